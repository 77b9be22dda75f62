"""Names that no registry has: found by a model, bounded by the codebook's rules, typed, and linked where it is safe."""
