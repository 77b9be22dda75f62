"""Tests of the suggestions, on sentences of our own about other wars than the seeds'."""
