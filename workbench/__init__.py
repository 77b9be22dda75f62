"""Read articles about conflict and politics, correct suggested labels, keep every correction, chart the set.

`workbench.open(folder)` is the door. The rooms behind it (`suggest`, `widget`, `tables`, `charts`) are imported
with the libraries they need only when they are entered.
"""

from workbench.project import Project
from workbench.project import open_project as open
from workbench.trouble import Trouble

__all__ = ["Project", "Trouble", "open"]
