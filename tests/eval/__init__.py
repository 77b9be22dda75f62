"""The measures of how good the suggestions are count what they say, and labelled sets are read as they are."""
