"""The drawing of figures over time: a scale, a line for each of a few, bars of n under it, and what happened when."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import nan
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from workbench.charts import behind, calendar, style
from workbench.charts.calendar import By
from workbench.charts.lettering import apart
from workbench.charts.palette import Series, series
from workbench.charts.scale import signed
from workbench.charts.sheet import beside, figure_of, key_of, sheet
from workbench.counting import figure, lines, many
from workbench.intervals import Interval

if TYPE_CHECKING:
    from pandas import DataFrame

Measure = Literal["net", "support"]
FEW = 3
"""Fewer positions than this are grey."""
_PERIOD, _LEAST, _WIDEST, _HEIGHT = 0.42, 4.2, 9.0, 2.7
"""Width of a period, least and greatest width of the axes, and their height, in inches."""
_SLOTS = 0.84
"""How much of a period its points and bars take."""
_BARS, _GAP = 0.24, 0.1
"""Height of the bars of n, and the gap above them, as shares of the scale."""


class Trend(NamedTuple):
    """What is drawn: a line for each of `names` (id → name), a point for each of its periods.

    With `copies`, near-copies are one text, and intervals are of texts.
    """

    points: Mapping[tuple[str, str], Interval]
    weights: Mapping[tuple[str, str], float]
    names: Mapping[str, str]
    shown: list[str]
    by: By
    measure: Measure
    of: str
    copies: bool = False

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
    looks, names = series(len(of.names)), apart([*of.names.values()], 26, 2)
    for place, each in enumerate(of.names):
        _line(ax, of, each, place, looks[place], where)
    if of.of:
        key_of(ax, [_handle(look, name) for look, name in zip(looks, names, strict=True)])
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


class _Dot(NamedTuple):
    """A point of a line: its place on the axis of time and where that is drawn, what it tells, and how much that is."""

    place: int
    x: float
    point: Interval
    n: float

    @property
    def y(self) -> float:
        """How high it is; no number where there is no value."""
        return nan if self.point.value is None else self.point.value

    @property
    def look(self) -> tuple[bool, bool]:
        """Whether it has an interval, and whether it is of too few positions to tell."""
        return self.point.low is not None, self.point.n < FEW


def _line(ax: Axes, of: Trend, each: str, place: int, looks: Series, where: Mapping[str, str]) -> None:
    """The line of one actor or outlet, its points and its bars."""
    slot = _SLOTS / len(of.names)
    middle = (place - (len(of.names) - 1) / 2) * slot
    known = [(x, (each, when)) for x, when in enumerate(of.shown) if (each, when) in of.points]
    dots = [_Dot(x, x + middle, of.points[of_it], of.weights[of_it]) for x, of_it in known]
    _segments(ax, [dot for dot in dots if dot.point.value is not None], looks)
    _points(ax, [dot for dot in dots if dot.point.value is not None], looks, _inches(ax, of, slot) * 72)
    _bars(ax, of, dots, slot, looks)
    for dot in dots:
        place_of = {**where, of.by: of.shown[dot.place], **({of.of: each} if of.of else {})}
        box = (dot.x - slot / 2, of.floor, dot.x + slot / 2, 1.0)
        behind.mark(ax, box, _words(of, each, dot), place_of, **_shown(of, each, dot))


def _handle(looks: Series, name: str) -> Line2D:
    return Line2D([], [], color=looks.colour, marker=looks.marker, linestyle=looks.dashes, markersize=5, label=name)


def _segments(ax: Axes, dots: Sequence[_Dot], looks: Series) -> None:
    """Lines between neighbours, thin where one of them has no interval; none across a period without positions."""
    neighbours = [(one, other) for one, other in pairwise(dots) if other.place == one.place + 1]
    for sure, width in ((True, 1.4), (False, 0.7)):
        pairs = [pair for pair in neighbours if all(dot.look[0] for dot in pair) == sure]
        # what is no number parts one line from the next
        xs = [x for one, other in pairs for x in (one.x, other.x, nan)]
        ys = [y for one, other in pairs for y in (one.y, other.y, nan)]
        if pairs:
            ax.plot(xs, ys, color=looks.colour, linewidth=width, linestyle=looks.dashes, zorder=1)


def _points(ax: Axes, dots: Sequence[_Dot], looks: Series, room: float) -> None:
    """A sign for each, with its interval: hollow without one, grey where it is of too little."""
    size = min(5.0, max(3.0, 0.9 * room))
    sure = [dot for dot in dots if dot.look[0]]
    ends = [(dot.point.low or 0.0, dot.point.high or 0.0) for dot in sure]
    if sure:
        ax.vlines(
            [dot.x for dot in sure], *zip(*ends, strict=True), color=looks.colour, linewidth=0.32 * size, zorder=2
        )
    for look in sorted({dot.look for dot in dots}):
        alike = [dot for dot in dots if dot.look == look]
        fill, edge = looks.colour if look[0] else style.theme().ground, style.theme().quiet if look[1] else looks.colour
        at = [dot.x for dot in alike], [dot.y for dot in alike]
        ax.plot(*at, looks.marker, color=edge, markerfacecolor=fill, markersize=size, zorder=3)


def _bars(ax: Axes, of: Trend, dots: Sequence[_Dot], slot: float, looks: Series) -> None:
    """A bar of n for each, with its number where there is room for all of them."""
    unit = 0.72 * _BARS * of.span / max(of.weights.values())
    ax.bar(
        [dot.x for dot in dots], [dot.n * unit for dot in dots], 0.8 * slot, of.floor, color=looks.colour, linewidth=0
    )
    longest = max((len(figure(dot.n)) for dot in dots), default=0)
    if _inches(ax, of, slot) >= 0.075 * longest:
        for dot in dots:
            _above(ax, dot.x, of.floor + dot.n * unit, figure(dot.n), 1, 7)


def _inches(ax: Axes, of: Trend, slot: float) -> float:
    return float(ax.get_window_extent().width / figure_of(ax).dpi / len(of.shown) * slot)


def _above(ax: Axes, x: float, y: float, words: str, gap: float, size: float) -> None:
    look: dict[str, Any] = {"ha": "center", "va": "bottom", "color": style.theme().ink, "parse_math": False}
    ax.annotate(words, (x, y), (0, gap), textcoords="offset points", fontsize=style.size(size), **look)


def _words(of: Trend, each: str, dot: _Dot) -> str:
    point = dot.point
    told = ["nothing" if part is None else signed(part) if of.measure == "net" else f"{part:.0%}" for part in point[:3]]
    sure = f"no interval: {point.why}" if point.low is None else f"95 % interval {told[1]} to {told[2]}"
    who = f"{of.names[each]}, " if of.of else ""
    n = f"n {figure(dot.n)} in {many(point.articles, 'text' if of.copies else 'article')}"
    return f"{who}{of.shown[dot.place]}: {of.measure} {told[0]} ({sure}), {n}"


def _shown(of: Trend, each: str, dot: _Dot) -> dict[str, behind.Value]:
    name: dict[str, behind.Value] = {"actor_name": of.names[each]} if of.of == "actor" else {}
    ends = (None if end is None else round(end, 6) for end in dot.point[:3])
    figures: dict[str, behind.Value] = dict(zip((of.measure, "low", "high"), ends, strict=True))
    count: dict[str, behind.Value] = {
        "n": round(dot.n, 6),
        "texts" if of.copies else "articles": dot.point.articles,
        "no_interval": dot.point.why,
    }
    return {**name, **figures, **count}
