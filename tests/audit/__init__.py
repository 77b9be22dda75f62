"""What suggestions did, and how long people worked."""
