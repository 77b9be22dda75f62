"""The reliability report."""
