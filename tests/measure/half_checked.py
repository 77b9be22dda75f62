"""Simulated corpora in which the machine has read every article and people have checked some of them."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from tests.measure.coverage import Coverage
from workbench.intervals import corrected


class Machine(NamedTuple):
    """How good it is: the share of records that it finds, how many it makes up, and how many tops it takes for none."""

    finds: float
    makes_up: float
    turns: float


class Checking(NamedTuple):
    """So many articles, so many checked, the share in truth; whether half of the checked are those that look long."""

    articles: int
    checked: int
    share: float
    machine: Machine
    long_ones_more: bool = False
    net: bool = False


GOOD, MIDDLING, POOR, NEVER_WRONG = (
    Machine(0.95, 0.05, 0.02),
    Machine(0.7, 0.3, 0.3),
    Machine(0.3, 0.5, 0.5),
    Machine(1, 0, 0),
)
CHECKINGS = {
    "good machine, 60 of 300 checked": Checking(300, 60, 0.4, GOOD),
    "good machine, 80 of 600 checked": Checking(600, 80, 0.4, GOOD),
    "middling machine, 40 of 300 checked": Checking(300, 40, 0.4, MIDDLING),
    "middling machine, share 0.1, 150 of 500 checked": Checking(500, 150, 0.1, MIDDLING),
    "middling machine, long ones checked more, 60 of 300": Checking(300, 60, 0.4, MIDDLING, long_ones_more=True),
    "middling machine, net position, 60 of 300 checked": Checking(300, 60, 0.8, MIDDLING, net=True),
    "middling machine, 20 of 300 checked": Checking(300, 20, 0.4, MIDDLING),
    "poor machine, 60 of 300 checked": Checking(300, 60, 0.4, POOR),
    "middling machine, all of 60 checked": Checking(60, 60, 0.4, MIDDLING),
    "machine that is never wrong, 60 of 300 checked": Checking(300, 60, 0.4, NEVER_WRONG),
}


class Given(NamedTuple):
    """What `corrected` is given of one corpus, an article a row."""

    machine: tuple[np.ndarray, np.ndarray]
    people: tuple[np.ndarray, np.ndarray]
    checked: np.ndarray
    strata: list[int]


def made(kind: Checking, chance: Generator) -> Given:
    """One corpus: three articles in ten have no record, others up to twelve, what stands in one alike."""
    n, machine = kind.articles, kind.machine
    size = np.minimum(chance.geometric(0.35, n), 12) * (chance.random(n) < 0.7)
    tops = chance.binomial(size, chance.beta(kind.share * 1.5, (1 - kind.share) * 1.5, n))
    found, others = chance.binomial(tops, machine.finds), chance.binomial(size - tops, machine.finds)
    made_up = chance.poisson(machine.makes_up * (size + 0.5))
    said = chance.binomial(found, 1 - machine.turns) + chance.binomial(made_up, 0.3)
    all_said = found + others + made_up
    strata = (all_said >= 4).astype(int) if kind.long_ones_more else np.zeros(n, int)
    checked = np.zeros(n, bool)
    for stratum, share in ((0, 0.5), (1, 0.5)) if kind.long_ones_more else ((0, 1.0),):
        of = np.flatnonzero(strata == stratum)
        checked[chance.choice(of, min(len(of), round(kind.checked * share)), replace=False)] = True
    if kind.net:
        tops, said = 2 * tops - size, 2 * said - all_said
    return Given((said, all_said), (tops, size), checked, strata.tolist())


def coverages(kind: Checking, corpora: int = 1000) -> tuple[Coverage, Coverage, float]:
    """How often the corrected interval holds the truth, and that of the checked ones; the machine's mean error."""
    chance, truth = np.random.default_rng(3), 2 * kind.share - 1 if kind.net else kind.share
    ends, alone, errors = [], [], []
    for _ in range(corpora):
        given = made(kind, chance)
        found = corrected(*given.machine, *given.people, given.checked, strata=given.strata, net=kind.net)
        ends.append(found.corrected[1:3])
        alone.append(found.checked[1:3])
        errors.append((found.machine.value or 0) - truth)
    return _covered(ends, truth), _covered(alone, truth), float(np.mean(errors))


def _covered(ends: list[tuple[float | None, float | None]], truth: float) -> Coverage:
    given = [(low, high) for low, high in ends if low is not None and high is not None]
    held = [low <= truth <= high for low, high in given]
    return Coverage(float(np.mean(held)), float(np.mean([high - low for low, high in given])), len(given) / len(ends))
