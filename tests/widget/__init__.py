"""Tests of `workbench.widget` without a browser."""
