"""Sentences and clauses, by punctuation and the small words that begin them.

There is no parser underneath: a clause is what lies between two boundaries, and remembers the word that began it, which
says whose subject it has.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.suggest.cues import OPERATORS, SAY

# not from each sign of a row of them anew: who writes ten thousand full stops waits for nothing
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"’»)\]]*(?=\s+[“\"«„‘(]?[^\W\d_a-z])")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Brig|Sgt|St|No|Prof|Sen|Rep|Gov|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
_SUBORDINATE = (
    "while|whereas|although|though|after|before|because|since|when|until|unless|if|provided|providing|on condition|"
    "as long as"
)
_RELATIVE = "which|who|where|whose"
_OPENERS = rf"but|{_SUBORDINATE}|{_RELATIVE}|that|whether"
_VERBS = "|".join(
    [operator.pattern.pattern for operator in OPERATORS]
    + [
        SAY.pattern,
        r"(?:we|it|he|she|they|I|there)\b",
        r"(?:also |then )?(?:has|have|had|will|would|is|are|was|were|did)\b",
    ]
)
_BOUNDARY = re.compile(
    rf"(?P<hard>[;:]\s|\s[–—-]\s|…\s)|,?\s+(?=(?P<word>{_OPENERS})\b)|,\s+(?=(?P<joined>and|or|yet|adding|saying|warning|calling|urging)\s)|\s(?=(?P<and>and|or)\s+(?!\w+\s+of\b)(?:{_VERBS}))",
    re.IGNORECASE,
)
_INSERTED = re.compile(
    r",\s+(?:and|or)\s+(?:[\w’'-]+\s?){1,4},\s+(?:will|would|shall|can|could|may|must|should|has|have|had|is|are|was|were|do|"
    r"does|did)\b"
)
_INFINITIVE = re.compile(r"\bto\s+[\w’'-]+$")
_LONGEST_ABBREVIATION = 8
LONGEST = 1000
_COMMA = re.compile(r",\s+")
DEPENDENT = frozenset(_SUBORDINATE.split("|"))
RELATIVE = frozenset(_RELATIVE.split("|"))


class Clause(NamedTuple):
    """`[start, end)` and the word that begins it, in lower case; empty in main clauses, `resume` after an insertion."""

    start: int
    end: int
    opener: str


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Bounds of the sentences of `text[start:end]`, in code points; what is too long for a sentence is cut."""
    for found in _SENTENCE_END.finditer(text, start, end):
        if not _ABBREVIATION.search(text, max(start, found.end() - _LONGEST_ABBREVIATION), found.end()):
            yield from _cut(text, start, found.end())
            start = found.end()
            while start < end and text[start].isspace():
                start += 1
    yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # lists and tables without full stops: to read each clause against all others would take for ever
    while end - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        yield start, space
        start = space
    if start < end:
        yield start, end


def clauses(text: str, start: int, end: int, cuts: Iterable[int] = ()) -> Iterator[Clause]:
    """The clauses of the sentence `text[start:end]`, divided at `cuts` (such as quotation marks) too."""
    places = {start: ""} | {cut: "cut" for cut in cuts if start < cut < end}
    for found in _BOUNDARY.finditer(text, start, end):
        if _INSERTED.match(text, found.start()) or (found["and"] and _INFINITIVE.search(text, start, found.start())):
            continue
        places.setdefault(found.end(), (found["word"] or found["joined"] or found["and"] or "").lower())
    for place in [place for place, word in places.items() if word in {"", "cut"}]:
        first = _first_word(text, place, end)
        places[place] = first if first in DEPENDENT else places[place]
    for opened, word in sorted(places.items()):
        until = min((place for place in places if place > opened), default=end)
        if word in DEPENDENT | RELATIVE and (comma := _COMMA.search(text, opened, until)):
            places.setdefault(comma.end(), "resume")
    ordered = sorted(places)
    for each, after in zip(ordered, [*ordered[1:], end], strict=True):
        if text[each:after].strip():
            yield Clause(each, after, places[each])


def _first_word(text: str, start: int, end: int) -> str:
    found = re.compile(r"\W*(\w+)").match(text, start, end)
    return found[1].lower() if found else ""
