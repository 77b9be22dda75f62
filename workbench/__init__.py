"""Read articles about conflict and politics, correct suggested labels, keep every correction, chart the set.

`workbench.open(folder)` is the door. The rooms behind it (`suggest`, `widget`, `tables`, `charts`) are imported
with the libraries they need only when they are entered.
"""

import os
import sys

if sys.argv[:1] == ["-m"] and sys.path[0] == os.getcwd() != os.path.dirname(__path__[0]):
    # `python -m workbench` looks for libraries where one stands first, and in a project folder anything may lie
    del sys.path[0]

from workbench.project import Project
from workbench.project import open_project as open
from workbench.trouble import Trouble

__all__ = ["Project", "Trouble", "open"]
