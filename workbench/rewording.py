"""Other words between the same surroundings: what a stretch says now whose own words are no longer in the text.

A stretch begins where what stood before it ends, or where its first words stand, and it ends where what stood behind it
begins, or behind its last words. Which of these are still there depends on what was edited; a beginning and an end that
belong together make a place.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from workbench.spans import Span, trimmed

_CONTEXT = 32  # code points that are kept on either side; fewer are all that there was
_SIZES = (_CONTEXT, 12, 6)  # code points that tell a place, the more the better
_PART = 12  # code points of its own first or last words
_LEAST = 18  # code points that a beginning and its end must have together
_REACH = 20_000  # code points on either side of where a place is expected
_MOST = 50  # beginnings, or ends, that are tried
_LONGEST = 2_000  # code points that are compared with others
_ALIKE = 0.5  # how much of its own words a place must have where it was found by them


class _Edge(NamedTuple):
    at: int
    size: int
    """Code points by which it was found."""
    by_words: bool = False


def reworded(text: str, quote: str, around: tuple[str, str], about: int) -> list[Span]:
    """Spans that stand where `quote` stood between what was `around` it, near `about`; the most like it first.

    All that are returned are equally good, save for how near they are.
    """
    first, last = max(0, about - _REACH), about + len(quote) + _REACH
    begins, ends = _by_words(text, quote, first, last)
    if any(around):
        begins = [*_behind(text, around[0], first, last), *begins]
        ends = [*_ahead(text, around[1], first, last), *ends]
    found: dict[Span, float] = {}
    for begin in begins:
        for end in ends:
            span = _between(text, begin.at, end.at, quote)
            if span and span not in found and begin.size + end.size >= _LEAST:
                likeness = _likeness(quote, span.quote)
                # that all of its words stand somewhere says nothing of what stood around them
                if _ALIKE <= likeness < 1 or not (begin.by_words or end.by_words):
                    found[span] = likeness
    top = max(found.values(), default=0)
    best = [span for span, likeness in found.items() if likeness == top]
    return sorted(best, key=lambda span: abs(span.start - about))


def _between(text: str, start: int, end: int, quote: str) -> Span | None:
    if not start < end <= start + 2 * len(quote) + 2 * _CONTEXT:
        return None
    start, end = trimmed(text, start, end)
    return Span(start, end, text[start:end]) if start < end else None


def _likeness(quote: str, words: str) -> float:
    if max(len(quote), len(words)) > _LONGEST:
        return min(len(quote), len(words)) / max(len(quote), len(words))
    return Levenshtein.normalized_similarity(quote, words)


def _behind(text: str, before: str, first: int, last: int) -> list[_Edge]:
    """Where what stood before it ends."""
    if len(before) < _CONTEXT and text.startswith(before):  # it stood near the beginning of the text, and does
        return [_Edge(len(before), _CONTEXT)]
    for size in _SIZES:
        needle = before[-size:]
        if found := [_Edge(at + len(needle), len(needle)) for at in _places(text, needle, first - size, last)]:
            return found
    return []


def _ahead(text: str, after: str, first: int, last: int) -> list[_Edge]:
    """Where what stood behind it begins."""
    if len(after) < _CONTEXT and text.endswith(after):
        return [_Edge(len(text) - len(after), _CONTEXT)]
    for size in _SIZES:
        needle = after[:size]
        if found := [_Edge(at, len(needle)) for at in _places(text, needle, first, last + size)]:
            return found
    return []


def _by_words(text: str, quote: str, first: int, last: int) -> tuple[list[_Edge], list[_Edge]]:
    """Where its own first words begin and its last ones end; of few words there is no part that would tell a place."""
    if len(quote) < 2 * _PART:
        return [], []
    begins = [_Edge(at, _PART, by_words=True) for at in _places(text, quote[:_PART], first, last)]
    return begins, [_Edge(at + _PART, _PART, by_words=True) for at in _places(text, quote[-_PART:], first, last)]


def _places(text: str, words: str, first: int, last: int) -> list[int]:
    return list(islice(_every(text, words, max(0, first), last), _MOST)) if words else []


def _every(text: str, words: str, first: int, last: int) -> Iterator[int]:
    at = text.find(words, first, last)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, last)
