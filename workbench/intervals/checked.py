"""The difference estimator: the machine's sums over all articles, and what it got wrong in the checked ones.

Two things are left to chance: which articles there are, and which of them were checked (two-phase sampling, Särndal,
Swensson and Wretman 1992, ch. 9). The variance has a part for each, of the linearised ratio.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.intervals.clusters import Array, Places, Spread, spread, totals

_UNSURE = 0.25
"""How much of one more article, got wholly wrong, the variance is enlarged by: none found wrong is not none wrong."""
_NEEDED = 2.0
"""How much agreement chance alone would make; the machine counts for what it agrees beyond that."""


class Sums(NamedTuple):
    """An article a row: sums by the machine and by people, who is checked, how many each stands for, and its stratum.

    What people found is 0 where nobody looked, and so is `stands`.
    """

    tops: Array
    bottoms: Array
    own_tops: Array
    own_bottoms: Array
    checked: NDArray[np.bool_]
    stands: Array
    strata: Places


def estimated(sums: Sums) -> tuple[float, float]:
    """The corrected ratio, NaN where nothing is left to divide by, and how much of the machine is in it (0 to 1)."""
    power = 0.0
    for _ in range(3):  # the power hangs on the figure, and the figure on the power
        value = _value(sums, power)
        if not np.isfinite(value):
            break
        power = _power(sums, value)
    return _value(sums, power), power


def astray(sums: Sums, value: float, power: float) -> tuple[Spread, Array]:
    """How far the corrected ratio goes astray, and how many records would tell as much, were none alike."""
    on = sums.checked
    own, theirs = _apart(sums, value)
    sizes = sums.stands * sums.own_bottoms
    wider = 1 / (1 - np.minimum(sizes / sizes.sum(), 0.9))
    by_articles = float((wider * sums.stands * own**2).sum())
    unsure = _UNSURE * float((wider * (sums.stands * own) ** 2).sum()) / int(on.sum())
    found = by_articles + _by_lot(sums, wider, own - power * theirs) + unsure
    unaided = by_articles + _by_lot(sums, wider, own) + unsure
    less = found / unaided if unaided else 1.0  # a machine that helps is as if more had been checked
    alone = spread((sums.stands * sums.own_tops)[on], sizes[on], np.zeros(int(on.sum()), np.int64), 1)
    variance = np.array([found / _base(sums, power) ** 2])
    independent = sizes.sum() ** 2 / (sums.stands * sizes)[on].sum() / less
    return alone._replace(variance=variance, alike=alone.alike / less), np.array([independent])


def _base(sums: Sums, power: float) -> float:
    return float(power * sums.bottoms.sum() + (sums.stands * (sums.own_bottoms - power * sums.bottoms)).sum())


def _value(sums: Sums, power: float) -> float:
    top = power * sums.tops.sum() + (sums.stands * (sums.own_tops - power * sums.tops)).sum()
    base = _base(sums, power)
    return float(top / base) if base > 0 else float("nan")


def _apart(sums: Sums, value: float) -> tuple[Array, Array]:
    """How far each checked article is from the ratio, as people read it and as the machine does; 0 for others."""
    own, theirs = sums.own_tops - value * sums.own_bottoms, sums.tops - value * sums.bottoms
    return np.where(sums.checked, own, 0.0), np.where(sums.checked, theirs, 0.0)


def _power(sums: Sums, value: float) -> float:
    """The part of the machine's figure with which the corrected one varies least, less what chance would make of it.

    The first is the tuning of Angelopoulos, Duchi and Zrnic (2023, PPI++); the second keeps a machine that agrees with
    few articles by accident out of it, as the shrinkage of James and Stein (1961) does.
    """
    own, theirs = (_centred(sums, each) * sums.stands for each in _apart(sums, value))
    with_own, with_itself, both = float((own**2).sum()), float((theirs**2).sum()), float((own * theirs).sum())
    if with_own <= 0 or with_itself <= 0 or both <= 0:
        return 0.0
    alike, telling = both**2 / (with_itself * with_own), with_own**2 / float((own**4).sum())
    certain = max(0.0, 1 - _NEEDED * (1 - alike) / (alike * telling))
    return min(1.0, both / with_itself) * certain


def _by_lot(sums: Sums, wider: Array, left: Array) -> float:
    """The variance by which articles of each stratum were checked; none where all were."""
    drawn = _total(sums, sums.checked.astype(np.float64))[sums.strata]
    unread = np.maximum(0.0, 1 - 1 / np.maximum(sums.stands, 1.0))
    again = drawn / np.maximum(drawn - 1, 1)
    return float((again * unread * wider * (sums.stands * _centred(sums, left)) ** 2).sum())


def _centred(sums: Sums, values: Array) -> Array:
    """What is left of the values of checked articles when the mean of their stratum is taken off; 0 for others."""
    on = sums.checked.astype(np.float64)
    means = _total(sums, values * on) / np.maximum(_total(sums, on), 1)
    return np.where(sums.checked, values - means[sums.strata], 0.0)


def _total(sums: Sums, values: Array) -> Array:
    return totals(values, sums.strata, int(sums.strata.max()) + 1)
