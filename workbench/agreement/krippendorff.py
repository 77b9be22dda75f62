"""Krippendorff's alpha: any number of annotators, values missing, and labels, ranks or numbers for values.

Krippendorff, K. (1970), Estimating the reliability of interval data; (2004; 2019), Content Analysis; (2011), Computing
Krippendorff's Alpha-Reliability.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from workbench.agreement.bootstrap import Estimate, measured, quotient
from workbench.agreement.measure import Coded, Measure
from workbench.agreement.tallies import Array, Tally, products, tallied

Level = Literal["nominal", "ordinal", "interval", "ratio"]


def alpha(
    coded: Coded | Tally, order: Sequence[str] = (), *, level: Level | None = None, draws: int = 0, seed: int = 0
) -> Measure:
    """1 minus the disagreement that was observed over that expected by chance.

    Observed: over all pairs of values that two annotators gave a unit, each pair weighing 1 / (values of the unit - 1).
    Expected: over all pairs of values there are. Two labels differ or they do not; two ranks of `order`, which makes
    the level ordinal, by how many values lie between them, squared; numbers by their difference, squared; and at the
    level of ratios by their difference over their sum, squared. `draws` asks for the interval of a bootstrap.
    """
    tally = tallied(coded)
    level = level or ("ordinal" if order else "nominal")
    values = order or (sorted(tally.labels, key=_number) if level != "nominal" else ())
    why_not = tally.why_no_chance or _why_no_place(tally, values, level)
    estimate: Estimate = (lambda _: np.empty(0)) if why_not else _estimate(tally, values, level)
    name = "alpha" if level == "nominal" else f"alpha {level}"
    return measured(name, estimate, tally.n_articles, why_not, draws, seed)


def _estimate(tally: Tally, values: Sequence[str], level: Level) -> Estimate:
    return _nominal(tally) if level == "nominal" else _by_distance(tally, values, level)


def _nominal(tally: Tally) -> Estimate:
    scale = tally.scale(tally.sizes - 1)
    differing = tally.sizes * (tally.sizes - 1) - tally.agreeing
    disagreement = tally.summed(differing * (scale // (tally.sizes - 1)))
    total, marginals = tally.summed(tally.sizes), tally.marginals()

    def estimate(weights: Array) -> Array:
        n = weights @ total
        expected = n * n - products(weights, marginals, marginals)
        return 1 - quotient((n - 1) * (weights @ disagreement), scale * expected)

    return estimate


def _by_distance(tally: Tally, values: Sequence[str], level: Level) -> Estimate:
    scale = tally.scale(tally.sizes - 1)
    used = tally.used(values)
    pairs = used[:, :, None] * used[:, None, :] - used[:, :, None] * np.eye(len(values))
    pairs *= (scale // (tally.sizes - 1))[:, None, None]
    coincidences = tally.table(pairs.reshape(len(used), -1))

    def estimate(weights: Array) -> Array:
        found = (weights @ coincidences).reshape(-1, len(values), len(values))
        each = found.sum(axis=2) / scale
        distance = _distance(values, each, level)
        observed = (found * distance).sum(axis=(1, 2))
        expected = (each[:, :, None] * each[:, None, :] * distance).sum(axis=(1, 2))
        return 1 - quotient((each.sum(axis=1) - 1) * observed, scale * expected)

    return estimate


def _distance(values: Sequence[str], each: Array, level: Level) -> Array:
    """How far each two values are apart, squared; ranks lie where the middle of their values lies among all."""
    if level == "ordinal":
        middle = np.cumsum(each, axis=1) - each / 2
        return np.asarray((middle[:, :, None] - middle[:, None, :]) ** 2)
    numbers = np.array([[float(value) for value in values]])
    apart = numbers[:, :, None] - numbers[:, None, :]
    if level == "ratio":
        both = numbers[:, :, None] + numbers[:, None, :]
        apart = np.divide(apart, both, out=np.zeros_like(apart), where=both != 0)
    return np.asarray(apart**2)


def _why_no_place(tally: Tally, values: Sequence[str], level: Level) -> str:
    """Why a label cannot be compared by rank or number; empty where all can."""
    if level == "nominal":
        return ""
    if level != "ordinal":
        stray = [label for label in tally.labels if not np.isfinite(_number(label))]
        return f"“{stray[0]}” is no number" if stray else ""
    stray = [label for label in tally.labels if label not in values]
    return f"“{stray[0]}” has no place in the order of the labels" if stray else ""


def _number(label: str) -> float:
    try:
        return float(label)
    except ValueError:
        return float("inf")
