"""Logs as every released schema wrote them; they stay as they are for ever."""
