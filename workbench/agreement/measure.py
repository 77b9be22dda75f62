"""A figure, or the reason why there is none: never a silent 0, 1 or NaN."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

Unit = tuple[str | None, ...]
"""What each annotator, in a fixed order, said of one unit; None where they said nothing of it, which is no value."""
Coded = Sequence[Sequence[Unit] | Mapping[Unit, int]]
"""One variable: for each article its units, or how many there are of each."""

RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff's (2004) bounds: from the first on a variable can be relied on, from the second on with caution."""


class Measure(Struct, frozen=True, omit_defaults=True):
    """A coefficient's value, or why it is not defined; exactly one of the two is there.

    `interval` is the 95 % percentile interval of a bootstrap over articles, `below` the share of its draws that lie
    under .667, `degenerate` how many draws had no value; `why_no_interval` says why there is no interval.
    """

    name: str
    value: float | None = None
    why_not: str = ""
    interval: tuple[float, float] | None = None
    why_no_interval: str = ""
    below: float | None = None
    draws: int = 0
    degenerate: int = 0

    def __str__(self) -> str:
        """The figure with its interval, or `not defined, because …`."""
        if self.value is None:
            return f"{self.name}: not defined, because {self.why_not}"
        tail = f" [{self.interval[0]:.3f}, {self.interval[1]:.3f}]" if self.interval else ""
        return f"{self.name}: {self.value:.3f}{tail}"


class Variable(Struct, frozen=True, omit_defaults=True):
    """What was measured of one variable, and of what: all that has to stand beside the figure.

    `unit` and `pairing` say in words what is counted and how units of several readers were paired. `n_units` are those
    with a value of at least two annotators (pairable); `n_lone` had one value only. `assisted` counts, of the
    `n_readings`, those whose reader was shown suggestions.
    """

    name: str
    unit: str
    pairing: str
    level: str
    n_units: int
    n_lone: int
    n_articles: int
    n_readings: int
    annotators: tuple[str, ...]
    codebooks: tuple[str, ...]
    assisted: int
    measures: tuple[Measure, ...]

    def __getitem__(self, name: str) -> Measure:
        """The measure of this name. Raises KeyError."""
        return {measure.name: measure for measure in self.measures}[name]
