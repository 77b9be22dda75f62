"""Which records of several readers are about the same thing: groups that hold at most one record of each reader.

First come records that say the same; then groups are joined that are most alike: those that share words or, of stances,
holder and target. What is joined follows from what the records say alone, never from the order of records or readers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from workbench.agreement.says import Compared, content, differing
from workbench.placing import places
from workbench.records import Stance
from workbench.spans import Span

Unlikeness = tuple[float, ...]


class Said(NamedTuple):
    """A record of one reader, with its id."""

    id: str
    record: Compared


Group = dict[str, Said]
"""Annotator → what they said; who said nothing of the kind is not in it. Annotators are sorted."""


def groups(said: Mapping[str, Mapping[str, Compared]], kind: type[Compared]) -> list[Group]:
    """The records of one kind, annotator → id → record, in groups of what is about the same, in text order.

    With two readers this is a one-to-one matching: exact first, then the most alike of what shares words.
    """
    found = sorted(_alike(said, kind), key=_order)
    joined = list(range(len(found)))
    for here, there in _candidates(found, len(said)):
        one, other = _root(joined, here), _root(joined, there)
        if one != other and found[one].keys().isdisjoint(found[other]):
            found[one] |= found[other]
            joined[other] = one
    kept = [found[index] for index, root in enumerate(joined) if root == index]
    return [{annotator: group[annotator] for annotator in sorted(group)} for group in kept]


def _alike(said: Mapping[str, Mapping[str, Compared]], kind: type[Compared]) -> list[Group]:
    """Groups of records that say the same of the same words."""
    found: dict[tuple[object, ...], Group] = {}
    for annotator, records in said.items():
        again: Counter[tuple[object, ...]] = Counter()
        for id_, record in sorted(records.items(), key=_id):
            if type(record) is kind:
                says = content(record)
                group = found.setdefault(says, {})
                if annotator in group:  # who says it twice says it in two groups
                    again[says] += 1
                    group = found.setdefault((*says, again[says]), {})
                group[annotator] = Said(id_, record)
    return [*found.values()]


def _id(named: tuple[str, Compared]) -> str:
    return named[0]


def _record(group: Group) -> Compared:
    """One record for all that say the same: of positions the one that is shown by the most passages."""
    first = next(iter(group.values())).record
    return max((said.record for said in group.values()), key=_passages) if isinstance(first, Stance) else first


def _passages(record: Compared) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in places(record)]


def _order(group: Group) -> tuple[object, ...]:
    """The place of a group, and what it says: the same whoever its readers are."""
    start, end, *fields = content(_record(group))
    return (start, -end, *map(repr, fields))


def _candidates(found: Sequence[Group], readers: int) -> Iterator[tuple[int, int]]:
    """Pairs of groups that may be about the same, the most alike first."""
    records = {index: _record(group) for index, group in enumerate(found) if len(group) < readers}
    pairs = [
        (unlike, here, there)  # of pairs that are as alike, the first in the text
        for here, there in _near(records)
        if found[here].keys().isdisjoint(found[there]) and (unlike := _unlikeness(records[here], records[there]))
    ]
    return ((here, there) for _, here, there in sorted(pairs))


def _near(records: Mapping[int, Compared]) -> Iterable[tuple[int, int]]:
    """Pairs of groups, the earlier first, whose words touch and, of stances, with the same holder and target."""
    spots = sorted((span.start, span.end, index) for index, record in records.items() for span in places(record))
    near: set[tuple[int, int]] = set()
    reaching: list[tuple[int, int]] = []
    for start, end, index in spots:
        reaching = [(until, other) for until, other in reaching if until > start]
        near.update((min(other, index), max(other, index)) for _, other in reaching if other != index)
        reaching.append((end, index))
    pairs: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    for index, record in records.items():
        if isinstance(record, Stance):
            pairs[record.holder, record.target].append(index)
    return near.union(*(combinations(sorted(same), 2) for same in pairs.values()))


def _unlikeness(one: Compared, other: Compared) -> Unlikeness | None:
    """How unlike two records are, the less the smaller; None where they are not about the same."""
    differ = differing(one, other)
    if isinstance(one, Stance) and isinstance(other, Stance):
        ends = {one.holder, one.target} & {other.holder, other.target} - {None}
        other_pair = "holder" in differ or "target" in differ
        apart = "evidence" in differ
        if other_pair and not ends:
            return None
        return (other_pair, apart, -len(ends), len(differ), -_share(one.evidence, other.evidence))
    return ("span" in differ, -_share(one, other), len(differ))  # type: ignore[arg-type]


def _share(one: Span, other: Span) -> float:
    """How much of their words two spans share, from 0 to 1 (Jaccard, 1901)."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _root(joined: Sequence[int], index: int) -> int:
    while joined[index] != index:
        index = joined[index]
    return index
