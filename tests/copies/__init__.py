"""Near-copies: found, laid over each other, carried over."""
