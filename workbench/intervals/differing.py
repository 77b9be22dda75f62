"""How far two figures are apart, with an interval: two outlets, or two actors in the same articles."""

from collections.abc import Hashable, Iterable
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from workbench.intervals.clustered import ratios
from workbench.intervals.clusters import Array, Places, places, totals
from workbench.intervals.interval import Interval


def difference(
    tops: ArrayLike,
    bottoms: ArrayLike,
    articles: Iterable[Hashable],
    groups: Iterable[Hashable],
    one: Hashable,
    other: Hashable,
    *,
    net: bool | None = None,
) -> Interval:
    """The ratio of the group `one` less that of the `other`, of records as `ratios` takes them.

    The interval is put together from those of both, so that it is bent as they are (Zou and Donner 2008, Construction
    of confidence limits about effect measures, Statistics in Medicine 27; for independent shares Newcombe 1998). Where
    both stand in the same articles it is narrower or wider by how much they go together there. That two intervals
    overlap does not say that there is no difference; that this one holds 0 says that none was shown.
    """
    above, below = np.asarray(tops, np.float64), np.asarray(bottoms, np.float64)
    listed, of = [*articles], [*groups]
    wanted = np.array([group in (one, other) for group in of], bool)
    above, below = above[wanted], below[wanted]
    listed, of = ([each for each, on in zip(given, wanted, strict=True) if on] for given in (listed, of))
    _, where = places(listed)
    signed = bool((above < 0).any()) if net is None else net
    found = ratios(above, below, listed, of, net=signed)
    nothing = Interval(None, None, None, 0, 0, "nothing is counted")
    first, second = found.get(one, nothing), found.get(other, nothing)
    n, many = int(wanted.sum()), len({*listed})
    if first.value is None or second.value is None:
        return Interval(None, None, None, n, many, "nothing is counted of one of the two")
    apart = first.value - second.value
    if first.low is None or first.high is None or second.low is None or second.high is None:
        why = f"of one of the two: {first.why or second.why}"
        return Interval(apart, None, None, n, many, why)
    together = _together([group == one for group in of], above, below, where, (first.value, second.value))
    down, up = first.value - first.low, first.high - first.value
    other_down, other_up = second.value - second.low, second.high - second.value
    low = apart - sqrt(max(0.0, down**2 + other_up**2 - 2 * together * down * other_up))
    high = apart + sqrt(max(0.0, up**2 + other_down**2 - 2 * together * up * other_down))
    return Interval(apart, low, high, n, many)


def _together(is_one: list[bool], above: Array, below: Array, where: Places, values: tuple[float, float]) -> float:
    """The correlation of both figures, by the articles in which both stand."""
    many, first = int(where.max()) + 1, np.array(is_one)
    left = [
        totals((above - value * below)[own], where[own], many)
        for own, value in ((first, values[0]), (~first, values[1]))
    ]
    sizes = float((left[0] ** 2).sum()) * float((left[1] ** 2).sum())
    return float((left[0] * left[1]).sum()) / sqrt(sizes) if sizes > 0 else 0.0
