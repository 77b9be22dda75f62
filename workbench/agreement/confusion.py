"""Which values are taken for each other: the table of disagreement that a codebook is bettered from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from workbench.agreement.measure import Unit


class Confusion(Struct, frozen=True):
    """How often two readers gave one unit these two values: `cells` are (value, value, n), the most frequent first.

    Of two `annotators` the first value is that of the first. Of more, cells are summed over all pairs, it is not
    told who said which, the two values are sorted, and `annotators` is empty.
    """

    variable: str
    annotators: tuple[str, ...]
    cells: tuple[tuple[str, str, int], ...]

    @property
    def differing(self) -> tuple[tuple[str, str, int], ...]:
        """The cells in which the two values are not the same."""
        return tuple(cell for cell in self.cells if cell[0] != cell[1])


def confusion(variable: str, coded: Iterable[Mapping[Unit, int]], annotators: Sequence[str]) -> Confusion:
    """The cells of one variable, from its units as `variables.coded` gives them."""
    units: Counter[Unit] = Counter()
    for article in coded:
        units.update(article)
    two = len(annotators) == 2
    cells: Counter[tuple[str, str]] = Counter()
    for unit, times in units.items():
        for one, other, n in _pairs(unit):
            cells[(one, other) if two or one <= other else (other, one)] += n * times
    found = sorted(cells.items(), key=lambda cell: (-cell[1], cell[0]))
    return Confusion(variable, tuple(annotators) if two else (), tuple((*values, n) for values, n in found))


def _pairs(unit: Unit) -> Iterable[tuple[str, str, int]]:
    """Two values of the unit, in the order of annotators, and how many pairs of annotators gave these two."""
    values = Counter(value for value in unit if value is not None)
    yield from ((value, value, n * (n - 1) // 2) for value, n in values.items() if n > 1)
    yield from ((one, other, values[one] * values[other]) for one, other in combinations(values, 2))
