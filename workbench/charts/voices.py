"""Whose words positions are given in: who gets to speak in their own."""

from typing import TYPE_CHECKING, Literal

from matplotlib.axes import Axes

from workbench.charts.palette import VOICES, looks
from workbench.charts.sheet import finished, nothing
from workbench.charts.stacked import FEW, Bar, Heading, percent, sized, stacked, sure
from workbench.counting import Once, counted, labels, lines, more, ranked, tally
from workbench.intervals import ratios

if TYPE_CHECKING:
    from pandas import DataFrame


def voice_composition(
    stances: "DataFrame",
    ax: Axes | None = None,
    *,
    by: Literal["actor", "outlet"] = "actor",
    of: Literal["counts", "shares"] = "counts",
    most: int = 30,
    once: Once = "article",
    copies: "DataFrame | None" = None,
) -> Axes:
    """In whose words positions are given, for each actor or each outlet: who gets to speak in their own.

    Beside a bar stands the share that is quoted, with its 95 % interval over articles. Bars are as long as there are
    positions, or all alike (`of="shares"`). What is said in two voices counts in both, in each once an article, or by
    the rule `once`. More than `most` bars are left out, and the caption says how many. With the table of near-copies
    (`copies=tables.copies`) what copies of one text say counts once.
    """
    title = f"In whose words positions are given, by {by}"
    found = counted(stances, ["actor", "target", "polarity", "voice"], "position", once, copies)
    if found.why:
        return nothing(ax, title, found.why, found.caption)
    names = labels(found.rows, by, "actor_name" if by == "actor" else "outlet", f"(no {by} given)")
    shown = ranked(tally(found.rows, by))
    kinds = looks(VOICES, found.rows["voice"])
    counts = tally(found.rows, by, "voice")
    weight = found.rows["weight"]
    shares = ratios(weight * (found.rows["voice"] == "quoted"), weight, found.rows["drawn"], found.rows[by])
    articles = found.rows.groupby(by)["article"].nunique()
    slots: list[Bar | Heading] = [Heading("", "quoted, 95 % interval")]
    for each in shown[:most]:
        share, n, parts = shares[each], int(articles[each]), {kind: counts[each, kind] for kind in kinds}
        beside, shown_of = [percent(share), sized(sum(parts.values()), share, n)], {"name": names[each]}
        slots.append(Bar(names[each], parts, {by: each}, beside, shown_of, share, n, "quoted"))
    ax = stacked(ax, slots, kinds, "voice", records=found.every, whole=of == "shares", row=0.4)
    rule = f"What is said in two voices counts in both. Pale: fewer than {FEW} positions."
    told = sure([shares[each] for each in shown[:most]], whole=of == "shares")
    return finished(ax, title, lines(found.caption, rule, told, more({by: len(shown) - most})))
