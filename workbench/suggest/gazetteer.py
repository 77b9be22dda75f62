"""The gazetteer: names and aliases of the registry, found where the article is read.

A PhraseMatcher finds candidates regardless of capitals, on the words without the white space between them (so that a
no-break space or a hard line break inside a name does not hide it); the longest allowed candidate wins.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token

from workbench.codebook import Codebook
from workbench.records import Entity, Mention
from workbench.spans import longest, span_at
from workbench.suggest.forms import allowed, plain, variants
from workbench.suggest.reading import Reading, reading_of
from workbench.suggest.shortforms import propagated
from workbench.suggest.surnames import ends_another_name, without_title
from workbench.suggest.works import titles_of_works

BY = "gazetteer 1"
_CONJOINED = re.compile(r"\s+and\s+[A-Z][\w-]*\s+(?P<head>[a-z]+)")
_NAMESAKE = re.compile(
    r" (?:[A-Z][a-z]+ )?(?:Post|Times|Tribune|Herald|Journal|Today|News|Observer|Institute|University|Street)\b"
)
_FAR = 300
_LOCATIVE = re.compile(r"\b(?:in|near|outside|inside|around|at|throughout|downtown|central)\s+$")


class Gazetteer:
    """Component that writes the mentions of registered entities into the reading."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._tokenizer = nlp.tokenizer
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._forms: dict[str, list[tuple[str, Entity]]] = {}

    def use(self, codebook: Codebook, unlinked: Iterable[Entity] = ()) -> None:
        """Take the names from the registry of `codebook`, and those that were taught without an entity."""
        entities = [*codebook.entities.values(), *unlinked]
        for entity in entities:
            for form in {entity.name, *entity.aliases}:
                for variant in {form, without_title(form)}:
                    self._forms.setdefault(plain(variant).lower(), []).append((form, entity))
        forms = frozenset(form for entity in entities for form in (entity.name, *entity.aliases))
        self._matcher.add("NAME", [self._tokenizer(each) for form in sorted(forms) for each in variants(form)])

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions into the reading of `doc`, in text order."""
        reading = reading_of(doc)
        reading.works = list(titles_of_works(reading.text))
        found = list(self._candidates(doc, reading))
        named = [self._conjoined(each, reading) for each in longest(each for each in found if _readable(each, reading))]
        reading.margin = [each for each in longest(found) if reading.in_margin(each.start, each.end)]
        short = [each for each in propagated(reading.text, named, BY) if _readable(each, reading)]
        reading.mentions = longest([*_undisplaced(named, short), *short])
        return doc

    def _candidates(self, doc: Doc, reading: Reading) -> Iterator[Mention]:
        tokens = [token for token in doc if not token.is_space]
        for _, first, last in self._matcher(Doc(doc.vocab, words=[token.text for token in tokens])):
            mention = self._mention(reading, tokens[first:last])
            if mention and not reading.in_work(mention.start, mention.end):
                yield mention

    def _conjoined(self, mention: Mention, reading: Reading) -> Mention:
        # "the X and Y talks" are the X talks and the Y talks
        joined = _CONJOINED.match(reading.text, mention.end)
        heads = (
            {joined["head"], joined["head"].removesuffix("s"), joined["head"].removesuffix("es")} if joined else set()
        )
        for head in sorted(heads):
            for _, entity in self._forms.get(plain(f"{mention.quote} {head}").lower(), ()):
                if entity.label == "EVENT":
                    return Mention(mention.start, mention.end, mention.quote, entity.label, entity.id, by=BY)
        return mention

    def _mention(self, reading: Reading, tokens: list[Token]) -> Mention | None:
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        surface = reading.text[start:end]
        shouting = _line_around(reading.text, start, end).isupper()
        for form, entity in self._forms.get(plain(surface).lower(), ()):
            if not allowed(surface, form, shouting):
                continue
            if entity.label in {"STATE", "PLACE"} and _NAMESAKE.match(reading.text, end):
                return None
            if entity.label == "PERSON" and " " not in surface and ends_another_name(reading.text, start):
                return None
            return _as_mention(reading.text, end - len(without_title(surface)), end, entity)
        return None


def _as_mention(text: str, start: int, end: int, entity: Entity) -> Mention:
    span = span_at(text, start, end)
    if (
        entity.label == "STATE"
        and _is_capital(entity, span.quote)
        and _LOCATIVE.search(text[max(0, start - 20) : start])
    ):
        return Mention(span.start, span.end, span.quote, "PLACE", None, by=BY)
    return Mention(span.start, span.end, span.quote, entity.label, entity.id or None, by=BY)


def _undisplaced(named: list[Mention], short: list[Mention]) -> list[Mention]:
    """`named` without surnames that the registry gives to somebody whom this article never names in full."""
    in_full = {each.entity for each in named if " " in each.quote}
    meant = {(each.start, each.end) for each in short}
    return [
        each
        for each in named
        if each.label != "PERSON" or each.entity in in_full or (each.start, each.end) not in meant
    ]


def _is_capital(entity: Entity, form: str) -> bool:
    # the registry's note says which alias is a city that stands for its government: "Moscow, Kremlin: metonyms"
    return "metonym" in entity.note and form in entity.note.partition("metonym")[0]


def _readable(mention: Mention, reading: Reading) -> bool:
    return reading.stretch_at(mention.start, mention.end) is not None


def _line_around(text: str, start: int, end: int) -> str:
    """The line of `[start, end)`, as far as it can be seen from there."""
    line_start, line_end = text.rfind("\n", start - min(start, _FAR), start) + 1, text.find("\n", end, end + _FAR)
    return text[line_start or start - min(start, _FAR) : line_end if line_end >= 0 else end + _FAR]
