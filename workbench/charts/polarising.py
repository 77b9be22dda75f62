"""How polarised a debate is, window by window, beside what the same ties have by lot."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from matplotlib.axes import Axes

from workbench.charts import behind, calendar, style
from workbench.charts.calendar import By
from workbench.charts.sheet import beside, finished, nothing, sheet
from workbench.counting import Once, counted, lines, many
from workbench.counting.repeats import dated
from workbench.intervals import FEWEST

if TYPE_CHECKING:
    from pandas import DataFrame

_PERIOD, _LEAST, _WIDEST, _HEIGHT = 0.4, 4.2, 9.0, 2.3
"""Width of a window, least and greatest width of the axes, and their height, in inches."""
_SCALE = {0.0: "0", 0.25: "0.25", 0.5: "0.5", 0.75: "0.75", 1.0: "1"}


class Polarised(Protocol):
    """What `networks.polarisations` says of a window."""

    @property
    def value(self) -> float | None:
        """From 0 to 1; None where `why` says why."""

    @property
    def chance(self) -> float | None:
        """The mean of what ties dealt by lot have."""

    @property
    def usual(self) -> tuple[float, float] | None:
        """From where to where nine tenths of these lie."""

    @property
    def camps(self) -> Mapping[str, int]:
        """Actor → 1 or 2."""

    @property
    def articles(self) -> int:
        """How many it is made of."""

    @property
    def of(self) -> str:
        """How the network was made."""

    @property
    def why(self) -> str:
        """Why there is no value."""


def polarisation_over_time(
    stances: "DataFrame",
    found: Mapping[str, Polarised],
    ax: Axes | None = None,
    *,
    once: Once = "article",
    copies: "DataFrame | None" = None,
) -> Axes:
    """The polarisation of the network of each window: `found = networks.polarisations(networks.windows(stances, …))`.

    A point is twice the signed modularity of two camps, from 0 to 1; the bar behind it reaches over nine tenths of what
    the same ties have when they are dealt to pairs of actors by lot, and the line in it is their mean. A point inside
    its bar is no more than chance. It is hollow where there are fewer than 10 articles; a window without ties has none,
    and no line goes across it. `stances` is the table that the windows are made of, and `once` and `copies` the rules
    by which they were made, for what the caption counts.
    """
    title = "How polarised the debate is"
    made = counted(stances, ["actor", "target", "polarity"], "position", once, copies)
    there = {period: each for period, each in found.items() if each.value is not None}
    if not there:
        why = made.why or ("In no window are two actors tied." if found else "No position has a date.")
        return nothing(ax, title, why, made.caption)
    ax = _axes(ax, [*found])
    by = _by(next(iter(found)))
    apart = by and not any(" to " in window for window in found)
    # a record is in more than one window where these overlap, and then no column can say in which
    behind.made_of(ax, made.every.assign(window=dated(made.every, by)) if by and apart else made.every)
    _line(ax, [*found.values()])
    for x, (window, each) in enumerate(found.items()):
        _point(ax, x, each)
        words, shown = _of_point(window, each)
        behind.mark(ax, (x - 0.4, 0, x + 0.4, 1), words, {"window": window} if apart else {}, **shown)
    return finished(ax, title, lines(made.caption, *_said(found)))


def _axes(ax: Axes | None, windows: Sequence[str]) -> Axes:
    wide = min(max(_LEAST, _PERIOD * len(windows)), _WIDEST)
    ax = sheet(ax, wide := beside(wide, [*_SCALE.values()]), _HEIGHT)
    ax.set_ylim(-0.06, 1.06)
    ax.set_yticks([*_SCALE], [*_SCALE.values()], parse_math=False, fontsize=style.size(8))
    ends, by = [each.split(" to ")[-1] for each in windows], _by(windows[0])
    if by:
        calendar.dated(ax, ends, by, wide)
    else:
        step = -(-len(ends) // max(1, int(wide / 0.8)))
        ax.set_xticks(range(0, len(ends), step), ends[::step], parse_math=False, fontsize=style.size(8))
        ax.set_xlim(-0.6, len(ends) - 0.4)
    ax.hlines([*_SCALE], -0.6, len(ends) - 0.4, color=style.theme().pale, linewidth=0.7, zorder=0)
    return ax


def _by(window: str) -> By | None:
    end = window.split(" to ")[-1]
    lengths: dict[int, By] = {4: "year", 7: "month", 8: "week"}
    return lengths.get(len(end))


def _line(ax: Axes, points: Sequence[Polarised]) -> None:
    for x, (point, following) in enumerate(pairwise(points)):
        if point.value is not None and following.value is not None:
            wide = 0.7 if min(point.articles, following.articles) < FEWEST else 1.4
            ax.plot([x, x + 1], [point.value, following.value], color=style.theme().bar, linewidth=wide, zorder=2)


def _point(ax: Axes, x: int, each: Polarised) -> None:
    now = style.theme()
    if each.value is None:
        return
    if each.usual and each.chance is not None:
        ax.bar(x, each.usual[1] - each.usual[0] + 0.008, 0.7, each.usual[0] - 0.004, color=now.pale, zorder=1)
        ax.hlines(each.chance, x - 0.35, x + 0.35, color=now.quiet, linewidth=1, zorder=1)
    fill = now.ground if each.articles < FEWEST else now.bar
    ax.plot([x], [each.value], "o", color=now.bar, markerfacecolor=fill, markersize=5.5, zorder=3)


def _of_point(window: str, each: Polarised) -> tuple[str, dict[str, behind.Value]]:
    shown: dict[str, behind.Value] = {"window": window, "why": each.why}
    if each.value is None:
        return f"{window}: no polarisation, {each.why}", shown
    lot = "" if each.chance is None else f", by lot {each.chance:.2f}"
    words = f"{window}: {each.value:.2f}{lot}, {many(len(each.camps), 'actor')}, {many(each.articles, 'article')}"
    low, high = each.usual or (None, None)
    shown |= {"polarisation": round(each.value, 6), "by_lot": each.chance, "by_lot_low": low, "by_lot_high": high}
    return words, shown | {"actors": len(each.camps), "articles": each.articles}


def _said(found: Mapping[str, Polarised]) -> list[str]:
    there = [each for each in found.values() if each.value is not None]
    few, none = sum(each.articles < FEWEST for each in there), len(found) - len(there)
    moving = "A point stands at the end of its window. " if any(" to " in window for window in found) else ""
    return [
        "Polarisation: twice the signed modularity of the best two camps (Waugh et al. 2009; Gómez et al. 2009), "
        f"0 to 1; networks of actors ({there[0].of}).",
        f"{moving}Bars: nine tenths of what the same ties have when dealt by lot; line in them: the mean. "
        "A point in its bar is no more than chance. No intervals: those of articles drawn anew are off to one side.",
        f"Hollow: under {FEWEST} articles ({many(few, 'window')})." if few else "",
        f"{many(none, 'window')} without ties: gaps." if none else "",
    ]
