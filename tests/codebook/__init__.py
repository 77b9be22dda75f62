"""The codebook and its registry: read, searched, changed."""
