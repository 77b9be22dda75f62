"""What a figure counts."""
