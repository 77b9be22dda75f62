"""The action log: lines, files and the hand that writes them."""
