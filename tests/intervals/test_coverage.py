"""Nominal 95 % is 95 %: of a thousand simulated corpora of each kind, 92 to 98 % of the intervals hold the truth."""

import pytest

from tests.measure.corpora import MAIN
from tests.measure.coverage import as_if_independent, covered, house, simulated


@pytest.mark.parametrize("kind", MAIN)
def test_an_interval_holds_the_truth_as_often_as_it_says(kind: str) -> None:
    corpora = simulated(kind)
    found = covered(corpora, house(corpora))
    assert 0.92 <= found.holds <= 0.98
    assert found.given > 0.6


def test_as_if_records_were_independent_it_would_not() -> None:
    corpora = simulated("1-15 records, share 0.3, 30 articles")
    assert covered(corpora, as_if_independent(corpora)).holds < 0.85
