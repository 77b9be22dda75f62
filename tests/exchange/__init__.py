"""Tests of the ways out of the house."""
