"""Measures and demonstrations that are run by hand: scores, speed, the whole way without a browser."""
