"""How alike actors are by what they say: the measures of one-mode networks.

With x(i, j, k) the number of positions that actor i takes on target j with polarity k, which lies at s(k) of a scale
that is r wide, two actors i and i' are tied by the sum, over targets j and polarities k and k', of

- `congruence`: x(i, j, k) · x(i', j, k') · (1 - |s(k) - s(k')| / r), which is x(i, j, k) · x(i', j, k) of each side
  where there are two: how often both support and both oppose;
- `conflict`: x(i, j, k) · x(i', j, k') · |s(k) - s(k')| / r: how often one supports what the other opposes;
- `subtract`: congruence less conflict;
- `ignore`: x(i, j, k) · x(i', j, k'), whatever the polarities.

So Leifeld (2017) and Leifeld, Gruber and Bossner (2018, ch. "Algorithms"). The scale's width is that of the scale asked
for, where DNA takes that of the values found: a month without a conflict stays comparable with others.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from workbench.networks.choices import Method, Of, OneModeNorm
from workbench.networks.making import Numbers, Places, Ties, exact
from workbench.networks.normalising import Norm

if TYPE_CHECKING:
    from pandas import DataFrame

_BLOCK = 512
"""Rows of a matrix that are worked out together."""


def ties(
    rows: "DataFrame", of: Of, levels: list[str], method: Method, scale: Mapping[str, float], normalise: OneModeNorm
) -> Ties:
    """The ties of all pairs that meet; their ends are places in the sorted ids of the rows."""
    x, counts = cube(rows, of, levels)
    adds = weights(method, scale, levels)
    one, other, weight, n = zip(*_blocks(x, counts, adds, makes(method, adds), Norm(normalise, x)), strict=True)
    return Ties(np.concatenate(one), np.concatenate(other), np.concatenate(weight), np.concatenate(n))


def weights(method: Method, scale: Mapping[str, float], levels: list[str]) -> Numbers:
    """What two positions on one thing add to a tie, by the polarity of each; a square matrix in the order of levels."""
    if method == "ignore":
        return np.ones((len(levels), len(levels)))
    lies = np.array([scale[each] for each in levels])
    apart: Numbers = np.abs(lies[:, None] - lies) / np.ptp(lies)
    return {"congruence": 1 - apart, "conflict": apart, "subtract": 1 - 2 * apart}[method]


def makes(method: Method, adds: Numbers) -> Numbers:
    """Which polarities make a tie at all, as 1 and 0: with `subtract` all do, even where they balance."""
    return np.ones_like(adds) if method == "subtract" else (adds > 0).astype("float64")


def cube(rows: "DataFrame", of: Of, levels: list[str]) -> tuple[Numbers, Numbers]:
    """How much each node's positions weigh, by thing and polarity, and how many there are: nodes × things × levels."""
    across = "target" if of == "actor" else "actor"
    one, other = (rows[name].astype("category").cat for name in (of, across))
    shape = len(one.categories), len(other.categories), len(levels)
    level = rows["polarity"].map({each: place for place, each in enumerate(levels)}).to_numpy("int64")
    cells = (one.codes.to_numpy("int64") * shape[1] + other.codes.to_numpy("int64")) * shape[2] + level
    size = shape[0] * shape[1] * shape[2]
    weight = np.bincount(cells, rows["weight"].to_numpy("float64"), size).astype("float64").reshape(shape)
    return weight, np.bincount(cells, minlength=size).astype("float64").reshape(shape)


def _blocks(
    x: Numbers, counts: Numbers, adds: Numbers, making: Numbers, norm: Norm
) -> Iterator[tuple[Places, Places, Numbers, Places]]:
    """Ties of nodes with those that come after them, some rows at a time: matrices of all pairs are large."""
    size, width = len(x), x.shape[1] * x.shape[2]
    flat, valued, many = (each.reshape(size, width) for each in (x, x @ adds, counts))
    met = ((counts > 0) @ making > 0).astype("float64").reshape(size, width)
    for start in range(0, max(size, 1), _BLOCK):
        rows = slice(start, start + _BLOCK)
        n = many[rows] @ met[start:].T + met[rows] @ many[start:].T
        one, other = (places.astype("int32") for places in np.nonzero(np.triu(n, 1)))
        weight = (valued[rows] @ flat[start:].T)[one, other] / norm.of(rows, start)[one, other]
        yield one + start, other + start, exact(weight), n[one, other].round().astype("int32")
