"""Which records of several readers are about the same thing: groups that hold at most one record of each reader.

First come records that say the same; then groups are joined that are most alike: those that share words or, of stances,
holder and target. What is joined follows from what the records say alone, never from the order of records or readers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.agreement.says import FIELDS, Compared, differing, touch
from workbench.placing import place
from workbench.records import Stance

Likeness = tuple[float, ...]


class Said(NamedTuple):
    """A record of one reader, with its id."""

    id: str
    record: Compared


Group = dict[str, Said]
"""Annotator → what they said; who said nothing of the kind is not in it."""


def groups(said: Mapping[str, Mapping[str, Compared]], kind: type[Compared]) -> list[Group]:
    """The records of one kind, annotator → id → record, in groups of what is about the same, in text order.

    With two readers this is a one-to-one matching: exact first, then the most alike of what shares words.
    """
    alike = _alike(said, kind)
    readers = len(said)
    found = sorted(alike, key=_order)
    joined = list(range(len(found)))
    for here, there in _candidates(found, readers):
        one, other = _root(joined, here), _root(joined, there)
        if one != other and not found[one].keys() & found[other].keys():
            found[one] |= found[other]
            joined[other] = one
    return [group for index, group in enumerate(found) if joined[index] == index]


def _alike(said: Mapping[str, Mapping[str, Compared]], kind: type[Compared]) -> list[Group]:
    """Groups of records that say the same of the same words."""
    found: dict[tuple[object, ...], Group] = {}
    fields = tuple(FIELDS[kind].values())
    for annotator, records in said.items():
        times: Counter[tuple[object, ...]] = Counter()
        for id_, record in records.items():
            if type(record) is kind:
                span = place(record)
                content = (span and (span.start, span.end), *(field(record) for field in fields))
                times[content] += 1  # who says it twice says it in two groups
                found.setdefault((*content, times[content]), {})[annotator] = Said(id_, record)
    return [*found.values()]


def _order(group: Group) -> tuple[object, ...]:
    """The place of a group, and what it says: the same whoever its readers are."""
    record = next(iter(group.values())).record
    span = place(record)
    bounds = (span.start, -span.end) if span else (0, 0)
    return (*bounds, *(repr(field(record)) for field in FIELDS[type(record)].values()))


def _candidates(found: Sequence[Group], readers: int) -> Iterator[tuple[int, int]]:
    """Pairs of groups that may be about the same, the most alike first."""
    open_ = [index for index, group in enumerate(found) if len(group) < readers]
    records = {index: next(iter(found[index].values())).record for index in open_}
    pairs = [
        (likeness, here, there)
        for here, there in _near(open_, records)
        if not found[here].keys() & found[there].keys() and (likeness := _likeness(records[here], records[there]))
    ]
    # of pairs that are as alike, the first in the text
    pairs.sort(key=lambda pair: (tuple(-each for each in pair[0]), pair[1], pair[2]))
    return ((here, there) for _, here, there in pairs)


def _near(open_: Sequence[int], records: Mapping[int, Compared]) -> Iterator[tuple[int, int]]:
    """Pairs of groups whose words touch and, of stances, pairs with the same holder and target."""
    by_pair: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    reaching: list[int] = []
    for index in open_:  # in text order
        record = records[index]
        span = place(record)
        if span is None:
            continue
        near = set()
        if isinstance(record, Stance):
            near.update(by_pair[record.holder, record.target])
            by_pair[record.holder, record.target].append(index)
        reaching = [each for each in reaching if (other := place(records[each])) and other.end > span.start]
        near.update(reaching)
        reaching.append(index)
        yield from ((each, index) for each in sorted(near))


def _likeness(one: Compared, other: Compared) -> Likeness | None:
    """How alike two records are, the more the larger; None where they are not about the same."""
    differ = differing(one, other)
    if isinstance(one, Stance) and isinstance(other, Stance):
        ends = {one.holder, one.target} & {other.holder, other.target} - {None}
        same_pair = not {"holder", "target"} & {*differ}
        if not (same_pair or (ends and touch(one, other))):
            return None
        return (float(same_pair), float(touch(one, other)), float(len(ends)), -float(len(differ)), _share(one, other))
    return (float("span" not in differ), _share(one, other), -float(len(differ)))


def _share(one: Compared, other: Compared) -> float:
    """How much of their words two records share, from 0 to 1 (Jaccard, 1901)."""
    here, there = place(one), place(other)
    if not here or not there:
        return 0.0
    both = min(here.end, there.end) - max(here.start, there.start)
    return max(0, both) / (max(here.end, there.end) - min(here.start, there.start))


def _root(joined: Sequence[int], index: int) -> int:
    while joined[index] != index:
        index = joined[index]
    return index
