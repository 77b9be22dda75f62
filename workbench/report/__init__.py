"""The reliability report: who read what, how far readers agree and what that rests on, for whoever was not there."""
