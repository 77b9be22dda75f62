"""The score interval of a share is the published one, and the one of many is the same."""

import numpy as np
import pytest

from workbench.intervals import wilson
from workbench.intervals.student import NORMAL, reach
from workbench.intervals.wilson import scores


@pytest.mark.parametrize(
    ("count", "n", "interval"),
    [(81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (1, 29, (0.0061, 0.1718))],
)
def test_intervals_are_the_published_ones(count: int, n: int, interval: tuple[float, float]) -> None:
    # Newcombe 1998, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, table I
    assert wilson(count, n) == pytest.approx(interval, abs=5e-5)


def test_many_at_once_have_the_same_intervals_as_one_by_one() -> None:
    counts, numbers = np.array([0, 3, 7, 20]), np.array([9.0, 9, 12, 20])
    low, high = scores(counts / numbers, numbers, np.full(4, NORMAL))
    assert [*zip(low, high, strict=True)] == [
        pytest.approx(wilson(int(count), int(n)), abs=1e-12) for count, n in zip(counts, numbers, strict=True)
    ]


def test_where_none_has_it_or_all_the_interval_ends_there_exactly() -> None:
    low, high = scores(np.array([0.0, 1.0]), np.array([7.3, 7.3]), np.array([2.1, 2.1]))
    assert (low[0], high[1]) == (0.0, 1.0)
    assert wilson(0, 7)[0] == pytest.approx(0, abs=1e-12)
    assert wilson(7, 7)[1] == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("freedom", "published"),
    [(4, 2.776), (6, 2.447), (10, 2.228), (20, 2.086), (60, 2.000), (120, 1.980), (1e9, 1.960)],
)
def test_reaches_are_those_of_published_tables(freedom: float, published: float) -> None:
    # Abramowitz and Stegun 1964, table 26.10
    assert float(reach(np.array(freedom))) == pytest.approx(published, abs=1e-3)
