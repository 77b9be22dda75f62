"""What people's readings teach about names: which words are one, of which label, and which are none.

How much a mark counts follows its fate. Who accepts what is in view may have overlooked that it is wrong; who changes
or adds something has looked (Berzak et al. 2016 measured how far people lean towards what they are shown).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from workbench.labelled import as_read
from workbench.placing import attached
from workbench.records import Annotation, Article, Mention, Stance

ACCEPTED, LOOKED_AT = 1.0, 2.0
"""What a mark counts that was accepted with the suggestion in view, and one that was added, edited or rejected."""
NOMINAL = "(nominal)"
"""Stands for the label of a description: that is no name, and the encoder looks for names."""


class Mark(NamedTuple):
    """Words `[start, end)` in code points of the article, their label (empty: no name), and how much that counts."""

    start: int
    end: int
    label: str
    weight: float


class Lesson(NamedTuple):
    """What one person's reading of one article teaches.

    `whole`: the reading is finished, so what is not marked is no name. `blind`: nothing was suggested meanwhile.
    `kind`: what the article has in common with its near-copies, its id where there are none.
    """

    article: Article
    reading: Annotation
    marks: tuple[Mark, ...]
    whole: bool
    blind: bool
    kind: str


def lessons(
    readings: Iterable[Annotation],
    articles: Mapping[str, Article],
    blind: frozenset[tuple[str, str]],
    alike: Mapping[str, str] = MappingProxyType({}),
) -> list[Lesson]:
    """A lesson for each reading that teaches anything.

    `blind` are pairs of article id and annotator; `alike` gives the articles that are near-copies of each other the
    same name. Of an article that several people read, each reading counts its share.
    """
    begun = [each for each in readings if each.article in articles and each.records]
    shares = Counter(each.article for each in begun)
    found = []
    for each in sorted(begun, key=lambda each: (each.article, each.annotator)):
        article, marks = articles[each.article], _marks(each, articles[each.article])
        weighed = tuple(sorted(mark._replace(weight=mark.weight / shares[each.article]) for mark in marks))
        unaided, kind = (each.article, each.annotator) in blind, alike.get(each.article, each.article)
        found.append(Lesson(as_read(article, each), each, weighed, each.status == "done", unaided, kind))
    return [lesson for lesson in found if lesson.marks or lesson.whole]


def _marks(reading: Annotation, article: Article) -> list[Mark]:
    named = [*_named(reading, article)]
    return [*named, *_refused(reading, article, named)]


def _named(reading: Annotation, article: Article) -> Iterator[Mark]:
    for id_, mention in reading.mentions.items():
        if attached(mention, article):
            label = mention.label if mention.type == "name" else NOMINAL
            yield Mark(mention.start, mention.end, label, weight_of(id_, mention, reading))


def _refused(reading: Annotation, article: Article, named: list[Mark]) -> Iterator[Mark]:
    """Suggestions that were rejected, and not because the words are marked otherwise."""
    for decision in reading.decisions.values():
        said = decision.suggestion
        if decision.fate != "rejected" or not isinstance(said, Mention) or not attached(said, article):
            continue
        if not any(mark.start < said.end and said.start < mark.end for mark in named):
            yield Mark(said.start, said.end, "", LOOKED_AT)


def weight_of(id_: str, record: Mention | Stance, reading: Annotation) -> float:
    """How much a record of a reading counts, by its fate."""
    decision = reading.decisions.get(f"fate:{id_}")
    if isinstance(record, Mention) and record.propagated_from:
        return ACCEPTED  # it was looked at elsewhere
    in_view = record.by and not (decision and decision.fate == "edited")
    return ACCEPTED if in_view else LOOKED_AT
