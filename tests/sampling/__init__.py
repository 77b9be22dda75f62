"""Drawing by lot."""
