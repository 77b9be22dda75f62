"""Codes' progress: what was new in each article, beside other orders of the same articles; what was never used."""

from collections.abc import Sequence

import numpy as np
import pytest
from matplotlib.axes import Axes
from pandas import DataFrame, Series

from workbench import charts
from workbench.charts.behind import marks
from workbench.tables.met import CODES, READ

KNOWN = {"topic": {"topic:a": "Accord", "topic:b": "Border", "topic:z": "Zone"}, "label": {}}


def codes(*articles: Sequence[str], kind: str = "topic") -> DataFrame:
    """The codes of each article, 001 and on, as ann found them."""
    rows = [
        {"article": f"{n:03}", "code": code, "name": code, "kind": kind, "start": place, "record": f"{place}"}
        for n, found in enumerate(articles, start=1)
        for place, code in enumerate(found)
    ]
    always = {"region": "body", "annotator": "ann", "outlet": "Post", "published": "2018-09-23", "weight": 1.0}
    empty = {"str": "", "float64": 0.0, "int64": 0, "bool": False}
    columns = {
        name: Series([row.get(name, always.get(name, empty[dtype])) for row in rows], dtype=dtype)
        for name, dtype in CODES.items()
    }
    table = DataFrame(columns)
    table.attrs = {"n_articles": len(articles), "n_annotators": 1, "codebook": "1.0", "known": KNOWN, "retired": []}
    return table


def read(*finished: str, published: Sequence[str] = ()) -> DataFrame:
    """Articles 001 and on, finished then; in that order as the table has them."""
    rows = [(f"{n:03}", "", "Post", (published or finished)[n - 1], at, 1) for n, at in enumerate(finished, start=1)]
    return DataFrame(
        {name: Series([row[place] for row in rows], dtype=dtype) for place, (name, dtype) in enumerate(READ.items())}
    )


def said(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


def drawn(ax: Axes) -> list[tuple[object, object, object]]:
    return [(row["article"], row["new"], row["met"]) for row in charts.values(ax)]


def test_each_article_tells_how_many_codes_it_added() -> None:
    ax = charts.codes_progress(codes("ab", "bc", "ab"), read("1", "2", "3"), kind="topic")
    assert drawn(ax) == [("001", 2, 2), ("002", 1, 3), ("003", 0, 3)]


def test_articles_stand_in_the_order_of_finishing_or_of_publication() -> None:
    made = codes("ab", "bc", "ab"), read("3", "1", "2", published=("2018-01", "2018-03", "2018-02"))
    assert [row[0] for row in drawn(charts.codes_progress(*made, kind="topic"))] == ["002", "003", "001"]
    by_date = charts.codes_progress(*made, kind="topic", order="published")
    assert [row[0] for row in drawn(by_date)] == ["001", "003", "002"]


def test_an_article_in_which_nothing_was_found_counts_as_read() -> None:
    ax = charts.codes_progress(codes("ab", "", "c"), read("1", "2", "3"), kind="topic")
    assert drawn(ax) == [("001", 2, 2), ("002", 0, 2), ("003", 1, 3)]
    assert len(drawn(charts.codes_progress(codes("ab", "", "c"), kind="topic"))) == 2


def test_all_orders_begin_with_one_article_and_end_with_all_codes() -> None:
    rows = charts.values(charts.codes_progress(codes("ab", "b", "c", "abc", "d"), kind="topic"))
    assert (rows[0]["low"], rows[0]["high"]) == (1.0, 3.0)
    assert rows[-1]["low"] == rows[-1]["high"] == rows[-1]["met"] == 4


def test_the_band_lies_around_what_is_expected_of_a_random_order() -> None:
    found = codes(*("ab" if n % 4 else "abc"[n % 3 :] + "xyz"[n % 3] for n in range(24)))
    rows = charts.values(charts.codes_progress(found, kind="topic", draws=400))
    articles = found.groupby("code")["article"].nunique().to_numpy()
    # how many codes are in six of 24 articles, drawn by lot (Gotelli and Colwell 2001, sample-based rarefaction)
    missed = [np.prod([(24 - n - k) / (24 - k) for k in range(6)]) for n in articles]
    assert float(rows[5]["low"] or 0) <= len(articles) - sum(missed) <= float(rows[5]["high"] or 0)


def test_the_same_seed_draws_the_same_band() -> None:
    found = codes(*(chr(97 + n) for n in range(9)), "abcdefghi")
    drawn = [charts.codes_progress(found, kind="topic", draws=3, seed=seed) for seed in (1, 1, 2, 3)]
    one, same, *others = (charts.values(ax) for ax in drawn)
    assert one == same
    assert any(one != other for other in others)
    assert all([row["met"] for row in one] == [row["met"] for row in other] for other in others)


def test_under_five_articles_there_is_no_band() -> None:
    ax = charts.codes_progress(codes("ab", "bc"), kind="topic")
    assert charts.values(ax)[0]["low"] is None
    assert "No band of other orders: fewer than 5 articles." in said(ax)


def test_the_caption_says_what_is_new_at_the_end_and_what_it_cannot_say() -> None:
    caption = said(charts.codes_progress(codes("ab", "b", "b", "b", "bc"), kind="topic"))
    assert "New in the last 1 article: 1. Met in one article only: 2 of 3." in caption
    assert "What articles hold that nobody has read, it cannot say." in caption
    assert "An occurrence counts once an article." in caption


def test_topics_that_nobody_used_stand_below_those_used_most() -> None:
    ax = charts.codes_used(codes(["topic:b"], ["topic:b", "topic:a"]))
    assert [(row["name"], row["articles"], row["uses"]) for row in charts.values(ax)] == [
        ("topic:b", 2.0, 2),
        ("topic:a", 1.0, 1),
        ("Zone", 0, 0),
    ]
    assert " never used" in [text.get_text() for text in ax.texts]
    assert "Never used: 1 of the 3 topics in the codebook." in said(ax)


def test_a_retired_topic_is_not_missed() -> None:
    table = codes(["topic:b"])
    table.attrs["retired"] = ["topic:z"]
    assert [row["name"] for row in charts.values(charts.codes_used(table))] == ["topic:b", "Accord"]


def test_a_bar_leads_to_the_records_in_it_and_a_topic_never_used_to_none() -> None:
    ax = charts.codes_used(codes(["topic:b"], ["topic:b"]))
    assert len(charts.where(ax, **marks(ax)[0].where)) == 2
    assert not marks(ax)[-1].where


@pytest.mark.parametrize("draw", [charts.codes_progress, charts.codes_used])
def test_without_codes_the_chart_says_why(draw: object) -> None:
    ax = draw(codes("", ""))  # type: ignore[operator]
    assert "There are no occurrences to draw." in ax.texts[0].get_text()
