"""Which articles may be near-copies of each other: those that share fingerprints, found by sorting them once.

Sorted by number, equal fingerprints of different articles lie side by side. Each is paired with the few that follow, so
that a phrase of ten thousand articles costs no more than ten thousand times a few, and a report that three hundred
outlets took over still hangs together, link by link. What is kept is twelve bytes a fingerprint, about one for every
eight words.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from workbench.copies.shingles import Numbers

_REACH = 32
"""How many of the articles that follow are looked at for one fingerprint."""
_ENOUGH = 0.1
"""Share of the fingerprints of the one that has fewer; what is a near-copy has more by far."""


def likely(prints: Iterable[Numbers]) -> list[tuple[int, int]]:
    """Pairs of articles, by number in the order given and the smaller first, that share enough fingerprints."""
    found = [*prints]
    sizes = np.array([len(each) for each in found], np.int64)
    if not sizes.sum():
        return []
    owners = np.repeat(np.arange(len(found), dtype=np.uint32), sizes)
    numbers = np.concatenate(found)
    order = np.argsort(numbers, kind="stable")  # articles stay in order where the fingerprint is the same
    codes, counts = _counted(list(_neighbours(numbers[order], owners[order])), len(found))
    one, other = codes // len(found), codes % len(found)
    enough = counts >= np.maximum(1, _ENOUGH * np.minimum(sizes[one], sizes[other]))
    return list(zip(one[enough].tolist(), other[enough].tolist(), strict=True))


def _neighbours(numbers: Numbers, owners: NDArray[np.uint32]) -> Iterator[tuple[NDArray[np.uint32], ...]]:
    for step in range(1, _REACH + 1):
        same = numbers[:-step] == numbers[step:]
        if not same.any():
            return
        yield owners[:-step][same], owners[step:][same]


def _counted(pairs: list[tuple[NDArray[np.uint32], ...]], articles: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair as one number, and how often it occurs."""
    parts = [np.unique(one.astype(np.int64) * articles + other, return_counts=True) for one, other in pairs]
    if not parts:
        return np.array([], np.int64), np.array([], np.int64)
    codes, where = np.unique(np.concatenate([codes for codes, _ in parts]), return_inverse=True)
    counts = np.bincount(where, np.concatenate([counts for _, counts in parts])).astype(np.int64)
    return codes, counts
