"""Where readings of one article differ, and in what: the one list that is counted, adjudicated and reported."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from workbench.agreement.groups import Group, Said, groups
from workbench.agreement.says import FIELDS, Compared, content, differing
from workbench.claims import bare
from workbench.placing import place
from workbench.records import Annotation, Mention, Naming, Region, Stance
from workbench.spans import Span

KINDS: tuple[type[Compared], ...] = (Mention, Stance, Naming, Region)


class Difference(Struct, frozen=True):
    """One thing that readers say differently, or that not all of them say.

    `id` follows from what they say: it is another once a reader says something else. `record` is `mention`, `stance`,
    `naming` or `region`. `fields` are what differs, in the order of `says.FIELDS`; the first of them, or `found` where
    somebody has nothing there, is the difference's `kind`. `sides` holds each reader, also who has nothing there.
    """

    id: str
    record: str
    fields: tuple[str, ...]
    sides: dict[str, Said | None]

    @property
    def kind(self) -> str:
        """What the difference is called: the first thing that differs."""
        return self.fields[0]

    @property
    def place(self) -> Span:
        """Where to look in the text: the words of the first record."""
        spans = [span for said in self.sides.values() if said and (span := place(said.record))]
        return min(spans, key=lambda span: (span.start, span.end))


def compared(readings: Sequence[Annotation]) -> Iterator[tuple[type[Compared], Group]]:
    """Every group of records of the readings of one article, with its kind; see `groups`."""
    said = {reading.annotator: reading.records for reading in readings}
    for kind in KINDS:
        chosen = {annotator: _of_kind(records, kind) for annotator, records in said.items()}
        yield from ((kind, group) for group in groups(chosen, kind))


def differences(readings: Sequence[Annotation]) -> tuple[Difference, ...]:
    """What the readings of one article, one a reader, say differently: in text order, of each place the larger first.

    The order of readings and records makes no difference. Records that no longer fit the text are the caller's to leave
    out.
    """
    return among(compared(readings), [reading.annotator for reading in readings])


def among(groups: Iterable[tuple[type[Compared], Group]], annotators: Sequence[str]) -> tuple[Difference, ...]:
    """The same of the groups that were found in the readings of these annotators."""
    everybody = sorted(annotators)
    found = [
        _difference(kind, group, fields, everybody)
        for kind, group in groups
        if (fields := in_what(group, len(everybody)))
    ]
    return tuple(sorted(found, key=lambda each: (each.place.start, -each.place.end, each.record, each.id)))


def in_what(group: Group, readers: int) -> tuple[str, ...]:
    """In what the records of a group differ: `found` first, where a reader has none; nothing where they agree."""
    distinct = {content(said.record): said.record for said in group.values()}
    fields = {name for one, other in combinations(distinct.values(), 2) for name in differing(one, other)}
    if len(group) < readers:
        fields.add("found")
    if not fields:  # as most
        return ()
    return tuple(sorted(fields, key=["found", *FIELDS[type(next(iter(distinct.values())))], "evidence"].index))


def _difference(kind: type[Compared], group: Group, fields: tuple[str, ...], annotators: Sequence[str]) -> Difference:
    sides = {annotator: group.get(annotator) for annotator in annotators}
    told = {annotator: said and (said.id, _told(said.record)) for annotator, said in sides.items()}
    digest = hashlib.sha256(msgspec.json.encode(told)).hexdigest()
    return Difference(digest[:16], kind.__name__.lower(), fields, sides)


def _told(record: Compared) -> Compared:
    """What a record says of the text; a note or a flag beside it makes no other difference."""
    said = bare(record)
    return said if isinstance(said, Region) else replace(said, note="", flagged=False, propagated_from="")


def _of_kind(records: Mapping[str, object], kind: type[Compared]) -> dict[str, Compared]:
    return {id_: record for id_, record in records.items() if isinstance(record, kind)}
