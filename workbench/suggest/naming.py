"""Naming: the terms by which an actor is characterised, as whole noun phrases, with whose voice they are in.

A phrase takes its valence and class from its strongest term: a "Takfiri terrorist group" is terrorism, a "militant
faction" is militancy. Names that groups give themselves are no naming, whatever words are in them.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from workbench.codebook import Codebook, NamingTerms
from workbench.records import Mention, Naming
from workbench.spans import Span, covers, span_at
from workbench.suggest.governments import Governments
from workbench.suggest.quotes import quotations
from workbench.suggest.reading import Reading, Stretch, reading_of
from workbench.suggest.subjects import ROLE, person_meant

BY = "naming 1"
_STRENGTH = {"delegitimising": 3, "negative": 2, "legitimising": 1}
_CAPITAL_NEXT = re.compile(r"[ \u00a0][A-Z]")
_GAP = r"[ \u00a0]+"
_LEADING = (
    r"(?:(?:al-)?[A-Z][\w.’'-]*-(?:backed|sponsored|linked|led|aligned|supported|allied|funded)|"
    r"(?:foreign|state)-\w+|pro-[\w-]+|anti-[\w-]+|[A-Z]\w+(?:an|ish|ese|i)|Kurdish|armed|hardline)"
)
_HEAD = (
    r"(?:groups?|factions?|forces|fighters?|commanders?|leaders?|organi[sz]ations?|outfits?|militias?|troops|units|"
    r"alliances?|movements?|elements|brigades?|opposition|networks?|cells?|bands?|gangs?|strongholds?|insurgents?)"
)
_HELD = r"(?:-(?:held|controlled|infested|run|occupied)|(?:ly)?-minded)"
_ADJECTIVES = frozenset({"radical", "moderate", "criminal", "proxy"})
_NAME_LENGTH = 120
_CALLED = re.compile(
    r"\b(?:(?:call|label|brand|deem|consider)(?:s|ed)?|"
    r"(?:describ|designat|list|label|brand|regard|see|view)(?:s|e|es|ed|n)?(?:\s[\w’'-]+){0,4}?\sas)"
    r"\s+(?:an?\s+)?[“\"‘]?$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\bother\s+$", re.IGNORECASE)
_UNDER_ARMS = re.compile(
    rf"\b(?:terror|jihad|milita|extremi|radical|moderate|insurgen|fighter|Takfir|gunm)\w*?(?:s|men|{_HELD})$",
    re.IGNORECASE,
)
_THE_REGION = re.compile(r"\bthe\s+(?:region|area|city|town|province|enclave)\b", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"^[ \u00a0](?:[\w’'-]+[ \u00a0]){0,2}[“\"‘]?$")


class Namings:
    """Component that writes the naming terms into the reading."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._governments = Governments()
        self._terms: dict[str, NamingTerms] = {}
        self._phrase: re.Pattern[str] | None = None
        self._term: re.Pattern[str] | None = None

    def use(self, codebook: Codebook) -> None:
        """Take the naming terms from `codebook`."""
        self._governments = Governments(codebook)
        self._terms = {term.lower(): group for group in codebook.naming for term in group.terms}
        if not self._terms:
            return
        longest_first = sorted((term for group in codebook.naming for term in group.terms), key=len, reverse=True)
        term = rf"(?:{'|'.join(map(_inflected, longest_first))})(?:{_HELD})?"
        self._term = re.compile(rf"(?<![\w]){term}(?!\w)", re.IGNORECASE)
        self._phrase = re.compile(
            rf"(?<![\w-])(?:{_LEADING}{_GAP}){{0,4}}(?:(?i:{term}){_GAP}(?:{_LEADING}{_GAP}){{0,4}}){{0,4}}(?i:{term})(?:{_GAP}(?i:{_HEAD})){{0,4}}(?![\w-])"
        )

    def __call__(self, doc: Doc) -> Doc:
        """Write the namings of `doc` into its reading, in text order."""
        reading = reading_of(doc)
        for stretch in reading.stretches if self._phrase else ():
            reading.namings += self._found(reading, stretch)
        return doc

    def _found(self, reading: Reading, stretch: Stretch) -> Iterator[Naming]:
        quoted = list(quotations(reading.text, stretch.start, stretch.end))
        for found in self._phrase.finditer(reading.text, stretch.start, stretch.end) if self._phrase else ():
            group = self._strongest(found[0])
            named = _self_name(reading, *found.span()) or (
                stretch.type != "title" and _in_capitals(reading.text, found)
            )
            if group and not named and not reading.in_work(*found.span()):
                span = span_at(reading.text, *_widened(reading, *found.span()))
                yield Naming(
                    span.start,
                    span.end,
                    span.quote,
                    refers_to=_meant(reading, span.start, span.end) or self._described(reading, span),
                    valence=group.valence,
                    frame_class=group.frame_class,
                    voice=_voice(reading, quoted, found.start()),
                    by=BY,
                )

    def _described(self, reading: Reading, span: Span) -> str | None:
        """Who is meant where no name stands beside: rebels of the war, the armed of the place that is spoken of."""
        stretch = reading.stretch_at(span.start, span.end)
        if stretch is None or _OTHERS.search(reading.text, max(0, span.start - 10), span.start):
            return None
        if re.fullmatch(r"\w+[ts]ion", span.quote):
            shown = [each for each in reading.stances if covers(each.evidence, span) and each.voice == "outlet"]
            return shown[0].holder if shown else None
        around = reading.text[stretch.start : stretch.end]
        collective = self._governments.collective(span.quote, around, reading.text)
        if collective or not _UNDER_ARMS.search(span.quote):
            return collective
        places = (self._governments.armed_in(place) for place in _places(reading, stretch))
        return next(filter(None, places), None)

    def _strongest(self, phrase: str) -> NamingTerms | None:
        if phrase.lower() in _ADJECTIVES:
            return None
        groups = [self._group(found[0]) for found in self._term.finditer(phrase)] if self._term else []
        # of equals the last one, which is nearest to the head
        return max(
            reversed([each for each in groups if each]), key=lambda each: _STRENGTH.get(each.valence, 0), default=None
        )

    def _group(self, word: str) -> NamingTerms | None:
        key = " ".join(word.lower().split())
        keys = (
            key,
            key[:-1],
            key[:-2],
            re.sub(r"ies$", "y", key),
            re.sub(r"men$", "man", key),
            re.sub(rf"{_HELD}$", "", key),
        )
        return next((self._terms[each] for each in keys if each in self._terms), None)


def _inflected(term: str) -> str:
    stem = _GAP.join(re.escape(word) for word in term.split())
    if term.endswith("man"):
        return f"{stem[:-2]}[ae]n"
    if term.endswith("y"):
        return f"{stem[:-1]}(?:y|ies)"
    return stem if term.endswith(("s", "een")) else f"{stem}(?:e?s)?"


def _self_name(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are part of a name, and written as names are."""
    near = reading.within(start - _NAME_LENGTH, end + _NAME_LENGTH)
    around = [each for each in near if each.type == "name" and each.start < end and start < each.end]
    return any(not re.search(r"\b[a-z]{4,}", reading.text[max(start, each.start) : end]) for each in around)


def _in_capitals(text: str, found: re.Match[str]) -> bool:
    """Whether the term goes on as a name that nobody found: "Liberation Tigers"; headlines write all words so."""
    last = found[0].split()[-1]
    return last[:1].isupper() and bool(_CAPITAL_NEXT.match(text, found.end()))


def _widened(reading: Reading, start: int, end: int) -> tuple[int, int]:
    # "Assad regime" is one name for a government, and one naming
    near = reading.within(start - _NAME_LENGTH, end + _NAME_LENGTH)
    around = [each for each in near if each.start <= start and end <= each.end]
    return (around[0].start, around[0].end) if around else (start, end)


def _meant(reading: Reading, start: int, end: int) -> str | None:
    """Whom the phrase characterises: the mention it is part of or stands beside, the person it leads to."""
    if re.search(rf"\b{ROLE}$", reading.text[start:end], re.IGNORECASE):
        return person_meant(reading, start, end + 60)
    over = [each for each in reading.within(start, end) if each.end == end and each.entity]
    behind = [
        each for each in reading.within(end, end + _NAME_LENGTH) if _NAME_BEHIND.match(reading.text[end : each.start])
    ]
    hedged = reading.text[start:end].lower().startswith(("so-", "self-"))
    over = over or [each for each in _groups_before(reading, start) if each.end == start - 1]
    beside = [each for each in behind if each.start == end + 1 and each.label == "ARMED_GROUP"]
    candidates = over or [each for each in (behind if hedged else beside) if each.type == "name"]
    return candidates[0].entity if candidates else None


def _groups_before(reading: Reading, start: int) -> list[Mention]:
    return [each for each in reading.within(start - _NAME_LENGTH, start) if each.label == "ARMED_GROUP" and each.entity]


def _places(reading: Reading, stretch: Stretch) -> list[str]:
    """The places that a paragraph names; "the region" is the one named last before."""
    here = [each.quote for each in reading.within(stretch.start, stretch.end) if each.label == "PLACE"]
    if here or not _THE_REGION.search(reading.text, stretch.start, stretch.end):
        return here
    return [each.quote for each in reading.mentions if each.label == "PLACE" and each.end <= stretch.start][-1:]


def _voice(reading: Reading, quoted: list[tuple[int, int]], place: int) -> str:
    if any(start <= place < end for start, end in quoted):
        return "quoted"
    # "which Turkey calls a terrorist group" is Turkey's word
    called = _CALLED.search(reading.text, max(0, place - _NAME_LENGTH), place)
    return "reported" if called or reading.speech_at(place) else "outlet"
