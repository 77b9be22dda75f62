"""What became of suggestions, and what they change: the figures that say how far labels can be trusted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from matplotlib.axes import Axes

from workbench.charts import behind, style
from workbench.charts.ledger import beside, ledger, whisker
from workbench.charts.palette import EMPTY, Look, looks
from workbench.charts.sheet import finished, fitting_rows, key, nothing, number
from workbench.counting import lines, many, outlets_and_period, provenance
from workbench.intervals import Interval, ratios

if TYPE_CHECKING:
    from pandas import DataFrame

OUTCOMES = {
    "accepted": Look("#0072B2", "white"),
    "edited": Look("#A6D5F2", hatch="////"),
    "rejected": Look("#E69F00"),
    "left": Look(EMPTY),
}
_KINDS = {"mention": 0, "stance": 1, "naming": 2}
_BY = {"kind": ["kind"], "annotator": ["annotator", "kind"], "label": ["kind", "label"]}
_BESIDE = {"by_hand": "by hand", "carried": "carried"}
_WIDTH, _HIGH = 3.4, 0.34
_NOTHING = Interval(None, None, None, 0, 0, "nothing was suggested")
_FEW = 3
"""Suggestions under which a row is greyed."""


def suggestion_audit(
    suggestions: "DataFrame",
    ax: Axes | None = None,
    *,
    by: Literal["kind", "annotator", "label"] = "kind",
    most: int = 40,
) -> Axes:
    """What share of suggestions was accepted, edited, rejected or left, by kind, by annotator too, or by label.

    `suggestions` is `tables.quality.suggestions`. The whisker under a bar is the 95 % interval of the share accepted;
    beside it stand how many there were, how many records nobody had suggested, and the median time of a decision. More
    than `most` rows are left out, and the caption says how many.
    """
    title = f"What became of suggestions, by {' and '.join(_BY[by])}"
    caption = _counted(suggestions)
    shown = suggestions[suggestions["outcome"].isin([*OUTCOMES])]
    if shown.empty:
        return nothing(ax, title, _why(suggestions), caption)
    rows = _rows(suggestions, _BY[by])
    drawn = rows[: min(most, fitting_rows(_HIGH))]
    ax = ledger(ax, [row.name for row in drawn], _WIDTH, _HIGH)
    ax.set_xlim(0, 1)
    behind.made_of(ax, suggestions)
    kinds = looks(OUTCOMES, shown["outcome"].unique())
    for y, row in enumerate(drawn):
        _bar(ax, y, row, kinds)
    _columns(ax, drawn)
    key(ax, kinds)
    hidden = f"Not shown: {many(len(rows) - len(drawn), 'row')}." if len(rows) > len(drawn) else ""
    return finished(ax, title, lines(caption, *_explained(drawn, suggestions), hidden))


class _Row(NamedTuple):
    """One bar: what it is of, what it is called, its shares by outcome, and what stands beside it."""

    of: Mapping[str, str]
    name: str
    shares: Mapping[str, Interval]
    elsewhere: Mapping[str, int]
    seconds: float

    @property
    def n(self) -> int:
        """How many suggestions."""
        return self.shares["accepted"].n


def _rows(suggestions: "DataFrame", by: Sequence[str]) -> list[_Row]:
    """A row for each value, or combination of them; those of one annotator, or of one kind, stand together."""
    bare = suggestions[[*dict.fromkeys([*by, "outcome", "article", "annotator", "seconds"])]]
    bare.attrs = {}  # which would be copied at every step
    shown = bare[bare["outcome"].isin([*OUTCOMES])]
    grouped = shown.groupby([*by], sort=False)
    names: list[tuple[str, ...]] = [tuple(name) for name in grouped.size().reset_index()[[*by]].to_numpy()]
    groups, articles, who = (each.to_numpy() for each in (grouped.ngroup(), shown["article"], shown["annotator"]))
    ones, outcomes = np.ones(len(shown)), shown["outcome"].to_numpy()
    found = {each: ratios(outcomes == each, ones, articles, groups, who) for each in OUTCOMES}
    shares = {each: {names[at]: share for at, share in by_group.items()} for each, by_group in found.items()}
    counts = bare.groupby([*by, "outcome"]).size().reset_index(name="n")
    elsewhere = Counter({tuple(row[:-1]): int(row[-1]) for row in counts.to_numpy()})
    took = grouped["seconds"].median().to_dict()
    return [
        _Row(
            dict(zip(by, name, strict=True)),
            " · ".join(each.strip() or f"(no {column})" for column, each in zip(by, name, strict=True)),
            {each: own.get(name, _NOTHING) for each, own in shares.items()},
            {each: elsewhere[*name, each] for each in _BESIDE},
            took.get(name if len(by) > 1 else name[0], float("nan")),
        )
        for name in sorted({name[:-1] for name in elsewhere}, key=_order)
    ]


def _order(name: Sequence[str]) -> list[tuple[int, str]]:
    return [(_KINDS.get(each, 0), each) for each in name]


def _bar(ax: Axes, y: int, row: _Row, kinds: Mapping[str, Look]) -> None:
    left, theme, small = 0.0, style.theme(), row.n < _FEW
    for outcome, look in kinds.items() if row.n else ():
        share = row.shares[outcome]
        wide, n = share.value or 0.0, round((share.value or 0.0) * row.n)
        drawn = look._replace(fill=theme.pale, ink=theme.ink) if small else look
        ax.barh(y, wide, 0.6, left, color=drawn.fill, hatch=look.hatch, edgecolor=theme.quiet, linewidth=0.6 * (n > 0))
        if wide > 0.03 * (len(f"{n}") + 1):
            number(ax, left + wide / 2, y, f"{n}", drawn, 7.5)
        words = f"{row.name}: {outcome} {n} of {row.n}{_percent(share)}"
        of = {**row.of, "outcome": outcome}
        figures = {"n": n, "of": row.n, "share": share.value, "low": share.low, "high": share.high, "why": share.why}
        box = (left, y - 0.3, left + wide, y + 0.3)
        behind.mark(ax, box, words, of if n else {}, **of, **figures, articles=share.articles)
        left += wide
    accepted = row.shares["accepted"]
    if accepted.low is not None and accepted.high is not None:
        whisker(ax, accepted.low, accepted.high, y + 0.41, theme.ink)
    _elsewhere(ax, y, row)


def _elsewhere(ax: Axes, y: int, row: _Row) -> None:
    """What stands in no bar: that nothing was suggested, and the records from elsewhere."""
    if not row.n:
        size, words = style.size(7.5), "none suggested"
        ax.text(0.01, y, words, va="center_baseline", fontsize=size, color=style.theme().quiet, parse_math=False)
    for outcome, n in row.elsewhere.items():
        if n:
            words = f"{row.name}: {n} {_BESIDE[outcome]}"
            behind.mark(ax, (1.0, y - 0.3, 1.0, y + 0.3), words, {**row.of, "outcome": outcome}, n=n)


def _columns(ax: Axes, rows: Sequence[_Row]) -> None:
    seconds = [f"{row.seconds:.1f} s" if row.seconds == row.seconds else "" for row in rows]
    elsewhere = {words: [f"{row.elsewhere[each]:,}" for row in rows] for each, words in _BESIDE.items()}
    carried = any(row.elsewhere["carried"] for row in rows)
    kept = {words: column for words, column in elsewhere.items() if carried or words != "carried"}
    beside(ax, {"n": [f"{row.n:,}" for row in rows], **kept, "median": seconds})


def _explained(rows: Sequence[_Row], suggestions: "DataFrame") -> list[str]:
    shares = [row.shares["accepted"] for row in rows]
    drawn, why = (
        any(each.low is not None for each in shares),
        next((each.why for each in shares if each.why and each.n), ""),
    )
    note = next((each.note for each in shares if each.note), "")
    hand = int((suggestions["outcome"] == "by_hand").sum())
    return [
        "A suggestion counts once a reading. Left: not decided on when the article was marked done. Accepted and taken "
        "out later is rejected, changed later is edited.",
        f"By hand: {many(hand, 'record')} that nobody had suggested." if hand else "",
        "Median: active time of decisions taken one by one." if suggestions["seconds"].notna().any() else "",
        f"Whisker: 95 % interval of the share accepted, for which articles were read{note and f', {note}'}." * drawn,
        f"Without whisker: {why}." if why else "",
        f"Grey: fewer than {_FEW} suggestions." if any(0 < row.n < _FEW for row in rows) else "",
    ]


def _counted(suggestions: "DataFrame") -> str:
    """How many suggestions, of which readings; the outlets and days of these articles."""
    n = int(suggestions["outcome"].isin([*OUTCOMES]).sum())
    articles = suggestions.attrs.get("n_articles", suggestions["article"].nunique())
    every = suggestions.attrs.get("n_annotated", articles)
    first = f"{many(n, 'suggestion')} in {articles:,} of {many(every, 'annotated article')}, finished with suggestions"
    days, outlets = suggestions.attrs.get("days", ()), suggestions.attrs.get("outlets", {})
    return lines(f"{first} · {provenance(suggestions)}", outlets_and_period(outlets, days))


def _why(suggestions: "DataFrame") -> str:
    if suggestions.empty:
        return "No article was finished with suggestions shown."
    return f"No suggestion was decided on: {many(len(suggestions), 'record')} made by hand."


def _percent(share: Interval) -> str:
    if share.value is None:
        return ""
    ends = f" [{share.low:.0%}, {share.high:.0%}]" if share.low is not None else ""
    return f" ({share.value:.0%}{ends})"
