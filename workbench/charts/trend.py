"""The drawing of figures over time: a scale, a line for each of a few, bars of n under it, and what happened when."""

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from workbench.charts import behind, calendar, style
from workbench.charts.calendar import By
from workbench.charts.palette import Series, series
from workbench.charts.scale import signed
from workbench.charts.sheet import beside, key_of, sheet, short
from workbench.counting import figure, lines, many
from workbench.intervals import Interval

if TYPE_CHECKING:
    from pandas import DataFrame

Measure = Literal["net", "support"]
FEW = 3
"""Fewer positions than this are grey."""
_PERIOD, _LEAST, _WIDEST, _HEIGHT = 0.42, 4.2, 9.0, 2.7
"""Width of a period, least and greatest width of the axes, and their height, in inches."""
_BARS, _GAP = 0.24, 0.1
"""Height of the bars of n, and the gap above them, as shares of the scale."""


class Trend(NamedTuple):
    """What is drawn: a line for each of `names` (id → name), a point for each of its periods."""

    points: Mapping[tuple[str, str], Interval]
    weights: Mapping[tuple[str, str], float]
    names: Mapping[str, str]
    shown: list[str]
    by: By
    measure: Measure
    of: str

    @property
    def least(self) -> float:
        """The lower end of the scale; the upper one is 1."""
        return -1.0 if self.measure == "net" else 0.0

    @property
    def floor(self) -> float:
        """Where the bars stand."""
        return self.least - (_GAP + _BARS) * self.span

    @property
    def span(self) -> float:
        """How long the scale is."""
        return 1 - self.least


def drawn(ax: Axes | None, of: Trend, every: "DataFrame", where: Mapping[str, str]) -> Axes:
    """A line for each, on the axes given or a sheet of their own; `every` record is behind it, found by `where`."""
    ax = _axes(ax, of)
    behind.made_of(ax, every)
    for place, (each, looks) in enumerate(zip(of.names, series(len(of.names)), strict=True)):
        _line(ax, of, each, place, looks, where)
    return ax


def events(ax: Axes, of: Trend, happened: Mapping[str, str]) -> str:
    """Draw a numbered line for each event, and return the words for under the figure."""
    told, outside, last = [], [], -9.0
    least = 0.2 / (ax.get_window_extent().width / ax.figure.dpi) * len(of.shown)
    for number, (day, what) in enumerate(sorted(happened.items()), 1):
        x = calendar.place(day, of.shown, of.by)
        if x is None:
            outside.append(day)
            continue
        ax.vlines(x, of.least, 1, color=style.theme().quiet, linestyle=":", linewidth=1.2, zorder=0.5)
        # numbers stand beside each other where their lines nearly do
        last = max(x, last + least)
        _above(ax, last, 1, f"{number}", 3, 8)
        told.append(f"{number}: {day} {what}")
    parts = (f"Events: {'; '.join(told)}.", f"Events outside the period, not drawn: {', '.join(outside)}.")
    return lines(parts[0] * bool(told), parts[1] * bool(outside))


def _axes(ax: Axes | None, of: Trend) -> Axes:
    wide = min(max(_LEAST, _PERIOD * len(of.shown)), _WIDEST)
    scale = {-1.0: "\n−1\nall oppose", -0.5: "−0.5", 0.0: "0", 0.5: "+0.5", 1.0: "\n+1\nall support"}
    if of.measure == "support":
        scale = {0.0: "0 %", 0.25: "25 %", 0.5: "50 %", 0.75: "75 %", 1.0: "100 %"}
    ax = sheet(ax, wide := beside(wide, [*scale.values()]), _HEIGHT)
    highest = figure(max(of.weights.values()))
    ax.set_ylim(of.floor, 1 + 0.04 * of.span)
    ticks = {of.floor + _BARS / 2 * of.span: f"n\nat most {highest}", **scale}
    ax.set_yticks([*ticks], [*ticks.values()], parse_math=False, fontsize=style.size(8))
    calendar.dated(ax, of.shown, of.by, wide)
    now, ends = style.theme(), (-0.6, len(of.shown) - 0.4)
    ax.hlines([*scale], *ends, color=now.pale, linewidth=0.7, zorder=0)
    ax.hlines([0.0, of.floor], *ends, color=now.quiet, linewidth=0.7, zorder=0)
    return ax


def _line(ax: Axes, of: Trend, each: str, place: int, looks: Series, where: Mapping[str, str]) -> None:
    """The line of one actor or outlet, its points and its bars."""
    slot = 0.84 / len(of.names)
    middle = (place - (len(of.names) - 1) / 2) * slot
    there = [(x, of.points[each, when]) for x, when in enumerate(of.shown) if (each, when) in of.points]
    for (x, point), (after, following) in pairwise(there):
        if after == x + 1 and point.value is not None and following.value is not None:
            sure = point.low is not None and following.low is not None
            ends = [x + middle, after + middle], [point.value, following.value]
            ax.plot(*ends, color=looks.colour, linewidth=1.4 if sure else 0.7, linestyle=looks.dashes, zorder=1)
    for x, point in there:
        n = of.weights[each, of.shown[x]]
        _point(ax, x + middle, point, looks)
        _bar(ax, of, x + middle, n, slot, looks)
        _mark(ax, of, each, x, middle, slot, point, n, where)
    handle = Line2D([], [], color=looks.colour, marker=looks.marker, linestyle=looks.dashes, markersize=5)
    handle.set_label(short(of.names[each], 26, 2))
    if of.of:
        key_of(ax, [handle])


def _point(ax: Axes, x: float, point: Interval, looks: Series) -> None:
    if point.value is None:
        return
    if point.low is not None and point.high is not None:
        ax.vlines(x, point.low, point.high, color=looks.colour, linewidth=1.6, zorder=2)
    fill = style.theme().ground if point.low is None else looks.colour
    edge = style.theme().quiet if point.n < FEW else looks.colour
    ax.plot([x], [point.value], looks.marker, color=edge, markerfacecolor=fill, markersize=5, zorder=3)


def _bar(ax: Axes, of: Trend, x: float, n: float, slot: float, looks: Series) -> None:
    high = 0.72 * _BARS * of.span * n / max(of.weights.values())
    ax.bar(x, high, 0.8 * slot, of.floor, color=looks.colour, linewidth=0)
    room = ax.get_window_extent().width / len(of.shown) * slot
    if room >= 0.075 * len(figure(n)) * ax.figure.dpi:
        _above(ax, x, of.floor + high, figure(n), 1, 7)


def _above(ax: Axes, x: float, y: float, words: str, gap: float, size: float) -> None:
    look: dict[str, Any] = {"ha": "center", "va": "bottom", "color": style.theme().ink, "parse_math": False}
    ax.annotate(words, (x, y), (0, gap), textcoords="offset points", fontsize=style.size(size), **look)


def _mark(
    ax: Axes,
    of: Trend,
    each: str,
    x: int,
    middle: float,
    slot: float,
    point: Interval,
    n: float,
    where: Mapping[str, str],
) -> None:
    when, value = of.shown[x], point.value or 0.0
    told = [signed(part) if of.measure == "net" else f"{part:.0%}" for part in (value, point.low or 0, point.high or 0)]
    sure = f"no interval: {point.why}" if point.low is None else f"95 % interval {told[1]} to {told[2]}"
    who = f"{of.names[each]}, " if of.of else ""
    words = f"{who}{when}: {of.measure} {told[0]} ({sure}), n {figure(n)} in {many(point.articles, 'article')}"
    box = (x + middle - slot / 2, of.floor, x + middle + slot / 2, 1.0)
    place = {**where, of.by: when, **({of.of: each} if of.of else {})}
    shown: dict[str, behind.Value] = {f"{of.of}_name": of.names[each]} if of.of == "actor" else {}
    ends = (None if end is None else round(end, 6) for end in (point.value, point.low, point.high))
    shown |= dict(zip((of.measure, "low", "high"), ends, strict=True))
    behind.mark(ax, box, words, place, **shown, n=round(n, 6), articles=point.articles, no_interval=point.why)
