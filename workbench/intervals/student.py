"""How many standard errors an interval reaches, where these were estimated from few."""

import numpy as np

from workbench.intervals.clusters import Array

NORMAL = 1.959963984540054
"""Of the normal distribution, for 95 %."""


def reach(freedom: Array) -> Array:
    """The 97.5 % quantile of Student's t, good to 0.001 from 4 degrees of freedom on, which need not be whole.

    The series of Abramowitz and Stegun (1964, 26.7.5), in powers of one over the degrees of freedom.
    """
    z = NORMAL
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    share: Array = 1 / np.asarray(freedom, np.float64)
    found: Array = z + share * (first + share * (second + share * (third + share * fourth)))
    return found
