"""How far two figures are apart has an interval that goes by both, and by the articles in which both stand."""

import numpy as np
import pytest
from numpy.random import Generator

from workbench.intervals import Interval, difference, ratio

ONE, OTHER = "one", "other"


def apart(tops: np.ndarray, articles: np.ndarray, groups: np.ndarray, **how: bool) -> Interval:
    return difference(tops, np.ones(len(tops)), articles.tolist(), groups.tolist(), ONE, OTHER, **how)


def test_a_difference_is_that_of_the_two_figures() -> None:
    groups = np.repeat([ONE, OTHER], 20)
    found = apart(np.array([1] * 15 + [0] * 5 + [1] * 5 + [0] * 15), np.arange(40), groups)
    assert (found.value, found.n, found.articles) == (0.5, 40, 40)
    # Newcombe's of two shares of 20 is 0.19 to 0.71
    assert (found.low, found.high) == pytest.approx((0.18, 0.71), abs=0.03)


def test_the_other_way_round_it_is_the_same_with_the_other_sign() -> None:
    tops, articles, groups = np.tile([1, 0, 1, 1], 10), np.repeat(range(20), 2), np.tile([ONE, OTHER], 20)
    there, back = apart(tops, articles, groups), apart(tops, articles, np.tile([OTHER, ONE], 20))
    assert (there.low, there.high) == pytest.approx((-(back.high or 0), -(back.low or 0)))


def test_who_goes_together_in_the_same_articles_is_told_apart_more_surely() -> None:
    # in each article both say the same, but in three the one supports alone
    both = np.tile([1, 0, 1, 0], 10)
    tops = np.concatenate([np.where(np.arange(40) < 6, 1, both), both])
    groups = np.repeat([ONE, OTHER], 40)
    same = apart(tops, np.tile(np.arange(40), 2), groups)
    elsewhere = apart(tops, np.arange(80), groups)
    assert same.low is not None
    assert same.high is not None
    assert same.high - same.low < 0.6 * ((elsewhere.high or 0) - (elsewhere.low or 0))


def test_other_groups_do_not_matter() -> None:
    tops, articles, groups = np.tile([1, 0, 1], 20), np.arange(60), np.tile([ONE, OTHER, "third"], 20)
    assert apart(tops, articles, groups) == apart(*(each[groups != "third"] for each in (tops, articles, groups)))


def test_where_one_has_no_interval_the_difference_has_none() -> None:
    groups = np.repeat([ONE, OTHER], [30, 4])
    found = apart(np.ones(34), np.arange(34), groups)
    assert (found.value, found.low) == (0, None)
    assert found.why == "of one of the two: 4 articles, and an interval needs 10"
    assert apart(np.ones(30), np.arange(30), groups[:30]).why == "nothing is counted of one of the two"


def test_the_scale_is_that_of_both() -> None:
    # one of them opposes nobody, and so its figure alone would be taken for a share
    tops, groups = np.repeat([1, -1], 20), np.repeat([ONE, OTHER], 20)
    found = apart(tops, np.arange(40), groups)
    assert found.value == 2
    assert found.low == pytest.approx(
        2 - np.hypot(*[1 - (ratio(tops[:20], np.ones(20), range(20), net=True).low or 0)] * 2)
    )


@pytest.mark.parametrize(
    ("shares", "articles", "same"),
    [((0.3, 0.3), 40, False), ((0.1, 0.5), 16, False), ((0.3, 0.3), 40, True), ((0.1, 0.5), 40, True)],
)
def test_an_interval_of_a_difference_holds_the_truth_as_often_as_it_says(
    shares: tuple[float, float], articles: int, same: bool
) -> None:
    chance, held = np.random.default_rng(4), []
    for _ in range(1000):
        found = apart(*_a_corpus(chance, shares, articles, same))
        if found.low is not None and found.high is not None:
            held.append(found.low <= shares[0] - shares[1] <= found.high)
    assert 0.92 <= np.mean(held) <= 0.98
    assert len(held) > 900


def _a_corpus(
    chance: Generator, shares: tuple[float, float], articles: int, same: bool
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two groups in `articles` each, in the `same` ones, where what both say goes together, or in others."""
    leaning, parts = chance.normal(0, 1, articles), []
    for group, share in enumerate(shares):
        own = leaning if same else chance.normal(0, 1, articles)
        size = np.minimum(chance.geometric(0.3, articles), 12)
        where = np.repeat(np.arange(articles), size)
        # an article's own chance: all of it or none, so that the mean is the share whatever the leaning
        likes = (0.5 * own + np.sqrt(0.75) * chance.normal(0, 1, articles))[where]
        tops = likes + chance.normal(0, 1, len(where)) > np.sqrt(2) * _above(share)
        parts.append(
            (tops.astype(float), where + group * (not same) * articles, np.full(len(where), [ONE, OTHER][group]))
        )
    tops, where, groups = (np.concatenate(each) for each in zip(*parts, strict=True))
    return tops, where, groups


def _above(share: float) -> float:
    """The point above which a normal variable is with this chance."""
    return {0.1: 1.2815516, 0.3: 0.5244005, 0.5: 0.0}[share]
