"""Names that no registry has."""
