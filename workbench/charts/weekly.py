"""Rows of weeks: points with their intervals, thin lines between them, and bars of how many records they are of."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.palette import Look

if TYPE_CHECKING:
    from pandas import DataFrame

SIGNS = (("●", "o"), ("■", "s"), ("▲", "^"), ("▼", "v"))
"""A sign for each annotator, in words and drawn."""
_APART = "#D55E00"
"""Vermilion of Okabe and Ito (2008)."""
FEWEST, FEW = 5, 3
"""Articles in a week under which no interval is drawn, and records under which a point is grey."""
BAND = 0.84
"""How much of a row its scale takes."""


class Scale(NamedTuple):
    """Where things stand: weeks across, annotators beside each other in a week, values below each other up to `top`."""

    weeks: Mapping[str, int]
    who: Mapping[str, Look]
    values: Sequence[str]
    top: float

    def across(self, week: str, annotator: str) -> float:
        """The place of an annotator's week."""
        return self.weeks[week] + ([*self.who].index(annotator) - (len(self.who) - 1) / 2) / max(len(self.who), 1)

    def up(self, value: str, figure: float) -> float:
        """The place of a figure in the row of its value."""
        return self.values.index(value) + BAND / 2 - BAND * figure / self.top


class _Drawn(NamedTuple):
    """How a point looks: those that look alike are drawn at once."""

    marker: str
    size: float
    color: str
    fill: str


def points(ax: Axes, rows: "DataFrame", scale: Scale, told: Callable[[Mapping[str, Any]], str]) -> None:
    """A point with its interval for each row of a table of drift; `told` says it in words."""
    alike: dict[_Drawn, list[tuple[float, float]]] = {}
    sure: dict[str, list[tuple[float, float, float]]] = {}
    for each in rows.to_dict("records"):
        row: dict[str, Any] = {str(name): value for name, value in each.items()}
        x, y = scale.across(row["week"], row["annotator"]), scale.up(row["value"], row["figure"])
        look = _look(row, scale.who[row["annotator"]])
        alike.setdefault(look, []).append((x, y))
        if _is_sure(row):
            low, high = (scale.up(row["value"], row[end]) for end in ("low", "high"))
            sure.setdefault(look.color, []).append((x, low, high))
        shown = {name: None if value != value else value for name, value in row.items()}
        behind.mark(ax, (x - 0.2, y - 0.08, x + 0.2, y + 0.08), told(row), {}, **shown)
    for color, ends in sure.items():
        places, lows, highs = np.array(ends).T
        ax.vlines(places, lows, highs, color=color, linewidth=1.1, zorder=3)
    for (marker, size, color, fill), places in alike.items():
        x, y = np.array(places).T
        ax.plot(x, y, marker=marker, markersize=size, color=color, markerfacecolor=fill, linestyle="none", zorder=4)


def _look(row: Mapping[str, Any], look: Look) -> _Drawn:
    theme = style.theme()
    color = theme.quiet if row["n"] < FEW else _APART if row["apart"] else look.fill
    hollow = row["low"] == row["low"] and not _is_sure(row)
    marker, size = ("D", 5.0) if row["apart"] else (dict(SIGNS)[look.sign], 4.0)
    return _Drawn(marker, size, color, theme.ground if hollow else color)


def _is_sure(row: Mapping[str, Any]) -> bool:
    """Whether an interval is drawn."""
    return bool(row["n_articles"] >= FEWEST and row["low"] == row["low"])


def trails(ax: Axes, rows: "DataFrame", scale: Scale) -> None:
    """Thin lines from week to week; none across a week without work."""
    for name, value in dict.fromkeys(zip(rows["annotator"], rows["value"], strict=True)):
        own = rows[(rows["annotator"] == name) & (rows["value"] == value)]
        across = np.array([scale.across(week, name) for week in own["week"]])
        up = np.array([scale.up(value, figure) for figure in own["figure"]])
        gaps = np.flatnonzero(np.diff(across) > 1.5) + 1
        for xs, ys in zip(np.split(across, gaps), np.split(up, gaps), strict=True):
            if len(xs) > 1:
                ax.plot(xs, ys, color=scale.who[name].fill, linewidth=0.8, alpha=0.7, zorder=2)


def numbers(ax: Axes, rows: "DataFrame", scale: Scale) -> int:
    """The last row: of how many records or words each week's points are."""
    sizes = rows.groupby(["annotator", "week"])["n"].max()
    highest, bottom = int(sizes.max()), len(scale.values) + BAND / 2
    for name, look in scale.who.items():
        own = sizes[name]
        tall = BAND * own.to_numpy(np.float64) / highest
        x = [scale.across(week, name) for week in own.index]
        ax.bar(x, -tall, 0.8 / len(scale.who), bottom, color=look.fill, linewidth=0)
    return highest
