"""How sure a figure is: 95 % intervals for which articles were read, not their sentences."""

from workbench.intervals.clustered import ANNOTATORS, FEWEST, ratio, ratios
from workbench.intervals.corrected import METHOD, Corrected, corrected
from workbench.intervals.differing import difference
from workbench.intervals.interval import PERCENTILES, Interval
from workbench.intervals.wilson import TOO_NARROW, wilson

__all__ = [
    "ANNOTATORS",
    "FEWEST",
    "METHOD",
    "PERCENTILES",
    "TOO_NARROW",
    "Corrected",
    "Interval",
    "corrected",
    "difference",
    "ratio",
    "ratios",
    "wilson",
]
