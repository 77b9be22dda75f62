"""What two near-copies have in common, passage by passage, and where a stretch of one stands in the other.

The words of one are laid over those of the other wherever five or more in a row are the same, in whatever order the
passages come (greedy tiling, after Wise 1993). A stretch that lies in such a passage is known by the words around it,
which no search for its own words could promise of a name that is there ten times.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from workbench.copies.words import SHINGLE, words
from workbench.records import Article
from workbench.spans import Span

_TRIED = 50
"""Places of the same five words that are tried in a text."""
_SIGNS = str.maketrans("“”„‟«»‘’‚‛‹›′″–—‐‑−\u00ad", "\"\"\"\"\"\"''''''''-----\u200b") | {0x2026: "..."}
"""Quotation marks, dashes and dots, which every outlet sets in its own way."""


class Passage(NamedTuple):
    """A run of words that both articles have: number of its first word in either, and how many words."""

    here: int
    there: int
    length: int


class Overlay:
    """One article laid over another."""

    def __init__(self, article: Article, copy: Article) -> None:
        """Neither needs to be near the other; what is not the same has no passages."""
        self._text, self._copy = article.text, copy.text
        self._here, self._there = words(article), words(copy)
        self._starts = [start for start, _ in self._here.bounds]
        self._ends = [end for _, end in self._here.bounds]
        self.passages = tuple(_passages(self._here.keys, self._there.keys))
        self._firsts = [each.here for each in self.passages]

    def place(self, span: Span) -> Span | None:
        """Where the words of `span`, which fits the article, stand in the copy; None where they do not.

        All of them lie in one passage, and the same letters and signs stand there: only the shape of quotation marks,
        dashes and dots may be another, and blanks. The span returned has the copy's own words.
        """
        first, after = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        at = bisect_right(self._firsts, first) - 1
        if first >= after or at < 0:
            return None
        passage = self.passages[at]
        if after > passage.here + passage.length:
            return None
        move = passage.there - passage.here
        return self._verified(span, (first, after - 1), (first + move, after - 1 + move))

    def _verified(self, span: Span, here: tuple[int, int], there: tuple[int, int]) -> Span | None:
        """The span from the one to the other word `there`, whose own are from one to the other `here`."""
        before, behind = self._starts[here[0]] - span.start, span.end - self._ends[here[1]]  # below 0: inside a word
        first, last = self._there.bounds[there[0]][0], self._there.bounds[there[1]][1]
        # where the signs at its edges are others, or not there, the words are what it means
        for lead, tail in ((before, behind), (min(before, 0), min(behind, 0))):
            quote = self._text[self._starts[here[0]] - lead : self._ends[here[1]] + tail]
            start, end = first - lead, last + tail
            if start >= 0 and alike(quote, found := self._copy[start:end]):
                return Span(start, end, found)
        return None

    def shared(self) -> Iterator[Span]:
        """The passages as spans of the article, in text order."""
        for passage in self.passages:
            start, end = self._starts[passage.here], self._ends[passage.here + passage.length - 1]
            yield Span(start, end, self._text[start:end])


def alike(one: str, other: str) -> bool:
    """Whether the words are the same letter by letter, and the signs but for how they are set."""
    return one == other or _plain(one) == _plain(other)


def _plain(words: str) -> str:
    return " ".join(words.translate(_SIGNS).split())


def _passages(here: list[str], there: list[str]) -> Iterator[Passage]:
    if here == there:
        yield from [Passage(0, 0, len(here))] if here else []
        return
    places = defaultdict(list)
    for at in range(len(there) - SHINGLE + 1):
        places[tuple(there[at : at + SHINGLE])].append(at)
    taken = bytearray(len(there) + 1)
    taken[-1] = 1  # no run goes on behind the end
    at, follows = 0, 0
    while at <= len(here) - SHINGLE:
        runs = {
            place: _run(here, at, there, place, taken)
            for place in places.get(tuple(here[at : at + SHINGLE]), ())[:_TRIED]
        }
        place = max(runs, key=lambda each: (runs[each], each == follows, -each), default=0)
        length = runs.get(place, 0)
        if length >= SHINGLE:
            yield Passage(at, place, length)
            taken[place : place + length] = b"\1" * length
            follows = place + length
        at += length if length >= SHINGLE else 1


def _run(here: list[str], at: int, there: list[str], place: int, taken: bytearray) -> int:
    """How many words are the same from here on, and free."""
    start = at
    while at < len(here) and not taken[place] and here[at] == there[place]:
        at, place = at + 1, place + 1
    return at - start
