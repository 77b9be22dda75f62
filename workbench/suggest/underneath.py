"""What an installed spaCy pipeline names, where it stands in for the encoder.

Its labels are not ours: countries and places are one label there, and nationalities are no mentions here (rule G6).
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from workbench.codebook import Codebook
from workbench.suggest.names.found import Found
from workbench.suggest.names.marking import Marker
from workbench.suggest.reading import reading_of
from workbench.suggest.teach.taught import Taught

_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",  # which of them are states, the registry and the list of countries say
    "LOC": "PLACE",
    "FAC": "PLACE",
    "EVENT": "EVENT",
}


class Underneath:
    """Adds to the reading what `doc.ents` names, linked only where that is safe."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._by = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"

    def use(self, codebook: Codebook, taught: Taught) -> None:
        """Link to the registry of `codebook`."""
        self._mark = Marker(codebook, taught, taught.signed(self._by))

    def __call__(self, doc: Doc) -> Doc:
        """Add the names to the reading of `doc`, keeping text order."""
        self._mark(reading_of(doc), _found(doc))
        return doc


def _found(doc: Doc) -> Iterator[Found]:
    for entity in doc.ents:
        label = _LABELS.get(entity.label_, entity.label_)  # a pipeline may know armed groups by our name
        yield Found(entity.start_char, entity.end_char, {label: 1.0})
