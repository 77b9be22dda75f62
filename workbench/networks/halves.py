"""The best division in two."""

import numpy as np
from numpy.typing import NDArray

from workbench.networks.modularity import Numbers

_ALL = 14
"""So many nodes have 8,192 divisions, which are all tried."""
_STARTS = 4
"""Divisions drawn by lot that are bettered, besides the spectral one."""


def halves(above: Numbers, *, seed: int = 0) -> NDArray[np.intp]:
    """The division of nodes into 0 and 1 with the highest sum of `above` inside; node 0 is in 0, so it is one of two.

    `above` is nodes × nodes, symmetric, and sums to 0. With up to 14 nodes all divisions are tried; with more, those
    that the leading eigenvector and lots propose are bettered one node at a time (Newman 2006, "Finding community
    structure in networks using the eigenvectors of matrices"). Of equally good ones that counts which keeps the first
    nodes with node 0.
    """
    found = _all(above) if len(above) <= _ALL else _bettered(above, seed)
    apart: NDArray[np.intp] = (found != found[0]).astype(np.intp)
    return apart


def _all(above: Numbers) -> Numbers:
    numbers = np.arange(2 ** (len(above) - 1))
    sides = 1.0 - 2.0 * ((numbers[:, None] >> np.arange(len(above))[None, ::-1]) & 1)
    scores = ((sides @ above) * sides).sum(axis=1)
    best: Numbers = sides[int(np.argmax(scores > scores.max() - 1e-12))]
    return best


def _bettered(above: Numbers, seed: int) -> Numbers:
    chance = np.random.default_rng(seed)
    starts = [_leading(above, chance), *(chance.choice([-1.0, 1.0], len(above)) for _ in range(_STARTS))]
    ends = [_climbed(above, start * (start[0] or 1.0)) for start in starts]
    scores = np.array([side @ above @ side for side in ends])
    equal = [each * each[0] for each, score in zip(ends, scores, strict=True) if score > scores.max() - 1e-12]
    return max(equal, key=lambda side: side.tolist())


def _leading(above: Numbers, chance: np.random.Generator) -> Numbers:
    """The signs of the leading eigenvector, by powers of the matrix moved so that all its values are above 0."""
    moved = above + np.eye(len(above)) * np.abs(above).sum(axis=1).max()
    vector = chance.standard_normal(len(above))
    for _ in range(60):
        vector = moved @ vector
        vector /= np.abs(vector).max() or 1.0
    return np.where(vector < 0, -1.0, 1.0)


def _climbed(above: Numbers, side: Numbers) -> Numbers:
    """Change the side of the node that gains most by it, until none gains."""
    side, field, own = side.copy(), above @ side, np.diag(above)
    for _ in range(20 * len(side)):
        gains = own - side * field
        node = int(np.argmax(gains))
        if gains[node] <= 1e-12:
            break
        side[node] = -side[node]
        field += 2 * side[node] * above[:, node]
    return side
