"""What one record looks like as a row: plain values by column name, nothing of pandas yet.

What was not given is `""`, never a missing value, so that grouping a table loses nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from workbench.audit.modes import words_read
from workbench.claims import on_record
from workbench.codebook import Codebook
from workbench.labelled import as_read
from workbench.placing import attached
from workbench.records import Action, Annotation, Article, Mention, Naming, Region, Stance
from workbench.spans import Span
from workbench.tables.passages import passages

Row = dict[str, str | int | float | bool]
R = TypeVar("R", Mention, Naming, Stance)


def with_lost(articles: Iterable[Article], annotations: Iterable[Annotation]) -> list[Article]:
    """The articles, then an empty one for each that somebody has annotated and that is no longer there."""
    known = {article.id: article for article in articles}
    lost = sorted({annotation.article for annotation in annotations} - known.keys())
    return [*known.values(), *(Article(id_, "") for id_ in lost)]


def with_origin(records: Mapping[str, R], annotation: Annotation, article: Article) -> Iterator[tuple[R, Row]]:
    """Each record with where it stands and comes from: article, annotator, region, suggester, fate, state."""
    regions, parts = as_read(article, annotation).regions, passages(article.text)
    suggested = {on_record(decision.suggestion) for decision in annotation.decisions.values()}
    for id_, record in records.items():
        span: Span = record.evidence if isinstance(record, Stance) else record
        fate = "" if not record.by else "accepted" if record in suggested else "edited"
        origin: Row = {"by": record.by, "fate": fate, "note": record.note, "record": id_}
        stands: Row = {"region": _region(span, regions), "detached": not attached(record, article)}
        stands["disputed"] = id_ in annotation.disputed
        stands |= {"status": annotation.status, "codebook": annotation.codebook, "weight": 1.0}
        stands |= zip(("paragraph", "sentence"), (-1, -1) if stands["detached"] else parts.at(span.start), strict=True)
        yield record, {**_article(article, annotation.annotator), **origin, **stands}


def mention(record: Mention, codebook: Codebook) -> Row:
    """What a mention says."""
    name = codebook.name_of(record.entity)
    kind: Row = {"label": record.label, "entity": record.entity or "", "entity_name": name, "type": record.type}
    return {**_span(record), **kind}


def naming(record: Naming, codebook: Codebook) -> Row:
    """What a naming says; `term` is the quote without case and with single blanks, so that a term is one group."""
    actor: Row = {"refers_to": record.refers_to or "", "refers_to_name": codebook.name_of(record.refers_to)}
    kind: Row = {"valence": record.valence, "frame_class": record.frame_class, "voice": record.voice}
    return {**_span(record), "term": " ".join(record.quote.casefold().split()), **actor, **kind}


def stance(record: Stance, codebook: Codebook) -> Row:
    """What a stance says; `actor` is the body that the holder speaks for, else the holder."""
    holder, target, actor = record.holder or "", record.target or "", record.on_behalf_of or record.holder or ""
    return {
        "holder": holder,
        "holder_name": codebook.name_of(holder),
        "on_behalf_of": record.on_behalf_of,
        "actor": actor,
        "actor_name": codebook.name_of(actor),
        "target": target,
        "target_name": codebook.name_of(target),
        "target_type": "topic" if target.startswith("topic:") else "entity" if target else "",
        "polarity": record.polarity,
        "voice": record.voice,
        "condition": record.condition,
        "certainty": record.certainty,
        "evidence": record.evidence.quote,
        "start": record.evidence.start,
        "end": record.evidence.end,
        "also": len(record.also),
    }


def active_ms(actions_by_annotator: Mapping[str, Iterable[Action]]) -> Counter[tuple[str, str]]:
    """Milliseconds that each annotator was active on each article, by (article, annotator)."""
    total: Counter[tuple[str, str]] = Counter()
    for annotator, done in actions_by_annotator.items():
        for action in done:
            total[action.article, annotator] += action.ms
    return total


def progress(article: Article, annotation: Annotation, ms: int) -> Row:
    """How far one annotator is with one article, in `ms` milliseconds of active time."""
    return {
        **_article(article, annotation.annotator),
        "status": annotation.status,
        "n_mentions": len(annotation.mentions),
        "n_stances": len(annotation.stances),
        "n_namings": len(annotation.namings),
        "words": words_read(article),
        "seconds": ms / 1000,
    }


def about(article: Article) -> Row:
    """What is known of an article before anybody has read it."""
    named: Row = {"article": article.id, "title": article.title, "outlet": article.outlet}
    return {**named, "published": article.published}


def _article(article: Article, annotator: str) -> Row:
    return {**about(article), "annotator": annotator}


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end, "quote": span.quote}


def _region(span: Span, regions: Iterable[Region]) -> str:
    found = [region.type for region in regions if region.start <= span.start < region.end]
    # where an article has no regions at all, nobody has said that any of it is not the article
    return found[0] if found else "" if regions else "body"
