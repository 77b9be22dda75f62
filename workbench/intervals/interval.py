"""A figure with its interval, or with the reason why it has none."""

from typing import NamedTuple

PERCENTILES = (
    "Intervals are percentiles of drawn articles and rather too narrow: "
    "with 30 articles about nine in ten hold the truth, not 95 %."
)
"""What a figure says that has such intervals: of alpha, or of what suggestions change."""


class Interval(NamedTuple):
    """A figure; `low` and `high` are the ends of its 95 % interval, None where `why` says why there is none.

    `n` counts records, `articles` those that they stand in. `value` is None where nothing is counted. `note` says what
    an interval that is given does not hold; it belongs under the figure.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    articles: int
    why: str = ""
    note: str = ""
