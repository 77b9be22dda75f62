"""How names are found in text of a kind never trained on: each set is left out once, scored by what the rest taught.

`python -m tests.measure.eval.loso DATA` does it for the CNN and keeps the figures in `build/loso/cnn.json` (delete that
to do it anew; it takes about six minutes a set). With `--models FOLDER` trained encoders are scored beside it, one a
left-out set in a folder of that set's name (`workbench/training` makes them). All splits of a set are left out
together; of a set at most 2,000 passages are scored, drawn with a fixed seed.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.measure.eval import cnn, finders
from tests.measure.eval.counting import Figures
from tests.measure.eval.marks import Marks, marked, mean, micro
from tests.measure.eval.report import shown
from tests.measure.eval.sets import THREE, Names, a_few, name_sets, origin
from workbench import starter
from workbench.codebook import read_codebook
from workbench.suggest import Suggester
from workbench.suggest.encoder import Encoder

MOST = 2000
KEPT = Path(__file__).parents[3] / "build" / "loso"
COLUMNS = (*THREE, "mean", "micro")


def left_out(sets: list[Names]) -> Iterator[tuple[str, list[Names], Names]]:
    """Each set's name, the sets without it, and what is scored of it."""
    for name in dict.fromkeys(origin(each.name) for each in sets):
        own = [each for each in sets if origin(each.name) == name]
        passages = [passage for each in own for passage in each.passages]
        groups = frozenset(group for each in own for group in each.groups)
        rest = [each for each in sets if each not in own]
        yield name, rest, Names(name, tuple(a_few(passages, MOST)), groups)


def figures(marks: dict[str, Marks]) -> Figures:
    """Exact F1 of the three groups, their mean, and all names as one."""
    groups: Figures = {group: marks[group].f1 for group in THREE if group in marks}
    return groups | {"mean": mean(marks), "micro": micro(marks).f1}


def overall(found: dict[str, Figures]) -> float | None:
    """Mean over the sets and their groups; None for no set."""
    shares = [share for each in found.values() for group in THREE if (share := each.get(group)) is not None]
    return sum(shares) / len(shares) if shares else None


def by_cnn(sets: list[Names], kept: Path) -> dict[str, Figures]:
    """Figures of the CNN for each left-out set; those in the file `kept` are taken from there, the others added."""
    found: dict[str, Figures] = json.loads(kept.read_bytes()) if kept.exists() else {}
    for name, rest, scored in left_out(sets):
        if name not in found:
            find = cnn.finder(rest)
            found[name] = figures(marked(scored.passages, find(scored.passages), scored.groups))
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found


def by_models(sets: list[Names], folder: Path) -> dict[str, dict[str, Figures]]:
    """Figures of the encoders in `folder`, alone and in the pipeline, for the sets that there is one without."""
    found: dict[str, dict[str, Figures]] = {"model": {}, "pipeline": {}}
    codebook = read_codebook(starter.annotations())
    for name, _, scored in left_out(sets):
        own = next((each for each in sorted(folder.iterdir()) if f"{name}_".startswith(f"{each.name}_")), None)
        if own is not None:
            pipeline = finders.by(Suggester(codebook, encoder=Encoder(own)))
            for who, find in (("model", finders.model(own)), ("pipeline", pipeline)):
                found[who][name] = figures(marked(scored.passages, find(scored.passages), scored.groups))
    return found


def table(cnns: dict[str, Figures], ours: dict[str, dict[str, Figures]]) -> Iterator[str]:
    """A line for each set and finder, and the means: of ours, over the sets that there is a figure for."""
    yield f"{'left out, exact F1':24}{'':9}" + "".join(f"{column:>9}" for column in COLUMNS)
    for name in cnns:
        for who, found in {"CNN": cnns, **ours}.items():
            if name in found:
                cells = (shown(found[name].get(column)) for column in COLUMNS)
                yield f"{name:24}{who:9}" + "".join(f"{cell:>9}" for cell in cells)
    yield f"mean of {len(cnns)} sets and their groups: CNN {shown(overall(cnns))}"
    for who, found in ours.items():
        both = [name for name in cnns if name in found]
        own, theirs = overall({name: found[name] for name in both}), overall({name: cnns[name] for name in both})
        if own is not None and theirs is not None:
            points = f"{100 * (own - theirs):+.1f} points"
            yield f"mean of {len(both)} sets and their groups: {who} {own:.3f}, CNN {theirs:.3f}, {points}"


def main() -> int:
    """Train, score, keep and print."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("data", type=Path, help="a folder of labelled sets")
    asked.add_argument("--models", type=Path, help="a folder of model folders, each named after the set it never saw")
    asked.add_argument("--kept", type=Path, default=KEPT / "cnn.json", help="where the CNN's figures are kept")
    options = asked.parse_args()
    sets = name_sets(options.data)
    cnns = by_cnn(sets, options.kept)
    print("\n".join(table(cnns, by_models(sets, options.models) if options.models else {})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
