"""The median of active time, with an interval by order statistics."""

from fractions import Fraction
from itertools import product
from math import comb

import pytest

from tests.builders import an_action, an_annotation, an_article
from workbench.audit.modes import Mode
from workbench.audit.pace import active_ms, in_the_middle, pace
from workbench.records import Annotation

ARTICLES = [an_article(f"Text {number}.", f"{number:03}") for number in range(12)]


@pytest.mark.parametrize(("n", "rank"), [(6, 1), (8, 1), (9, 2), (10, 2), (15, 4), (20, 6), (25, 8), (30, 10)])
def test_ranks_are_those_of_the_sign_test(n: int, rank: int) -> None:
    # the lower critical values of the two-sided sign test at 5 %, as printed in tables (Conover, 1999, table A3)
    measure = in_the_middle([float(each) for each in range(1, n + 1)])
    assert measure.interval == (rank, n + 1 - rank)


def test_the_interval_covers_95_percent_and_the_next_narrower_one_does_not() -> None:
    for n in range(6, 60):
        measure = in_the_middle([float(each) for each in range(1, n + 1)])
        assert measure.interval
        rank = int(measure.interval[0])
        outside = [2 * Fraction(sum(comb(n, k) for k in range(below)), 2**n) for below in (rank, rank + 1)]
        assert outside[0] <= Fraction(5, 100) < outside[1]


def test_under_six_articles_there_is_a_median_and_no_interval() -> None:
    measure = in_the_middle([4.0, 1.0, 9.0, 2.0, 3.0])
    assert (measure.value, measure.interval) == (3.0, None)
    assert measure.why_no_interval == "5 articles; under 6 the least and the most do not cover 95 %"


def test_the_order_of_values_changes_nothing() -> None:
    values = [5.0, 1.0, 8.0, 3.0, 9.0, 2.0, 7.0]
    assert in_the_middle(values) == in_the_middle(sorted(values))


def test_times_are_summed_over_all_actions_on_an_article() -> None:
    actions = [
        an_action(ARTICLES[0], "add", ms=1500),
        an_action(ARTICLES[0], "undo", ms=500),
        an_action(ARTICLES[1], "add"),
    ]
    assert active_ms({"ana": actions}) == {("000", "ana"): 2000}


def test_medians_stand_by_annotator_and_mode_and_then_for_all() -> None:
    readings = [an_annotation(article, annotator=who) for article, who in product(ARTICLES, ("ben", "ana"))]
    shown: dict[tuple[str, str], Mode] = {
        (each.article, each.annotator): "blind" if each.article < "006" else "assisted" for each in readings
    }
    ms = {(each.article, each.annotator): 1000 * (1 + int(each.article)) for each in readings}
    rows = pace(readings, shown, ms, {article.id: 50 for article in ARTICLES})
    assert [(row.annotator, row.mode, row.n) for row in rows] == [
        *[("ana", "assisted", 6), ("ana", "blind", 6), ("ben", "assisted", 6), ("ben", "blind", 6)],
        *[("", "assisted", 12), ("", "blind", 12)],
    ]
    assert (rows[1].seconds.value, rows[1].per_100_words.value) == (3.5, 7.0)


def test_what_has_no_time_or_no_words_is_left_out() -> None:
    readings: list[Annotation] = [an_annotation(article, annotator="ana") for article in ARTICLES[:3]]
    ms = {("000", "ana"): 1000, ("001", "ana"): 1000}
    assert [row.n for row in pace(readings, {}, ms, {"000": 10, "001": 0, "002": 10})] == [1, 1]
