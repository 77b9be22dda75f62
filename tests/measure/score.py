"""The suggestions on the reference reading alone, an article a column: quicker than all of `make eval`.

Exits 1 when a floor is broken.
"""

import sys
from collections import Counter

from tests.measure.eval.counting import counted, figures
from tests.measure.eval.reference import FLOORS, ROOT, broken, readings
from tests.measure.eval.report import COUNTED
from workbench.project import open_project


def main() -> int:
    """Print the table, one column an article and one for all, and say which floors are broken."""
    counts = {reading.article.id: counted(reading) for reading in readings(open_project(ROOT))}
    counts["all"] = sum(counts.values(), Counter())
    columns = {name: figures(count) for name, count in counts.items()}
    print(f"{'':34}" + "".join(f"{name[:12]:>14}" for name in columns))
    for figure in columns["all"]:
        cells = (f"{'–' if column[figure] is None else f'{column[figure]:.3f}':>14}" for column in columns.values())
        print(f"{figure:34}{''.join(cells)}" + (f"   floor {FLOORS[figure]}" if figure in FLOORS else ""))
    for name in COUNTED:
        print(f"n {name:32}" + "".join(f"{count[name]:>14}" for count in counts.values()))
    sentences = broken(columns["all"])
    print("\n".join(sentences) if sentences else "All floors are kept.")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
