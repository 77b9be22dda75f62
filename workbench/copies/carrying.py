"""What one annotator said of an article, said of a near-copy: each record where its very words stand there.

Nothing that stands in the copy is changed, and whatever cannot be carried is named with the reason. A record that is
carried says of which record it is the like (`propagated_from`); it is nobody's suggestion, and notes and flags, which
are about one place, stay behind.
"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from workbench.claims import on_record
from workbench.copies.passages import Overlay
from workbench.placing import attached, place
from workbench.records import Annotation, Article, Decision, Mention, Naming, Record, Stance
from workbench.spans import Span, overlaps
from workbench.wording import counted

Said = Mention | Naming | Stance
"""What is carried."""
_GONE = "its words do not stand there"


class Left(Struct, frozen=True):
    """A record, by id and words, that is not carried, or not whole, and why."""

    record: str
    quote: str
    why: str


class Carried(NamedTuple):
    """Id of a record of the article → the record as it would stand in the copy; and what is left behind."""

    put: dict[str, Said]
    left: tuple[Left, ...]


def carried(reading: Annotation, article: Article, there: Annotation, copy: Article) -> Carried:
    """The mentions, namings and stances of `reading` that can be carried from the article to its near-copy.

    `there` is the same annotator's reading of the copy: of what it has, or has refused, at the same words, nothing is
    carried. Regions, status and decisions stay behind without a word.
    """
    said: dict[str, Said] = {**reading.mentions, **reading.namings, **reading.stances}
    if not said:  # as most often, and two texts are not laid over each other for nothing
        return Carried({}, ())
    overlay = Overlay(article, copy)
    standing = [record for record in there.records.values() if attached(record, copy)]
    put: dict[str, Said] = {}
    left: list[Left] = []
    for id_, record in said.items():
        moved, why = _tried(record, overlay, standing) if attached(record, article) else (None, _GONE)
        if moved:
            put[id_] = _made_alike(moved, f"{article.id}#{id_}")
        if why:
            left.append(Left(id_, _words(record), why))
    return Carried(put, tuple(left))


def _tried(record: Said, overlay: Overlay, standing: Iterable[Record]) -> tuple[Said | None, str]:
    """The record as it stands in the copy, if it can, and what is to be said of what cannot."""
    moved = _moved(record, overlay)
    if not moved:
        return None, _GONE
    if why := _in_the_way(moved, standing):
        return None, why
    lost = _passages(record) - _passages(moved)
    return moved, f"carried without {counted(lost, 'further passage')}, not found there" if lost else ""


def _moved(record: Said, overlay: Overlay) -> Said | None:
    """The record at its words' place in the copy; a stance without the further passages that are not there."""
    span = place(record)
    at = span and overlay.place(span)
    if not at:
        return None
    if isinstance(record, Stance):
        also = tuple(found for each in record.also if (found := overlay.place(each)))
        return replace(record, evidence=at, also=also)
    return replace(record, start=at.start, end=at.end, quote=at.quote)


def _made_alike(record: Said, origin: str) -> Said:
    return replace(on_record(record), by="", note="", flagged=False, propagated_from=origin)


def _in_the_way(record: Said, standing: Iterable[Record]) -> str:
    """Why the record has no place beside what stands in the copy; empty where it has."""
    for other in standing:
        match other:
            case Decision("rejected", refused) if _says(refused) == _says(record) and _touch(refused, record):
                return "it was rejected there"
            case Mention() | Naming() | Stance() if type(other) is type(record):
                if _says(other) == _says(record) and (isinstance(record, Stance) or _touch(other, record)):
                    return "it is there already"
                if _touch(other, record) and _about(other) == _about(record):
                    return "something else is said of its words there"
    return ""


def _says(record: Said) -> tuple[object, ...]:
    """What a record says, wherever it stands."""
    match record:
        case Mention(label=label, entity=entity):
            return Mention, label, entity
        case Naming(refers_to=actor, valence=valence):
            return Naming, actor, valence
    return Stance, record.holder, record.target, record.polarity


def _about(record: Said) -> tuple[str | None, ...]:
    """Of the same words a stance may be said of every holder and target, and but one mention or naming."""
    return (record.holder, record.target) if isinstance(record, Stance) else ()


def _touch(one: Said, other: Said) -> bool:
    here, there = place(one), place(other)
    return bool(here and there and overlaps(here, there))


def _passages(record: Said) -> int:
    return len(record.also) if isinstance(record, Stance) else 0


def _words(record: Said) -> str:
    span: Span = record.evidence if isinstance(record, Stance) else record
    return span.quote
