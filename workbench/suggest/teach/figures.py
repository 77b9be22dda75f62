"""Counting right and wrong: precision, recall and F1 of suggested mentions, and whether a gain is more than chance."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from workbench.records import Article, Mention, Record
from workbench.suggest.reading import open_reading

_DRAWS = 400
Named = tuple[int, int, str]
"""A mention for comparing: `[start, end)` in code points, and its label."""


class Count(NamedTuple):
    """How many were suggested, how many people marked, and how many of these are the same in bounds and label."""

    right: int = 0
    suggested: int = 0
    marked: int = 0

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.right + other.right, self.suggested + other.suggested, self.marked + other.marked)

    @property
    def precision(self) -> float | None:
        """Share of the suggested that is right; None of nothing."""
        return self.right / self.suggested if self.suggested else None

    @property
    def recall(self) -> float | None:
        """Share of the marked that was suggested; None of nothing."""
        return self.right / self.marked if self.marked else None

    @property
    def f1(self) -> float | None:
        """Their harmonic mean; None where there was nothing to find and nothing was found."""
        both = self.suggested + self.marked
        return 2 * self.right / both if both else None


ByLabel = Mapping[str, Count]


def named(records: Iterable[Record], article: Article) -> set[Named]:
    """The names among records, where the article itself is read: not its margin, and no descriptions."""
    reading = open_reading(article)
    return {
        (each.start, each.end, each.label)
        for each in records
        if isinstance(each, Mention) and each.type == "name" and reading.stretch_at(each.start, each.end)
    }


def counted(suggested: set[Named], marked: set[Named]) -> dict[str, Count]:
    """Label → count, of one article."""
    columns = [Counter(label for _, _, label in each) for each in (suggested & marked, suggested, marked)]
    return {label: Count(*(column[label] for column in columns)) for label in sorted(columns[1] | columns[2])}


def summed(counts: Iterable[ByLabel]) -> dict[str, Count]:
    """Label → count, of several articles."""
    total: dict[str, Count] = {}
    for each in counts:
        for label, count in each.items():
            total[label] = total.get(label, Count()).plus(count)
    return dict(sorted(total.items()))


def whole(counts: ByLabel) -> Count:
    """All labels together."""
    total = Count()
    for count in counts.values():
        total = total.plus(count)
    return total


def gains(before: Sequence[ByLabel], after: Sequence[ByLabel]) -> tuple[float, float]:
    """An interval for the gain in F1, 80 %: whole articles drawn with replacement (bootstrap; Efron, 1979).

    `before` and `after` hold the counts of the same articles. The draws are the same each time.
    """
    lot, found = random.Random(0), []
    pairs = [(whole(one), whole(two)) for one, two in zip(before, after, strict=True)]
    for _ in range(_DRAWS):
        old, new = Count(), Count()
        for one, two in lot.choices(pairs, k=len(pairs)):
            old, new = old.plus(one), new.plus(two)
        found.append((new.f1 or 0.0) - (old.f1 or 0.0))
    found.sort()
    return found[_DRAWS // 10], found[-_DRAWS // 10 - 1]
