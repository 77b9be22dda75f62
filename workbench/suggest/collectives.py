"""Collectives without a name of their own: "regime troops", "Kurdish forces", "the militant group".

They are nominal mentions, needed as holders and targets. Who is meant is told by what stands beside them; where nothing
tells it, they stay unlinked.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from workbench.codebook import Codebook
from workbench.records import Mention
from workbench.spans import span_at
from workbench.suggest.governments import STATE_FORCES, Governments
from workbench.suggest.reading import Reading, reading_of

BY = "collectives 1"
_ORIGIN = r"[A-Z][\w’'-]*(?:an|ish|ese|i|ab|rd|iss|eek|nch|tch)"
_MODIFIER = (
    rf"(?:{_ORIGIN}|[A-Z][\w.’'-]*-(?:backed|led|linked|sponsored|aligned|supported|allied)|Kurdish|Kurd|"
    r"pro-\w+|anti-\w+|foreign-\w+|local|foreign|allied|armed|military|militant|rebel|revolutionary|opposition|government|"
    r"regime|security|state|loyalist|jihadist|Islamist|terrorist|terror|extremist|Takfiri|tribal|separatist|insurgent|"
    r"paramilitary|resistance|radical|army|loyal|moderate)"
)
_NEEDS_MODIFIER = (
    r"(?:forces|troops|soldiers|factions?|groups?|outfit|units|brigades|organi[sz]ation|alliance|movement|fighters?)"
)
_ALONE = (
    r"(?:rebels|fighters|militants|militias?|insurgents|terrorists|jihadists|extremists|Islamists|mujahideen|guerrillas|"
    r"separatists|gunmen|regime|junta|opposition|factions|troops)"
)
_THE_ARMY = (
    r"(?:(?<=the )|(?<=The ))(?:army|military)"
    r"(?= (?:has|have|had|will|would|is|was|and|of [a-z]+ing|[a-z]+(?:ed|s))\b|[.,;])"
)
_COLLECTIVE = re.compile(
    rf"(?<![\w-])(?:(?:{_MODIFIER}[ \u00a0]+){{1,4}}{_NEEDS_MODIFIER}|"
    rf"(?:{_MODIFIER}[ \u00a0]+){{0,4}}{_ALONE}|{_THE_ARMY})(?![\w-])"
)
_APPOSED = re.compile(r"^(?:[ \u00a0]*\([^)]*\)|[”\"’]?\))?,[ \u00a0]+(?:an?|the|one of the)\b[^,.;:”]*$")
_CALLED = re.compile(r"[ \u00a0](?:of |called |named |known as )?[“\"‘]?")
_NEAR = 80
_SINGULAR = re.compile(r"\b(?:group|outfit|militia|movement|organi[sz]ation|faction|alliance|brigade)$")
_DEFINITE = re.compile(r"\b[Tt]he[ \u00a0]+(?:[\w’'-]+[ \u00a0]+)?$")


class Collectives:
    """Component that adds nominal mentions of collectives to the reading."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._governments = Governments()

    def use(self, codebook: Codebook) -> None:
        """Take governments, their forces and the named collectives from the registry of `codebook`."""
        self._governments = Governments(codebook)

    def __call__(self, doc: Doc) -> Doc:
        """Add the collectives of `doc` to its reading, keeping text order."""
        reading = reading_of(doc)
        found = [self._mention(reading, start, end) for start, end in _places(reading)]
        reading.mentions = sorted([*reading.mentions, *found], key=lambda each: each.start)
        return doc

    def _mention(self, reading: Reading, start: int, end: int) -> Mention:
        span = span_at(reading.text, start, end)
        government = self._governments.behind(span.quote, reading.text)
        stretch = reading.stretch_at(start, end)
        around = reading.text[stretch.start : stretch.end] if stretch else ""
        entity = (
            government or _beside(reading, start, end) or self._governments.collective(span.quote, around, reading.text)
        )
        label = "STATE" if re.search(r"(?:regime|junta)$", span.quote) else "ARMED_GROUP"
        label = "ORG" if span.quote.endswith("opposition") and "armed" not in span.quote else label
        entity = entity or _meant(reading, start, end)
        return Mention(span.start, span.end, span.quote, label, entity, type="nominal", by=BY)


def _places(reading: Reading) -> Iterator[tuple[int, int]]:
    for stretch in reading.stretches:
        for found in _COLLECTIVE.finditer(reading.text, stretch.start, stretch.end):
            start, end = found.span()
            near = [
                each for each in reading.within(start - _NEAR, end + _NEAR) if each.start < end and start < each.end
            ]
            for name in near:
                # "al-Qaeda-linked jihadist group": what follows the compound is the collective
                gap = reading.text.find(" ", name.end, end)
                start = gap + 1 if gap >= 0 else end
            if start < end and not _describes_name(reading, start, end):
                yield start, end


def _describes_name(reading: Reading, start: int, end: int) -> bool:
    """Whether the collective only says what the name right before it is: "the Shield militia"."""
    named = any(each.label == "ARMED_GROUP" and each.end == start - 1 for each in reading.within(start - _NEAR, start))
    return named and bool(_SINGULAR.search(reading.text[start:end]))


def _beside(reading: Reading, start: int, end: int) -> str | None:
    """The group that the collective stands right before, right after, or in apposition to."""
    groups = [each for each in reading.within(start - 2 * _NEAR, end + _NEAR) if each.label in {"ARMED_GROUP", "ORG"}]
    for group in groups:
        if group.start >= end and _CALLED.fullmatch(reading.text[end : group.start]):
            return group.entity
    before = [each for each in groups if each.end <= start]
    if before:
        gap = reading.text[before[-1].end : start]
        if gap in {" ", "\u00a0"} or _APPOSED.match(gap):
            return before[-1].entity
    return None


def _meant(reading: Reading, start: int, end: int) -> str | None:
    """The group that a headline or lead describes before naming it, or that "the … group" takes up again."""
    groups = [each for each in reading.mentions if each.label == "ARMED_GROUP" and not STATE_FORCES.search(each.quote)]
    before = [each for each in groups if each.end <= start and reading.text[each.end] != "-"]
    if before:
        again = _SINGULAR.search(reading.text[start:end]) and _DEFINITE.search(reading.text[max(0, start - 40) : start])
        return before[-1].entity if again else None
    if STATE_FORCES.search(reading.text[start:end]):
        return None
    body = [each for each in reading.stretches if each.type == "body"][:2]
    here = reading.stretch_at(start, end)
    if not body or not here:
        return None
    later = [each.entity for each in groups if here.end <= each.start < body[-1].end]
    return later[0] if later else None
