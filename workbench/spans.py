"""Where something is in an article.

One coordinate system for the whole house: half-open `[start, end)` in Unicode code points of the text
exactly as stored, and the words found there. The words are not decoration: they are what tells an edited
article, a wrong unit or an off-by-one from a good span, in one comparison.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from msgspec import Struct

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(Struct, frozen=True, omit_defaults=True, gc=False):
    """`text[start:end] == quote`, counted in code points, `end` excluded."""

    # gc: there are hundreds of thousands of them, none in a circle, and Python need not look for any

    start: int
    end: int
    quote: str


class Placed(Protocol):
    """Whatever has a place, `[start, end)`."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, not included."""


P = TypeVar("P", bound=Placed)


def span_at(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` up to, not including, `end`.

    Raises ValueError when the bounds are empty, reversed or outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}-{end} is not inside a text of {len(text)} characters; give 0 <= start < end")
    return Span(start, end, text[start:end])


def fits(span: Span, text: str) -> bool:
    """Whether `text` still has the span's words at the span's place."""
    return 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.quote


def overlaps(a: Placed, b: Placed) -> bool:
    """Whether the two share a character; spans that only touch do not."""
    return a.start < b.end and b.start < a.end


def longest(candidates: Iterable[P]) -> list[P]:
    """The candidates that do not overlap a longer one (of equals, the first), in text order."""
    kept: list[P] = []
    for each in sorted(candidates, key=lambda each: (each.start - each.end, each.start)):
        at = bisect_left(kept, each.start, key=lambda other: other.start)
        if not any(overlaps(each, other) for other in kept[max(at - 1, 0) : at + 1]):
            kept.insert(at, each)
    return kept


def covers(a: Span, b: Span) -> bool:
    """Whether every character of `b` is in `a`."""
    return a.start <= b.start and b.end <= a.end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same bounds without the white space at either end; empty bounds meet at `end`."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lines(text: str) -> Iterator[tuple[int, int]]:
    r"""Bounds of each line of `text` without its line end (`\n`, `\r\n` or `\r`), empty lines included."""
    # not str.splitlines, which also breaks at U+2028, U+0085 and form feeds: a browser paints those inside the line
    start = 0
    for line_end in _LINE_END.finditer(text):
        yield start, line_end.start()
        start = line_end.end()
    if start < len(text):
        yield start, len(text)
