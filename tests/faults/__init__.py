"""What is done to the logs on purpose, and what may never come of it: every fault is made, none is imagined."""
