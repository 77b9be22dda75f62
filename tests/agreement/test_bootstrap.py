"""Intervals over articles: where there is one it is seeded and the same for any order, and where there is none why."""

import subprocess
import sys
from random import Random

import numpy as np
import pytest

from tests.builders import ROOT
from workbench.agreement import bootstrap
from workbench.agreement.bands import band
from workbench.agreement.bootstrap import measured, resampled
from workbench.agreement.coefficients import ac1, alpha, cohen, f1, fleiss, free_marginal, percent
from workbench.agreement.measure import Measure, Unit
from workbench.agreement.tallies import Array

ALL = (alpha, percent, fleiss, free_marginal, ac1, cohen)


def articles(number: int, wrong: float = 0.2, annotators: int = 2, seed: int = 0) -> list[list[Unit]]:
    """Articles with a few units each, on which annotators are wrong as often as that."""
    chance = Random(seed)
    return [
        [
            tuple(true if chance.random() > wrong else chance.choice("abc") for _ in range(annotators))
            for true in chance.choices("abc", k=chance.randint(1, 6))
        ]
        for _ in range(number)
    ]


@pytest.mark.parametrize("coefficient", ALL)
def test_an_interval_holds_the_value_and_says_how_often_it_was_drawn(coefficient: object) -> None:
    told: Measure = coefficient(articles(40), draws=1000)  # type: ignore[operator]
    assert told.interval
    assert told.value
    assert told.interval[0] < told.value < told.interval[1]
    assert (told.draws, told.degenerate) == (1000, 0)
    assert told.below == pytest.approx(1 if told.interval[1] < 0.667 else told.below)


def test_the_value_is_the_same_with_and_without_draws() -> None:
    assert alpha(articles(40), draws=200).value == alpha(articles(40)).value
    assert alpha(articles(40)).draws == 0


@pytest.mark.parametrize("coefficient", ALL)
def test_order_of_articles_units_and_annotators_never_changes_a_byte(coefficient: object) -> None:
    given = articles(30)
    chance = Random(1)
    mixed = [chance.sample(units, len(units)) for units in chance.sample(given, len(given))]
    turned = [[unit[::-1] for unit in units] for units in mixed]
    told = [repr(coefficient(each, draws=300, seed=7)) for each in (given, mixed, turned)]  # type: ignore[operator]
    assert told[0] == told[1]
    assert told[0] == told[2]


def test_another_run_gives_the_same_bytes() -> None:
    # each process puts sets in another order
    script = """
from tests.agreement.test_bootstrap import *
turned = [[unit] for pair in ("ab", "ac", "bc", "ad") for unit in (tuple(pair), tuple(pair[::-1]))]
print([each(articles(9) + turned * 3, draws=50) for each in ALL])
"""
    runs = [
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True)
        for seed in "12"
    ]
    assert b"AC1" in runs[0].stdout
    assert runs[0].stdout == runs[1].stdout


def test_another_seed_draws_other_articles() -> None:
    one, other = (alpha(articles(30), draws=300, seed=seed) for seed in (0, 1))
    assert one.value == other.value
    assert one.interval != other.interval
    assert one == alpha(articles(30), draws=300, seed=0)


def test_below_ten_articles_there_is_no_interval_and_it_says_so() -> None:
    told = alpha(articles(9), draws=1000)
    assert told.value is not None
    assert (told.interval, told.below) == (None, None)
    assert told.why_no_interval == "9 double-coded articles, and an interval needs 10"
    assert alpha(articles(10), draws=1000).interval


def test_articles_without_a_pairable_unit_are_no_double_coded_articles() -> None:
    lone: list[list[Unit]] = [[("a", None)], [], [(None, None)]]
    given = articles(30)
    assert alpha(given + lone, draws=100) == alpha(given, draws=100)
    assert alpha(articles(9) + lone, draws=100).why_no_interval.startswith("9 ")


def test_draws_without_a_value_are_counted() -> None:
    # the second label is in one article of forty, and so in two of three samples
    given: list[list[Unit]] = [[("a", "a")]] * 38 + [[("b", "b"), ("b", "a")]] * 2 + [[("b", "b")]] * 2
    few = alpha(given, draws=1000)
    assert 0 < few.degenerate < 50
    assert few.interval
    many = alpha(given[:39], draws=1000)
    assert many.degenerate == pytest.approx(1000 / np.e, rel=0.15)
    assert many.interval is None
    assert many.why_no_interval == f"{many.degenerate:,} of 1,000 draws had no value"
    assert many.value is not None


def test_below_is_the_share_of_draws_under_two_thirds() -> None:
    good, bad = alpha(articles(60, 0.02), draws=500), alpha(articles(60, 0.6), draws=500)
    assert (good.below, bad.below) == (0, 1)
    middling = alpha(articles(60, 0.24), draws=500).below
    assert middling is not None
    assert 0 < middling < 1


def test_samples_are_as_large_as_what_they_are_drawn_from() -> None:
    weights = np.concatenate([*resampled(50, 400, 3)])
    assert weights.shape == (400, 50)
    assert (weights.sum(axis=1) == 50).all()
    assert weights.mean(axis=0) == pytest.approx(1, abs=0.25)


def test_samples_are_drawn_some_at_a_time_and_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = np.concatenate([*resampled(50, 7, 3)])
    monkeypatch.setattr(bootstrap, "_AT_ONCE", 100)
    some = [*resampled(50, 7, 3)]
    assert [len(each) for each in some] == [2, 2, 2, 1]
    assert (np.concatenate(some) == at_once).all()


def test_the_interval_is_that_of_the_percentiles_of_means() -> None:
    # of a mean of many, a bootstrap's interval is about two standard errors wide to either side
    values = np.array([Random(n).gauss(0, 1) for n in range(400)])

    def mean(weights: Array) -> Array:
        return weights @ values / len(values)

    told = measured("mean", mean, len(values), "", 2000, 0)
    assert told.interval
    width = 2 * 1.96 * values.std() / np.sqrt(len(values))
    assert told.interval[1] - told.interval[0] == pytest.approx(width, rel=0.1)


def test_f1_has_an_interval_over_articles_too() -> None:
    counts = [(n % 5, n % 5 + 1, n % 5 + n % 3) for n in range(30)]
    told = f1(counts, draws=500)
    assert told.interval
    assert told == f1([(both, other, one) for both, one, other in reversed(counts)], draws=500)
    assert f1(counts[:9], draws=500).why_no_interval


def test_a_variable_is_judged_by_the_lower_bound_where_there_is_one() -> None:
    given = {0.8: "reliable", 0.7999: "tentative", 0.667: "tentative", 0.6669: "do not use", -1.0: "do not use"}
    for figure, word in given.items():
        by_value, by_bound = band(Measure("alpha", figure)), band(Measure("alpha", 0.99, interval=(figure, 1.0)))
        assert by_value
        assert by_bound
        assert (by_value.word, by_value.by, by_bound.word, by_bound.by) == (word, "value", word, "lower bound")
    assert str(band(Measure("alpha", 0.9, interval=(0.7123, 1)))) == "tentative (by the lower bound, 0.712)"
    assert band(Measure("alpha", why_not="one annotator")) is None
