"""Who takes which position toward whom or what, in one grid: the lead figure of a discourse analysis."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import numpy as np
from matplotlib.axes import Axes

from workbench.charts import behind, cells, style
from workbench.charts.lettering import apart
from workbench.charts.palette import POLARITIES, Look, looks
from workbench.charts.scale import key_of_net, of_net, signed
from workbench.charts.seriation import alike
from workbench.charts.sheet import finished, fitting_rows, key, nothing, number, short
from workbench.counting import Once, counted, figure, labels, lines, many, more, ranked, tally
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

Order = Literal["most", "type", "cluster"]
FEW = 3
"""Fewer positions than this tell no net position: their cell is grey."""
_WIDTH, _NARROWER, _HEIGHT = 0.42, 0.38, 0.44
"""Of a cell, in inches: three short lines of words."""


class _Cell(NamedTuple):
    net: float
    n: float
    records: int
    articles: int
    counts: Mapping[str, float]


def stance_matrix(
    stances: "DataFrame",
    ax: Axes | None = None,
    *,
    most: int = 40,
    once: Once = "article",
    copies: "DataFrame | None" = None,
    order: Order = "most",
) -> Axes:
    """The net position of each actor toward each target, from −1 (all oppose) to +1 (all support), with n in the cell.

    Net is (support − oppose) / n, and n counts positions of all polarities: conditional, neutral and mixed ones draw it
    toward 0, and how many are conditional stands in the cell. A position counts by the rule `once`; where annotators
    differ, both readings count. Who speaks for a body counts as that body. A cell of fewer than 3 positions is grey;
    one without any is empty.

    `order` of rows and columns: `most` positions first; by `type` (label of the actor, topics before entities) and most
    positions in each; or `cluster`, those with like positions beside each other. More than `most` of either, or than
    the sheet has room for, are left out, the least frequent first, and the caption says how many. With the table of
    near-copies (`copies=tables.copies`) what copies of one text say counts once. Raises Trouble when there is no such
    order or rule.
    """
    if order not in get_args(Order):
        raise Trouble(f"there is no order {order!r} of a stance matrix; write one of {', '.join(get_args(Order))}")
    title = "Who supports or opposes what"
    found = counted(stances, ["actor", "target", "polarity"], "position", once, copies)
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    names = labels(found.rows, "actor", "actor_name", "(no holder)")
    aims = labels(found.rows, "target", "target_name", "(no target)")
    actors, targets = _shown(found.rows, names, aims, most)
    filled = _cells(found.rows, actors, targets)
    hidden = _hidden(found.rows, filled, {"actor": len(names) - len(actors), "target": len(aims) - len(targets)})
    actors, targets, parted, how = _ordered(found.rows, filled, actors, targets, order)
    ax = cells.grid(ax, _rows(names, actors), [aims[each] for each in targets], _HEIGHT, _width())
    behind.made_of(ax, found.every)
    pairs = {(x, y): (actor, target) for y, actor in enumerate(actors) for x, target in enumerate(targets)}
    _draw(ax, {at: filled[pair] for at, pair in pairs.items() if pair in filled})
    for (x, y), (actor, target) in pairs.items():
        if cell := filled.get((actor, target)):
            _mark(ax, x, y, cell, {"actor": actor, "target": target}, (names[actor], aims[target]))
    ax.hlines(parted, -0.5, len(targets) - 0.5, color=style.theme().quiet, linewidth=1.2)
    key(ax, key_of_net(FEW))
    told = "In a cell: net position (support − oppose) / n, and n; if (and a marked corner): how many are conditional."
    body = "Who speaks for a body counts as that body. A cell describes what was counted; it has no interval."
    return finished(ax, title, lines(found.caption, told, body, how, hidden))


def _hidden(rows: "DataFrame", filled: Mapping[tuple[str, str], _Cell], left_out: Mapping[str, int]) -> str:
    told, shown = more(left_out), sum(cell.records for cell in filled.values())
    return told and f"{told} In the cells: {shown:,} of {many(len(rows), 'position')}."


def _rows(names: Mapping[str, str], actors: Sequence[str]) -> list[str]:
    return apart([names[actor] for actor in actors], 26, 2)


def _shown(
    rows: "DataFrame", names: Mapping[str, str], aims: Mapping[str, str], most: int
) -> tuple[list[str], list[str]]:
    """The actors with most positions, and of what they take them toward the most frequent; as many as have room."""
    actors = ranked(tally(rows, "actor"))[: min(most, fitting_rows(_HEIGHT))]
    targets = ranked(tally(rows[rows["actor"].isin(actors)], "target"))[:most]
    room = cells.room(_rows(names, actors), [aims[target] for target in targets], _width())
    # who takes positions only toward what has no room would have an empty row
    left = {*rows[rows["target"].isin(targets[:room])]["actor"]}
    return [actor for actor in actors if actor in left], targets[:room]


def _width() -> float:
    return _NARROWER if style.narrow() else _WIDTH


def _cells(rows: "DataFrame", actors: Sequence[str], targets: Sequence[str]) -> dict[tuple[str, str], _Cell]:
    """The filled cells."""
    shown = rows[rows["actor"].isin(actors) & rows["target"].isin(targets)]
    kinds = [*looks(POLARITIES, shown["polarity"])]
    counts = tally(shown, "actor", "target", "polarity")
    records = Counter(zip(shown["actor"], shown["target"], strict=True))
    by_article = shown.drop_duplicates(["article", "actor", "target"])
    articles = Counter(zip(by_article["actor"], by_article["target"], strict=True))
    found = {}
    for pair in records:
        of_kind = {kind: counts[(*pair, kind)] for kind in kinds if counts[(*pair, kind)]}
        n = sum(of_kind.values())
        net = (of_kind.get("support", 0.0) - of_kind.get("oppose", 0.0)) / n if n else 0.0
        found[pair] = _Cell(net, n, records[pair], articles[pair], of_kind)
    return found


def _ordered(
    rows: "DataFrame",
    filled: Mapping[tuple[str, str], _Cell],
    actors: list[str],
    targets: list[str],
    order: Order,
) -> tuple[list[str], list[str], list[float], str]:
    """The rows and the columns in their order, where a line parts groups of rows, and the words that say so."""
    if order == "cluster":
        nets = np.array([[filled[a, t].net if (a, t) in filled else 0.0 for t in targets] for a in actors])
        by_row, by_column = alike(nets)
        how = "Order: those with like positions beside each other (first singular vectors of the net positions)."
        return [actors[i] for i in by_row], [targets[i] for i in by_column], [], how
    if order == "most":
        return actors, targets, [], "Order: most positions first."
    label = _first(rows, "actor", "actor_label") if "actor_label" in rows else {}
    groups = [*dict.fromkeys(label.get(actor, "") for actor in actors)]
    actors = sorted(actors, key=lambda actor: groups.index(label.get(actor, "")))
    type_ = _first(rows, "target", "target_type")
    targets = sorted(targets, key=lambda target: type_.get(target) != "topic")
    parted = [y - 0.5 for y in range(1, len(actors)) if label.get(actors[y]) != label.get(actors[y - 1])]
    said = ", ".join(short(group, 24) or "no label" for group in groups)
    return (
        actors,
        targets,
        parted,
        f"Order: by label of the actor ({said}), topics first; most positions first in each.",
    )


def _first(rows: "DataFrame", of: str, column: str) -> dict[str, str]:
    once = rows.drop_duplicates(of)
    return dict(zip(once[of], once[column], strict=True))


def _draw(ax: Axes, there: Mapping[tuple[int, int], _Cell]) -> None:
    """Fill the cells at their places, (column, row), and write in them."""
    grey = Look(style.theme().pale, style.theme().quiet)
    look = {at: of_net(cell.net) if cell.records >= FEW else grey for at, cell in there.items()}
    cells.blocks(ax, {at: look[at].fill for at in there})
    cells.corners(ax, {at: look[at].ink for at, cell in there.items() if cell.counts.get("conditional")})
    for at, cell in there.items():
        conditional = cell.counts.get("conditional", 0.0)
        words = [signed(cell.net), f"n {figure(cell.n)}", *([f"if {figure(conditional)}"] if conditional else [])]
        number(ax, *at, "\n".join(words), look[at], 7.5)


def _mark(ax: Axes, x: int, y: int, cell: _Cell, where: Mapping[str, str], names: tuple[str, str]) -> None:
    parts = ", ".join(f"{figure(n)} {kind}" for kind, n in cell.counts.items())
    words = f"{names[0]} → {names[1]}: net {signed(cell.net)}, n {figure(cell.n)} ({parts})"
    shown: dict[str, behind.Value] = {"actor_name": names[0], "target_name": names[1]}
    shown |= {"net": round(cell.net, 6), "n": round(cell.n, 6), "articles": cell.articles}
    shown |= {f"n_{kind}": round(cell.counts.get(kind, 0.0), 6) for kind in (*POLARITIES, *cell.counts)}
    behind.mark(
        ax, (x - 0.5, y - 0.5, x + 0.5, y + 0.5), f"{words} in {many(cell.articles, 'article')}", where, **shown
    )
