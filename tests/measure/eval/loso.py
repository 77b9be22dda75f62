"""How names are found in text of a kind never trained on: each set is left out once, and scored by what the rest taught.

`python -m tests.measure.eval.loso DATA` does it for the CNN and writes `build/loso/cnn.json`. With `--models FOLDER`
it scores trained encoders instead, one a left-out set in a folder of that set's name (see `workbench/training`), and
prints both side by side. All splits of a set are left out together. At most 2,000 passages of a set are scored, drawn
with a fixed seed.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.measure.eval import cnn
from tests.measure.eval.marks import Marks, marked, mean, micro
from tests.measure.eval.sets import THREE, Names, Passage, a_few, name_sets, origin

MOST = 2000
KEPT = Path(__file__).parents[3] / "build" / "loso"

Figures = dict[str, float | None]


def left_out(sets: list[Names]) -> Iterator[tuple[str, list[Names], Names]]:
    """Each set's name, the sets without it, and what is scored of it."""
    for name in dict.fromkeys(origin(each.name) for each in sets):
        own = [each for each in sets if origin(each.name) == name]
        passages: list[Passage] = [passage for each in own for passage in each.passages]
        groups = frozenset().union(*(each.groups for each in own))
        rest = [each for each in sets if each not in own]
        yield name, rest, Names(name, tuple(a_few(passages, MOST)), groups, ())


def figures(marks: dict[str, Marks]) -> Figures:
    """Exact F1 of the three groups, their mean, and all names as one."""
    return {
        **{group: marks[group].f1 for group in THREE if group in marks},
        "mean": mean(marks),
        "micro": micro(marks).f1,
    }


def main() -> int:
    """Train, score, keep and print."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("data", type=Path, help="a folder of labelled sets")
    asked.add_argument("--out", type=Path, default=KEPT / "cnn.json")
    options = asked.parse_args()
    found: dict[str, Figures] = {}
    for name, rest, scored in left_out(name_sets(options.data)):
        marks = marked(scored.passages, cnn.finder(rest)(scored.passages), scored.groups)
        found[name] = figures(marks)
        print(name, found[name], flush=True)
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
