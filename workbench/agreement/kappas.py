"""Coefficients that compare agreement with chance in other ways than alpha: Cohen's, Fleiss', Randolph's, Gwet's."""

from collections.abc import Sequence
from math import sqrt
from typing import Literal

import numpy as np

from workbench.agreement.bootstrap import Estimate, measured, quotient
from workbench.agreement.measure import Coded, Measure
from workbench.agreement.tallies import Array, Tally, Whole, products, tallied
from workbench.wording import counted

Weights = Literal["none", "linear", "squared"]


def cohen(
    coded: Coded | Tally, weights: Weights = "none", order: Sequence[str] = (), *, draws: int = 0, seed: int = 0
) -> Measure:
    """Cohen's kappa for two annotators (1960), and with weights by how far apart two values are in `order` (1968).

    1 minus the share of units on which they differ over the share on which they would, had each drawn by chance from
    the labels that they themselves used.
    """
    tally = tallied(coded)
    why_not = tally.why_no_chance or _why_not_two(tally) or (_why_no_order(tally, order) if weights != "none" else "")
    estimate = _nothing if why_not else _cohen(tally) if weights == "none" else _weighted(tally, weights, order)
    name = "Cohen's kappa" if weights == "none" else f"Cohen's kappa, {weights} weights"
    return measured(name, estimate, tally.n_articles, why_not, draws, seed)


def cohen_error(coded: Coded | Tally) -> float | None:
    """The standard error of Cohen's kappa if units were independent (Fleiss, Cohen and Everitt, 1969).

    It is here to be compared with what other programs print; units of one article are not independent, so that what is
    reported is the bootstrap over articles. None where kappa has no value.
    """
    tally = tallied(coded)
    kappa = cohen(tally).value
    if kappa is None:
        return None
    table = _table(tally, tally.labels).sum(axis=0).reshape(len(tally.labels), -1)
    shares = table / table.sum()
    one, other = shares.sum(axis=1), shares.sum(axis=0)
    chance = float(one @ other)
    used = other[:, None] + one[None, :]
    same = float((np.diag(shares) * (1 - (one + other) * (1 - kappa)) ** 2).sum())
    apart = float((shares * used**2).sum() - (np.diag(shares) * np.diag(used) ** 2).sum())
    variance = same + (1 - kappa) ** 2 * apart - (kappa - chance * (1 - kappa)) ** 2
    return sqrt(max(0.0, variance) / table.sum()) / (1 - chance)


def fleiss(coded: Coded | Tally, *, draws: int = 0, seed: int = 0) -> Measure:
    """Fleiss' kappa (1971), for units that all have the same number of annotators; of two it is Scott's pi (1955).

    1 minus the share of pairs of annotators who differ over the share who would, had all drawn from the labels used.
    """
    tally = tallied(coded)
    equal = "" if len(set(tally.sizes.tolist())) <= 1 else _UNEQUAL
    total, agreeing, pairs = tally.summed(tally.sizes), tally.summed(tally.agreeing), tally.summed(_pairs(tally))
    marginals = tally.marginals()

    def estimate(weights: Array) -> Array:
        n, of = weights @ total, weights @ pairs
        chance = n * n - products(weights, marginals, marginals)
        return 1 - quotient((of - weights @ agreeing) * n * n, of * chance)

    return measured("Fleiss' kappa", estimate, tally.n_articles, tally.why_no_chance or equal, draws, seed)


_UNEQUAL = "units have unequal numbers of annotators, and Fleiss' kappa needs equal ones; alpha can do without"


def free_marginal(coded: Coded | Tally, *, labels: int = 0, draws: int = 0, seed: int = 0) -> Measure:
    """Randolph's free-marginal kappa (2005): chance agrees once in as many times as there are labels.

    `labels` are those there were to choose from; where that is not said, those that were used. With values missing, the
    agreement is the mean over units.
    """
    tally = tallied(coded)
    many = labels or len(tally.labels)
    agreement = _mean_agreement(tally)

    def estimate(weights: Array) -> Array:
        return 1 - (1 - agreement(weights)) * many / (many - 1)

    why_not = tally.why_not or (tally.why_no_chance if many < 2 else "")
    return measured("free-marginal kappa", estimate, tally.n_articles, why_not, draws, seed)


def ac1(coded: Coded | Tally, *, labels: int = 0, draws: int = 0, seed: int = 0) -> Measure:
    """Gwet's AC1 (2008): chance agrees the less, the more annotators prefer some labels to others.

    Chance: the sum over labels of share times (1 - share), over (labels - 1); a label's share is the mean over units of
    the share of annotators who gave it. `labels` as in `free_marginal`. Units with one value count for nothing here, as
    in all coefficients of this house; Gwet's own programs let them count in the shares of labels.
    """
    tally = tallied(coded)
    many = labels or len(tally.labels)
    scale = tally.scale(tally.sizes)
    agreement, marginals = _mean_agreement(tally), tally.marginals(scale // tally.sizes)
    units = tally.summed(np.ones_like(tally.sizes))

    def estimate(weights: Array) -> Array:
        n = scale * (weights @ units)
        chance = (1 - products(weights, marginals, marginals) / (n * n)) / (many - 1)
        return 1 - (1 - agreement(weights)) / (1 - chance)

    why_not = tally.why_not or (tally.why_no_chance if many < 2 else "")
    return measured("AC1", estimate, tally.n_articles, why_not, draws, seed)


def _cohen(tally: Tally) -> Estimate:
    units, agreeing = tally.summed(np.ones_like(tally.sizes)), tally.summed(tally.agreeing // 2)
    one, other = (tally.marginals_of(annotator) for annotator in tally.annotators)

    def estimate(weights: Array) -> Array:
        n = weights @ units
        return 1 - quotient((n - weights @ agreeing) * n, n * n - products(weights, one, other))

    return estimate


def _weighted(tally: Tally, weights: Weights, order: Sequence[str]) -> Estimate:
    ranks = np.arange(len(order))
    apart = np.abs(ranks[:, None] - ranks[None, :]) ** (1 if weights == "linear" else 2)
    table = _table(tally, order)

    def estimate(drawn: Array) -> Array:
        found = (drawn @ table).reshape(-1, len(order), len(order))
        chance = found.sum(axis=2)[:, :, None] * found.sum(axis=1)[:, None, :]
        n = found.sum(axis=(1, 2))
        return 1 - quotient(n * (found * apart).sum(axis=(1, 2)), (chance * apart).sum(axis=(1, 2)))

    return estimate


def _table(tally: Tally, order: Sequence[str]) -> Array:
    """How often one annotator said this and the other that, an article a row."""
    one, other = (tally.ranks(order)[tally.units[:, annotator]] for annotator in tally.annotators)
    cells = np.zeros((len(tally.units), len(order) ** 2))
    cells[np.arange(len(cells)), one * len(order) + other] = 1
    return tally.table(cells)


def _mean_agreement(tally: Tally) -> Estimate:
    """The mean over units of the share of pairs of annotators who agree."""
    pairs = _pairs(tally)
    scale = tally.scale(pairs)
    agreeing, units = tally.summed(tally.agreeing * (scale // pairs)), tally.summed(np.ones_like(pairs))
    return lambda weights: (weights @ agreeing) / (scale * (weights @ units))


def _pairs(tally: Tally) -> Whole:
    return tally.sizes * (tally.sizes - 1)


def _nothing(weights: Array) -> Array:
    return np.full(len(weights), np.nan)


def _why_not_two(tally: Tally) -> str:
    many = len(tally.annotators)
    return "" if many == 2 else f"{counted(many, 'annotator')}, and Cohen's kappa is of two; alpha is of any number"


def _why_no_order(tally: Tally, order: Sequence[str]) -> str:
    stray = [label for label in tally.labels if label not in order]
    return f"“{stray[0]}” has no place in the order of the labels" if stray else ""
