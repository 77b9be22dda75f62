"""Discourse networks of the labelled set: who takes positions on what, who agrees with whom, and how that changes.

Each takes the table of stances (`project.tables.stances`) and gives a networkx graph that says what it is: `title`,
`caption` and the choices made are in `graph.graph`; nodes have `id`, `name`, `mode` (`actor` or `concept`), `label`
(the actor's type), `n` (how much their positions weigh) and `articles`; ties have `weight` and `n`. Measures and their
sources stand in `two_mode`, `one_mode` and `normalising`; `docs/networks.md` shows how to read them.
"""

from workbench.networks.one_mode import one_mode
from workbench.networks.passages import where
from workbench.networks.saving import load, save
from workbench.networks.two_mode import two_mode
from workbench.networks.windows import windows

__all__ = ["load", "one_mode", "save", "two_mode", "where", "windows"]
