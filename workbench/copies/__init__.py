"""Near-copies: agency text that outlets repeat is found, so that it is coded once and counted once."""
