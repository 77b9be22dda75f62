"""Whether annotators go on as they began: what they mark, and how far they agree, week by week."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.ledger import beside, ledger
from workbench.charts.palette import Look
from workbench.charts.sheet import finished, fitting_rows, key, nothing, short
from workbench.charts.weekly import BAND, FEWEST, SIGNS, Scale, numbers, points, trails
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
_WIDTH, _HIGH = 3.2, 0.52
"""Width and height of a row in inches."""


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
    scale = Scale(weeks, who, values, _top(shown, what))
    ax = ledger(ax, [*values, "n"], _WIDTH, _HIGH)
    behind.made_of(ax, None)
    _ground(ax, weeks, len(values))
    points(ax, shown, scale, _told)
    trails(ax, shown, scale)
    highest, end = numbers(ax, shown, scale), _figure(scale.top, what)
    beside(ax, {"scale": [f"0\N{EN DASH}{end}" for _ in values] + [f"0\N{EN DASH}{highest:,}"]})
    if len(who) > 1:
        key(ax, {name.strip() or "(no name)": look for name, look in who.items()})
    hidden = {"value": len(order) - len(values), "annotator": rows["annotator"].nunique() - len(who)}
    return finished(ax, title, lines(_counted(shown, weeks, who), caption, *_explained(shown, what, rows, hidden)))


def _chosen(rows: "DataFrame", annotators: Sequence[str]) -> dict[str, Look]:
    """The annotators that are drawn, those with most records, by name, each with a colour and a sign."""
    most = rows.groupby("annotator")["n"].sum().sort_values(ascending=False, kind="stable")
    names = [*annotators] or sorted([*most.index][: len(SIGNS)])
    fills = (style.theme().bar, "#E69F00", "#009E73", "#CC79A7")
    return {name: Look(fill, sign=sign) for name, fill, (sign, _) in zip(names, fills, SIGNS, strict=False)}


def _top(rows: "DataFrame", what: str) -> float:
    """Where the scale of all rows ends."""
    if what.startswith("agrees"):
        return 1.0
    sure = rows["high"].where(rows["n_articles"] >= FEWEST)
    highest = float(np.nanmax([*rows["figure"], *sure]))
    step = 0.1 if what in {"label", "polarity"} else 1.0
    return max(step, float(np.ceil(highest / step - 1e-9)) * step)


def _ground(ax: Axes, weeks: Mapping[str, int], rows: int) -> None:
    theme, right = style.theme(), len(weeks) - 0.4
    ax.set_xlim(-0.6, right)
    every = max(1, -(-len(weeks) // (3 if style.narrow() else 5)))
    named = [week for week, at in weeks.items() if at % every == 0]
    ax.set_xticks([weeks[week] for week in named], named)
    ax.tick_params(axis="x", labelsize=style.size(7.5), labelcolor=theme.quiet)
    for row in range(rows + 1):
        ax.hlines(row + BAND / 2, -0.6, right, color=theme.quiet, linewidth=0.7, zorder=1)
        ax.hlines(row - BAND / 2, -0.6, right, color=theme.pale, linewidth=0.6, zorder=0)


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
    alone = (
        f" by {' '.join(short(next(iter(who)), 24).split()) or 'an annotator without a name'}" if len(who) == 1 else ""
    )
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
    few = bool((shown["n_articles"] < FEWEST).any())
    undated = int((~rows["week"].map(_is_week)).sum())
    left = [many(n, noun) for noun, n in hidden.items() if n > 0]
    return [
        f"Points: {_POINTS[what]}; every record counts. Last row: n, what a point is of. Readings as before "
        "adjudication; weeks are those in which they were finished.",
        "Lines: 95 % interval of Wilson, as if records were drawn one by one, so rather too narrow."
        if shares
        else "No intervals: what is marked in one article hangs together.",
        f"Hollow: fewer than {FEWEST} articles, no interval." if few and shares else "",
        f"Diamonds: {many(apart, 'share')} whose interval does not touch that of all weeks before; of many, some do so "
        "by chance."
        if apart
        else "No share lies apart from the weeks before."
        if shares
        else "",
        f"Without a date: {many(undated, 'figure')}." if undated else "",
        f"Not shown: {' and '.join(left)}." if left else "",
    ]
