"""Files to articles and their regions."""
