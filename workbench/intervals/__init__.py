"""How sure a figure is: 95 % intervals for which articles were read, not their sentences."""

from workbench.intervals.interval import Interval
from workbench.intervals.ratios import ANNOTATORS, FEWEST, ratio, ratios
from workbench.intervals.wilson import TOO_NARROW, wilson

__all__ = ["ANNOTATORS", "FEWEST", "TOO_NARROW", "Interval", "ratio", "ratios", "wilson"]
