"""Component that finds the names which the gazetteer does not know, by the encoder."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from workbench.codebook import Codebook
from workbench.suggest.encoder import Encoder
from workbench.suggest.names.found import Found, names_in
from workbench.suggest.names.marking import Marker
from workbench.suggest.names.worth import worth_reading
from workbench.suggest.reading import Reading, reading_of
from workbench.suggest.teach.taught import Taught


class Finder:
    """Adds to the reading the names that the encoder sees in each paragraph, linked only where that is safe."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Nothing is found before `use`."""
        self._encoder: Encoder | None = None
        self._taught = Taught()

    def use(self, codebook: Codebook, encoder: Encoder, taught: Taught) -> None:
        """Read with `encoder`, corrected by what was `taught`, and link to the registry of `codebook`."""
        self._encoder, self._taught = encoder, taught
        self._mark = Marker(codebook, taught, taught.signed(f"{encoder.name} {encoder.version}"))

    def __call__(self, doc: Doc) -> Doc:
        """Add the names to the reading of `doc`, keeping text order."""
        reading = reading_of(doc)
        if self._encoder is not None:
            self._mark(reading, self._found(self._encoder, reading))
        return doc

    def _found(self, encoder: Encoder, reading: Reading) -> Iterator[Found]:
        for stretch in reading.stretches:
            for window in encoder.windows(reading.text, stretch.start, stretch.end):
                if self._taught.mentions is None and not worth_reading(reading, window):
                    continue  # what was taught may be marked in small letters too
                seen = encoder.read(window)
                yield from names_in(window.words, self._taught.tags(seen.states, seen.logits), encoder.tags)
