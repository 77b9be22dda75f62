"""Tests of the room `intervals`."""
