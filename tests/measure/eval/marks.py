"""Precision, recall and F1 of found names against given ones.

Exact: bounds and group agree, as CoNLL-2003 counts (Tjong Kim Sang and De Meulder, 2003). Overlap: a name counts once
when a found one of its group shares a character with it, and a found one is right when it shares one with a name of
its group.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tests.measure.eval.sets import THREE, Name, Passage


@dataclass(frozen=True)
class Marks:
    """Counts of one group: names given, found, exactly right; names met, and found ones that meet a name."""

    given: int = 0
    found: int = 0
    exact: int = 0
    met: int = 0
    meeting: int = 0

    def __add__(self, other: "Marks") -> "Marks":
        return Marks(*(a + b for a, b in zip(self.parts, other.parts, strict=True)))

    @property
    def parts(self) -> tuple[int, int, int, int, int]:
        """All the counts."""
        return self.given, self.found, self.exact, self.met, self.meeting

    @property
    def f1(self) -> float | None:
        """Exact F1; None where nothing was given."""
        return 2 * self.exact / (self.given + self.found) if self.given else None

    @property
    def precision(self) -> float | None:
        """Share of the found that is exactly right; None where nothing was found."""
        return self.exact / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the given that is exactly right; None where nothing was given."""
        return self.exact / self.given if self.given else None

    @property
    def overlap_f1(self) -> float | None:
        """Overlap F1; None where nothing was given."""
        if not self.given:
            return None
        recall, precision = self.met / self.given, self.meeting / self.found if self.found else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def marked(passages: Sequence[Passage], found: Iterable[Collection[Name]], groups: Collection[str]) -> dict[str, Marks]:
    """Group → marks over all passages. What a set does not annotate is not held against who finds it."""
    total = dict.fromkeys(sorted(groups), Marks())
    for passage, names in zip(passages, found, strict=True):
        for group in total:
            given = [each for each in passage.names if each[2] == group]
            own = [each for each in names if each[2] == group]
            total[group] += _marks(given, own)
    return total


def _marks(given: list[Name], found: list[Name]) -> Marks:
    exact = Counter(given) & Counter(found)
    met = sum(any(_meet(a, b) for b in found) for a in given)
    meeting = sum(any(_meet(a, b) for b in given) for a in found)
    return Marks(len(given), len(found), exact.total(), met, meeting)


def _meet(a: Name, b: Name) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def micro(marks: dict[str, Marks], groups: Collection[str] = THREE) -> Marks:
    """The marks of several groups as one."""
    return sum((each for group, each in marks.items() if group in groups), Marks())


def mean(marks: dict[str, Marks], groups: Collection[str] = THREE) -> float | None:
    """Mean exact F1 of the groups that the set has; None when it has none of them."""
    shares = [each.f1 for group, each in marks.items() if group in groups and each.f1 is not None]
    return sum(shares) / len(shares) if shares else None
