"""Positions where people checked a part of the articles: by the machine, by the checked ones alone, and corrected."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, get_args

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from workbench.charts import behind, style
from workbench.charts.halves import Halves, Measure, Weights, halves, three_ways
from workbench.charts.ledger import beside, ledger, whisker
from workbench.charts.sheet import finished, fitting_rows, key_of, nothing
from workbench.counting import figure, labels, lines, many, more, ranked, tally
from workbench.intervals import METHOD, Corrected, Interval
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDTH, _ROW = 2.6, 0.46
"""Of the axes, and of a row, in inches."""
_WAYS = {"corrected": ("o", 5.5, -0.24), "checked alone": ("s", 3.5, 0.06), "machine alone": ("D", 4.0, 0.3)}
"""Marker, its size, and where in its row each figure stands."""
_WHAT = {"net": "Net position", "support": "Share of support", "oppose": "Share of opposition"}


def corrected_positions(
    stances: "DataFrame",
    suggested: "DataFrame",
    articles: "DataFrame",
    ax: Axes | None = None,
    *,
    weights: Weights = None,
    by: Literal["outlet", "actor", "target"] = "outlet",
    measure: Measure = "net",
    once: Literal["article", "record"] = "article",
    most: int = 20,
) -> Axes:
    """Positions in all articles, of which people checked some: corrected, by the checked ones alone, by the machine.

    Of `tables.stances`, `tables.suggested.stances` and `tables.articles`. Articles that somebody is done with are the
    checked ones. `weights` says how many articles each of them stands for, such as `project.samples.weights("…")`:
    then only those with a weight are checked ones; or `equal`, where each was as likely to be checked as any other.
    Without it nothing is corrected, for then nobody knows what the rest holds. `net` is (support − oppose) / n, the
    other measures are shares of n, n all positions. How it is corrected: `intervals.corrected`. Raises Trouble where
    there is no such measure or column to go by.
    """
    _checked(by, measure, once, weights)
    title = f"{_WHAT[measure]} by {by}, checked and corrected"
    of = halves(stances, suggested, articles, weights, once)
    if of.people.why:
        return nothing(ax, title, of.people.why, of.people.caption)
    counts = tally(of.people.rows, by)
    names = ranked(counts)
    shown = names[: min(most, fitting_rows(_ROW))]
    found = three_ways(of, by, shown, measure, weights)
    called = labels(of.people.rows, by, by if by == "outlet" else f"{by}_name", f"(no {by} given)")
    ax = ledger(ax, [called[name] for name in shown], _WIDTH, _ROW)
    behind.made_of(ax, of.people.every)
    _scale(ax, measure)
    for y, name in enumerate(shown):
        _row(ax, y, found[name], {by: name}, called[name], measure)
    _columns(ax, [found[name] for name in shown], [counts[name] for name in shown], by, measure)
    key_of(ax, [_handle(way) for way in _WAYS])
    return finished(ax, title, _said(of, [found[name] for name in shown], weights, more({by: len(names) - len(shown)})))


def _checked(by: str, measure: str, once: str, weights: Weights) -> None:
    asked = ((by, ("outlet", "actor", "target")), (measure, get_args(Measure)), (once, ("article", "record")))
    for value, known in asked:
        if value not in known:
            raise Trouble(f"corrected positions are not drawn by {value!r}; write one of {', '.join(known)}")
    if isinstance(weights, str) and weights != "equal":
        raise Trouble(f"the weights are {weights!r}; give 'equal', or the weight of each checked article by its id")
    if isinstance(weights, Mapping) and any(not weight > 0 for weight in weights.values()):
        raise Trouble("a weight is not above 0; each says how many articles the checked one stands for")


def _scale(ax: Axes, measure: Measure) -> None:
    ticks = (
        {-1.0: "−1\nall oppose", 0.0: "0", 1.0: "+1\nall support"}
        if measure == "net"
        else {0.0: "0 %", 0.5: "50 %", 1.0: "100 %"}
    )
    theme, bottom = style.theme(), ax.get_ylim()[0]
    least = min(ticks)
    ax.set_xlim(least - 0.02 * (1 - least), 1 + 0.02 * (1 - least))
    ax.set_xticks([*ticks], [*ticks.values()], parse_math=False)
    ax.tick_params(axis="x", labelsize=style.size(7.5), labelcolor=theme.quiet)
    ax.vlines([*ticks], -0.5, bottom, color=theme.pale, linewidth=0.8, zorder=0)
    ax.hlines([y + 0.5 for y in range(int(bottom))], least, 1, color=theme.pale, linewidth=0.6, zorder=0)


def _row(ax: Axes, y: int, of: Corrected, where: Mapping[str, str], name: str, measure: Measure) -> None:
    ways = dict(zip(_WAYS, (of.corrected, of.checked, of.machine), strict=True))
    for way, each in ways.items():
        place = y + _WAYS[way][2]
        if each.value is not None:
            _point(ax, place, way, each, each.value)
        low, high = (each.value or 0.0 if end is None else end for end in (each.low, each.high))
        behind.mark(
            ax,
            (low - 0.02, place - 0.14, high + 0.02, place + 0.14),
            f"{name}, {way}: {_told(each, measure)}",
            where,
            name=name,
            way=way,
            value=each.value,
            low=each.low,
            high=each.high,
            checked=of.n_checked,
            articles=of.n_all,
            machine_used=round(of.power, 3),
            why=each.why,
        )


def _point(ax: Axes, y: float, way: str, of: Interval, value: float) -> None:
    color = _color(way)
    if of.low is not None and of.high is not None:
        whisker(ax, of.low, of.high, y, color, 0.16 if way == "corrected" else 0.0)
    marker, size, _ = _WAYS[way]
    fill = style.theme().ground if of.low is None else color
    ax.plot(value, y, marker=marker, markersize=size, color=color, markerfacecolor=fill, zorder=5)


def _handle(way: str) -> Line2D:
    marker, size, _ = _WAYS[way]
    fill = style.theme().ground if way == "machine alone" else _color(way)
    return Line2D(
        [], [], linestyle="none", marker=marker, markersize=size, color=_color(way), markerfacecolor=fill, label=way
    )


def _color(way: str) -> str:
    return style.theme().bar if way == "corrected" else style.theme().quiet


def _columns(ax: Axes, found: Sequence[Corrected], n: Sequence[float], by: str, measure: Measure) -> None:
    """What is corrected in figures, how many positions people found, and of an outlet how much of it was checked."""
    columns = {"corrected": [_written(each.corrected, measure) for each in found], "n": [figure(each) for each in n]}
    if by == "outlet" and not style.narrow():
        columns["checked"] = [f"{each.n_checked:,} of {each.n_all:,}" for each in found]
    beside(ax, columns)


def _written(of: Interval, measure: Measure) -> str:
    if of.value is None:
        return "–"
    if style.narrow():
        return _number(of.value, measure)  # where the line is long enough to be read instead
    ends = (of.value, of.low, of.high)
    value, low, high = ("–" if end is None else _number(end, measure) for end in ends)
    return f"{value} ({low}, {high})" if of.low is not None else f"{value} (–)"


def _number(value: float, measure: Measure) -> str:
    if measure == "net":
        return f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")
    return f"{100 * value:.0f}\N{NO-BREAK SPACE}%"


def _told(of: Interval, measure: Measure) -> str:
    if of.value is None or of.low is None or of.high is None:
        value = "none" if of.value is None else _number(of.value, measure)
        return f"{value} (no interval: {of.why})"
    low, high = _number(of.low, measure), _number(of.high, measure)
    return f"{_number(of.value, measure)} (95 % interval {low} to {high})"


def _said(of: Halves, found: Sequence[Corrected], weights: Weights, hidden: str) -> str:
    """How many were checked, how they were drawn, how it was corrected, and what has no interval."""
    how = "how they were drawn is not known, so nothing is corrected"
    if weights is not None:
        how = "taken to be drawn by lot, each as likely as any other" if weights == "equal" else "weighted by their lot"
    read = f"Checked: {len(of.checked):,} of {many(len(of.articles), 'article')}; {how}."
    suggested = f"{many(len(of.machine.rows), 'position')} in {many(of.machine.rows['article'].nunique(), 'article')}"
    machine = f"Machine alone: {suggested}; no interval, for it would hold nothing of what the machine gets wrong."
    reasons = [*dict.fromkeys(each.corrected.why for each in found if each.corrected.low is None)]
    sure = "Lines: 95 % intervals, for which articles there are and which of them were checked. n: found by people."
    few = (
        f"Hollow: no interval, {'such as ' * (len(reasons) > 1)}{reasons[0]}."
        if reasons and weights is not None
        else ""
    )
    method = METHOD if any(each.corrected.value is not None for each in found) else ""
    return lines(of.people.caption, read, machine, method, sure, few, hidden)
