"""Whether a score of 0.9 is right nine times in ten: reliability by bands, and their mean distance from being so.

Expected calibration error as in Naeini, Cooper and Hauskrecht (2015), with the bands that an analyst would draw.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)

Judged = tuple[float, bool]
"""A score from 0 to 1, and whether it was right."""


@dataclass(frozen=True)
class Band:
    """Suggestions with a score of at least `low` and less than `high` (the last band has its upper edge too)."""

    low: float
    high: float
    n: int
    score: float
    right: float


def bands(judged: Iterable[Judged]) -> list[Band]:
    """The bands in which there is anything, from low to high."""
    kept = list(judged)
    found = []
    for low, high in pairwise(EDGES):
        inside = [each for each in kept if low <= each[0] < high or each[0] == high == EDGES[-1]]
        if inside:
            score, right = (sum(each[i] for each in inside) / len(inside) for i in (0, 1))
            found.append(Band(low, high, len(inside), score, right))
    return found


def error(found: list[Band]) -> float | None:
    """Mean distance between score and share right, weighted by how many; None for none."""
    n = sum(each.n for each in found)
    return sum(each.n * abs(each.score - each.right) for each in found) / n if n else None
