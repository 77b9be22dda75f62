"""The coefficients once more, in exact fractions and as their definitions read, pair by pair and value by value.

Written apart from what it judges, for small data; None where a coefficient is not defined.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from itertools import permutations, product

from workbench.agreement.measure import Unit

Distance = Callable[[str, str], Fraction]


def said(units: Sequence[Unit]) -> list[list[str]]:
    """The values of each unit that has two or more."""
    values = [[value for value in unit if value is not None] for unit in units]
    return [each for each in values if len(each) > 1]


def alpha(units: Sequence[Unit], order: Sequence[str] = ()) -> Fraction | None:
    """Krippendorff's alpha, nominal or of ranks."""
    values = [value for unit in said(units) for value in unit]
    distance = _ranks(order, Counter(values)) if order else lambda a, b: Fraction(a != b)
    observed = sum((_apart(unit, distance) / (len(unit) - 1) for unit in said(units)), Fraction())
    expected = _apart(values, distance)
    return 1 - (observed / len(values)) / (expected / (len(values) * (len(values) - 1))) if expected else None


def _apart(values: Sequence[str], distance: Distance) -> Fraction:
    """How far each value is from each other one, added up."""
    pairs = Counter(permutations(values, 2))
    return sum((times * distance(a, b) for (a, b), times in pairs.items() if a != b), Fraction())


def _ranks(order: Sequence[str], times: Counter[str]) -> Distance:
    @cache
    def distance(a: str, b: str) -> Fraction:
        low, high = sorted((order.index(a), order.index(b)))
        return (sum(times[each] for each in order[low : high + 1]) - Fraction(times[a] + times[b], 2)) ** 2

    return distance


def percent(units: Sequence[Unit]) -> Fraction | None:
    """The share of pairs that agree."""
    pairs = [pair for unit in said(units) for pair in permutations(unit, 2)]
    return Fraction(sum(a == b for a, b in pairs), len(pairs)) if pairs else None


def fleiss(units: Sequence[Unit]) -> Fraction | None:
    """Fleiss' kappa."""
    values = said(units)
    if not values or len({len(unit) for unit in values}) > 1:
        return None
    return _over_chance(_agreement(values), sum(share**2 for share in _shares(values).values()))


def ac1(units: Sequence[Unit]) -> Fraction | None:
    """Gwet's AC1."""
    values = said(units)
    labels = {value for unit in values for value in unit}
    if len(labels) < 2:
        return None
    shares = [sum(Fraction(unit.count(label), len(unit)) for unit in values) / len(values) for label in labels]
    return _over_chance(_agreement(values), sum(share * (1 - share) for share in shares) / (len(labels) - 1))


def cohen(units: Sequence[Unit], order: Sequence[str], power: int) -> Fraction | None:
    """Cohen's kappa of the first two annotators; weights by the distance in `order` to this power, 0 for none."""
    pairs = [(unit[0], unit[1]) for unit in units if unit[0] is not None and unit[1] is not None]

    def apart(one: str, other: str) -> int:
        return abs(order.index(one) - order.index(other)) ** power if power else one != other

    observed = sum(apart(one, other) for one, other in pairs)
    expected = sum(apart(one, other) for (one, _), (_, other) in product(pairs, pairs))
    return 1 - Fraction(observed * len(pairs), expected) if expected else None


def _agreement(values: Sequence[Sequence[str]]) -> Fraction:
    shares = [Fraction(sum(a == b for a, b in permutations(unit, 2)), len(unit) * (len(unit) - 1)) for unit in values]
    return sum(shares, Fraction()) / len(shares)


def _shares(values: Sequence[Sequence[str]]) -> dict[str, Fraction]:
    times = Counter(value for unit in values for value in unit)
    return {label: Fraction(each, times.total()) for label, each in times.items()}


def _over_chance(agreement: Fraction, chance: Fraction | int) -> Fraction | None:
    return (agreement - chance) / (1 - chance) if chance != 1 else None
