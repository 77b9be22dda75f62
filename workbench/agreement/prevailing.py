"""What prevails in an article where a reader has said several things of one pair or one actor there.

The article's value is the most frequent one, as Nagar (2010) takes the most frequent term for the article's frame.
Where two are as frequent neither prevails: a label then names both, and a rank lies between them.
"""

from collections import Counter
from collections.abc import Sequence
from math import ceil, floor

STEPS = {"oppose": "oppose", "conditional": "between", "neutral": "between", "mixed": "between", "support": "support"}
"""Polarity → its step; what is neither support nor opposition lies between the two (codebook, Polarity)."""
POLARITY_ORDER = ("oppose", "between", "support")
VALENCE_ORDER = ("delegitimising", "negative", "neutral", "legitimising")
_MIDDLE = {POLARITY_ORDER: 1, VALENCE_ORDER: 2}


def step(polarity: str) -> str:
    """The polarity's step; a polarity of a project's own making is its own step, and has no place in the order."""
    return STEPS.get(polarity, polarity)


def prevailing(values: Sequence[str]) -> str:
    """The most frequent value; all of those that are as frequent, joined by a plus sign."""
    return " + ".join(_most(values))


def prevailing_rank(values: Sequence[str], order: Sequence[str]) -> str:
    """The most frequent value; of several that are as frequent what lies between them, rounded towards neutral.

    A value without a place in `order` is given back when it prevails, so that whoever needs ranks can say why not.
    """
    tied = _most(values)
    strange = [value for value in tied if value not in order]
    if strange or len(tied) == 1:
        return [*strange, *tied][0]
    mean = sum(map(order.index, tied)) / len(tied)
    return order[ceil(mean) if mean < _MIDDLE[tuple(order)] else floor(mean)]


def _most(values: Sequence[str]) -> list[str]:
    if len(values) == 1:  # as mostly
        return [values[0]]
    times = Counter(values)
    highest = max(times.values())
    return sorted(value for value, n in times.items() if n == highest)
