"""What became of suggestions in the end, by kind and annotator: what was kept as it was, changed, turned down, left.

A decision is judged by what stands in the reading at last: what was accepted and then taken out again was turned down.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from workbench.records import Annotation, Decision, Fate, Mention, Naming, Record, Stance

KINDS = ("mention", "stance", "naming")


class Fates(Struct, frozen=True):
    """How many suggestions of a kind came to what, and how many records the annotator has from elsewhere.

    `label` is that of a mention, as suggested or, of records by hand, as marked; empty of stances and namings. `left`
    were shown and not decided on when the article was marked done. `carried` came from a place alike or a near-copy.
    """

    annotator: str
    kind: str
    label: str = ""
    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    left: int = 0
    by_hand: int = 0
    carried: int = 0

    @property
    def shown(self) -> int:
        """How many suggestions there were."""
        return self.accepted + self.edited + self.rejected + self.left


def fates(readings: Iterable[Annotation]) -> tuple[Fates, ...]:
    """A row for each annotator, kind and label, sorted by these; the readings are those in which things were suggested.

    Of readings that are not finished, what was left is not known yet; the caller leaves them out.
    """
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for reading in readings:
        counts.update((reading.annotator, *_kind(record), what) for _, record, what in told(reading))
    rows: dict[tuple[str, int, str], Counter[str]] = {}
    for (annotator, kind, label, what), n in counts.items():
        rows.setdefault((annotator, KINDS.index(kind), label), Counter())[what] += n
    return tuple(Fates(who, KINDS[kind], label, **rows[who, kind, label]) for who, kind, label in sorted(rows))


def told(reading: Annotation) -> Iterator[tuple[str, Mention | Stance | Naming, Fate | str]]:
    """Each suggestion by its id with what became of it; each other record, `by_hand` or `carried` from elsewhere."""
    for id_, decision in reading.decisions.items():
        yield id_, decision.suggestion, outcome(decision, reading.records.get(id_.removeprefix("fate:")))
    for id_, record in reading.records.items():
        if isinstance(record, Mention | Stance | Naming) and f"fate:{id_}" not in reading.records:
            yield id_, record, "carried" if record.propagated_from else "by_hand"


def outcome(decision: Decision, record: Record | None) -> Fate:
    """What became of the suggestion in the end; `record` is what stands in its place, if anything does."""
    if decision.fate in {"rejected", "left"}:
        return decision.fate
    if record is None:
        return "rejected"
    return "accepted" if decision.fate == "accepted" and _claim(record) == _claim(decision.suggestion) else "edited"


def _claim(record: Record) -> object:
    """What the record says, without notes; of a stance who, toward what and which way, as at the desk."""
    match record:
        case Mention():
            return record.start, record.end, record.label, record.entity, record.type
        case Naming():
            said = record.refers_to, record.valence, record.frame_class, record.voice
            return record.start, record.end, *said
        case Stance():
            return record.holder, record.target, record.polarity
    return record


def _kind(record: Record) -> tuple[str, str]:
    return type(record).__name__.lower(), record.label if isinstance(record, Mention) else ""
