"""The readings of one article side by side: what all say, and where they differ, under ids that one reading can hold.

Readers give their records ids of their own, and two may give two things one id, as who took the same suggestion and
changed it. So here a record has an id that follows from its reader and the id they gave it, and tells neither.
"""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from workbench.agreement.differences import Difference, among, compared, in_what
from workbench.agreement.groups import Group, Said
from workbench.agreement.says import Compared, differing
from workbench.claims import on_record
from workbench.placing import attached, place
from workbench.records import Annotation, Article, Region

SAID, THIRD, VERDICT = "said-", "third-", "verdict:"
"""How ids begin: of a reader's record, of what was written instead with the difference's id, and of its verdict."""


class Side(Struct, frozen=True):
    """What one reader has at a difference: nothing, or a record, by the id that it gets, and the note they put there.

    `own` is the id that the reader gave it.
    """

    annotator: str
    id: str = ""
    record: Compared | None = None
    note: str = ""
    own: str = ""

    def like(self, other: "Side") -> bool:
        """Whether both say the same, or nothing."""
        if self.record is None or other.record is None:
            return self.record is other.record
        return not differing(self.record, other.record)


class Comparison(Struct, frozen=True):
    """What readers, sorted, say of one article. Differences are by id, in text order, with the sides in this order.

    `agreed` are the records that all have, by their id here; `detached` says how many records of a reader were left
    out because their words are no longer in the text, where there are any; `codebooks` is the version of each reading.
    """

    readers: tuple[str, ...]
    agreed: dict[str, Compared]
    differences: dict[str, Difference]
    sides: dict[str, tuple[Side, ...]]
    detached: dict[str, int]
    codebooks: dict[str, str]


def comparison(readings: Iterable[Annotation], article: Article) -> Comparison:
    """Compare the readings of an article, one a reader; their order makes no difference."""
    given = sorted(readings, key=lambda reading: reading.annotator)
    fitting = [fitted(each, article) for each in given]
    readers = tuple(each.annotator for each in given)
    groups = [*compared(fitting)]
    found = {each.id: each for each in among(groups, readers)}
    return Comparison(
        readers,
        _agreed((group for _, group in groups), len(readers)),
        found,
        {id_: tuple(_sides(each)) for id_, each in found.items()},
        {each.annotator: lost for each in given if (lost := _lost(each, article))},
        {each.annotator: each.codebook for each in given},
    )


def third_of(id_: str) -> str:
    """Id of the difference for which a record of this id was written by hand; empty where it was not."""
    return id_.removeprefix(THIRD).partition(".")[0] if id_.startswith(THIRD) else ""


def fitted(reading: Annotation, article: Article) -> Annotation:
    """The reading with the records that say something of the article: in its text, and no region as it was found.

    Who puts a region on record as it is says the same as who leaves it as it is.
    """
    records = {
        id_: record
        for id_, record in reading.records.items()
        if attached(record, article) and not (isinstance(record, Region) and record in article.regions)
    }
    return replace(reading, records=records)


def _lost(reading: Annotation, article: Article) -> int:
    return sum(not attached(record, article) for record in reading.records.values())


def _agreed(groups: Iterable[Group], readers: int) -> dict[str, Compared]:
    """What all say, once: of stances that take more or less of a passage the one with the fewest words."""
    chosen = (min(group.items(), key=_shortest) for group in groups if not in_what(group, readers))
    return {_id(annotator, said.id): _said(said.record) for annotator, said in chosen}


def _shortest(said: tuple[str, Said]) -> tuple[int, int, str]:
    annotator, (_, record) = said
    span = place(record)
    return (span.end - span.start, span.start, annotator) if span else (0, 0, annotator)


def _sides(difference: Difference) -> Iterator[Side]:
    for annotator, said in difference.sides.items():
        if said:
            note = "" if isinstance(said.record, Region) else said.record.note
            yield Side(annotator, _id(annotator, said.id), _said(said.record), note, said.id)
        else:
            yield Side(annotator)


def _id(annotator: str, own: str) -> str:
    return SAID + hashlib.sha256(msgspec.json.encode((annotator, own))).hexdigest()[:16]


def _said(record: Compared) -> Compared:
    """What a reader says of the text; what they noted for themselves, and what helped them, stays theirs."""
    if isinstance(record, Region):
        return record
    return replace(on_record(record), by="", note="", flagged=False, propagated_from="")
