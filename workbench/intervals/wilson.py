"""The score interval of a share."""

from math import sqrt

import numpy as np

from workbench.intervals.clusters import Array
from workbench.intervals.student import NORMAL

TOO_NARROW = "Intervals are those of Wilson, as if each were drawn by itself; of one article they are too narrow."
"""What a figure says that has this interval of things that hang together."""


def wilson(count: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927, Probable inference, JASA 22, 209-212); `n` is not 0.

    It is for things that are drawn one by one. Things from the same article hang together and tell less than as many
    from as many articles: for these it is too narrow, and `ratio` is the one to take.
    """
    share, weight = count / n, NORMAL**2 / n
    middle = (share + weight / 2) / (1 + weight)
    half = NORMAL * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)


def scores(shares: Array, numbers: Array, reach: Array) -> tuple[Array, Array]:
    """The same of many at once: for shares of so many things, which need not be whole, so many standard errors wide."""
    weight = reach**2 / numbers
    middle = (shares + weight / 2) / (1 + weight)
    half = reach * np.sqrt(shares * (1 - shares) / numbers + weight / (4 * numbers)) / (1 + weight)
    low, high = np.where(shares <= 0, 0.0, middle - half), np.where(shares >= 1, 1.0, middle + half)
    return np.maximum(0.0, low), np.minimum(1.0, high)
