"""Where the nodes of a network are put: who agrees near each other, who disagrees far apart.

The places are those with the least stress (Kamada and Kawai 1989; Gansner, Koren and North 2005): distances on the
sheet come as near as they can to those that ties ask for, which are short where they agree and long where they
disagree. They start from places drawn by lot, always the same.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_STARTS, _FEW, _SEED = 8, 60, 5
"""Starts by lot, of which the best end counts; with more nodes than a few there are two."""
_ROUNDS, _CONVERGED = 400, 1e-7


def arranged(ties: Numbers) -> Numbers:
    """Places of nodes, nodes × 2, around 0, the longest way across from left to right; the same each time.

    `ties` is nodes × nodes, symmetric: above 0 they agree, below 0 they disagree, by how much; 0: no tie.
    """
    count = len(ties)
    if count < 3:
        return np.array([[-1.0, 0.0], [1.0, 0.0]][:count]).reshape(-1, 2) * (count > 1)
    apart = _apart(ties)
    trusted: Numbers = np.where(ties != 0, 1.0, 0.25) / apart**2
    np.fill_diagonal(trusted, 0)
    inverse = np.linalg.pinv(np.diag(trusted.sum(axis=1)) - trusted)
    chance = np.random.default_rng(_SEED)
    starts = [chance.standard_normal((count, 2)) for _ in range(_STARTS if count <= _FEW else 2)]
    ends = [_settled(start, apart, trusted, inverse) for start in starts]
    stresses = np.array([_stress(end, apart, trusted) for end in ends])
    return _turned(ends[int(np.argmax(stresses <= stresses.min() * 1.0001))])


def _apart(ties: Numbers) -> Numbers:
    """How far from each other nodes should be: 1 who agree most, 3 who disagree most.

    Who have no tie are as far as what they share with others says: friends of friends nearer than others.
    """
    strongest = np.abs(ties).max() or 1.0
    size = np.sqrt(np.abs(ties) / strongest)
    tied = np.where(ties > 0, 1.5 - 0.5 * size, 2.2 + 0.8 * size)
    through = ties @ ties
    np.fill_diagonal(through, 0)
    shared = through / (np.abs(through).max() or 1.0)
    asked: Numbers = np.where(ties != 0, tied, 2.2 - 0.7 * np.sign(shared) * np.sqrt(np.abs(shared)))
    return asked


def _settled(places: Numbers, apart: Numbers, trusted: Numbers, inverse: NDArray[Any]) -> Numbers:
    """The places after majorisation: each round has less stress than the one before."""
    before = _stress(places, apart, trusted)
    for _ in range(_ROUNDS):
        distance = _distances(places)
        pull = -trusted * np.divide(apart, distance, out=np.zeros_like(apart), where=distance > 1e-9)
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        places = inverse @ (pull @ places)
        stress = _stress(places, apart, trusted)
        if before - stress <= _CONVERGED * before:
            break
        before = stress
    placed: Numbers = places - places.mean(axis=0)
    return placed


def _stress(places: Numbers, apart: Numbers, trusted: Numbers) -> float:
    return float((trusted * (_distances(places) - apart) ** 2).sum())


def _distances(places: Numbers) -> Numbers:
    gap = places[:, None, :] - places[None, :, :]
    distance: Numbers = np.sqrt((gap**2).sum(axis=2))
    return distance


def _turned(places: Numbers) -> Numbers:
    """The longest way from left to right, the first node left of the middle and above it."""
    x, y = places[:, 0], places[:, 1]
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x**2).sum() - (y**2).sum())
    cos, sin = np.cos(angle), np.sin(angle)
    turned = np.column_stack([x * cos + y * sin, y * cos - x * sin])
    signs = np.where(np.abs(turned[0]) < 1e-9, [-1.0, 1.0], np.sign(turned[0]) * [-1.0, 1.0])
    placed: Numbers = turned * signs
    return placed
