"""Where the operators of the lexicon stand in a text, without those that are part of a name or turned about."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from workbench.suggest.cues import NEGATION, OPERATORS, SAY, Operator
from workbench.suggest.reading import Reading, Stretch
from workbench.suggest.subjects import ROLE

_BY_FOLLOWS = re.compile(r"\s+by\b")
_TO_FOLLOWS = re.compile(r"\s+to\b")
_BE_BEFORE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:not\s+)?(?:\w+ly\s+)?$", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|this|its|their|his|her|our|no|any|all|some)|\w[’']s?)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_OWNED = re.compile(r"\b(?:the|an?|these|those|its|their|his|her|our|any|all|such|of|several)\s+$", re.IGNORECASE)
_TELL = re.compile(r"t(?:ell|old)", re.IGNORECASE)
_ADDRESSED = re.compile(rf"(?P<link>[’']s?|,?\s+and)?(?:\s+(?:the|[A-Z][\w.’'-]*|{ROLE}))*\s+")
_NEAR = 80
_NOUNS = re.compile(
    r"^(?:attack|fight|battle|clash|help|support|demand|request|start|protest|hold|form|vote|plan|need|hope|work|ban|block|halt|stop)s?$",
    re.I,
)


class Cue(NamedTuple):
    """An operator, or with `operator` None a negation, at its place."""

    start: int
    end: int
    sign: int
    operator: Operator | None


def cues_in(reading: Reading, start: int, end: int) -> list[Cue]:
    """The cues of `[start, end)` in text order; of cues inside each other the longest."""
    found = sorted(_all(reading, start, end), key=lambda cue: (cue.start - cue.end, cue.start))
    kept: list[Cue] = []
    for cue in found:
        if not any(cue.start < other.end and other.start < cue.end for other in kept):
            kept.append(cue)
    return sorted(kept)


def said_in(reading: Reading, start: int, end: int) -> list[re.Match[str]]:
    """Verbs of saying in `[start, end)`, in text order; no part of a name ("United States"), no noun ("the claims")."""
    taken = [(each.start, each.end) for each in reading.within(start, end)]
    return [
        found
        for found in SAY.finditer(reading.text, start, end)
        if not _inside(found, taken) and not _OWNED.search(reading.text[start : found.start()])
    ]


def end_of_address(reading: Reading, said: re.Match[str]) -> int:
    """Where the words begin that a verb of saying introduces: in "told Egypt that" after those who are told."""
    place = said.end()
    for told in reading.within(place, place + _NEAR) if _TELL.match(said[0]) else ():
        gap = _ADDRESSED.fullmatch(reading.text, place, told.start)
        if gap is None or (place > said.end() and not gap["link"]):
            break
        place = told.end
    return place


def _all(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    taken = [(each.start, each.end) for each in reading.within(start, end)]
    taken += [(each.start, each.end) for each in reading.topics_in(start, end)]
    stretch = reading.stretch_at(start, end) or Stretch(start, end, "")
    for operator, places in _present(reading.text, stretch.start, stretch.end):
        if not any(place < end and start < place_end for place, place_end in places):
            continue
        for found in operator.pattern.finditer(reading.text, start, end):
            if not _inside(found, taken) and not _turned(reading.text, found, start):
                yield Cue(found.start(), found.end(), operator.sign, operator)
    for found in NEGATION.finditer(reading.text, start, end):
        if not _inside(found, taken):
            yield Cue(found.start(), found.end(), -1, None)


@lru_cache(maxsize=64)
def _present(text: str, start: int, end: int) -> tuple[tuple[Operator, tuple[tuple[int, int], ...]], ...]:
    # a paragraph is asked about clause by clause, several times over, and has few of the operators
    places = ((each, tuple(found.span() for found in each.pattern.finditer(text, start, end))) for each in OPERATORS)
    return tuple(each for each in places if each[1])


def _inside(found: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start <= found.start() < end for start, end in taken)


def _turned(text: str, found: re.Match[str], start: int) -> bool:
    """Whether the cue is a passive, which turns holder and target about, or a bare noun."""
    before = text[start : found.start()]
    if _BY_FOLLOWS.match(text, found.end()):
        return True
    if found[0].endswith("ed") and _BE_BEFORE.search(before) and not _TO_FOLLOWS.match(text, found.end()):
        return True
    return bool(_NOUNS.match(found[0]) and _DETERMINED.search(before))
