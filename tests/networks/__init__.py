"""Discourse networks and what is read in them."""
