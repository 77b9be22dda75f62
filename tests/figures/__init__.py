"""Tests of the figures of a project."""
