"""What became of suggestions as a table: a row for each that was shown, and for each record from elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pandas import DataFrame, Series

from workbench.audit.fates import told
from workbench.audit.haste import standing
from workbench.audit.modes import finished, modes
from workbench.bulk import in_bulk
from workbench.codebook import Codebook
from workbench.periods import period
from workbench.placing import place
from workbench.records import Action, Annotation, Article, Decision, Mention, Naming, Stance
from workbench.tables.columns import Columns

SUGGESTIONS: Columns = {
    **{"article": "str", "title": "str", "outlet": "str", "published": "str", "annotator": "str"},
    **{"kind": "str", "label": "str", "outcome": "str", "seconds": "float64", "by": "str", "score": "float64"},
    **{"start": "int64", "end": "int64", "quote": "str", "record": "str", "codebook": "str"},
}
Histories = Mapping[str, Iterable[Action]]


def suggestions(
    annotations: Iterable[Annotation], articles: Iterable[Article], codebook: Codebook, histories: Histories
) -> DataFrame:
    """A row for each suggestion in finished readings in which any were shown, and for each record from elsewhere.

    `kind` is mention, stance or naming, `label` the label, polarity or valence as suggested; `outcome` is accepted,
    edited, rejected or left (not decided on when the article was marked done), judged by what stands in the reading at
    last, or by_hand or carried for what nobody had suggested. `seconds` is the active time of the decision, missing
    where none was logged or several were decided by one step. `start` and `end` are half-open code points of the
    suggested words. `attrs` has n_articles, n_annotators, codebook, outlets and days of the articles of these readings.
    """
    known = {article.id: article for article in articles}
    rows: list[tuple[object, ...]] = []
    with in_bulk():
        shown, seconds = modes({annotator: [*done] for annotator, done in histories.items()}), _seconds(histories)
        aided = [each for each in finished(annotations) if shown.get((each.article, each.annotator)) in _AIDED]
        for reading in aided:
            rows += _rows(reading, known.get(reading.article) or Article(reading.article, ""), seconds)
    columns = zip(*rows, strict=True) if rows else ((),) * len(SUGGESTIONS)
    named = zip(SUGGESTIONS.items(), columns, strict=True)
    table = DataFrame({name: Series(values, dtype=dtype) for (name, dtype), values in named})
    read = [known.get(id_) or Article(id_, "") for id_ in sorted({each.article for each in aided})]
    table.attrs |= origin(read, len({each.annotator for each in aided}), codebook.version)
    return table


def origin(articles: Iterable[Article], annotators: int, codebook: str) -> dict[str, Any]:
    """The `attrs` of a table of figures: how many articles and annotators, from which outlets, and of which days."""
    outlets: dict[str, int] = {}
    days: list[str] = []
    for article in articles:
        outlets[article.outlet] = outlets.get(article.outlet, 0) + 1
        days.append(article.published.strip()[:10] if period(article.published, "year") else "")
    facts = {"n_articles": len(days), "n_annotators": annotators, "codebook": codebook}
    return facts | {"outlets": outlets, "days": days}


_AIDED = frozenset({"assisted", "mixed"})
_Seconds = Mapping[tuple[str, str, str], float]
"""Annotator, article and suggestion → how long the decision took."""


def _rows(reading: Annotation, article: Article, seconds: _Seconds) -> Iterator[tuple[object, ...]]:
    about = (article.id, article.title, article.outlet, article.published, reading.annotator)
    for id_, record, outcome in told(reading):
        span, took = place(record), seconds.get((reading.annotator, article.id, id_), _UNKNOWN)
        score = 0.0 if isinstance(record, Naming) else record.score
        what = (_KINDS[type(record)], _label(record), outcome, took, record.by, score)
        where = (span.start, span.end, span.quote) if span else (0, 0, "")
        yield (*about, *what, *where, id_.removeprefix("fate:"), reading.codebook)


_UNKNOWN = float("nan")
_KINDS: Mapping[type, str] = {Mention: "mention", Stance: "stance", Naming: "naming"}


def _label(record: Mention | Stance | Naming) -> str:
    match record:
        case Mention():
            return record.label
        case Stance():
            return record.polarity
    return record.valence


def _seconds(histories: Histories) -> dict[tuple[str, str, str], float]:
    """What each suggestion's latest decision took, of those that were decided one by one and whose time was logged."""
    found: dict[tuple[str, str, str], float] = {}
    for annotator, done in histories.items():
        steps: dict[str, list[Action]] = {}
        for action in standing(done):
            steps.setdefault(action.group or action.id, []).append(action)
        for step in steps.values():
            decided = [*_decided(step)]
            if not decided:
                continue
            took = sum([action.ms for action in step]) / 1000
            seconds = took if took and len(decided) == 1 else _UNKNOWN
            for article, id_ in decided:
                found[annotator, article, id_] = seconds
    return found


def _decided(step: Iterable[Action]) -> Iterator[tuple[str, str]]:
    for action in step:
        for id_, record in action.put.items():
            if isinstance(record, Decision) and record.fate != "left":
                yield action.article, id_
