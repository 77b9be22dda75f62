"""How sure a figure is: 95 % intervals for which articles were drawn, not their sentences."""

from workbench.intervals.clustered import Interval, ratio

__all__ = ["Interval", "ratio"]
