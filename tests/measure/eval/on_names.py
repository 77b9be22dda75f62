"""Names in labelled sets: each set a table, each way of finding them a column."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence

from tests.measure.eval import report
from tests.measure.eval.bands import Judged, bands
from tests.measure.eval.finders import Finder, article, name
from tests.measure.eval.marks import Marks, marked
from tests.measure.eval.reference import Suggester
from tests.measure.eval.sets import Names, words
from workbench.records import Mention

Seen = Mapping[str, Collection[str]]
"""Column → names of the sets that it was trained on."""


def name_tables(sets: Sequence[Names], asked: Mapping[str, Finder], seen: Seen) -> Iterator[str]:
    """A table for each set; a star where a column was trained on it."""
    for each in sets:
        found: dict[str, dict[str, Marks]] = {}
        rates: dict[str, float] = {}
        for column, find in asked.items():
            told = f"{column} *" if each.name in seen.get(column, ()) else column
            begun = time.process_time()
            found[told] = marked(each.passages, list(find(each.passages)), each.groups)
            rates[told] = words(each.passages) / max(time.process_time() - begun, 1e-9)
        yield from report.names(f"{each.name}, {len(each.passages)} texts", found, rates)


def name_scores(sets: Sequence[Names], suggester: Suggester) -> Iterator[str]:
    """Whether the scores of suggested names can be believed, over all sets."""
    yield from report.calibration("Scores of names, all sets", bands(_judged(sets, suggester)))


def _judged(sets: Sequence[Names], suggester: Suggester) -> Iterator[Judged]:
    """Each suggested name that has a score, and whether the set has it; in groups that the set annotates."""
    for each in sets:
        for passage in each.passages:
            suggested = suggester(article(passage)).values()
            mentions = [mention for mention in suggested if isinstance(mention, Mention) and mention.type == "name"]
            for mention in mentions:
                if mention.score and name(mention)[2] in each.groups:
                    yield mention.score, name(mention) in passage.names
