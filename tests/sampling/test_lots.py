"""Drawing is by lot: every article as likely as it should be, and the same from the same seed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.sampling.lots import allotted, by_stratum, drawn, frame
from workbench.trouble import Trouble

IDS = [f"{number:03}-article" for number in range(40)]

ids = st.lists(st.text(min_size=1), min_size=1, unique=True)


@given(ids, st.randoms(use_true_random=False), st.integers(1, 60), st.text())
def test_the_same_seed_draws_the_same_in_whatever_order(known: list[str], chance: object, size: int, by: str) -> None:
    mixed = known[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    found = drawn(known, size, by)
    assert drawn(mixed, size, by) == found
    assert len(found) == len(set(found)) == min(size, len(known))
    assert set(found) <= set(known)
    assert frame(mixed) == frame(known)


def test_each_article_is_drawn_as_often_as_its_probability_says() -> None:
    seeds, size = 2000, 10
    times = Counter(id_ for seed in range(seeds) for id_ in drawn(IDS, size, f"sample::{seed}"))
    expected = seeds * size / len(IDS)
    deviation = (expected * (1 - size / len(IDS))) ** 0.5
    assert max(abs(times[id_] - expected) for id_ in IDS) < 4.5 * deviation
    # of 40 numbers that scatter by chance some are far out, and not all near
    assert max(abs(times[id_] - expected) for id_ in IDS) > deviation


def test_pairs_are_drawn_together_as_often_as_two_apart_would_be() -> None:
    seeds = 3000
    together = sum({IDS[0], IDS[1]} <= set(drawn(IDS[:10], 5, f"sample::{seed}")) for seed in range(seeds))
    assert together / seeds == pytest.approx(5 / 10 * 4 / 9, abs=0.04)


def test_draws_of_one_seed_for_two_purposes_have_nothing_to_do_with_each_other() -> None:
    same = [len({*drawn(IDS, 10, f"sample::{seed}")} & {*drawn(IDS, 10, f"repeat:ana:{seed}")}) for seed in range(300)]
    assert sum(same) / len(same) == pytest.approx(2.5, abs=0.4)


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 50), min_size=1, max_size=8), st.integers(0, 60))
def test_every_stratum_gives_its_share_and_at_least_one(articles: dict[str, int], more: int) -> None:
    size = min(len(articles) + more, sum(articles.values()))
    sizes = allotted(articles, size)
    assert sum(sizes.values()) == size
    assert all(1 <= sizes[name] <= articles[name] for name in articles)
    assert allotted(dict(reversed(articles.items())), size) == sizes
    for name, each in sizes.items():
        quota = size * articles[name] / sum(articles.values())
        assert each == 1 or each < quota + 1


def test_shares_are_those_of_largest_remainders() -> None:
    assert allotted({"a": 47, "b": 16, "c": 15, "d": 13, "e": 9}, 20) == {"a": 9, "b": 3, "c": 3, "d": 3, "e": 2}
    assert allotted({"large": 97, "small": 1, "tiny": 2}, 10) == {"large": 8, "small": 1, "tiny": 1}


def test_what_was_drawn_of_each_stratum_is_told_with_its_probability() -> None:
    chosen, strata = by_stratum({"sana": IDS[:30], "": IDS[30:]}, 4, "x")
    assert [(each.name, each.articles, each.size, each.probability) for each in strata] == [
        ("", 10, 1, 0.1),
        ("sana", 30, 3, 0.1),
    ]
    assert len([id_ for id_ in chosen if id_ in IDS[:30]]) == 3


def test_more_strata_than_articles_to_draw_cannot_be() -> None:
    with pytest.raises(Trouble, match="from 3 strata"):
        allotted({"a": 1, "b": 1, "c": 1}, 2)
