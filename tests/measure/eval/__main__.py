"""Prints how good the suggestions are: on the reference reading, and on each labelled set of a folder, if one is given.

`make eval DATA=folder`. Ends with 1 when a floor on the reference reading is broken.
"""

import argparse
import json
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.measure.eval import baselines, cnn, finders, judges, reference, report
from tests.measure.eval.counting import figures, total
from tests.measure.eval.on_names import name_scores, name_tables
from tests.measure.eval.on_pairs import pair_tables
from tests.measure.eval.reference import FLOORS, ROOT, broken, readings
from tests.measure.eval.sets import Names, name_sets, pair_sets
from workbench.project import Project, open_project
from workbench.suggest import Suggester
from workbench.suggest.encoder import SHIPPED, About, Encoder


def main() -> int:
    """Measure and print, the quickest first."""
    asked = argparse.ArgumentParser(prog="make eval", description=__doc__.split("\n")[0])
    asked.add_argument("data", type=Path, nargs="?", help="a folder of labelled sets, ent_*.jsonl and stance_*.jsonl")
    asked.add_argument("--train", type=Path, help="a folder of sets for the CNN to learn from; DATA if not said")
    asked.add_argument("--no-cnn", action="store_true", help="leave the CNN out; it takes minutes where none is kept")
    asked.add_argument("--model", type=Path, default=SHIPPED, help="a model folder, for the shipped one")
    asked.add_argument("--held-out", type=Path, help="JSON list of {id, gold, probs} that a cross-validation left")
    asked.add_argument("--all", action="store_true", help="score training splits, too, that the model was trained on")
    options = asked.parse_args()
    taught_by = None if options.no_cnn else options.train or options.data
    learnt = [each for each in name_sets(taught_by) if each.split == "train"] if taught_by else []
    find = cnn.finder(learnt) if learnt else None
    project = open_project(ROOT)
    if options.model != SHIPPED:
        project.suggester = Suggester(project.codebook, encoder=Encoder(options.model))
    sentences = _reference(project, find)
    print(_cost(options.data), flush=True)
    for line in _labelled(options, project, find, learnt) if options.data else ():
        print(line, flush=True)
    print("\n" + ("\n".join(sentences) or "All floors are kept."))
    return 1 if sentences else 0


def _reference(project: Project, find: cnn.Finder | None) -> list[str]:
    """Print the table of the reference reading; sentences about broken floors."""
    columns: dict[str, reference.Suggester] = {
        "majority": baselines.majority(project.codebook),
        "gazetteer only": baselines.gazetteer(project.codebook),
        "lexicon only": baselines.lexicon(project.codebook),
        **({"CNN": baselines.network(find)} if find else {}),
        "pipeline": project.suggester,
    }
    counts = {name: total(readings(project, each)) for name, each in columns.items()}
    found = {name: figures(count) for name, count in counts.items()}
    print("\n".join([*report.reference(found, FLOORS), *report.counts(counts)]), flush=True)
    return broken(found["pipeline"])


def _cost(data: Path | None) -> str:
    asked = [sys.executable, "-m", "tests.measure.eval.cost", *([str(data.resolve())] if data else [])]
    run = subprocess.run(asked, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return "\nCost\n" + "\n".join(f"{name:36}{value:16,.1f}" for name, value in json.loads(run.stdout).items())


def _labelled(options: Namespace, project: Project, find: cnn.Finder | None, learnt: list[Names]) -> Iterator[str]:
    """The tables of all labelled sets, and what of them was left out and why."""
    names, pairs = name_sets(options.data), pair_sets(options.data)
    if not names and not pairs:
        raise SystemExit(f"{options.data}: no ent_*.jsonl and no stance_*.jsonl there; name a folder of labelled sets")
    seen = _trained_on(options.model)
    left = [each for each in names if each.name in seen and each.split == "train" and not options.all]
    names = [each for each in names if each not in left]
    suggester = finders.remembered(project.suggester)
    found = {
        "gazetteer only": finders.by(baselines.gazetteer(project.codebook)),
        **({"CNN": find} if find else {}),
        "model": finders.model(options.model),
        "pipeline": finders.by(suggester),
    }
    trained = {"CNN": [each.name for each in learnt], "model": seen, "pipeline": seen}
    yield from name_tables(names, found, trained)
    yield from name_scores(names, suggester)
    asked = {"lexicon only": judges.lexicon(), "model": judges.model(options.model), "pipeline": judges.together()}
    if options.held_out:
        asked["cross-validated"] = judges.held_out(options.held_out)
    weighed = {"lexicon only": judges.WEIGHED_ON, "model": seen, "pipeline": [*seen, *judges.WEIGHED_ON]}
    yield from pair_tables(pairs, asked, weighed)
    yield "\n* trained on this set"
    if left:
        yield f"Not scored, for the model was trained on them (--all does): {', '.join(each.name for each in left)}"
    yield from (sentence for each in (*names, *left, *pairs) for sentence in each.troubles)


def _trained_on(folder: Path) -> list[str]:
    """Names of the sets that the model in `folder` saw."""
    about = msgspec.json.decode((folder / "model.json").read_bytes(), type=About)
    return [each.partition("_")[2] for each in about.seen]


if __name__ == "__main__":
    sys.exit(main())
