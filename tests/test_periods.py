"""A date is in the period that it tells, and in none that it does not; between two periods no other is missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.periods import Length, begins, period, periods

LENGTHS: tuple[Length, ...] = ("day", "week", "month", "year")
dates = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2018-09-23", ("2018-09-23", "2018-W38", "2018-09", "2018")),
        (" 2018-09-23T23:59:00+02:00", ("2018-09-23", "2018-W38", "2018-09", "2018")),
        ("2018-12-31", ("2018-12-31", "2019-W01", "2018-12", "2018")),
        ("2018-09", ("", "", "2018-09", "2018")),
        ("2018", ("", "", "", "2018")),
        ("2018-13-01", ("", "", "", "2018")),
        ("2018-02-30", ("", "", "2018-02", "2018")),
        ("20180923", ("", "", "", "")),
        ("2018-9-3", ("", "", "", "")),
        ("23 September 2018", ("", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_a_date_is_in_the_periods_that_it_tells(published: str, expected: tuple[str, ...]) -> None:
    assert tuple(period(published, length) for length in LENGTHS) == expected


@settings(max_examples=200, deadline=None)
@given(dates, dates, st.sampled_from(LENGTHS))
def test_between_two_periods_there_is_every_one_and_each_once(one: date, other: date, length: Length) -> None:
    first, last = sorted([one, other])
    last = min(last, first + timedelta(days=400))
    found = periods(period(first.isoformat(), length), period(last.isoformat(), length), length)
    every = {period((first + timedelta(days=n)).isoformat(), length) for n in range((last - first).days + 1)}
    assert found == sorted(every)


@settings(max_examples=200, deadline=None)
@given(dates, st.sampled_from(LENGTHS))
def test_a_period_begins_on_its_first_day(on: date, length: Length) -> None:
    start = begins(period(on.isoformat(), length), length)
    assert start <= on
    assert period(start.isoformat(), length) == period(on.isoformat(), length)
    assert period((start - timedelta(days=1)).isoformat(), length) != period(on.isoformat(), length)


def test_what_is_no_period_of_the_length_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        periods("2018-09", "2018-10", "week")
