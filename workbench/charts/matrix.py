"""Who takes which position toward whom or what, in one grid."""

from collections import Counter
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from workbench.charts.cells import grid, strips
from workbench.charts.palette import POLARITIES, looks
from workbench.charts.sheet import finished, key, nothing, short
from workbench.counting import counted, labels, lines, more, ranked, tally

if TYPE_CHECKING:
    from pandas import DataFrame

_STRIP = 0.13
"""Least height of a strip with its number, in inches."""


def stance_matrix(
    stances: "DataFrame", ax: Axes | None = None, *, most: int = 40, copies: "DataFrame | None" = None
) -> Axes:
    """Who takes which position toward whom or what: a strip with its count for each polarity found in a cell.

    A position counts once an article, however often and by however many annotators it was written down; where
    annotators differ, both polarities show. Who speaks for a body counts as that body. Rows and columns with
    most positions come first; more than `most` of either are left out, and the caption says how many. With the table
    of near-copies (`copies=tables.copies`) what copies of one text say counts once.
    """
    title = "Who supports or opposes what"
    found = counted(stances, ["actor", "target", "polarity"], "position", "article", copies)
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    actors = ranked(tally(found.rows, "actor"))
    of_shown = found.rows[found.rows["actor"].isin(actors[:most])]
    targets = ranked(tally(of_shown, "target"))[:most]
    hidden = more({"actor": len(actors) - most, "target": found.rows["target"].nunique() - len(targets)})
    kinds = looks(POLARITIES, found.rows["polarity"])
    counts = tally(of_shown, "actor", "target", "polarity")
    names = labels(found.rows, "actor", "actor_name", "(no holder)")
    aims = labels(found.rows, "target", "target_name", "(no target)")
    highest = max(Counter((actor, target) for actor, target, _ in counts).values())
    rows = [short(names[actor], 26, 2) for actor in actors[:most]]
    ax = grid(ax, rows, [aims[target] for target in targets], max(0.36, highest * _STRIP))
    for y, actor in enumerate(actors[:most]):
        for x, target in enumerate(targets):
            strips(ax, x, y, {kind: counts[actor, target, kind] for kind in kinds}, kinds)
    key(ax, kinds)
    rule = "A position counts once an article; who speaks for a body counts as that body. Most positions first."
    return finished(ax, title, lines(found.caption, rule, hidden))
