"""The labelled set as tables."""
