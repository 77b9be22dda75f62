"""An article as a continuum on which annotators mark spans: what measures of unitizing are worked out from.

The unit is the code point. Of spans of one annotator that overlap the longest counts, of equals the first, as the
codebook asks for; which spans compete, all or those of one label, is said by the measure.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from workbench.agreement.measure import Unit
from workbench.spans import longest


class Mark(NamedTuple):
    """A span that an annotator marked, `[start, end)` in code points, and its label, which is never empty."""

    start: int
    end: int
    label: str


class Continuum(NamedTuple):
    """An article of `length` code points, and what each annotator, in fixed order, marked in it; None: did not read."""

    length: int
    marks: Sequence[Sequence[Mark] | None]


def apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that no longer one overlaps, in text order."""
    found = sorted(set(marks))
    return found if all(here.end <= there.start for here, there in pairwise(found)) else longest(found)


def stretches(continuum: Continuum) -> Iterator[tuple[Unit, int]]:
    """Each stretch on which nothing changes: what each annotator says of it, "" for not marked, and its length."""
    chosen = [None if marks is None else apart(marks) for marks in continuum.marks]
    said: list[str | None] = [None if marks is None else "" for marks in chosen]
    changes: dict[int, list[tuple[int, str]]] = {0: [], continuum.length: []}
    for annotator, marks in enumerate(chosen):
        for mark in marks or ():
            # in text order, so that where one ends and another begins the end comes first
            changes.setdefault(mark.start, []).append((annotator, mark.label))
            changes.setdefault(mark.end, []).append((annotator, ""))
    for here, there in pairwise(sorted(changes)):
        for annotator, label in changes[here]:
            said[annotator] = label
        yield tuple(said), there - here
