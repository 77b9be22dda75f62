"""Whether annotators go on as they began: what they mark, and how far they agree, week by week."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.ledger import beside, ledger
from workbench.charts.palette import Look
from workbench.charts.sheet import finished, fitting_rows, key, nothing
from workbench.counting import lines, many, outlets_and_period, provenance
from workbench.periods import periods

if TYPE_CHECKING:
    from pandas import DataFrame

What = Literal["label", "polarity", "per 100 words", "agrees with others", "agrees with oneself"]
_TITLES = {
    "label": "Labels week by week",
    "polarity": "Polarities week by week",
    "per 100 words": "How much is marked, week by week",
    "agrees with others": "Agreement with others, week by week",
    "agrees with oneself": "Agreement with oneself, week by week",
}
_POINTS = {
    "label": "share of the label among the mentions that were finished in a week",
    "polarity": "share of the polarity among the stances that were finished in a week",
    "per 100 words": "records per 100 words of title, standfirst and body",
    "agrees with others": "F1 of records that are alike in everything, with all who read the same",
    "agrees with oneself": "F1 of records that are alike in everything, second reading and first",
}
_SIGNS = (("●", "o"), ("■", "s"), ("▲", "^"), ("▼", "v"))
_APART = "#D55E00"
"""Vermilion of Okabe and Ito (2008)."""
_FEWEST, _FEW = 5, 3
"""Articles in a week under which no interval is drawn, and records under which a point is grey."""
_WIDTH, _HIGH, _BAND = 3.2, 0.52, 0.84
"""Width and height of a row in inches, and how much of it the scale takes."""


def drift_chart(
    drift: "DataFrame",
    ax: Axes | None = None,
    *,
    what: What = "label",
    annotators: Sequence[str] = (),
    most: int = 12,
) -> Axes:
    """A row for each label or polarity, a point for each annotator and week; weeks that lie apart are diamonds.

    `drift` is `tables.quality.drift(project.samples.drift())`. All rows have one scale, from 0. Weeks without work stay
    gaps. At most four annotators are drawn, those with most records or the `annotators` named, and `most` rows.
    """
    title, caption = _TITLES[what], lines(provenance(drift), _where(drift))
    rows = drift[(drift["what"] == what) & drift["figure"].notna()]
    dated = rows[rows["week"].map(_is_week)]
    if dated.empty:
        return nothing(ax, title, _why(drift, what), caption)
    who = _chosen(dated, annotators)
    dated = dated[dated["annotator"].isin(who)]
    order = dated.groupby("value")["count"].sum().sort_values(ascending=False, kind="stable")
    values = [*order.index][: min(most, fitting_rows(_HIGH) - 1)]
    weeks = {week: at for at, week in enumerate(periods(dated["week"].min(), dated["week"].max(), "week"))}
    shown = dated[dated["value"].isin(values)]
    top = _top(shown, what)
    ax = ledger(ax, [*values, "n"], _WIDTH, _HIGH)
    behind.made_of(ax, None)
    _scale(ax, weeks, len(values))
    for each in shown.to_dict("records"):
        _point(ax, {str(name): value for name, value in each.items()}, weeks, values, who, top)
    _trails(ax, shown, weeks, values, who, top)
    highest = _numbers(ax, shown, weeks, len(values), who)
    beside(ax, {"scale": [f"0\N{EN DASH}{_figure(top, what)}" for _ in values] + [f"0\N{EN DASH}{highest:,}"]})
    if len(who) > 1:
        key(ax, {name or "(no name)": look for name, look in who.items()})
    hidden = {"value": len(order) - len(values), "annotator": rows["annotator"].nunique() - len(who)}
    return finished(ax, title, lines(_counted(shown, weeks, who), caption, *_explained(shown, what, rows, hidden)))


def _chosen(rows: "DataFrame", annotators: Sequence[str]) -> dict[str, Look]:
    """The annotators that are drawn, those with most records, by name, each with a colour and a sign."""
    most = rows.groupby("annotator")["n"].sum().sort_values(ascending=False, kind="stable")
    names = [*annotators] or sorted([*most.index][: len(_SIGNS)])
    fills = (style.theme().bar, "#E69F00", "#009E73", "#CC79A7")
    return {name: Look(fill, sign=sign) for name, fill, (sign, _) in zip(names, fills, _SIGNS, strict=False)}


def _top(rows: "DataFrame", what: str) -> float:
    """Where the scale of all rows ends."""
    if what.startswith("agrees"):
        return 1.0
    sure = rows["high"].where(rows["n_articles"] >= _FEWEST)
    highest = float(np.nanmax([*rows["figure"], *sure]))
    step = 0.1 if what in {"label", "polarity"} else 1.0
    return max(step, float(np.ceil(highest / step - 1e-9)) * step)


def _scale(ax: Axes, weeks: Mapping[str, int], rows: int) -> None:
    theme, right = style.theme(), len(weeks) - 0.4
    ax.set_xlim(-0.6, right)
    every = max(1, -(-len(weeks) // (3 if style.narrow() else 5)))
    named = [week for week, at in weeks.items() if at % every == 0]
    ax.set_xticks([weeks[week] for week in named], named)
    ax.tick_params(axis="x", labelsize=style.size(7.5), labelcolor=theme.quiet)
    for row in range(rows + 1):
        ax.hlines(row + _BAND / 2, -0.6, right, color=theme.quiet, linewidth=0.7, zorder=1)
        ax.hlines(row - _BAND / 2, -0.6, right, color=theme.pale, linewidth=0.6, zorder=0)


def _point(
    ax: Axes,
    row: Mapping[str, Any],
    weeks: Mapping[str, int],
    values: Sequence[str],
    who: Mapping[str, Look],
    top: float,
) -> None:
    theme, look = style.theme(), who[row["annotator"]]
    x, y = weeks[row["week"]] + _aside(row["annotator"], who), _high(values.index(row["value"]), row["figure"], top)
    sure = row["n_articles"] >= _FEWEST and row["low"] == row["low"]
    color = theme.quiet if row["n"] < _FEW else _APART if row["apart"] else look.fill
    if sure:
        ends = [_high(values.index(row["value"]), row[end], top) for end in ("low", "high")]
        ax.vlines(x, ends[0], ends[1], color=color, linewidth=1.1, zorder=3)
    marker = "D" if row["apart"] else dict(_SIGNS)[look.sign]
    fill = color if sure or row["low"] != row["low"] else theme.ground
    ax.plot(x, y, marker=marker, markersize=5 if row["apart"] else 4, color=color, markerfacecolor=fill, zorder=4)
    shown = {name: None if value != value else value for name, value in row.items()}
    behind.mark(ax, (x - 0.2, y - 0.08, x + 0.2, y + 0.08), _told(row), {}, **shown)


def _trails(
    ax: Axes, rows: "DataFrame", weeks: Mapping[str, int], values: Sequence[str], who: Mapping[str, Look], top: float
) -> None:
    """Thin lines from week to week; none across a week without work."""
    for name, value in dict.fromkeys(zip(rows["annotator"], rows["value"], strict=True)):
        own = rows[(rows["annotator"] == name) & (rows["value"] == value)]
        at = own["week"].map(weeks).to_numpy(np.float64)
        heights = np.array([_high(values.index(value), figure, top) for figure in own["figure"]])
        gaps = np.flatnonzero(np.diff(at) > 1) + 1
        for across, up in zip(np.split(at, gaps), np.split(heights, gaps), strict=True):
            ax.plot(across + _aside(name, who), up, color=who[name].fill, linewidth=0.8, alpha=0.7, zorder=2)


def _numbers(ax: Axes, rows: "DataFrame", weeks: Mapping[str, int], row: int, who: Mapping[str, Look]) -> int:
    """The last row: of how many records or words each week's points are."""
    sizes = rows.groupby(["annotator", "week"])["n"].max()
    highest = int(sizes.max())
    for name, look in who.items():
        own = sizes[name]
        x = own.index.map(weeks).to_numpy(np.float64) + _aside(name, who)
        tall = _BAND * own.to_numpy(np.float64) / highest
        ax.bar(x, -tall, 0.8 / len(who), row + _BAND / 2, color=look.fill, linewidth=0)
    return highest


def _aside(name: str, who: Mapping[str, Look]) -> float:
    """How far beside the middle of a week an annotator's points stand."""
    return ([*who].index(name) - (len(who) - 1) / 2) / max(len(who), 1)


def _high(row: int, figure: float, top: float) -> float:
    return row + _BAND / 2 - _BAND * figure / top


def _is_week(week: str) -> bool:
    return len(week) == len("2026-W47") and week[4:6] == "-W"


def _figure(figure: float, what: str) -> str:
    return f"{figure:.0%}" if what in {"label", "polarity"} else f"{figure:g}"


def _told(row: Mapping[str, Any]) -> str:
    what = row["what"]
    form = "{:.0%}" if what in {"label", "polarity"} else "{:.2f}"
    ends = f" [{form.format(row['low'])}, {form.format(row['high'])}]" if row["low"] == row["low"] else ""
    apart = ", apart from the weeks before" if row["apart"] else ""
    about = f"{row['annotator']}, {row['week']}, {what} {row['value']}"
    of = f"n {row['n']:,} in {many(row['n_articles'], 'article')}"
    return f"{about}: {form.format(row['figure'])}{ends} ({of}){apart}"


def _counted(rows: "DataFrame", weeks: Mapping[str, int], who: Mapping[str, Look]) -> str:
    """Of how many articles and weeks, and by whom where one alone has worked."""
    readings = int(rows.groupby(["annotator", "week"])["n_articles"].max().sum())
    worked = rows["week"].nunique()
    alone = f" by {next(iter(who)) or 'an annotator without a name'}" if len(who) == 1 else ""
    span = f"{next(iter(weeks))} to {[*weeks][-1]}" if len(weeks) > 1 else next(iter(weeks))
    return f"{many(readings, 'finished reading')}{alone} in {worked} of {many(len(weeks), 'week')}, {span}"


def _where(drift: "DataFrame") -> str:
    articles = drift.attrs.get("n_articles", 0)
    told = outlets_and_period(drift.attrs.get("outlets", {}), drift.attrs.get("days", ()))
    return " \N{MIDDLE DOT} ".join(filter(None, [many(articles, "article"), told]))


def _why(drift: "DataFrame", what: str) -> str:
    rows = drift[drift["what"] == what]
    if rows.empty:
        return "No second reading is finished yet." if what == "agrees with oneself" else "No article is finished yet."
    noted = [*dict.fromkeys(note for note in rows["note"] if note)]
    return f"Nothing can be drawn: {noted[0]}." if noted else "Nothing that was finished has a date."


def _explained(shown: "DataFrame", what: str, rows: "DataFrame", hidden: Mapping[str, int]) -> list[str]:
    shares, apart = what in {"label", "polarity"}, int(shown["apart"].sum())
    few = bool((shown["n_articles"] < _FEWEST).any())
    undated = int((~rows["week"].map(_is_week)).sum())
    left = [many(n, noun) for noun, n in hidden.items() if n > 0]
    return [
        f"Points: {_POINTS[what]}; every record counts. Last row: n, what a point is of. Readings as before "
        "adjudication; weeks are those in which they were finished.",
        "Lines: 95 % interval of Wilson, as if records were drawn one by one, so rather too narrow."
        if shares
        else "No intervals: what is marked in one article hangs together.",
        f"Hollow: fewer than {_FEWEST} articles, no interval." if few and shares else "",
        f"Diamonds: {many(apart, 'share')} whose interval does not touch that of all weeks before; of many, some do so "
        "by chance."
        if apart
        else "No share lies apart from the weeks before."
        if shares
        else "",
        f"Without a date: {many(undated, 'figure')}." if undated else "",
        f"Not shown: {' and '.join(left)}." if left else "",
    ]
