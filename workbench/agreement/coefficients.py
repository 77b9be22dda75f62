"""Every coefficient, behind one door: the share that agrees, F1 of what was found, and what compares with chance.

Each is a `Measure`: a value, or the reason why there is none. None in a unit is a value that is missing; the empty
string, "None" and "NA" are values like any other.
"""

from collections.abc import Sequence

import numpy as np

from workbench.agreement.bootstrap import measured, quotient
from workbench.agreement.kappas import ac1, cohen, cohen_error, fleiss, free_marginal
from workbench.agreement.krippendorff import alpha
from workbench.agreement.measure import Coded, Measure
from workbench.agreement.tallies import Array, Tally, tallied

__all__ = ["Tally", "ac1", "alpha", "cohen", "cohen_error", "f1", "fleiss", "free_marginal", "percent"]


def percent(coded: Coded | Tally, *, draws: int = 0, seed: int = 0) -> Measure:
    """Of all pairs of annotators who gave the same unit a value, the share who gave it the same."""
    tally = tallied(coded)
    agreeing, pairs = tally.summed(tally.agreeing), tally.summed(tally.sizes * (tally.sizes - 1))

    def estimate(weights: Array) -> Array:
        return quotient(weights @ agreeing, weights @ pairs)

    return measured("percent", estimate, tally.n_articles, tally.why_not, draws, seed)


def f1(counts: Sequence[tuple[int, int, int]], *, name: str = "F1", draws: int = 0, seed: int = 0) -> Measure:
    """Of what two annotators found, the share that both did: twice `both` over `first` plus `second`.

    `counts` are (both, first, second) of each article, added over its pairs of annotators. It is positive specific
    agreement, which is what kappa comes to where there is no end of things that nobody found (Hripcsak and Rothschild,
    2005).
    """
    found = sorted((both, *sorted((one, other))) for both, one, other in counts if one or other)
    both, one, other = np.array(found, np.float64).reshape(-1, 3).T

    def estimate(weights: Array) -> Array:
        return quotient(2 * (weights @ both), weights @ (one + other))

    why_not = "" if found else "nobody found any" if counts else "no article was read by two annotators"
    return measured(name, estimate, len(found), why_not, draws, seed)
