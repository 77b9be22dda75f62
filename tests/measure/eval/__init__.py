"""How good the suggestions are, on the reference reading and on labelled sets of others: `make eval`."""
