"""Suggestions: who is named, who stands where, and how the outlet names them, as proposals for a person to judge.

The registry's names, an encoder that finds others, and rules over cue words that the encoder weighs. A suggestion
counts for nothing until a person decides, carries the name and version of what proposed it, and keeps its id from one
version to the next while it says the same.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from workbench import starter
from workbench.claims import bare
from workbench.codebook import Codebook, read_codebook
from workbench.records import Article, Mention, Naming, Stance
from workbench.suggest.quickly import import_spacy
from workbench.trouble import Trouble

import_spacy()

from workbench.suggest import pipeline  # noqa: E402  the modules below import spaCy
from workbench.suggest.encoder import Encoder, shipped  # noqa: E402
from workbench.suggest.pairs import lexicon_between, stance_between  # noqa: E402
from workbench.suggest.reading import open_reading, reading_of  # noqa: E402
from workbench.suggest.teach.taught import Taught  # noqa: E402

__all__ = ["Suggested", "Suggester", "lexicon_between", "load", "stance_between"]

Suggested = Mention | Naming | Stance

NAME = "rules"
VERSION = "1"


def load(base: str = "", codebook: Codebook | None = None, taught: Taught | None = None) -> "Suggester":
    """The suggester that ships with the workbench; the installed spaCy pipeline `base` may find the names instead.

    It knows the entities, topics and terms of `codebook`, or of the default one, and what was `taught`.
    Raises Trouble when `base` is not installed, or the model that ships cannot be read.
    """
    return Suggester(codebook or read_codebook(starter.annotations()), base, taught)


class Suggester:
    """Proposes records for articles. Calling it twice on the same article gives the same records under the same ids."""

    def __init__(
        self, codebook: Codebook, base: str = "", taught: Taught | None = None, encoder: Encoder | None = None
    ) -> None:
        self._encoder = encoder or shipped()
        self._taught = taught or Taught()
        self._nlp = pipeline.build(codebook, base, self._encoder, self._taught)
        self._base, self._codebook_version = base, codebook.version

    def __call__(self, article: Article) -> dict[str, Suggested]:
        """Suggestion id → mention, naming or stance, in text order within each kind.

        Raises Trouble when the pipeline underneath reads no text as long as that.
        """
        if len(article.text) > self._nlp.max_length:
            most = f"{self.describe()['base']} reads at most {self._nlp.max_length:,}"
            raise Trouble(f"{article.id}: {len(article.text):,} characters, {most}; leave it out, or split the text")
        doc = self._nlp.make_doc(article.text)
        doc._.workbench = open_reading(article)
        reading = reading_of(self._nlp(doc))
        mentions = [each for each in reading.mentions if each.entity or each.type == "name"]
        names = sorted([*mentions, *reading.margin], key=lambda each: each.start)
        found: list[Suggested] = [*names, *reading.namings, *reading.stances]
        sha256 = article.sha256.encode()
        return {_id(sha256, each): each for each in found}

    @contextmanager
    def forgetful(self) -> Iterator[None]:
        """Within it spaCy keeps no word that it meets beyond the end: what is read does not add up. For one thread."""
        with self._nlp.memory_zone():
            yield

    def describe(self) -> dict[str, str]:
        """What made the suggestions: name and version of the rules, of what finds names, and of the codebook.

        And of what was taught, where something was.
        """
        meta, encoder = self._nlp.meta, f"{self._encoder.name} {self._encoder.version}"
        return {
            "name": NAME,
            "version": VERSION,
            "base": f"{meta['lang']}_{meta['name']} {meta['version']}" if self._base else encoder,
            "codebook": self._codebook_version,
            **({"taught": self._taught.version} if self._taught.version else {}),
        }


def _id(sha256: bytes, record: Suggested) -> str:
    # the proposer's version and reasons are left out, so that a decision survives a new version that says the same
    said = msgspec.json.encode(bare(record))
    digest = hashlib.blake2b(sha256 + said, digest_size=6).hexdigest()
    return f"{type(record).__name__[0].lower()}-{digest}"
