"""Prints how good the suggestions are: on the reference reading, and on each labelled set of a folder, if one is given.

`make eval DATA=folder`. Ends with 1 when a floor on the reference reading is broken.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import msgspec

from tests.measure.eval import baselines, cnn, judges, report
from tests.measure.eval.counting import figures, total
from tests.measure.eval.on_names import Columns, name_tables
from tests.measure.eval.on_pairs import pair_tables
from tests.measure.eval.reference import FLOORS, ROOT, Suggester, broken, readings
from tests.measure.eval.sets import name_sets, pair_sets
from workbench.project import open_project
from workbench.suggest.encoder import SHIPPED


def main() -> int:
    """Measure and print, the quickest first."""
    asked = argparse.ArgumentParser(prog="make eval", description=__doc__.split("\n")[0])
    asked.add_argument("data", type=Path, nargs="?", help="a folder of labelled sets, ent_*.jsonl and stance_*.jsonl")
    asked.add_argument("--train", type=Path, help="a folder of sets for the CNN to learn from; DATA if not said")
    asked.add_argument("--model", type=Path, help="a model folder to measure beside the pipeline, for the shipped one")
    asked.add_argument("--held-out", type=Path, help="JSON list of {id, gold, probs} that a cross-validation left")
    asked.add_argument("--all", action="store_true", help="score the sets, too, that the model was trained on")
    options = asked.parse_args()
    sets = name_sets(options.data) if options.data else []
    learnt = [each for each in (name_sets(options.train) if options.train else sets) if each.split == "train"]
    find = cnn.finder(learnt) if learnt else None
    sentences = _reference(find)
    print(_cost(options.data), flush=True)
    seen = frozenset() if options.all else _seen(options.model or SHIPPED)
    for line in name_tables(sets, Columns(find, learnt, options.model), seen):
        print(line, flush=True)
    held_out = judges.held_out(options.held_out) if options.held_out else None
    for line in pair_tables(pair_sets(options.data) if options.data else [], held_out, options.model, seen):
        print(line, flush=True)
    print("\n" + ("\n".join(sentences) or "All floors are kept."))
    return 1 if sentences else 0


def _reference(find: cnn.Finder | None) -> list[str]:
    """Print the table of the reference reading; sentences about broken floors."""
    project = open_project(ROOT)
    columns: dict[str, Suggester] = {
        "majority": baselines.majority(project.codebook),
        "gazetteer only": baselines.gazetteer(project.codebook),
        "lexicon only": baselines.lexicon(project.codebook),
    }
    if find:
        columns["CNN"] = baselines.network(find)
    columns["pipeline"] = project.suggester
    found = {name: figures(total(readings(project, each))) for name, each in columns.items()}
    print("\n".join(report.reference(found, FLOORS)), flush=True)
    return broken(found["pipeline"])


def _cost(data: Path | None) -> str:
    asked = [sys.executable, "-m", "tests.measure.eval.cost", *([str(data)] if data else [])]
    run = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    return "\nCost\n" + "\n".join(f"{name:36}{value:16,.1f}" for name, value in json.loads(run.stdout).items())


class About(msgspec.Struct, frozen=True):
    """What `model.json` says of the sets that a model was trained on, by file without ending."""

    seen: tuple[str, ...] = ()


def _seen(folder: Path) -> frozenset[str]:
    return frozenset(msgspec.json.decode((folder / "model.json").read_bytes(), type=About).seen)


if __name__ == "__main__":
    sys.exit(main())
