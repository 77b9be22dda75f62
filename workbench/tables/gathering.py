"""The records of one kind, of all readings, in the order of a table; and for each where it stands and comes from.

`type(…) is` stands here for `isinstance`: no kind of record has kinds below it, and of all that a table does, to tell
the kinds of a million records apart would take longest.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

import numpy as np

from workbench.claims import on_record
from workbench.labelled import adjudicated, as_read
from workbench.placing import attached
from workbench.records import Annotation, Article, Decision, Mention, Naming, Record, Region, Stance
from workbench.spans import Span, fits
from workbench.tables.passages import passages
from workbench.tables.rows import Lists, R, with_lost

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NOWHERE = -1


class Reading(NamedTuple):
    """One annotator's reading of an article, and whether somebody has decided between the article's readings."""

    article: Article
    annotation: Annotation
    adjudicated: bool


class Gathered(Generic[R]):
    """The records of one kind, ordered by article, annotator and text, and which of the `readings` each is `of`."""

    def __init__(self, kind: type[R], annotations: Sequence[Annotation], articles: Iterable[Article]) -> None:
        """Each reading's records, with what their rows say that follows from the rest of that reading."""
        self.readings = [*_readings(annotations, articles)]
        self.records: list[R] = []
        self.of: list[int] = []
        names = ("record", "region", "fate", "detached", "disputed")
        self._states: dict[str, list[Any]] = {name: [] for name in names}
        for number, reading in enumerate(self.readings):
            self._add(kind, number, reading)

    def _add(self, kind: type[R], number: int, reading: Reading) -> None:
        article, annotation = reading.article, reading.annotation
        kinds = [type(each) for each in annotation.records.values()]
        pairs: list[tuple[str, Any]]
        pairs = [pair for pair, each in zip(annotation.records.items(), kinds, strict=True) if each is kind]
        if not pairs:
            return
        pairs.sort(key=_order)
        suggested = _suggested(kind, annotation) if any(record.by for _, record in pairs) else set()
        regions = as_read(article, annotation).regions if Region in kinds else article.regions
        self.of += [number] * len(pairs)
        self.records += [record for _, record in pairs]
        states = self._states
        states["record"] += [id_ for id_, _ in pairs]
        states["region"] += [_region(_place(record).start, regions) for _, record in pairs]
        states["fate"] += [_fate(record, suggested) if record.by else "" for _, record in pairs]
        states["detached"] += [_lost(record, article) for _, record in pairs]
        states["disputed"] += [id_ in annotation.disputed for id_, _ in pairs]

    def states(self) -> Lists:
        """Where each record stands, who proposed it, and what became of that and of its words."""
        said = {"by": [each.by for each in self.records], "note": [each.note for each in self.records]}
        return {**self._states, **said, "weight": np.ones(len(self.records))}

    def origins(self) -> Lists:
        """What each reading says in the rows of its records."""
        return {
            "article": [each.article.id for each in self.readings],
            "title": [each.article.title for each in self.readings],
            "outlet": [each.article.outlet for each in self.readings],
            "published": [each.article.published for each in self.readings],
            "annotator": [each.annotation.annotator for each in self.readings],
            "adjudicated": [each.adjudicated for each in self.readings],
            "status": [each.annotation.status for each in self.readings],
            "codebook": [each.annotation.codebook for each in self.readings],
        }

    def parts(self) -> Lists:
        """The paragraph and the sentence that each record stands in; -1 where its words are no longer there."""
        articles = {each.article.id: each.article for each in self.readings}
        paragraphs, sentences, base, bases = list[int](), list[int](), 0, dict[str, int]()
        for article in articles.values():  # laid end to end, so that all places are looked up together
            bases[article.id] = base
            broken = passages(article.text)
            paragraphs += [base + begin for begin in broken.paragraphs]
            sentences += [base + begin for begin in broken.sentences]
            base += len(article.text) + 1
        first = np.array([bases[each.article.id] for each in self.readings], dtype=np.int64)[np.array(self.of, np.intp)]
        start = np.array([_place(each).start for each in self.records], dtype=np.int64)
        lost = self._states["detached"]
        return {
            "paragraph": np.where(lost, _NOWHERE, _nth(paragraphs, first, start)),
            "sentence": np.where(lost, _NOWHERE, _nth(sentences, first, start)),
        }


def _readings(annotations: Sequence[Annotation], articles: Iterable[Article]) -> Iterator[Reading]:
    by_article: dict[str, list[Annotation]] = {}
    for annotation in sorted(annotations, key=lambda each: each.annotator):
        by_article.setdefault(annotation.article, []).append(annotation)
    settled = adjudicated(annotations)
    for article in with_lost(articles, annotations):
        for annotation in by_article.get(article.id, ()):
            yield Reading(article, annotation, article.id in settled)


def _nth(begins: Sequence[int], first: "NDArray[Any]", start: "NDArray[Any]") -> "NDArray[Any]":
    """Which part of its article, which begins at `first`, each place is in."""
    line = np.array(begins, dtype=np.int64)
    found: NDArray[Any] = np.searchsorted(line, first + start, side="right") - np.searchsorted(line, first)
    return np.where(found > 0, found - 1, 0)


def _place(record: Mention | Naming | Stance) -> Span:
    return record.evidence if type(record) is Stance else record  # type: ignore[return-value]


def _order(pair: tuple[str, Any]) -> tuple[int, int]:
    # as in the properties of an annotation: of names that begin alike the longer one first
    span = _place(pair[1])
    return (span.start, -span.end) if span is pair[1] else (span.start, span.end)


def _suggested(kind: type[R], annotation: Annotation) -> set[Record]:
    said = [each.suggestion for each in annotation.records.values() if type(each) is Decision]
    return {on_record(each) for each in said if type(each) is kind}


def _region(start: int, regions: Sequence[Region]) -> str:
    for region in regions:
        if region.start <= start < region.end:
            return region.type
    # where an article has no regions at all, nobody has said that any of it is not the article
    return "" if regions else "body"


def _lost(record: Mention | Naming | Stance, article: Article) -> bool:
    if type(record) is Stance and record.also:
        return not attached(record, article)
    return not fits(_place(record), article.text)


def _fate(record: Record, suggested: set[Record]) -> str:
    return "accepted" if record in suggested else "edited"
