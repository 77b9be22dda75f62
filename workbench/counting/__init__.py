"""What a figure counts and what it says about that: the rule for repeats, weights, and the sentences under it."""

from workbench.counting.counted import SUGGESTED, Counted, counted, standing
from workbench.counting.repeats import Once
from workbench.counting.telling import labels, lines, many, more, outlets_and_period, provenance
from workbench.counting.weights import figure, ranked, tally

__all__ = [
    "SUGGESTED",
    "Counted",
    "Once",
    "counted",
    "figure",
    "labels",
    "lines",
    "many",
    "more",
    "outlets_and_period",
    "provenance",
    "ranked",
    "standing",
    "tally",
]
