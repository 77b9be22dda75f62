"""What was tried with names, files and words that somebody else made, as lines of the scoreboard."""

from collections.abc import Callable
from functools import partial

from tests.faults.archives import archives
from tests.faults.badfiles import badfiles
from tests.faults.canaries import canaries
from tests.faults.metric import Metric
from tests.faults.paths import paths
from tests.faults.patterns import patterns

METRICS: dict[str, Callable[[], Metric]] = {
    "C2": partial(paths, 99),
    "C3": partial(archives, 99),
    "C4": partial(badfiles, 999),
    "C6": partial(patterns, 12),
    "C9": partial(canaries, 9),
}
