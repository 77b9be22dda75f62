"""The best division in two, of many networks at once."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_ALL = 14
"""So many nodes have 8,192 divisions, which are all tried."""
_STARTS, _MANY, _FEWER, _SEED = 20, 60, 3, 11
"""Divisions drawn by lot that are bettered, besides the spectral one; with more nodes than many, fewer."""


def halves(above: Numbers) -> NDArray[np.intp]:
    """The division of nodes into 0 and 1 with the highest sum of `above` inside, for each network: networks × nodes.

    `above` is networks × nodes × nodes, each symmetric, and sums to 0; node 0 is in 0. With up to 14 nodes all
    divisions are tried; with more, those that the leading eigenvector and lots propose are bettered one node at a time
    (Newman 2006, "Finding community structure in networks using the eigenvectors of matrices"). Of equally good ones
    that counts which keeps the first nodes with node 0.
    """
    sides = _all(above) if above.shape[1] <= _ALL else _bettered(above)
    apart: NDArray[np.intp] = (sides != sides[:, :1]).astype(np.intp)
    return apart


def _all(above: Numbers) -> Numbers:
    count = above.shape[1]
    numbers = np.arange(2 ** (count - 1))
    sides = 1.0 - 2.0 * ((numbers[:, None] >> np.arange(count)[None, ::-1]) & 1)
    return _first_best(above, np.broadcast_to(sides, (len(above), *sides.shape)))


def _bettered(above: Numbers) -> Numbers:
    chance = np.random.default_rng(_SEED)
    lots = chance.choice([-1.0, 1.0], (_STARTS if above.shape[1] <= _MANY else _FEWER, above.shape[1]))
    starts = np.concatenate([_leading(above, chance)[:, None], np.broadcast_to(lots, (len(above), *lots.shape))], 1)
    ends = _climbed(above, starts)
    ends = ends * ends[:, :, :1]
    # equal ones in the order in which all divisions are tried
    order = np.array([np.lexsort(-each.T[::-1]) for each in ends])
    return _first_best(above, np.take_along_axis(ends, order[:, :, None], 1))


def _first_best(above: Numbers, sides: Numbers) -> Numbers:
    """Of the divisions of each network (networks × divisions × nodes) the first with the highest score."""
    scores = ((sides @ above) * sides).sum(axis=2)
    best = np.argmax(scores > scores.max(axis=1, keepdims=True) - 1e-12, axis=1)
    chosen: Numbers = sides[np.arange(len(above)), best]
    return chosen


def _leading(above: Numbers, chance: np.random.Generator) -> Numbers:
    """The signs of the leading eigenvectors, by powers of matrices that are moved so that all values are above 0."""
    count = above.shape[1]
    moved = above + np.eye(count) * np.abs(above).sum(axis=2).max(axis=1)[:, None, None]
    vector = np.broadcast_to(chance.standard_normal((count, 1)), (len(above), count, 1))
    for _ in range(25):
        vector = moved @ vector
        vector = vector / np.maximum(np.abs(vector).max(axis=1, keepdims=True), 1e-300)
    return np.where(vector[:, :, 0] < 0, -1.0, 1.0)


def _climbed(above: Numbers, sides: Numbers) -> Numbers:
    """Change the side of the node that gains most by it, in each division, until none gains."""
    sides, field = sides.copy(), sides @ above
    own = np.diagonal(above, axis1=1, axis2=2)[:, None]
    network, start = np.indices(sides.shape[:2])
    for _ in range(20 * sides.shape[2]):
        gains = own - sides * field
        node = gains.argmax(axis=2)
        gaining = gains[network, start, node] > 1e-12
        if not gaining.any():
            break
        sides[network, start, node] *= np.where(gaining, -1.0, 1.0)
        step = np.where(gaining, 2 * sides[network, start, node], 0.0)
        field += step[:, :, None] * above[network, node]
    return sides
