"""Which entities are named together: in the same article, paragraph or sentence. It is not stance.

How strongly two go together is told in three ways. The number of units that name both grows with how often each is
named. The Jaccard index is that number over the units that name either (Jaccard 1912). Normalised pointwise mutual
information compares it with what chance would bring: -1 never together, 0 as by chance, 1 only together (Bouma 2009).
"""

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Literal, get_args

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from workbench.charts import behind, cells, style
from workbench.charts.depth import depth
from workbench.charts.lettering import short
from workbench.charts.palette import Look
from workbench.charts.sheet import finished, fitting_rows, nothing, number
from workbench.counting import counted, figure, labels, lines, many, more, ranked, tally
from workbench.counting.repeats import rule
from workbench.counting.weights import weighed
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

Within = Literal["article", "paragraph", "sentence"]
Measure = Literal["count", "jaccard", "npmi"]
FEW = 3
"""Fewer in common are grey."""
_SAID = {
    "count": "In a cell: how many {units} name both.",
    "jaccard": "In a cell: {units} that name both over those that name either (Jaccard 1912); n: how many name both.",
    "npmi": "In a cell: normalised pointwise mutual information (Bouma 2009) in {every}; n: how many name both.",
}


def entity_cooccurrence(
    mentions: "DataFrame",
    ax: Axes | None = None,
    *,
    within: Within = "article",
    measure: Measure = "count",
    most: int = 20,
    copies: "DataFrame | None" = None,
) -> Axes:
    """Which entities are named in the same article, paragraph or sentence: a triangle with a cell for each two.

    An entity counts once a unit, however often it is named there and however many annotators marked it. `measure` is
    `count`, or an association: `jaccard` (0 to 1) or `npmi` (-1 to 1), with n below it. On the diagonal stands how
    many units name the one. Two that are never named together have an empty cell, and those with fewer than 3 units in
    common a grey one. The `most` frequent entities are shown, as far as they have room; mentions linked to no entity
    are left out; both is told. With the table of near-copies (`copies=tables.copies`) what copies of one text name
    counts once.

    `charts.where(ax, entity=…, other=…)` are the mentions of the one where the other is named too. Raises Trouble when
    there is no such `within` or `measure`.
    """
    if within not in get_args(Within) or measure not in get_args(Measure):
        raise Trouble(
            f"there is no co-occurrence within a {within!r} told by {measure!r}; write one of "
            f"{', '.join(get_args(Within))}, and one of {', '.join(get_args(Measure))}"
        )
    title = f"Who is named in the same {within}"
    place = ["article"] if within == "article" else ["article", within]
    found = counted(mentions, ["entity", *place[1:]], "mention", "article", copies)
    own = f"An entity counts once {'an' if within == 'article' else 'a'} {within}. Being named together is not stance."
    said = lines(found.caption.replace(rule("mention", "article"), own), _unlinked(found.every))
    linked = found.rows[found.rows["entity"] != ""]
    if found.why or linked.empty:
        return nothing(ax, title, found.why or "None of the mentions is linked to an entity.", said)
    names, order = labels(linked, "entity", "entity_name", ""), ranked(tally(linked, "entity"))
    wide = _width(measure)
    shown = _with_room(order[:most], names, wide)
    passages = _passages(found.every, place, shown)
    once = _once(passages, [*place, "entity", "other"], copies)
    both, units = tally(once, "entity", "other"), once.groupby(["entity", "other"]).size().to_dict()
    every = float(_once(found.every, place, copies)["weight"].sum())
    ax = cells.grid(ax, [_row(names[each]) for each in shown], [names[each] for each in shown[::-1]], width=wide)
    behind.made_of(ax, passages)
    highest = max((n for (one, other), n in both.items() if one != other), default=1.0)
    for y, one in enumerate(shown):
        _bare(ax, y, len(shown))
        for x, other in enumerate(reversed(shown[y:])):
            n = both[one, other]
            strength = associated(measure, n, both[one, one], both[other, other], every)
            if n and one == other:
                number(ax, x, y, figure(n), Look(style.theme().ground, style.theme().ink))
            elif n:
                share = n / highest if strength is None else max(strength, 0.0)
                _cell(ax, x, y, n, strength, share if min(n, units[one, other]) >= FEW else None)
            if n:
                _mark(ax, x, y, (one, other), names, n, None if one == other else strength, within, measure)
    said_of = _SAID[measure].format(units=f"{within}s", every=f"{figure(every)} {within}s that name anybody")
    rest = f"On the diagonal: how many name the one. Grey: fewer than {FEW} in common; empty: none."
    return finished(ax, title, lines(said, f"{said_of} {rest}", more({"entity": len(order) - len(shown)})))


def associated(measure: Measure, both: float, one: float, other: float, every: float) -> float | None:
    """How strongly two go together that `both`, `one` and `other` of all units name; None where that tells nothing.

    The count alone is no strength, and what all units name goes with everything.
    """
    if measure == "count" or not both:
        return None
    if measure == "jaccard":
        return both / (one + other - both)
    if both >= every:
        return None
    return log(both * every / (one * other)) / -log(both / every)


def _unlinked(every: "DataFrame") -> str:
    n = int((every["entity"] == "").sum())
    return f"Left out: {many(n, 'mention')} linked to no entity." if n else ""


def _row(name: str) -> str:
    return short(name, 26, 2)


def _width(measure: Measure) -> float:
    """Inches of a cell, for a number or for a strength with its sign."""
    if style.narrow():
        return 0.29 if measure == "count" else 0.36
    return cells.WIDTH


def _with_room(entities: list[str], names: dict[str, str], wide: float) -> list[str]:
    """Those of the entities that have room, as a row as well as a column."""
    entities = entities[: fitting_rows(cells.HEIGHT)]
    called = [names[each] for each in entities]
    return entities[: cells.room([_row(name) for name in called], called, wide)]


def _passages(every: "DataFrame", place: Sequence[str], shown: Sequence[str]) -> "DataFrame":
    """The mentions of each shown entity, once for each shown `other` in the same place, itself included.

    Of two, the one that is named more often comes first.
    """
    rank = {entity: at for at, entity in enumerate(shown)}
    those = every[every["entity"].isin(rank)]
    keys = those[[*place]].assign(_rank=those["entity"].map(rank).astype("int64"), _row=range(len(those)))
    others = keys[[*place, "_rank"]].drop_duplicates().rename(columns={"_rank": "_other"})
    pairs = keys.merge(others, on=[*place])
    pairs = pairs[pairs["_rank"] <= pairs["_other"]]
    other = pairs["_other"].map(dict(enumerate(shown))).astype("str")
    return those.take(pairs["_row"].to_numpy()).assign(other=other.to_numpy())


def _once(rows: "DataFrame", unit: Sequence[str], copies: "DataFrame | None") -> "DataFrame":
    """The first row of each unit, with its weight."""
    return weighed(rows.drop_duplicates([*unit]), [name for name in unit if name in ("entity", "other")], copies)


def _bare(ax: Axes, y: int, size: int) -> None:
    """Take the lines away where the triangle has no cells."""
    hidden = Rectangle((size - y - 0.48, y - 0.48), y + 1, 1.1, facecolor=style.theme().ground, linewidth=0, zorder=0.5)
    ax.add_artist(hidden)


def _cell(ax: Axes, x: int, y: int, n: float, strength: float | None, share: float | None) -> None:
    look = Look(style.theme().pale, style.theme().quiet) if share is None else depth(share)
    cells.block(ax, x, y, look)
    if strength is None:
        number(ax, x, y, figure(n), look)
    else:
        number(ax, x, y - 0.17, f"{strength:.2f}".replace("-", "−"), look)
        number(ax, x, y + 0.22, f"n {figure(n)}", look, 6.5)


def _mark(
    ax: Axes,
    x: int,
    y: int,
    pair: tuple[str, str],
    names: dict[str, str],
    n: float,
    strength: float | None,
    within: Within,
    measure: Measure,
) -> None:
    one, other = names[pair[0]], names[pair[1]]
    tied = "" if strength is None else f", {measure} {strength:.2f}"
    words = f"{one}: {_many(n, within)}" if one == other else f"{one} and {other}: {_many(n, within)}{tied}"
    shown: dict[str, behind.Value] = {"entity_name": one, "other_name": other, "within": within, "n": round(n, 6)}
    if measure != "count":
        shown[measure] = None if strength is None else round(strength, 6)
    where = {"entity": pair[0], "other": pair[1]}
    behind.mark(ax, (x - 0.5, y - 0.5, x + 0.5, y + 0.5), words, where, **shown)


def _many(n: float, noun: str) -> str:
    return f"{figure(n)} {noun}{'s' * (figure(n) != '1')}"
