"""What came, in numbers: how two states of the same logs differ."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import ADJUDICATED
from workbench.store import Logs, annotator_of
from workbench.wording import counted


class Standing(NamedTuple):
    """What logs amount to: (annotator, article) of each action by its id, articles that several finished, disputes."""

    actions: dict[str, tuple[str, str]]
    compared: frozenset[str]
    in_two_ways: int


def standing(logs: Logs) -> Standing:
    """What is counted of the logs."""
    annotated = logs.articles  # and not what is read again, which its reader is not to know
    actions = {
        entry.id: (annotator_of(name, log), entry.article)
        for name, log in logs.files.items()
        for entry in log.entries
        if entry.article in annotated
    }
    readers: dict[str, set[str]] = defaultdict(set)
    disputed = 0
    for reading in logs.readings():
        disputed += len(reading.disputed)
        if reading.status == "done" and reading.annotator != ADJUDICATED:
            readers[reading.article].add(reading.annotator)
    return Standing(actions, frozenset(id_ for id_, names in readers.items() if len(names) > 1), disputed)


def came(before: Standing, after: Standing) -> Iterator[str]:
    """A line for each annotator of whom anything came, and what can be compared or decided now."""
    new = [said for id_, said in after.actions.items() if id_ not in before.actions]
    for annotator, n in sorted(Counter(annotator for annotator, _ in new).items()):
        articles = len({article for whose, article in new if whose == annotator})
        yield f"{annotator}: {counted(n, 'action')} on {counted(articles, 'article')}"
    if not new:
        yield "no action came that was not here"
    more = f" ({new_here} more than before)" if (new_here := len(after.compared - before.compared)) else ""
    yield (
        f"{counted(len(after.compared), 'article')} finished by two annotators or more{more}; `workbench agreement` "
        "compares them"
    )
    if ways := after.in_two_ways - before.in_two_ways:
        yield f"{counted(ways, 'record')} left in two ways by sessions of one person; at the desk v lists them"
