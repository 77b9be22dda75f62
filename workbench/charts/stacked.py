"""Bars of parts, each with its number; and beside a bar the share of some of its parts, with its interval."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.bars import SMALL, THICK, bars, beside, heading, inches
from workbench.charts.lettering import widest
from workbench.charts.palette import Look
from workbench.charts.sheet import key, number
from workbench.counting import figure, lines, many
from workbench.intervals import Interval

if TYPE_CHECKING:
    from pandas import DataFrame

FEW = 3
"""A bar of fewer is pale."""
_HEADING = 0.7
"""Height of a heading, in rows."""
BESIDE = 7.5
"""Size of the lines at the right of a bar, in points."""
_DIGIT = 0.075
"""Width of a digit in a bar, in inches."""


class Heading(NamedTuple):
    """A line above the bars that follow."""

    words: str
    right: str = ""


class Bar(NamedTuple):
    """A bar: its name, its parts by kind, the records it is made of, and the lines at its right.

    `share` is of the parts that come first, which `of` names. `shown` goes into the rows of the figure as it is,
    and `told` is what the bar is called where it stands alone.
    """

    name: str
    parts: Mapping[str, float]
    where: Mapping[str, str]
    lines: Sequence[str]
    shown: Mapping[str, behind.Value]
    share: Interval | None = None
    articles: int = 0
    of: str = ""
    told: str = ""


def stacked(
    ax: Axes | None,
    slots: Sequence[Bar | Heading],
    kinds: Mapping[str, Look],
    column: str,
    *,
    records: "DataFrame",
    whole: bool = False,
    row: float = 0.27,
) -> Axes:
    """A bar for each, its parts by the values of `column` with their numbers in them, its lines at its right.

    `records` are those that all of it is made of.

    Where a part has no room for its number, all of them stand beside the bar. With `whole` all bars are equally long,
    and a line under each is the interval of its share.
    """
    totals = [sum(bar.parts.values()) if isinstance(bar, Bar) else 0.0 for bar in slots]
    longest = 1.0 if whole else float(max(totals))
    names = [bar.name if isinstance(bar, Bar) else "" for bar in slots]
    heights = [1.0 if isinstance(bar, Bar) else _HEADING for bar in slots]
    ax, places = bars(ax, names, longest, _room(slots), row, heights)
    behind.made_of(ax, records)
    rows = [*zip(places, slots, totals, strict=True)]
    for y, bar, total in rows:  # what a reader of words alone should hear first
        if isinstance(bar, Bar) and bar.share:
            _estimate(ax, y, bar, bar.share, longest, total)
    for y, bar, total in rows:
        if isinstance(bar, Heading):
            heading(ax, y, bar.words, bar.right, longest)
            continue
        scale = 1 / total if whole and total else 1.0
        roomy = _parts(ax, y, bar, {kind: _look(kinds[kind], bar, total) for kind in kinds}, column, scale)
        numbers = [] if roomy else [_summed(bar)]
        beside(ax, longest if whole or bar.share else total * scale, y, "\n".join([*bar.lines, *numbers]), BESIDE)
        if whole and bar.share:
            _whisker(ax, y, bar.share)
    key(ax, kinds)
    return ax


def _room(slots: Sequence[Bar | Heading]) -> float:
    """Inches that all needs that stands at the right of bars."""
    written = [line for bar in slots if isinstance(bar, Bar) for line in (*bar.lines, _summed(bar))]
    heads = [bar.right for bar in slots if isinstance(bar, Heading)]
    return max(widest(written, style.size(BESIDE)), widest(heads, SMALL)) + 0.1


def _summed(bar: Bar) -> str:
    return f"= {' + '.join(map(figure, bar.parts.values()))}"


def percent(share: Interval) -> str:
    """A share with its interval, `58 % (41–73)`; `(–)` where there is none."""
    if share.value is None:
        return "–"
    known = share.low is not None and share.high is not None
    ends = f"{100 * (share.low or 0):.0f}–{100 * (share.high or 0):.0f}" if known else "–"
    return f"{100 * share.value:.0f}\N{NO-BREAK SPACE}% ({ends})"


def sized(total: float, share: Interval, articles: int) -> str:
    """Of how much a share is: the sum of weights, and how many records that are where these differ."""
    records = "" if figure(total) == f"{share.n}" else f" (n {share.n})"
    return f"of {figure(total)}{records} in {many(articles, 'article')}"


def sure(shares: Sequence[Interval], *, whole: bool) -> str:
    """The sentences that say of what the intervals are, how they are drawn, and why some shares have none."""
    known = any(share.low is not None for share in shares)
    drawn = "Line under a bar: the same interval. " if whole else ""
    which = f"{drawn}Intervals are of articles; how other annotators would read is not in them." if known else ""
    return lines(which, _why_none(shares))


def _why_none(shares: Sequence[Interval]) -> str:
    without = [share for share in shares if share.low is None]
    if not without:
        return ""
    reasons = [*dict.fromkeys(share.why for share in without)]
    such = "" if len(reasons) == 1 else ", such as"
    return f"(–): no interval for {len(without)} of {len(shares)}{such}: {reasons[0]}."


def told(share: Interval) -> str:
    """The same in words."""
    if share.value is None:
        return share.why
    ends = f"95 % interval {100 * share.low:.0f} to {100 * (share.high or 0):.0f}" if share.low is not None else ""
    return f"{100 * share.value:.0f} % ({ends or f'no interval: {share.why}'})"


def _parts(ax: Axes, y: float, bar: Bar, looks: Mapping[str, Look], column: str, scale: float) -> bool:
    """The parts of one bar; whether all numbers had room."""
    digit, total = _DIGIT / inches(ax), sum(bar.parts.values())
    roomy = all(n * scale >= digit * (len(figure(n)) + 0.4) for n in bar.parts.values() if n)
    left = 0.0
    for kind, n in bar.parts.items():
        look, width = looks[kind], float(n) * scale
        if n:
            edge: dict[str, Any] = {"hatch": look.hatch, "edgecolor": style.theme().quiet, "linewidth": 0.6}
            ax.barh(y, width, THICK, left, color=look.fill, **edge)
            number(ax, left + width / 2, y, figure(n) if roomy else "", look)
            words = f"{bar.told or bar.name}: {figure(n)} of {figure(total)} {kind}"
            shown = {**bar.shown, "of": kind, "n": round(n, 6), "share": round(n / total, 6)}
            behind.mark(
                ax, (left, y - THICK / 2, left + width, y + THICK / 2), words, {**bar.where, column: kind}, **shown
            )
        left += width
    return roomy


def _estimate(ax: Axes, y: float, bar: Bar, share: Interval, left: float, total: float) -> None:
    """The mark of what stands beside a bar, for all its records."""
    box = (left, y - THICK / 2, ax.get_xlim()[1], y + THICK / 2)
    drawn = {"n": round(total, 6), "articles": bar.articles, "share": share.value, "low": share.low}
    words = f"{bar.told or bar.name}: {bar.of} {told(share)}, n {figure(total)} in {many(bar.articles, 'article')}"
    behind.mark(ax, box, words, bar.where, **bar.shown, of=bar.of, **drawn, high=share.high, why=share.why)


def _whisker(ax: Axes, y: float, share: Interval) -> None:
    """The interval, under the end of the parts whose share it is."""
    if share.low is None or share.high is None or share.value is None:
        return
    ink, at = style.theme().ink, y + THICK / 2 + 0.07
    ax.plot([share.low, share.high], [at, at], color=ink, linewidth=1.1, solid_capstyle="butt", clip_on=False)
    ax.plot([share.value], [at], color=ink, marker="^", markersize=3.2, clip_on=False)


def _look(look: Look, bar: Bar, total: float) -> Look:
    """The look of a part; pale where there is too little to say much, whatever it stands for."""
    records = total if bar.share is None else min(total, bar.share.n)
    return pale(look) if records < FEW else look


def pale(look: Look) -> Look:
    """The same with two thirds of the ground in it."""
    theme = style.theme()
    mixed = [round(int(look.fill[i : i + 2], 16) / 3 + int(theme.ground[i : i + 2], 16) * 2 / 3) for i in (1, 3, 5)]
    return look._replace(fill="#{:02X}{:02X}{:02X}".format(*mixed), ink=theme.ink)
