"""What a change of the codebook means for what was made before it: records, and the words that suggestions look for.

Only a merge can be carried out on records without asking, since it leaves nothing to choose. After a split the old
records stay as they are, and stale, until a person has decided each.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from workbench.codebook import Amendment, Codebook
from workbench.codebook.amendments import undone
from workbench.placing import place
from workbench.records import Annotation, Mention, Naming, Record, Stance
from workbench.wording import counted


class Touched(Struct, frozen=True):
    """A record that uses what a change is about, and its words `[start, end)` in code points of the article's text."""

    article: str
    id: str
    start: int
    end: int
    quote: str


def migrated(records: Mapping[str, Record], change: Amendment) -> dict[str, Record]:
    """What a merge makes of the `records`, by id: only those that it changes. Other changes leave all as they are."""
    if change.kind != "merge":
        return {}
    heirs = dict.fromkeys(change.of, change.to[0])
    return _rewritten(records, *((heirs, {}) if change.what == "label" else ({}, heirs)))


def caught_up(records: Mapping[str, Record], of: Iterable[str], codebook: Codebook) -> dict[str, Record]:
    """What the merges of the ids `of`, made by whomever, make of the `records`, by id: only those that change."""
    heirs = {id_: codebook.heir(id_) for id_ in of}
    labels = {id_: heir for id_, heir in heirs.items() if id_ in codebook.labels}
    return _rewritten(records, labels, {id_: heir for id_, heir in heirs.items() if id_ not in labels})


def merged_in(record: Record, codebook: Codebook) -> tuple[str, ...]:
    """Ids that the record uses and that were merged into what is in use; those that were split leave a choice."""
    if not codebook.retired:  # most often; every answer to the page asks this of every record
        return ()
    used = [id_ for what in ("label", "entity") for id_ in _used(record, what)]
    return tuple(id_ for id_ in used if id_ in codebook.retired and codebook.heir(id_) not in codebook.retired)


def affected(readings: Iterable[Annotation], change: Amendment, codebook: Codebook) -> tuple[Touched, ...]:
    """The records that use what the change is about, in the order of the readings and their texts.

    `codebook` is the one before the change.
    """
    what = change if change.kind != "undo" else undone(change, codebook)
    return tuple(
        Touched(reading.article, id_, span.start, span.end, span.quote)
        for reading in readings
        for id_, record in _coded(reading).items()
        if {*_used(record, what.what)} & {*what.of} and (span := place(record))
    )


def told(change: Amendment, codebook: Codebook, touched: tuple[Touched, ...]) -> str:
    """What the change would do, in a sentence; `codebook` is the one before it, `touched` what is affected."""
    names = " and ".join(f"“{codebook.name_of(id_)}”" for id_ in change.of)
    heirs = ", ".join(f"“{codebook.name_of(id_)}”" for id_ in change.to)
    uses = f"{counted(len(touched), 'record')} in {counted(len({each.article for each in touched}), 'article')}"
    if not touched and change.kind in {"merge", "split"}:
        unused = f"{names} is no longer used; in its place: {heirs}. No record of yours has it."
        return unused + _other_label(change, codebook)
    match change.kind:
        case "topic":
            return f"“{change.name}” becomes a topic that can be supported or opposed."
        case "example":
            return f"“{change.example}” becomes an example of {names}; no record is rewritten."
        case "rename":
            return f"{names} is shown as “{change.name}”; it is used in {uses}, and none of them is rewritten."
        case "merge":
            rewritten = f"{names} becomes {heirs}: {uses} of yours are rewritten, as one step that can be undone."
            return rewritten + _other_label(change, codebook)
        case "split":
            return f"{names} is no longer used; {uses} of yours wait until you choose one of {heirs} for each."
        case "undo":
            before = undone(change, codebook)
            names = ", ".join(f"“{codebook.name_of(id_)}”" for id_ in before.of)
            return f"the {before.kind} of {names}, version {before.version}, is taken back; the version goes on."


def _other_label(change: Amendment, codebook: Codebook) -> str:
    """A sentence on entities that are merged into one of another label, which is seldom meant; else nothing."""
    if (change.kind, change.what) != ("merge", "entity"):
        return ""
    labels = [codebook.name_of(codebook.heir(codebook.entities[id_].label)) for id_ in (*change.of, *change.to)]
    return f" They have different labels: {' and '.join(dict.fromkeys(labels))}." if len(set(labels)) > 1 else ""


def in_use(codebook: Codebook) -> Codebook:
    """The codebook to suggest and choose from: without what is retired.

    The names and terms of what was merged lead to what took its place; entities of a merged label have the other.
    """
    entities = {id_: each for id_, each in codebook.entities.items() if id_ not in codebook.retired}
    topics = {id_: each for id_, each in codebook.topics.items() if id_ not in codebook.retired}
    for id_ in codebook.retired:
        heir = codebook.heir(id_)
        if heir in entities and id_ in codebook.entities:
            old, kept = codebook.entities[id_], entities[heir]
            aliases = dict.fromkeys([*kept.aliases, old.name, *old.aliases])
            entities[heir] = msgspec.structs.replace(kept, aliases=tuple(aliases))
        if heir in topics and id_ in codebook.topics:
            terms = dict.fromkeys([*topics[heir].terms, *codebook.topics[id_].terms])
            topics[heir] = msgspec.structs.replace(topics[heir], terms=tuple(terms))
    for id_, entity in entities.items():
        if entity.label in codebook.retired:
            entities[id_] = msgspec.structs.replace(entity, label=codebook.heir(entity.label))
    labels = {id_: entry for id_, entry in codebook.labels.items() if id_ not in codebook.retired}
    return msgspec.structs.replace(codebook, labels=labels, topics=topics, entities=entities)


def _coded(reading: Annotation) -> dict[str, Record]:
    return {**reading.mentions, **reading.namings, **reading.stances}


def _rewritten(
    records: Mapping[str, Record], labels: Mapping[str, str], referents: Mapping[str, str]
) -> dict[str, Record]:
    fresh = {id_: _with(record, labels, referents) for id_, record in records.items()}
    return {id_: record for id_, record in fresh.items() if record != records[id_]}


def _with(record: Record, labels: Mapping[str, str], referents: Mapping[str, str]) -> Record:
    def of(id_: str) -> str:
        return referents.get(id_, id_)

    match record:
        case Mention():
            label = labels.get(record.label, record.label)
            return msgspec.structs.replace(record, label=label, entity=record.entity and of(record.entity))
        case Naming():
            return msgspec.structs.replace(record, refers_to=record.refers_to and of(record.refers_to))
        case Stance():
            return msgspec.structs.replace(
                record,
                holder=record.holder and of(record.holder),
                target=record.target and of(record.target),
                on_behalf_of=of(record.on_behalf_of),
                attribution=tuple(map(of, record.attribution)),
            )
    return record


def _used(record: Record, what: str) -> list[str]:
    """The ids of labels, or else of entities and topics, that the record uses."""
    match record:
        case Mention():
            ids = [record.label] if what == "label" else [record.entity]
        case Naming() if what != "label":
            ids = [record.refers_to]
        case Stance() if what != "label":
            ids = [record.holder, record.target, record.on_behalf_of, *record.attribution]
        case _:
            ids = []
    return [id_ for id_ in ids if id_]
