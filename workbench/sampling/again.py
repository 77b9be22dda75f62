"""Reading again what one has read: what is due, what it is called then, and how far the two readings agree."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench import history
from workbench.drawn import Again, Drawn, read_drawn
from workbench.records import Action, Annotation
from workbench.sampling import lots
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.agreement.reliability import Agreement
    from workbench.project import Project

Pair = tuple[str, list[Action], list[Action]]
"""An article, the annotator's actions of the first reading, and those of the second; both on the article's id."""


def due(project: "Project", annotator: str, days: int, now: datetime) -> list[str]:
    """Ids of the articles that the annotator finished at least so many days before `now` and has not read again.

    Raises Trouble when there is no such annotator.
    """
    logs, drawn = project.store.read(), read_drawn(project.store.folder)
    if annotator not in logs.histories:
        raise Trouble(f"there is no annotator {annotator!r}; annotators here: {', '.join(logs.histories) or 'none'}")
    latest: dict[str, str] = {}
    for action in logs.histories[annotator]:
        latest[action.article] = max(latest.get(action.article, ""), action.at)
    done = {each.article for each in logs.readings() if (each.annotator, each.status) == (annotator, "done")}
    read_again = {each.of for repeat in drawn.repeats_of(annotator) for each in repeat.articles}
    open_ = (done & set(project.articles)) - read_again
    return sorted(id_ for id_ in open_ if _is_before(latest[id_], now - timedelta(days=days)))


def second_readings(project: "Project", annotator: str, chosen: Iterable[str], purpose: str) -> tuple[Again, ...]:
    """The articles under the names by which they are read again, each before an open article drawn by lot."""
    read = {each.article for each in project.store.read().readings() if each.annotator == annotator and _is_over(each)}
    open_ = lots.in_lot_order(set(project.articles) - read, purpose)
    named = [(hashlib.sha256(f"{purpose}:{of}".encode()).hexdigest()[:12], of) for of in chosen]
    return tuple(
        Again(id_, of, open_[number % len(open_)] if open_ else "") for number, (id_, of) in enumerate(sorted(named))
    )


def pairs(project: "Project", drawn: Drawn, annotator: str) -> Iterator[Pair]:
    """What the annotator has read twice, first and second; the first as it stood when the second was begun.

    That is told by the counters of the log, so that what was corrected afterwards changes nothing.
    """
    logs = project.store.read(apart={})
    for repeat in drawn.repeats_of(annotator):
        for each in repeat.articles:
            second = [replace(action, article=each.of) for action in logs.on(each.id, annotator)]
            first = [action for action in logs.on(each.of, annotator) if second and action.clock < second[0].clock]
            if first:
                yield each.of, first, second


def agreement_with_oneself(project: "Project", drawn: Drawn, *, draws: int, seed: int) -> "dict[str, Agreement]":
    """As `Samples.intracoder`."""
    found = {}
    for annotator in sorted({repeat.annotator for repeat in drawn.repeats}):
        if twice := [*pairs(project, drawn, annotator)]:
            found[annotator] = _agreement(project, annotator, twice, draws=draws, seed=seed)
    return found


def again(annotator: str) -> str:
    """What an annotator is called as their own second reader."""
    return f"{annotator}, again"


def _agreement(project: "Project", annotator: str, twice: Sequence[Pair], *, draws: int, seed: int) -> "Agreement":
    from workbench.agreement.before import shown
    from workbench.agreement.reliability import agreement

    histories = {
        annotator: [action for _, first, _ in twice for action in first],
        again(annotator): [action for _, _, second in twice for action in second],
    }
    readings = [
        history.annotation(actions, name)
        for _, first, second in twice
        for name, actions in ((annotator, first), (again(annotator), second))
    ]
    articles = {id_: project.articles[id_] for id_, _, _ in twice if id_ in project.articles}
    return agreement(readings, articles=articles, shown=shown(histories), draws=draws, seed=seed)


def _is_over(reading: Annotation) -> bool:
    return reading.status in {"done", "skipped", "flagged"}


def _is_before(at: str, day: datetime) -> bool:
    try:
        return datetime.fromisoformat(at) <= day
    except (ValueError, TypeError):  # without a time, or without a zone, nobody knows when
        return False
