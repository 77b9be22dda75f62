"""Prints every figure beside its floor; ends with 1 when one is above it."""

import sys

from tests.measure.bench import agreeing, charting, lab, long, many, near, opening, processes, streams, suggesting
from tests.measure.effort import report


def main() -> int:
    """Measure and print, one after the other; 1 when a figure is above its floor."""
    above = False
    for measure in (processes, suggesting, streams, long, many, near, opening, agreeing, charting, lab, report):
        for figure in measure.figures():
            print(figure, flush=True)
            above = above or not figure.holds
    return int(above)


if __name__ == "__main__":
    sys.exit(main())
