"""What became of suggestions and what they change: shares with intervals, and nothing where nothing can be told."""

import pytest
from matplotlib.axes import Axes
from pandas import DataFrame, Series, concat

from workbench import charts
from workbench.charts.behind import marks
from workbench.intervals import PERCENTILES
from workbench.tables.compared import INFLUENCE
from workbench.tables.decided import SUGGESTIONS

FACTS = {"n_articles": 12, "n_annotated": 20, "n_annotators": 1, "codebook": "1.0", "outlets": {"Post": 12}, "days": []}


def suggestions(
    outcomes: dict[str, int], kind: str = "mention", annotator: str = "ana", articles: int = 12
) -> DataFrame:
    """So many suggestions of each outcome, spread over so many articles."""
    said = [outcome for outcome, n in outcomes.items() for _ in range(n)]
    rows = [
        {"kind": kind, "label": "STATE", "outcome": each, "annotator": annotator, "article": f"{n % articles:03}"}
        for n, each in enumerate(said)
    ]
    empty = {"str": "", "float64": float("nan"), "int64": 0}
    columns = {
        name: Series([row.get(name, empty[dtype]) for row in rows], dtype=dtype) for name, dtype in SUGGESTIONS.items()
    }
    table = DataFrame(columns)
    table.attrs = dict(FACTS)
    return table


def influence(**changes: object) -> DataFrame:
    """One share, with suggestions and blind."""
    row = {"figure": "polarity oppose", "per": "stances", "assisted": 0.5, "blind": 0.3, "difference": 0.2}
    row |= {"low": 0.05, "high": 0.35, "n_assisted": 30, "n_blind": 12, "why": ""} | changes
    table = DataFrame({name: Series([row[name]], dtype=dtype) for name, dtype in INFLUENCE.items()})
    table.attrs = {**FACTS, "n_articles": 42}
    return table


def said(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_each_outcome_is_a_share_with_its_interval_and_its_n() -> None:
    ax = charts.suggestion_audit(suggestions({"accepted": 60, "rejected": 40}))
    accepted, rejected = charts.values(ax)
    assert (accepted["n"], accepted["of"], accepted["share"]) == (60, 100, 0.6)
    assert 0.4 < float(accepted["low"] or 0) < 0.6 < float(accepted["high"] or 0) < 0.8
    assert (rejected["n"], rejected["share"]) == (40, 0.4)


def test_under_ten_articles_no_interval_is_drawn_and_the_caption_says_why() -> None:
    ax = charts.suggestion_audit(suggestions({"accepted": 60, "rejected": 40}, articles=9))
    assert charts.values(ax)[0]["low"] is None
    assert "Without whisker: 9 articles, and an interval needs 10." in said(ax)
    assert "Whisker:" not in said(ax)


def test_records_by_hand_stand_beside_the_bar_and_in_no_share() -> None:
    ax = charts.suggestion_audit(suggestions({"accepted": 30, "by_hand": 7}))
    assert charts.values(ax)[0]["share"] == 1.0
    assert "7" in texts(ax)
    assert "By hand: 7 records that nobody had suggested." in said(ax)


def test_a_kind_of_which_nothing_was_suggested_says_so() -> None:
    table = concat([suggestions({"accepted": 30}), suggestions({"by_hand": 3}, "naming")])
    ax = charts.suggestion_audit(table)
    assert "none suggested" in texts(ax)


def test_a_bar_leads_to_the_suggestions_in_it() -> None:
    ax = charts.suggestion_audit(suggestions({"accepted": 30, "rejected": 2}))
    assert [len(charts.where(ax, **mark.where)) for mark in marks(ax)] == [30, 2]
    assert charts.where(ax, kind="mention", outcome="rejected")["outcome"].tolist() == ["rejected"] * 2


def test_annotators_stand_in_rows_of_their_own() -> None:
    table = concat([suggestions({"accepted": 30}), suggestions({"accepted": 20, "left": 20}, annotator="ben")])
    ax = charts.suggestion_audit(table, by="annotator")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["ana · mention", "ben · mention"]
    assert [row["share"] for row in charts.values(ax) if row["outcome"] == "left"] == [0.0, 0.5]


def test_the_audit_alone_tells_of_what_it_is() -> None:
    caption = said(charts.suggestion_audit(suggestions({"accepted": 30})))
    assert "30 suggestions in 12 of 20 annotated articles, finished with suggestions · 1 annotator" in caption
    assert "1 outlet: Post" in caption
    assert "A suggestion counts once a reading." in caption


@pytest.mark.parametrize(("outcomes", "why"), [({}, "No article was finished"), ({"by_hand": 2}, "No suggestion was")])
def test_without_suggestions_the_audit_says_why(outcomes: dict[str, int], why: str) -> None:
    ax = charts.suggestion_audit(suggestions(outcomes))
    assert why in texts(ax)[0].replace("\n", " ")
    assert not ax.patches


def test_a_difference_that_does_not_touch_0_is_a_diamond() -> None:
    ax = charts.suggestion_influence(influence())
    assert [line.get_marker() for line in ax.lines] == ["D"]
    assert marks(ax)[0].words.endswith("50.0% with suggestions, 30.0% blind, +20.0 points [+5.0, +35.0]")
    assert [line.get_marker() for line in charts.suggestion_influence(influence(low=-0.1)).lines] == ["o"]


def test_without_interval_the_point_is_hollow_and_the_caption_says_why() -> None:
    ax = charts.suggestion_influence(influence(low=float("nan"), high=float("nan"), why="too few blind"))
    (point,) = ax.lines
    assert point.get_markerfacecolor() != point.get_color()
    assert "Hollow, or without ends: too few blind." in said(ax)


def test_a_rate_is_told_in_its_own_unit_and_not_on_the_axis_of_shares() -> None:
    rate = {"figure": "stances", "per": "1,000 words", "assisted": 9.0, "blind": 7.0, "difference": 2.0}
    ax = charts.suggestion_influence(influence(**rate, low=-1.0, high=5.0))
    assert not ax.lines
    assert texts(ax)[0] == "+2.0 [\N{MINUS SIGN}1.0, +5.0]"


def test_without_blind_articles_nothing_is_compared() -> None:
    ax = charts.suggestion_influence(influence(n_blind=0))
    assert "cannot be told: 30 finished articles with them, 0 blind" in texts(ax)[0].replace("\n", " ")


def test_that_percentile_intervals_hold_too_little_is_told() -> None:
    assert PERCENTILES in said(charts.suggestion_influence(influence()))
    assert PERCENTILES not in said(charts.suggestion_influence(influence(low=float("nan"), high=float("nan"))))
