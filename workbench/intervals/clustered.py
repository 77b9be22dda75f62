"""The ratio of two sums over records, with an interval from drawing articles anew.

What stands in one article is not independent, so articles are drawn, with all that stands in them (Efron and Tibshirani
1993, An Introduction to the Bootstrap, ch. 8, on what a unit is).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from workbench.agreement.bootstrap import FEWEST, quotient, resampled


class Interval(NamedTuple):
    """A figure; `low` and `high` are the ends of its 95 % interval, None where `why` says why there is none.

    `n` counts records, `articles` those that they stand in. `value` is None where nothing is counted.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    articles: int
    why: str = ""


def ratio(
    tops: ArrayLike,
    bottoms: ArrayLike,
    articles: Sequence[str],
    coders: Sequence[str] | None = None,
    *,
    draws: int = 1000,
    seed: int = 0,
) -> Interval:
    """The sum of `tops` over the sum of `bottoms`; each has a number a record, `articles` the article of each.

    For a share `tops` are the weights of the records that have a value and 0 for others, `bottoms` all weights; for a
    net position `tops` are plus or minus the weights. With `coders`, the annotator of each record, these are drawn too.
    """
    names, places = np.unique(np.asarray(articles, dtype=object).astype(str), return_inverse=True)
    above, below = (np.bincount(places, np.asarray(each, np.float64), minlength=len(names)) for each in (tops, bottoms))
    if not below.sum():
        return Interval(None, None, None, len(places), len(names), "nothing is counted")
    value = float(above.sum() / below.sum())
    if len(names) < FEWEST:
        why = f"{len(names)} article{'s' * (len(names) != 1)}, and an interval needs {FEWEST}"
        return Interval(value, None, None, len(places), len(names), why)
    drawn = np.concatenate([quotient(each @ above, each @ below) for each in resampled(len(names), draws, seed)])
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return Interval(value, float(low), float(high), len(places), len(names))
