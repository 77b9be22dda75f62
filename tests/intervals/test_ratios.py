"""Ratios have intervals for which articles were read, or the reason why not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intervals import Interval, ratio, ratios

_RECORD = st.tuples(st.integers(0, 14), st.sampled_from([-1, 0, 1]), st.sampled_from([0.0, 0.25, 1.0, 7.0]))


def width(found: Interval) -> float:
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def test_a_share_lies_between_its_ends_and_nothing_else_is_said_of_it() -> None:
    found = ratio([1] * 6 + [0] * 14, [1] * 20, range(20))
    assert (found.value, found.n, found.articles, found.why, found.note) == (0.3, 20, 20, "", "")
    # Wilson's of 20 alone is 0.145 to 0.519; this one is a little wider, since it does not know that they are alone
    assert (found.low, found.high) == pytest.approx((0.14, 0.53), abs=0.01)


def test_under_ten_articles_there_is_a_figure_and_no_interval() -> None:
    found = ratio([1, 0, 1], [1, 1, 1], ["a", "a", "b"])
    assert found == Interval(2 / 3, None, None, 3, 2, "2 articles, and an interval needs 10")
    assert ratio([1], [1], ["a"]).why == "1 article, and an interval needs 10"


def test_where_nothing_is_counted_there_is_no_figure() -> None:
    assert ratio([], [], []) == Interval(None, None, None, 0, 0, "nothing is counted")
    assert ratio([0.0] * 12, [0.0] * 12, range(12)).value is None


def test_none_of_many_has_an_interval_that_begins_at_zero() -> None:
    none, every = ratio([0] * 14, [1] * 14, range(14)), ratio([1] * 14, [1] * 14, range(14))
    assert (none.low, every.high) == (0.0, 1.0)
    assert none.high == pytest.approx(0.23, abs=0.01)
    assert every.low == pytest.approx(0.77, abs=0.01)


def test_a_net_position_that_nobody_opposes_may_be_below_zero_still() -> None:
    share, net = (ratio([0] * 15 + [1], [1] * 16, range(16), net=net) for net in (False, True))
    assert share.value == net.value == 1 / 16
    assert share.low is not None
    assert share.low > 0
    assert net.low == pytest.approx(-0.23, abs=0.01)


def test_one_negative_top_tells_that_it_is_a_net_position() -> None:
    tops = [-1, *[1] * 9, *[0] * 6]
    assert ratio(tops, [1] * 16, range(16)) == ratio(tops, [1] * 16, range(16), net=True)


def test_what_stands_in_one_article_tells_less_than_as_many_articles() -> None:
    tops, articles = np.tile([1, 0, 1, 0, 0], 6), np.arange(30)
    alone = ratio(tops, np.ones(30), articles)
    again = ratio(np.repeat(tops, 4), np.ones(120), np.repeat(articles, 4))
    apart = ratio(np.repeat(tops, 4), np.ones(120), np.arange(120))
    assert width(again) == pytest.approx(width(alone), rel=0.03)
    assert width(apart) < 0.6 * width(alone)


def test_what_differs_within_each_article_and_not_between_them_tells_more() -> None:
    articles = np.repeat(range(20), 4)
    mixed = ratio([*[1, 0, 1, 0] * 14, *[1, 0, 0, 0] * 3, *[1, 1, 1, 0] * 3], [1] * 80, articles)
    alike = ratio([*[1, 1, 1, 1] * 10, *[0, 0, 0, 0] * 10], [1] * 80, articles)
    assert mixed.value == alike.value
    assert width(mixed) < 0.7 * width(alike)


def test_a_share_and_what_it_leaves_have_mirrored_intervals() -> None:
    tops, articles = np.array([1, 0, 0, 1, 0, 0, 0, 1] * 4), np.repeat(range(16), 2)
    share, rest = ratio(tops, np.ones(32), articles), ratio(1 - tops, np.ones(32), articles)
    assert (share.low, share.high) == pytest.approx((1 - (rest.high or 0), 1 - (rest.low or 0)))
    net = ratio(tops, np.ones(32), articles, net=True)
    other = ratio(-tops, np.ones(32), articles, net=True)
    assert (net.low, net.high) == pytest.approx((-(other.high or 0), -(other.low or 0)))


def test_weights_count_by_how_they_differ_not_by_how_large_they_are() -> None:
    tops, weights = np.array([1, 0, 0, 1, 0] * 4), np.array([1, 2, 1, 1, 2] * 4)
    once, tenfold = (ratio(tops * weights * n, weights * n, range(20)) for n in (1, 10))
    assert (once.low, once.high) == pytest.approx((tenfold.low, tenfold.high))


def test_where_few_articles_weigh_more_than_all_others_there_is_no_interval() -> None:
    weights = np.array([500.0, 300.0, *[1.0] * 18])
    found = ratio(weights * ([1, 0] * 10), weights, range(20))
    assert found.why == "a few of the 20 articles weigh more than all others"
    assert found.low is None


def test_what_is_neither_a_share_nor_a_net_position_has_no_interval() -> None:
    found = ratio([3] * 12, [1] * 12, range(12))
    assert (found.value, found.low) == (3, None)
    assert found.why == "an interval is of shares and net positions, and this is neither"


def test_many_groups_at_once_have_what_each_has_alone() -> None:
    chance = np.random.default_rng(4)
    tops, articles = chance.integers(-1, 2, 300), chance.integers(0, 25, 300)
    groups, coders = chance.choice(["x", "y"], 300), chance.choice([*"abcdef"], 300)
    found = ratios(tops, np.ones(300), articles, groups, coders)
    assert [*found] == [*dict.fromkeys(groups)]
    for group in "xy":
        own = groups == group
        assert found[group] == pytest.approx(ratio(tops[own], np.ones(own.sum()), articles[own], coders[own]))


def test_of_two_annotators_the_interval_says_that_it_is_for_these() -> None:
    tops, articles, coders = [1, 0] * 20, range(40), ["ana", "ben"] * 20
    found = ratio(tops, [1] * 40, articles, coders)
    assert found.note == "for these 2 annotators: how others would read is not in it"
    assert (found.low, found.high) == (ratio(tops, [1] * 40, articles)[1:3])
    assert ratio(tops, [1] * 40, articles, ["ana"] * 40).note == ""


def test_four_annotators_are_too_few_to_tell_of_others_and_five_whose_shares_differ_by_far_too() -> None:
    tops = [1, 0] * 50
    four, five = [*"abcd"] * 25, ["a"] * 80 + [*"bcde"] * 5
    assert ratio(tops, [1] * 100, range(100), four).note.startswith("for these 4 annotators")
    assert ratio(tops, [1] * 100, range(100), five).note.startswith("for these 5 annotators")
    assert ratio(tops, [1] * 100, range(100), [*"abcde"] * 20).note == ""


def test_of_five_annotators_who_lean_apart_the_interval_is_wider() -> None:
    lean = np.repeat([0.1, 0.3, 0.5, 0.7, 0.9], 12)
    tops = np.random.default_rng(1).random(60) < lean
    apart, alike = (ratio(tops, np.ones(60), range(60), who) for who in (np.repeat(range(5), 12), [*range(5)] * 12))
    assert apart.note == alike.note == ""
    assert width(apart) > 2 * width(alike)


@given(st.lists(_RECORD, min_size=1, max_size=60), st.booleans())
def test_an_interval_holds_its_figure_and_keeps_to_what_can_be(
    records: list[tuple[int, int, float]], net: bool
) -> None:
    articles, signs, weights = zip(*records, strict=True)
    tops = [(sign if net else abs(sign)) * weight for sign, weight in zip(signs, weights, strict=True)]
    found = (
        ratio(tops, weights, articles, [*"abcdef"] * 10, net=net)
        if len(records) == 60
        else ratio(tops, weights, articles, net=net)
    )
    assert bool(found.why) == (found.low is None) == (found.high is None)
    if found.low is not None and found.high is not None and found.value is not None:
        assert -int(net) <= found.low <= found.value + 1e-9
        assert found.value - 1e-9 <= found.high <= 1
