"""Tests of the explorer: from a figure to the text and back."""
