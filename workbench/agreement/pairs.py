"""What each two readers of an article make of one thing: alike, one of them has it alone, or in what they differ.

Everything else is made of this: the pairs that both found are the numerator of F1, and what differs first is where a
pair is lost in the chain from a found name to the same tuple.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from workbench.agreement.groups import Group, groups
from workbench.agreement.says import Compared, content, differing
from workbench.records import Annotation, Mention, Naming, Stance

MEASURED: tuple[type[Compared], ...] = (Mention, Stance, Naming)

Outcome = tuple[str, ...]
"""What differs between two records, in the order of `says.FIELDS`; `FOUND` where one reader has none."""

FOUND: Outcome = ("found",)
TURNED = "turned"
"""Stands last in the outcome of two statements whose holder and target have changed places."""


class Paired(Struct, frozen=True):
    """One article's readings, by kind of record: groups of what is about the same, and how many pairs came out how.

    `sizes` are how many records each reader has; readers are sorted.
    """

    readers: tuple[str, ...]
    groups: dict[type[Compared], list[Group]]
    outcomes: dict[type[Compared], Counter[Outcome]]
    sizes: dict[type[Compared], tuple[int, ...]]

    def counts(self, kind: type[Compared], both: int) -> tuple[int, int, int]:
        """What F1 is made of: `both`, and how many records the first and the second of all pairs of readers have."""
        return self.spread(self.sizes[kind], both)

    def spread(self, sizes: Sequence[int], both: int) -> tuple[int, int, int]:
        """The same of other things, of which readers have as many as `sizes` say."""
        first = sum(size * (len(sizes) - place) for place, size in enumerate(sizes, start=1))
        return both, first, sum(sizes) * (len(sizes) - 1) - first


def paired(readings: Sequence[Annotation]) -> Paired:
    """The readings of one article, one a reader, with nothing in them but what counts."""
    said = {each.annotator: _by_kind(each) for each in sorted(readings, key=lambda each: each.annotator)}
    readers = tuple(said)
    found = {kind: groups({reader: said[reader][kind] for reader in readers}, kind) for kind in MEASURED}
    outcomes = {kind: _summed(groups_, len(readers)) for kind, groups_ in found.items()}
    return Paired(
        readers, found, outcomes, {kind: tuple(len(said[each][kind]) for each in readers) for kind in MEASURED}
    )


def outcome(one: Compared, other: Compared) -> Outcome:
    """In what two records differ."""
    differ = differing(one, other)
    if isinstance(one, Stance) and isinstance(other, Stance) and "holder" in differ:
        turned = (one.holder, one.target) == (other.target, other.holder)
        return (*differ, TURNED) if turned else differ
    return differ


def _summed(found: Sequence[Group], readers: int) -> Counter[Outcome]:
    """How many pairs of readers came out how, over all groups; pairs of whom nobody has it are none."""
    total: Counter[Outcome] = Counter()
    for group in found:
        versions: dict[tuple[object, ...], list[Compared]] = defaultdict(list)
        for said in group.values():
            versions[content(said.record)].append(said.record)
        total[FOUND] += len(group) * (readers - len(group))
        total[()] += sum(len(alike) * (len(alike) - 1) // 2 for alike in versions.values())
        for one, other in combinations(versions.values(), 2):
            total[outcome(one[0], other[0])] += len(one) * len(other)
    return total


def _by_kind(reading: Annotation) -> Mapping[type[Compared], dict[str, Compared]]:
    found: dict[type[Compared], dict[str, Compared]] = {kind: {} for kind in MEASURED}
    for id_, record in reading.records.items():
        if isinstance(record, Mention | Stance | Naming):
            found[type(record)][id_] = record
    return found
