"""The board on which the components write: what one pass over an article has found so far.

spaCy carries it from component to component as `Doc._.workbench`; everything on it is counted in code points of the
article's text, so that nothing has to be converted between tokens and characters twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from spacy.tokens import Doc

from workbench.records import READ_REGIONS, Article, Mention, Naming, Stance
from workbench.spans import lines, trimmed


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph or headline that is read: `[start, end)` and the type of its region."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text with what it stands for: a topic term, an anaphor, a collective."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that the text gives to somebody: `[start, end)`, whether in quotation marks, and the speaker's ids."""

    start: int
    end: int
    quoted: bool
    speaker: str | None = None
    on_behalf_of: str = ""


@dataclass(slots=True)
class Reading:
    """All that is known of one article while the components run."""

    article: Article
    stretches: tuple[Stretch, ...]
    mentions: list[Mention] = field(default_factory=list)
    topics: list[Marked] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    behalf: dict[str, str] = field(default_factory=dict)
    """Person's entity id → entity id of the body that the text says the person speaks for or leads."""
    stances: list[Stance] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def stretch_at(self, start: int, end: int) -> Stretch | None:
        """The stretch that holds all of `[start, end)`, if one does."""
        return next((each for each in self.stretches if each.start <= start and end <= each.end), None)

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions inside `[start, end)`, in text order."""
        return [each for each in self.mentions if start <= each.start and each.end <= end]


def open_reading(article: Article) -> Reading:
    """A reading of `article` with nothing found yet. An article without regions is taken to be body throughout."""
    return Reading(article, tuple(_stretches(article)))


def reading_of(doc: Doc) -> Reading:
    """The reading that `doc` carries; a Doc that came from elsewhere is read as an article of its own text."""
    if doc._.workbench is None:
        doc._.workbench = open_reading(Article("", doc.text))
    return cast(Reading, doc._.workbench)


def _stretches(article: Article) -> Iterator[Stretch]:
    regions = [(each.start, each.end, each.type) for each in article.regions if each.type in READ_REGIONS]
    if not article.regions:
        regions = [(0, len(article.text), "body")]
    for region_start, region_end, kind in regions:
        for line_start, line_end in lines(article.text[region_start:region_end]):
            start, end = trimmed(article.text, region_start + line_start, region_start + line_end)
            if start < end:
                yield Stretch(start, end, kind)
