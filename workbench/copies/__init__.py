"""Near-copies: agency text that outlets repeat is found, so that it is coded once and counted once."""

from workbench.copies.groups import Copies, Group, near_copies

__all__ = ["Copies", "Group", "near_copies"]
