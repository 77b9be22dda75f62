"""Names in labelled sets: each set a table, each way of finding them a column."""

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.measure.eval import baselines, finders, report
from tests.measure.eval.bands import Judged, bands
from tests.measure.eval.finders import Finder
from tests.measure.eval.marks import Marks, marked
from tests.measure.eval.sets import GROUPS, Name, Names, words
from workbench import starter, suggest
from workbench.codebook import read_codebook
from workbench.records import Mention


@dataclass(frozen=True)
class Columns:
    """Who is asked beside the gazetteer and the pipeline: the CNN and what it learnt from, and which encoder."""

    cnn: Finder | None = None
    learnt: Sequence[Names] = ()
    folder: Path | None = None

    def finders(self) -> dict[str, Finder]:
        """Column → finder. The encoder alone has neither registry nor rules."""
        codebook = read_codebook(starter.annotations())
        asked: dict[str, Finder] = {"gazetteer only": finders.by(baselines.gazetteer(codebook))}
        if self.cnn:
            asked["CNN"] = self.cnn
        return asked | {"model": finders.model(self.folder), "pipeline": finders.by(suggest.load())}


def name_tables(sets: Sequence[Names], columns: Columns, seen: Collection[str]) -> Iterator[str]:
    """The tables, then how far the pipeline's scores can be believed, then what was left out and why."""
    if not sets:
        return
    asked = columns.finders()
    scored = [each for each in sets if f"ent_{each.name}" not in seen or each.split != "train"]
    for each in scored:
        yield from _table(each, asked, columns, seen)
    if scored:
        yield from report.calibration("Scores of names, all sets", bands(_judged(scored)))
    yield from ("", *(sentence for each in sets for sentence in each.troubles))
    left = [each.name for each in sets if each not in scored]
    if left:
        yield f"Not scored, for the model was trained on them (--all scores them): {', '.join(left)}"


def _table(each: Names, asked: dict[str, Finder], columns: Columns, seen: Collection[str]) -> Iterator[str]:
    found: dict[str, dict[str, Marks]] = {}
    rates: dict[str, float] = {}
    for name, find in asked.items():
        begun = time.process_time()
        marks = marked(each.passages, list(find(each.passages)), each.groups)
        rates[name] = words(each.passages) / (time.process_time() - begun)
        found[_told(name, each, columns, seen)] = marks
    yield from report.names(
        f"{each.name}, {len(each.passages)} texts", found, dict(zip(found, rates.values(), strict=True))
    )


def _told(name: str, each: Names, columns: Columns, seen: Collection[str]) -> str:
    """The column's name, with a star where it was trained on this set."""
    trained = each in columns.learnt if name == "CNN" else f"ent_{each.name}" in seen and name != "gazetteer only"
    return f"{name} *" if trained else name


def _judged(sets: Sequence[Names]) -> Iterator[Judged]:
    """Each suggested name that has a score, and whether the set has it; of passages that the set's groups cover."""
    suggester = suggest.load()
    for each in sets:
        for passage in each.passages:
            given = set(passage.names)
            for mention in suggester(finders.article(passage)).values():
                if isinstance(mention, Mention) and mention.score and GROUPS[mention.label] in each.groups:
                    yield mention.score, _name(mention) in given


def _name(mention: Mention) -> Name:
    return mention.start, mention.end, GROUPS[mention.label]
