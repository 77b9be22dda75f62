"""How sure a figure is: the bootstrap over articles, since what stands in one article is not independent.

Articles are drawn with replacement, as many as there are (Efron, 1979); the interval is that of percentiles. The stream
of chance has a seed, so the same readings give the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from workbench.agreement.measure import TENTATIVE, Measure
from workbench.agreement.tallies import Array

FEWEST = 10
"""Double-coded articles below which an interval would say more than is known (Hughes, 2022)."""
_AT_ONCE = 4_000_000
"""Weights that are held in memory at a time."""

Estimate = Callable[[Array], Array]
"""From rows of weights, one an article, the figure of each row; NaN where a row has none."""


def measured(name: str, estimate: Estimate, articles: int, why_not: str, draws: int, seed: int) -> Measure:
    """The figure, or `why_not`; with the interval of so many `draws`, of which 0 asks for none."""
    if why_not:
        return Measure(name, why_not=why_not)
    value = float(estimate(np.ones((1, articles)))[0])
    if not np.isfinite(value):
        return Measure(name, why_not="there is nothing to compare with chance")
    return _with_interval(Measure(name, value), estimate, articles, draws, seed) if draws else Measure(name, value)


def _with_interval(measure: Measure, estimate: Estimate, articles: int, draws: int, seed: int) -> Measure:
    if articles < FEWEST:
        why = f"{articles} double-coded article{'s' * (articles != 1)}, and an interval needs {FEWEST}"
        return replace(measure, why_no_interval=why)
    values = np.concatenate([estimate(weights) for weights in resampled(articles, draws, seed)])
    held = values[np.isfinite(values)]
    counted = replace(measure, draws=draws, degenerate=draws - len(held))
    if counted.degenerate * 20 > draws:  # a 95 % interval may not pass over more than 5 % of the draws
        return replace(counted, why_no_interval=f"{counted.degenerate:,} of {draws:,} draws had no value")
    low, high = np.quantile(held, [0.025, 0.975])
    below = float(np.mean(held < TENTATIVE))
    return replace(counted, interval=(float(low), float(high)), below=below)


def resampled(articles: int, draws: int, seed: int | Sequence[int]) -> Iterator[Array]:
    """How often each article is in each of `draws` samples of as many articles, some rows at a time."""
    chance = np.random.Generator(np.random.PCG64(seed))
    at_once = max(1, _AT_ONCE // articles)
    for start in range(0, draws, at_once):
        rows = min(at_once, draws - start)
        drawn = chance.integers(articles, size=(rows, articles)) + articles * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * articles).reshape(rows, articles).astype(np.float64)


def quotient(above: Array, below: Array) -> Array:
    """`above / below`, NaN where `below` is 0: a draw without a value."""
    found: Array = np.divide(above, below, out=np.full(len(above), np.nan), where=below != 0)
    return found
