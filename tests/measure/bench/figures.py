"""What was measured, beside the floor it is held against."""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple


class Figure(NamedTuple):
    """Something measured, what it means, and the floor that it should not be above."""

    what: str
    value: float
    floor: float
    unit: str = "ms"

    @property
    def holds(self) -> bool:
        """Whether it is not above its floor."""
        return self.value <= self.floor

    def __str__(self) -> str:
        """One line of the report."""
        verdict = "ok" if self.holds else "ABOVE"
        digits = 1 if self.unit == "ms" else 2
        return (
            f"{self.what:<64} {self.value:>9.{digits}f} {self.unit:<3} floor {self.floor:>8.{digits}f} {self.unit:<3} "
            f"{verdict}"
        )


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return quantiles(values, n=20)[-1]


def spread(what: str, values: Sequence[float], floor: float) -> list[Figure]:
    """Median and 95th percentile of milliseconds, both held against one floor."""
    return [Figure(f"{what} (median)", median(values), floor), Figure(f"{what} (p95)", p95(values), floor)]


def slowdown(values: Sequence[float], of: int = 100) -> float:
    """How much longer the last `of` took than the first, 1 where nothing became slower.

    Compared is what a quarter of them stay below: whatever else the machine does disturbs that least.
    """
    return quantiles(values[-of:], n=4)[0] / quantiles(values[:of], n=4)[0]
