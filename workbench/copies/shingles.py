"""What articles are compared by: *shingles*, every five words that follow each other, as numbers.

How much of one text is in another is the share of its shingles that the other has too: the containment of Broder (1997,
On the resemblance and containment of documents). It is near 0 for two texts that tell of the same event and near 1 for
one that was copied, also where an outlet cut the end off, put paragraphs in another order or changed a word here and
there. Comparing all with all takes too long, so each article also has *fingerprints*: of every sixteen shingles that
follow each other the smallest, as in MinHash, but kept place by place (Schleimer, Wilkerson and Aiken 2003, Winnowing).
Two texts that share twenty words in a row share a fingerprint, however long either of them is; MinHash of the whole
would find little of a short text in a long one.
"""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from workbench.copies.words import SHINGLE

WINDOW = 16
"""Shingles of which the smallest is a fingerprint."""
LEAST = SHINGLE + WINDOW - 1
"""Words that an article needs to be a near-copy in part; a shorter one is a copy only of the very same words."""

Numbers = NDArray[np.uint64]
_POWERS = np.array([0x9E3779B97F4A7C15**n % 2**64 for n in range(SHINGLE)], np.uint64)


def shingles(keys: list[str]) -> Numbers:
    """The shingles of an article's words, in text order; a single one of all words where there are fewer than LEAST."""
    numbers = np.fromiter(map(_number, keys), np.uint64, len(keys))
    if len(keys) < LEAST:
        return np.array([_number(" ".join(keys))] if keys else [], np.uint64)
    parts = np.lib.stride_tricks.sliding_window_view(numbers, SHINGLE)
    return _mixed((parts * _POWERS).sum(axis=1, dtype=np.uint64))


def fingerprints(shingles: Numbers) -> Numbers:
    """The smallest of every WINDOW shingles that follow each other, each once and sorted; of fewer, the smallest."""
    if len(shingles) <= WINDOW:
        return shingles.min(keepdims=True) if len(shingles) else shingles
    return np.unique(np.lib.stride_tricks.sliding_window_view(shingles, WINDOW).min(axis=1))


def share(one: Numbers, other: Numbers) -> float:
    """From 0 to 1, how much of the shorter text is in the longer; each argument has every shingle once."""
    least = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / least if least else 0.0


@lru_cache(1 << 18)
def _number(word: str) -> int:
    # Python's own hash is another in every run
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _mixed(numbers: Numbers) -> Numbers:
    """The numbers with all of their bits stirred, as the last step of SplitMix64 does (Steele, Lea and Flood 2014)."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    mixed: Numbers = numbers ^ (numbers >> np.uint64(31))
    return mixed
