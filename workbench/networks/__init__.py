"""Discourse networks of the labelled set: who takes positions on what, who agrees with whom, and how that changes.

`one_mode`, `two_mode` and `windows` take the table of stances (`project.tables.stances`) and give networkx graphs that
say what they are: `title`, `caption` and the choices made are in `graph.graph`; nodes have `id`, `name`, `mode`
(`actor` or `concept`), `label` (the actor's type), `n` (how much their positions weigh) and `articles`; ties have
`weight` and `n`. The rest reads such graphs. Measures and their sources stand in the modules; `docs/networks.md` shows
how to read them.
"""

from workbench.networks.backbone import Backbone, backbone, best_backbone
from workbench.networks.communities import Communities, communities, grouped
from workbench.networks.disparity import disparity
from workbench.networks.modularity import modularity
from workbench.networks.one_mode import one_mode
from workbench.networks.passages import where
from workbench.networks.polarisation import Polarisation, polarisation, polarisations
from workbench.networks.saving import load, save
from workbench.networks.two_mode import two_mode
from workbench.networks.windows import windows

__all__ = [
    "Backbone",
    "Communities",
    "Polarisation",
    "backbone",
    "best_backbone",
    "communities",
    "disparity",
    "grouped",
    "load",
    "modularity",
    "one_mode",
    "polarisation",
    "polarisations",
    "save",
    "two_mode",
    "where",
    "windows",
]
