"""Measures of stance on marked pairs.

Macro-F1 is the mean over the polarities that the set has, so that a set without support is not scored on it. Sign: of
the pairs that support or oppose and are said to, the share with the right one of the two.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.measure.eval.sets import POLARITIES

Probabilities = tuple[float, float, float]
"""Of support, oppose and neutral."""


@dataclass(frozen=True)
class Signs:
    """Pairs by given and said polarity."""

    counts: Counter[tuple[str, str]]

    @property
    def pairs(self) -> int:
        """How many there are."""
        return self.counts.total()

    @property
    def accuracy(self) -> float | None:
        """Share of all that is right; None for none."""
        return sum(self.counts[each, each] for each in POLARITIES) / self.pairs if self.pairs else None

    @property
    def macro_f1(self) -> float | None:
        """Mean F1 of the polarities that were given; None where none was."""
        shares = [share for each in POLARITIES if (share := self.f1(each)) is not None]
        return sum(shares) / len(shares) if shares else None

    def f1(self, polarity: str) -> float | None:
        """F1 of one polarity; None where it was never given."""
        given = sum(n for (wanted, _), n in self.counts.items() if wanted == polarity)
        said = sum(n for (_, found), n in self.counts.items() if found == polarity)
        return 2 * self.counts[polarity, polarity] / (given + said) if given else None

    @property
    def polar(self) -> int:
        """How many support or oppose and are said to."""
        return sum(n for pair, n in self.counts.items() if "neutral" not in pair)

    @property
    def sign(self) -> float | None:
        """Share of the polar with the right sign; None where nothing is polar."""
        right = self.counts["support", "support"] + self.counts["oppose", "oppose"]
        return right / self.polar if self.polar else None


def signs(given: Sequence[str], said: Sequence[Probabilities]) -> Signs:
    """What was given beside what is likeliest by the probabilities."""
    found = [POLARITIES[max(range(3), key=each.__getitem__)] for each in said]
    return Signs(Counter(zip(given, found, strict=True)))
