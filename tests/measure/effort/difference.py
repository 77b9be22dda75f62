"""What stands between a suggested reading and the one that is wanted.

Compared are the fields that decide what a reading says: of a mention its words, label and entity; of a naming its
words, who is meant, valence, class and voice; of a stance its evidence, holder, target, polarity, voice and condition.
A condition is compared in the article's words, and of a collective without a name only that it has none.
Each wanted record has at most one suggestion, and each suggestion at most one record: those that share most fields,
among those whose words overlap.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from msgspec.structs import replace

from tests.measure.effort.wording import COLLECTIVES, CONDITIONS, UNNAMED
from workbench.records import Mention, Naming, Record, Stance
from workbench.spans import Span, overlaps

Labelled = Mention | Naming | Stance
FIELDS = {
    Mention: ("label", "entity"),
    Naming: ("refers_to", "valence", "frame_class", "voice"),
    Stance: ("holder", "target", "polarity", "voice", "condition"),
}


@dataclass(frozen=True)
class Item:
    """One thing that an analyst has to judge.

    Without `wanted` the suggestion is wrong; without `suggested` something is missing; else `differs` names the fields
    to change, none of them when the suggestion is right. `words` stands for where it is in the text.
    """

    id: str
    suggested: Labelled | None
    wanted: Labelled | None
    differs: frozenset[str] = frozenset()

    @property
    def record(self) -> Labelled:
        """What is wanted, or what is to be rejected."""
        record = self.wanted or self.suggested
        assert record is not None
        return record

    @property
    def right(self) -> bool:
        """Whether the suggestion is to be accepted as it is."""
        return bool(self.suggested and self.wanted and not self.differs)


def difference(suggested: Mapping[str, Labelled], wanted: Mapping[str, Labelled]) -> list[Item]:
    """Every suggestion and every missing record, in the order of the text; an item's id is the suggestion's if any."""
    partners = _partners(suggested, wanted)
    items = [
        Item(id_, each, wanted.get(partners.get(id_, "")), _differing(each, wanted.get(partners.get(id_, ""))))
        for id_, each in suggested.items()
    ]
    met = set(partners.values())
    items += [Item(id_, None, each) for id_, each in wanted.items() if id_ not in met]
    return sorted(items, key=lambda item: (where(item.record).start, where(item.record).end))


def said(record: Labelled) -> tuple[object, ...]:
    """What a record says, as far as it is compared: kind, place in code points, and the fields."""
    span = where(record)
    return (type(record).__name__, span.start, span.end, *(value(record, name) for name in FIELDS[type(record)]))


def value(record: Labelled, name: str) -> str:
    """What a field says; empty for nothing."""
    said = held(record, name)
    return UNNAMED if said.startswith(UNNAMED) else said


def held(record: Labelled, name: str) -> str:
    """The same as it is written, with the words for a collective."""
    said: str = getattr(record, name) or ""
    return said


def known(record: Labelled) -> Labelled:
    """The record in words of the article."""
    if isinstance(record, Stance):
        condition = CONDITIONS.get(record.condition, record.condition)
        holder = COLLECTIVES.get(record.holder or "", record.holder)
        return replace(record, condition=condition, holder=holder)
    return record


def spoken(records: Iterable[Record]) -> set[tuple[object, ...]]:
    """What the records of a reading say, as far as it is compared."""
    return {said(known(each)) for each in records if isinstance(each, Labelled)}


def where(record: Labelled) -> Span:
    """The record's words; of a stance, its evidence."""
    return record.evidence if isinstance(record, Stance) else record


def _partners(suggested: Mapping[str, Labelled], wanted: Mapping[str, Labelled]) -> dict[str, str]:
    pairs = [
        (len(_differing(one, other)), abs(where(one).start - where(other).start), number, id_, known)
        for number, ((id_, one), (known, other)) in enumerate(product(suggested.items(), wanted.items()))
        if type(one) is type(other) and overlaps(where(one), where(other)) and _akin(one, other)
    ]
    partners: dict[str, str] = {}
    for *_, id_, known in sorted(pairs):
        if id_ not in partners and known not in partners.values():
            partners[id_] = known
    return partners


def _akin(one: Labelled, other: Labelled) -> bool:
    # a stance of another holder to another target is another stance, not one to be mended
    if isinstance(one, Stance) and isinstance(other, Stance):
        return value(one, "holder") == value(other, "holder") or one.target == other.target
    return True


def _differing(one: Labelled, other: Labelled | None) -> frozenset[str]:
    if other is None:
        return frozenset()
    fields = {name for name in FIELDS[type(one)] if value(one, name) != value(other, name)}
    same_place = (where(one).start, where(one).end) == (where(other).start, where(other).end)
    return frozenset(fields if same_place else {*fields, "words"})
