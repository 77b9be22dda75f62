"""What one annotator did, step by step, with what was taken back since: on the desk, and as text to read or to keep."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from workbench.codebook import Codebook
from workbench.desk.telling import Done, in_full, in_short
from workbench.records import Action, Record


class Row(Struct, frozen=True):
    """One step. `at` is when it was done, in UTC as stored; `undone` says that nothing of it stands any more."""

    id: str
    at: str
    article: str
    title: str
    do: str
    words: str
    undone: bool


def told(actions: Iterable[Action], codebook: Codebook, titles: Mapping[str, str], article: str = "") -> list[Row]:
    """The steps of one annotator, whose `actions` come in their order; the latest is last.

    With an `article`, those that touch it; without, a step stands under the first article that it touches. `titles` are
    by article id, and an article that has none is called by its id.
    """
    steps, back = _steps(actions)
    step_of = {action.id: step for step in steps.values() for action, _ in step}
    rows: list[Row] = []
    for id_, step in steps.items():
        first = step[0][0]
        touched = {action.article for action, _ in step}
        if article and article not in touched:
            continue
        words = (
            f"{first.do}: {in_short(step_of[first.of], codebook)}" if first.of in step_of else in_full(step, codebook)
        )
        where = article or first.article
        undone = back.issuperset(action.id for action, _ in step)
        rows.append(Row(id_, first.at, where, titles.get(where) or where, first.do, words, undone))
    return rows


def as_text(rows: Iterable[Row]) -> str:
    """The history to read or to keep: a line a step, with when, where and what, and a mark behind what was undone."""
    lines = (f"{row.at}  {row.article}  {row.words}{'  [undone]' * row.undone}\n" for row in rows)
    return "".join(lines)


def _steps(actions: Iterable[Action]) -> tuple[dict[str, list[Done]], set[str]]:
    """The steps by id, and the ids of the actions that were taken back."""
    steps: dict[str, list[Done]] = {}
    back: set[str] = set()
    readings: dict[str, dict[str, Record]] = {}
    for action in actions:
        records = readings.setdefault(action.article, {})
        replaced = {id_: records[id_] for id_ in (*action.put, *action.drop) if id_ in records}
        records.update(action.put)
        for id_ in action.drop:
            records.pop(id_, None)
        steps.setdefault(action.group or action.id, []).append((action, replaced))
        if action.do == "undo":
            back.add(action.of)
        elif action.do == "redo":
            back.discard(action.of)
    return steps, back
