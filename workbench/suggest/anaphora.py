"""Words that take up a topic again: "the idea", "any such plan", "the agreement" (rule S14)."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from workbench.records import Mention
from workbench.spans import span_at
from workbench.suggest.clauses import sentences
from workbench.suggest.reading import Marked, Reading
from workbench.suggest.topics import last_event

BY = "anaphora 1"
_PLAN = r"(?:idea|plan|proposal|move|initiative|project|suggestion|offer|step|scheme|measure)s?"
_DEAL = r"(?:agreement|deal|accord|talks|memorandum|pact|resolution)s?"
_AGREEMENT = re.compile(r"\b(?:agreement|deal|accord|memorandum|pact)\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    rf"\b(?:the|this|that|such an?|any such|these|those|any)\s+(?:(?P<plan>{_PLAN})|(?P<deal>{_DEAL}))\b"
    r"(?!\s+(?:of|to|for|by|between|on)\b)",
    re.IGNORECASE,
)


def with_anaphors(reading: Reading, topics: list[Marked]) -> list[Marked]:
    """`topics` and, in text order, the words that take one of them up again.

    A plan or idea is the topic that the nearest earlier sentence speaks of first; an agreement is the event last named.
    """
    marks = list(topics)
    openings: list[int] = []
    for stretch in reading.stretches:
        for start, end in sentences(reading.text, stretch.start, stretch.end):
            openings.append(start)
            for found in _TAKEN_UP.finditer(reading.text, start, end):
                meant = (
                    last_event(marks, found.start())
                    if found["deal"]
                    else _first_of_last(marks, openings, found.start())
                )
                if meant and not any(mark.start < found.end() and found.start() < mark.end for mark in marks):
                    marks = sorted([*marks, Marked(*found.span(), meant)], key=lambda mark: mark.start)
    return marks


def _first_of_last(marks: list[Marked], openings: list[int], place: int) -> str | None:
    before = [mark for mark in marks if mark.end <= place]
    if not before:
        return None
    around = openings[bisect_right(openings, before[-1].start) - 1]
    return next(mark.value for mark in before if mark.start >= around)


def agreements(reading: Reading) -> Iterator[Mention]:
    """Nominal mentions of agreements: "the deal" for one that was called so before, "an agreement on" its place.

    Only the noun is marked (rule G3).
    """
    called: set[str] = set()
    for mark in reading.topics:
        noun = _AGREEMENT.search(reading.text, mark.start, mark.end)
        if noun is None or mark.value.startswith("topic:"):
            continue
        named = any(each.label == "EVENT" for each in reading.within(mark.start, mark.end))
        if not named and (mark.value in called or noun.start() == mark.start):
            span = span_at(reading.text, *noun.span())
            yield Mention(span.start, span.end, span.quote, "EVENT", mark.value, type="nominal", by=BY)
        called.add(mark.value)
