"""How far a ratio of sums would be from itself in other articles, or with other annotators.

What stands in one article hangs together, so the unit that is drawn is the article (Kish 1965, Survey Sampling, on
clusters). The variance is that of the linearised ratio, each article's part enlarged by how much it draws the ratio to
itself, and it has as many degrees of freedom as articles of these sizes give (Bell and McCaffrey 2002, Bias reduction
in standard errors for linear regression with multi-stage samples, Survey Methodology 28).
"""

from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Places = NDArray[np.int64]
_Name = TypeVar("_Name", bound=Hashable)
_GROWTH = 1.5
"""With which power of its size the spread of a cluster's sum grows: 1 where nothing in it hangs together, 2 where all
does. It is only needed for the degrees of freedom."""


class Spread(NamedTuple):
    """For each group: the variance of its ratio and the degrees of freedom of that, and what the variance rests on.

    `alike` is how many equal clusters would weigh as these do (Kish 1965), `telling` how many of them make the
    variance what it is: 1 where all of it comes from one, 0 where there is none.
    """

    variance: Array
    freedom: Array
    alike: Array
    telling: Array


def places(values: Iterable[_Name]) -> tuple[list[_Name], Places]:
    """The different values, as they come, and for each value its place among them."""
    seen: dict[_Name, int] = {}
    found = [seen.setdefault(value, len(seen)) for value in values]
    return [*seen], np.array(found, np.int64)


def totals(values: Array, groups: Places, many: int) -> Array:
    """The sum of the values of each of so many groups."""
    return np.bincount(groups, values, many).astype(np.float64, copy=False)


def summed(tops: Array, bottoms: Array, groups: Places, clusters: Places) -> tuple[Array, Array, Places]:
    """Both sums of each cluster in each group, and its group: a row for each pair that occurs."""
    width = int(clusters.max(initial=0)) + 1
    pairs, at = np.unique(groups * width + clusters, return_inverse=True)
    return totals(tops, at, len(pairs)), totals(bottoms, at, len(pairs)), pairs // width


def spread(above: Array, below: Array, groups: Places, many: int) -> Spread:
    """How far the ratio of sums of each of so `many` groups goes astray; a row a cluster."""

    def total(values: Array) -> Array:
        return totals(values, groups, many)

    whole = total(below)[groups]
    size = below / whole
    apart = (above - (total(above) / total(below))[groups] * below) / whole
    wider = 1 / (1 - np.minimum(size, 1 - 1e-9))
    variance = total(wider * apart**2)
    with np.errstate(divide="ignore", invalid="ignore"):
        telling = np.where(variance > 1e-20, total(apart**2) ** 2 / total(apart**4), 0.0)
    return Spread(variance, _freedom(size, wider, groups, many), 1 / total(size**2), telling)


def _freedom(size: Array, wider: Array, groups: Places, many: int) -> Array:
    """Satterthwaite's degrees of freedom of the variance, where spreads grow with sizes as `_GROWTH` says."""

    def total(values: Array) -> Array:
        return totals(values, groups, many)

    grown = size**_GROWTH
    all_grown = total(grown)
    own = wider * (grown - 2 * size * grown + size**2 * all_grown[groups])
    squares, products, others = total(wider * size**2), total(wider * size * grown), total(wider * grown**2)
    # the sum over all pairs of clusters, without a table of pairs: the square is taken apart, and each sum taken once
    pairs = (all_grown * squares) ** 2 - 4 * all_grown * squares * products + 2 * others * squares + 2 * products**2
    itself = total((wider * size * (size * all_grown[groups] - 2 * grown)) ** 2)
    found: Array = total(own) ** 2 / np.maximum(pairs - itself + total(own**2), 1e-300)
    return found
