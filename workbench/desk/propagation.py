"""One decision for every place that says the same: where a mention's words stand elsewhere, and what would be done.

News repeats its names, and correcting the tenth "HTS" like the first is what people complain of in every tool. So a
mention is spread to each place that has its words, or another name of its entity, letter for letter; nothing is
guessed from similar words. A name that the registry gives to two entities is spread only where it is the very word
pointed at: "Abu Bakr" may be another man in the next article.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Literal

from msgspec import Struct, field

from workbench.codebook import Codebook
from workbench.desk.places import Place, places
from workbench.desk.words import around
from workbench.labelled import as_read
from workbench.records import READ_REGIONS, Annotation, Article, Decision, Mention, Record
from workbench.spans import Span, fits

Does = Literal["label", "relabel", "link", "accept", "edit", "delete", "reject"]
Suggestions = Mapping[str, Mapping[str, Record]]
"""Undecided suggestions by id, by article."""


class Origin(Struct, frozen=True):
    """The mention that others are made alike to: its article, its record id, and what it says."""

    article: str
    record: str
    mention: Mention

    def meant_by(self, other: Mention) -> bool:
        """Whether `other` says the same of its words: label and entity."""
        return (other.label, other.entity) == (self.mention.label, self.mention.entity)


class Hit(Span, frozen=True, kw_only=True):
    """One place, and what would be done there. `key` names it however often one looks."""

    key: str
    article: str
    title: str
    before: str
    after: str
    does: Does
    there: dict[str, Mention] = field(default_factory=dict)
    """The mentions or suggestions, by id, that this changes."""


def spellings(mention: Mention, codebook: Codebook) -> tuple[str, ...]:
    """The mention's words and the other names of its entity, longest first.

    Left out are names that another entity has too, single letters, and lower-case words of two or three letters.
    """
    entity = codebook.entities.get(mention.entity or "")
    if not entity:
        return (mention.quote,)
    used = [each for each in codebook.entities.values() if each.id not in codebook.retired]
    others = {name for each in used if each is not entity for name in (each.name, *each.aliases)}
    names = {name for name in (entity.name, *entity.aliases) if len(name) > (3 if name.islower() else 1)}
    return tuple(sorted({mention.quote, *(names - others)}, key=lambda name: (-len(name), name)))


def hits(
    origin: Origin,
    codebook: Codebook,
    articles: Iterable[Article],
    readings: Mapping[str, Annotation],
    suggestions: Suggestions,
    *,
    remove: bool = False,
) -> list[Hit]:
    """The places that would become like `origin`, or with `remove` lose what they have, by article and in text order.

    `readings` are the annotator's, by article. Places in regions that are not read, inside longer mentions, as wanted
    already, or where just this was suggested and rejected are no hits. What is removed has the words of `origin`, or
    another name of its entity with its label and entity.
    """
    words = spellings(origin.mention, codebook)
    found: list[Hit] = []
    for article in articles:
        reading = readings.get(article.id) or Annotation(article.id, "", "")
        open_ = suggestions.get(article.id, {})
        if remove:
            found.extend(_removals(origin, words, article, reading, open_))
        elif there := places(article.text, words):
            found.extend(_likenesses(origin, there, article, reading, open_))
    return found


def itself(origin: Origin, article: Article, does: Does) -> Hit:
    """The place of `origin`, where it is meant too: a suggestion that is spread need not be accepted first."""
    return _hit(article, (origin.mention.start, origin.mention.end), does, {origin.record: origin.mention})


def _likenesses(
    origin: Origin, found: list[Place], article: Article, reading: Annotation, suggestions: Mapping[str, Record]
) -> Iterator[Hit]:
    read = [(each.start, each.end) for each in as_read(article, reading).regions if each.type in READ_REGIONS]
    standing, waiting = _mentions(reading.records, article), _mentions(suggestions, article)
    settled = set(_settled(origin, reading))
    longer_first = sorted((start, -end) for start, end in standing)
    reach = [0, *accumulate((-end for _, end in longer_first), max)]
    for start, end in found:
        covered = reach[bisect_left(longer_first, (start, -end))] >= end
        if covered or (start, end) in settled or not any(first <= start and end <= last for first, last in read):
            continue
        does, there = _change(origin, standing.get((start, end), {}), waiting.get((start, end), {}))
        if does:
            yield _hit(article, (start, end), does, there)


def _settled(origin: Origin, reading: Annotation) -> Iterator[Place]:
    """The place of `origin` itself, and those where a person has said no to just this."""
    if reading.article == origin.article:
        yield origin.mention.start, origin.mention.end
    for decision in reading.decisions.values():
        match decision:
            case Decision("rejected", Mention() as refused) if origin.meant_by(refused):
                yield refused.start, refused.end


def _mentions(records: Mapping[str, Record], article: Article) -> dict[Place, dict[str, Mention]]:
    """By place, the mentions by id; without those whose words are gone."""
    found: dict[Place, dict[str, Mention]] = {}
    for id_, record in records.items():
        if isinstance(record, Mention) and fits(record, article.text):
            found.setdefault((record.start, record.end), {})[id_] = record
    return found


def _change(
    origin: Origin, standing: dict[str, Mention], waiting: dict[str, Mention]
) -> tuple[Does | None, dict[str, Mention]]:
    """What it takes to have a mention like `origin`, and which record it changes; None where there is one."""
    if any(map(origin.meant_by, standing.values())):
        return None, {}
    if standing:
        id_, mention = next(iter(standing.items()))
        return "link" if mention.label == origin.mention.label else "relabel", {id_: mention}
    if waiting:
        id_, mention = min(waiting.items(), key=lambda each: not origin.meant_by(each[1]))
        return "accept" if origin.meant_by(mention) else "edit", {id_: mention}
    return "label", {}


def _removals(
    origin: Origin, words: tuple[str, ...], article: Article, reading: Annotation, suggestions: Mapping[str, Record]
) -> Iterator[Hit]:
    here = origin.record if article.id == origin.article else ""
    for place, found in sorted(_mentions({**suggestions, **reading.records}, article).items()):
        there = {
            id_: each
            for id_, each in found.items()
            if id_ != here and each.quote in words and (each.quote == origin.mention.quote or origin.meant_by(each))
        }
        confirmed = {id_: each for id_, each in there.items() if id_ in reading.records}
        if there:
            yield _hit(article, place, "delete" if confirmed else "reject", confirmed or there)


def _hit(article: Article, place: Place, does: Does, there: dict[str, Mention]) -> Hit:
    start, end = place
    before, after = around(article.text, start, end)
    return Hit(
        start,
        end,
        article.text[start:end],
        key=f"{article.id}:{start}-{end}",
        article=article.id,
        title=article.title or article.id,
        before=before,
        after=after,
        does=does,
        there=there,
    )
