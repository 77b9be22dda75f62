"""What stands in two ways because sessions did not know of each other: told in words, with the ways to decide it.

Where the logs of two machines come together, both may have changed a record, or marked the same words. One of them
counts, or both do, until the person says which: nobody else can know.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, structs

from workbench.claims import on_record
from workbench.codebook import Codebook
from workbench.codebook.problems import doubles, problems
from workbench.desk.telling import LONGEST, value_of
from workbench.placing import attached, place
from workbench.records import Annotation, Article, Decision, Record
from workbench.spans import Span
from workbench.wording import quoted

_SAYS = ("label", "entity", "valence", "refers_to", "holder", "polarity", "target", "state", "type", "fate")
"""What a record is told by, where there is no other to tell it from."""
_CALLED = {"refers_to": "actor", "frame_class": "frame", "quote": "words"}
_DROPPED = "dropped"
_ELSE = {"start", "by", "propagated_from"}
"""What is told only where nothing else differs."""
_UNTOLD = {*_ELSE, "end", "suggestion"}


class Choice(Struct, frozen=True):
    """One way to decide, in words, and what it puts and drops."""

    words: str
    put: dict[str, Record]
    drop: tuple[str, ...]


class Dispute(Struct, frozen=True):
    """What is to be decided about a record. What counts now is the first choice; `place` is where its words are."""

    id: str
    sentence: str
    place: Span | None
    choices: tuple[Choice, ...]


class _Side(NamedTuple):
    """What some session made of a record, and what taking it puts (or drops, where it is None) by id."""

    told: Record | None
    change: Mapping[str, Record | None]

    def fits(self, article: Article) -> bool:
        return all(attached(record, article) for record in self.change.values() if record)


def disputes(reading: Annotation, article: Article, codebook: Codebook) -> list[Dispute]:
    """What is to be decided in a reading; without what has to be put back in its place first.

    What readers differ in and sessions apart have decided in two ways is not here: it is open where it was decided.
    """
    found = []
    disputed = (id_.removeprefix("fate:") for id_ in reading.disputed if not id_.startswith("verdict:"))
    for id_ in dict.fromkeys(disputed):
        counts, *others = _sides(id_, reading)
        if counts.fits(article):
            others.sort(key=lambda side: not side.fits(article))
            found.append(_in_ways(id_, [counts, *others], article, codebook))
    return [*found, *(_twice(ids, reading.records) for ids in doubles(reading.records))]


def sentences(
    reading: Annotation, article: Article | None, codebook: Codebook, open_: Sequence[Dispute]
) -> dict[str, list[str]]:
    """Record id → what is wrong or to be decided there, one sentence each, short enough for a card."""
    found = problems(reading, codebook, article)
    for each in open_:
        found.setdefault(each.id, []).append(each.sentence)
    return found


# ── one record, in two ways ───────────────────────────────────────────────────────────────────────


def _sides(id_: str, reading: Annotation) -> list[_Side]:
    fate = f"fate:{id_}"
    sides, fates = reading.disputed.get(id_), reading.disputed.get(fate, ())
    if sides is None:  # a suggestion that only one of them has taken
        return [_Side(each, {id_: _under(each, reading.records.get(id_)), fate: each}) for each in fates]
    return [_Side(side, {id_: side} | ({fate: _fate_of(side, fates)} if fates else {})) for side in sides]


def _in_ways(id_: str, sides: Sequence[_Side], article: Article, codebook: Codebook) -> Dispute:
    told = [side.told for side in sides]
    words = [_words(each, told, codebook) for each in told]
    ways = [
        f"({number}) {said}" + ("" if side.fits(article) else ", on words that are gone")
        for number, (side, said) in enumerate(zip(sides, words, strict=True), 1)
    ]
    sentence = f"left in {len(ways)} ways by sessions apart: {', '.join(ways)}; (1) counts until you decide"
    fitting = [side for side in sides if side.fits(article)]  # which come first
    choices = [_choice(side.change, number, words[number]) for number, side in enumerate(fitting)]
    where = next((span for side in fitting if side.told and (span := place(side.told))), None)
    return Dispute(id_, sentence, where, tuple(choices))


def _under(fate: Record | None, record: Record | None) -> Record | None:
    """What there is of a suggestion under a fate: nothing, unless it was accepted or edited."""
    return record if isinstance(fate, Decision) and fate.fate in {"accepted", "edited"} else None


def _fate_of(side: Record | None, fates: Sequence[Record | None]) -> Record | None:
    """Of the fates of a suggestion the one that goes with what became of its record."""
    for each in fates:
        if isinstance(each, Decision):
            taken = "accepted" if side == on_record(each.suggestion) else "edited"
            if each.fate == (taken if side else "rejected"):
                return each
    return fates[0]


def _choice(change: Mapping[str, Record | None], number: int, words: str) -> Choice:
    put = {id_: record for id_, record in change.items() if record}
    if words == _DROPPED:
        words = "keep it dropped" if number == 0 else "drop it"
    else:
        words = f"{'take' if number else 'keep'} {words}"
    return Choice(words, put, tuple(id_ for id_ in change if id_ not in put))


def _words(side: Record | None, sides: Sequence[Record | None], codebook: Codebook) -> str:
    """What a side says that others do not, or what it says at all where the others have dropped the record."""
    if side is None:
        return _DROPPED
    own, others = structs.asdict(side), [structs.asdict(each) for each in sides if each and each != side]
    differing = [name for name in own if any(own[name] != other.get(name) for other in others)]
    names = [name for name in differing if name not in _UNTOLD] or [name for name in differing if name in _ELSE]
    return ", ".join(_field(name, own[name], codebook) for name in names or [name for name in _SAYS if name in own])


def _field(name: str, said: object, codebook: Codebook) -> str:
    called = _CALLED.get(name, name)
    match name:
        case "flagged":
            return "flagged" if said else "not flagged"
        case "by":
            return f"suggested by {said}" if said else "marked by hand"
        case "start":
            return f"at character {said}"
        case "state" | "fate":
            return str(said)
        case "label":
            return f"{called} {codebook.name_of(str(said))}"
    return f"{called} {value_of(name, said, codebook)}" if said else f"no {called}"


# ── the same, twice ───────────────────────────────────────────────────────────────────────────────


def _twice(ids: Sequence[str], records: Mapping[str, Record]) -> Dispute:
    aside = {id_: ", ".join(_aside(records[id_])) for id_ in ids}
    alike = len(set(aside.values())) == 1
    kept = {aside[id_]: id_ for id_ in reversed(ids)}  # of those that are told alike the first
    choices = [
        Choice("keep one" if alike else f"keep the one {aside[id_]}", {}, tuple(each for each in ids if each != id_))
        for id_ in ids
        if id_ in kept.values()
    ]
    times = "twice" if len(ids) == 2 else f"{len(ids)} times"
    other = "another id, and both count" if len(ids) == 2 else "other ids, and all of them count"
    sentence = f"marked {times}: the same stands here under {other}"
    return Dispute(ids[1], sentence, place(records[ids[0]]), tuple(choices))


def _aside(record: Record) -> Iterator[str]:
    """What tells a record from one that says the same of the same words."""
    by, note = getattr(record, "by", ""), getattr(record, "note", "")
    yield f"suggested by {by}" if by else "marked by hand"
    if note:
        yield f"noted {quoted(note, LONGEST)}"
    if getattr(record, "flagged", False):
        yield "flagged"
