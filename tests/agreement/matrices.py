"""Random readings, with values missing, held against the exact oracle."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple

from tests.agreement import oracle
from workbench.agreement.coefficients import Tally, ac1, alpha, cohen, fleiss, free_marginal, percent
from workbench.agreement.measure import Measure, Unit

ORDER = ("low", "mid", "high", "top")
EXACT = 1e-12


class Compared(NamedTuple):
    """A coefficient of one matrix, and what the oracle says of it."""

    name: str
    measure: Measure
    exact: Fraction | None

    @property
    def alike(self) -> bool:
        """Whether they say the same, to the last digits that a float holds, or that it is not defined."""
        if self.exact is None or self.measure.value is None:
            return self.exact is None and bool(self.measure.why_not) and self.measure.value is None
        return abs(Fraction(self.measure.value) - self.exact) <= EXACT


def matrix(chance: Random) -> list[Unit]:
    """Units of up to six annotators who often agree, with as many values missing as chance has it."""
    annotators, labels, gone = chance.choice((2, 2, 3, 4, 6)), ORDER[: chance.randint(1, 4)], chance.random() * 0.7
    units: list[Unit] = []
    for _ in range(chance.randint(1, 12)):
        true = chance.choice(labels)
        unit = (true if chance.random() < 0.6 else chance.choice(labels) for _ in range(annotators))
        units.append(tuple(None if chance.random() < gone else value for value in unit))
    return units


def compared(units: Sequence[Unit]) -> Iterator[Compared]:
    """Every coefficient of one matrix."""
    tally = Tally([units])
    both: list[tuple[str, Measure, Callable[[], Fraction | None]]] = [
        ("percent", percent(tally), lambda: oracle.percent(units)),
        ("alpha", alpha(tally), lambda: oracle.alpha(units)),
        ("alpha ordinal", alpha(tally, ORDER), lambda: oracle.alpha(units, ORDER)),
        ("Fleiss", fleiss(tally), lambda: oracle.fleiss(units)),
        ("AC1", ac1(tally), lambda: oracle.ac1(units)),
        ("free-marginal", free_marginal(tally, labels=4), lambda: _free(units)),
    ]
    if len(units[0]) == 2:
        for weights, power in (("none", 0), ("linear", 1), ("squared", 2)):
            ours = cohen(tally, weights, ORDER)  # type: ignore[arg-type] # one of its three
            both.append((f"Cohen {weights}", ours, lambda power=power: oracle.cohen(units, ORDER, power)))  # type: ignore[misc]
    yield from (Compared(name, ours, exact()) for name, ours, exact in both)


def _free(units: Sequence[Unit]) -> Fraction | None:
    """Randolph's kappa with four labels to choose from, whichever were used."""
    agreement = [
        Fraction(sum(a == b for a in unit for b in unit) - len(unit), len(unit) * (len(unit) - 1))
        for unit in oracle.said(units)
    ]
    return (sum(agreement, Fraction()) / len(agreement) - Fraction(1, 4)) / Fraction(3, 4) if agreement else None


def disagreements(number: int, seed: int = 0) -> list[str]:
    """Of so many matrices, what our coefficients and the oracle say differently of them."""
    chance = Random(seed)
    return [
        f"matrix {n}: {each.name} is {each.measure}, and exactly {each.exact}"
        for n in range(number)
        for each in compared(matrix(chance))
        if not each.alike
    ]
