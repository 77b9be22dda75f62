"""What the pipeline underneath names: taken over, unlinked, where the gazetteer found nothing.

Its labels are not ours: countries and places are one label there, and nationalities are no mentions here (rule G6).
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from workbench.codebook import Codebook
from workbench.records import Mention
from workbench.spans import overlaps, span_at, trimmed
from workbench.suggest.forms import plain
from workbench.suggest.reading import Reading, reading_of
from workbench.suggest.surnames import without_title

_LABELS = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "FAC": "PLACE", "EVENT": "EVENT"}
_POSSESSIVE = ("’s", "'s", "’", "'")


class Underneath:
    """Component that adds the entities of the pipeline underneath to the reading as unlinked mentions."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._by = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
        self._states: frozenset[str] = frozenset()

    def use(self, codebook: Codebook) -> None:
        """Take the names of states from the registry of `codebook`, to tell countries from places."""
        states = [entity for entity in codebook.entities.values() if entity.label == "STATE"]
        self._states = frozenset(plain(form) for entity in states for form in (entity.name, *entity.aliases))

    def __call__(self, doc: Doc) -> Doc:
        """Add what `doc.ents` names and the reading does not have yet, keeping text order."""
        reading = reading_of(doc)
        added = [
            each for each in self._named(doc, reading) if not any(overlaps(each, other) for other in reading.mentions)
        ]
        reading.mentions = sorted([*reading.mentions, *added], key=lambda each: each.start)
        return doc

    def _named(self, doc: Doc, reading: Reading) -> Iterator[Mention]:
        for entity in doc.ents:
            start, end = _narrowed(reading.text, entity.start_char, entity.end_char)
            label = self._label(entity.label_, reading.text[start:end])
            if label and start < end and reading.stretch_at(start, end) and not reading.in_work(start, end):
                span = span_at(reading.text, start, end)
                yield Mention(span.start, span.end, span.quote, label, None, by=self._by)

    def _label(self, label: str, words: str) -> str | None:
        if label == "GPE":
            return "STATE" if plain(words) in self._states else "PLACE"
        return _LABELS.get(label)


def _narrowed(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without white space, leading article or title, and possessive ending (rule G3)."""
    start, end = trimmed(text, start, end)
    possessive = next((each for each in _POSSESSIVE if text[start:end].endswith(each)), "")
    end -= len(possessive)
    return end - len(without_title(text[start:end])), end
