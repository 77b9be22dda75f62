"""What records look like in columns: plain lists by column name, nothing of pandas yet.

What was not given is `""`, never a missing value, so that grouping a table loses nothing. All values of a column are
worked out together, and what is the same for a whole reading once a reading: of a hundred thousand records that is the
difference between a moment and a wait.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from workbench.audit.modes import words_read
from workbench.codebook import Codebook
from workbench.records import Action, Annotation, Article, Mention, Naming, Stance

Row = dict[str, str | int | float | bool]
Lists = dict[str, Any]
"""Columns by name: lists, or arrays, of one length."""

R = TypeVar("R", Mention, Naming, Stance)


def with_lost(articles: Iterable[Article], annotations: Iterable[Annotation]) -> list[Article]:
    """The articles, then an empty one for each that somebody has annotated and that is no longer there."""
    known = {article.id: article for article in articles}
    lost = sorted({annotation.article for annotation in annotations} - known.keys())
    return [*known.values(), *(Article(id_, "") for id_ in lost)]


def mentions(records: Sequence[Mention], codebook: Codebook) -> Lists:
    """What mentions say."""
    entities = [each.entity or "" for each in records]
    return {
        **_spans(records),
        "label": [each.label for each in records],
        "entity": entities,
        "entity_name": _named(entities, codebook),
        "type": [each.type for each in records],
    }


def namings(records: Sequence[Naming], codebook: Codebook) -> Lists:
    """What namings say; `term` is the quote without case and with single blanks, so that a term is one group."""
    actors = [each.refers_to or "" for each in records]
    return {
        **_spans(records),
        "term": [" ".join(each.quote.casefold().split()) for each in records],
        "refers_to": actors,
        "refers_to_name": _named(actors, codebook),
        "refers_to_label": _labelled(actors, codebook),
        "valence": [each.valence for each in records],
        "frame_class": [each.frame_class for each in records],
        "voice": [each.voice for each in records],
    }


def stances(records: Sequence[Stance], codebook: Codebook) -> Lists:
    """What stances say; `actor` is the body that the holder speaks for, else the holder."""
    holders, targets = [each.holder or "" for each in records], [each.target or "" for each in records]
    actors = [each.on_behalf_of or each.holder or "" for each in records]
    return {
        "holder": holders,
        "holder_name": _named(holders, codebook),
        "on_behalf_of": [each.on_behalf_of for each in records],
        "actor": actors,
        "actor_name": _named(actors, codebook),
        "actor_label": _labelled(actors, codebook),
        "target": targets,
        "target_name": _named(targets, codebook),
        "target_type": _each(targets, _type_of),
        "polarity": [each.polarity for each in records],
        "voice": [each.voice for each in records],
        "condition": [each.condition for each in records],
        "certainty": [each.certainty for each in records],
        "evidence": [each.evidence.quote for each in records],
        "start": [each.evidence.start for each in records],
        "end": [each.evidence.end for each in records],
        "also": [len(each.also) for each in records],
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
    kinds = Counter(map(type, annotation.records.values()))
    return {
        **about(article),
        "annotator": annotation.annotator,
        "status": annotation.status,
        "codebook": annotation.codebook,
        "weight": 1.0,
        "n_mentions": kinds[Mention],
        "n_stances": kinds[Stance],
        "n_namings": kinds[Naming],
        "words": words_read(article),
        "seconds": ms / 1000,
    }


def about(article: Article) -> Row:
    """What is known of an article before anybody has read it."""
    named: Row = {"article": article.id, "title": article.title, "outlet": article.outlet}
    return {**named, "published": article.published}


def _spans(records: Sequence[Mention] | Sequence[Naming]) -> Lists:
    return {
        "start": [each.start for each in records],
        "end": [each.end for each in records],
        "quote": [each.quote for each in records],
    }


def _named(ids: Sequence[str], codebook: Codebook) -> list[str]:
    return _each(ids, codebook.name_of)


def _labelled(ids: Sequence[str], codebook: Codebook) -> list[str]:
    """What kind of actor the registry says each is, such as `STATE`."""
    return _each(ids, lambda id_: codebook.entities[id_].label if id_ in codebook.entities else "")


def _each(values: Sequence[str], what: Callable[[str], str]) -> list[str]:
    """`what` of each value, asked once for each that there is."""
    known = {value: what(value) for value in set(values)}
    return [known[value] for value in values]


def _type_of(target: str) -> str:
    return "topic" if target.startswith("topic:") else "entity" if target else ""
