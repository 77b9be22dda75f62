"""A person's actions, folded into the reading they amount to.

State is never stored: it is the fold of the actions in their order, and the order comes from parents and
counters, never from clocks. Undo is the inverse action, so it has no limit and survives a restart.
"""

from collections.abc import Iterable
from graphlib import TopologicalSorter

from workbench.records import Action, Annotation, Record

Change = tuple[dict[str, Record], tuple[str, ...]]
"""What to put, record id → record, and which record ids to drop."""


def ordered(actions: Iterable[Action]) -> list[Action]:
    """Every action once, each after its parents; among equals by writer and sequence number."""
    known: dict[str, Action] = {}
    for action in actions:
        known.setdefault(action.id, action)
    # a parent that is missing (a damaged line, a lost file) cannot hold its children back
    parents = {id_: [parent for parent in action.parents if parent in known] for id_, action in known.items()}
    depths: dict[str, int] = {}
    for id_ in TopologicalSorter(parents).static_order():
        depths[id_] = 1 + max((depths[parent] for parent in parents[id_]), default=0)
    return sorted(known.values(), key=lambda action: (depths[action.id], action.writer, action.seq))


def heads(actions: Iterable[Action]) -> tuple[str, ...]:
    """Ids of the actions that no other action has as a parent, sorted."""
    actions = list(actions)
    parents = {parent for action in actions for parent in action.parents}
    return tuple(sorted({action.id for action in actions} - parents))


def fold(actions: Iterable[Action]) -> dict[str, Record]:
    """Record id → record after all `actions` of one annotator on one article, applied in the order given."""
    records: dict[str, Record] = {}
    for action in actions:
        records.update(action.put)
        for id_ in action.drop:
            records.pop(id_, None)
    return records


def annotation(actions: Iterable[Action], annotator: str) -> Annotation:
    """The annotator's reading of the one article that `actions` are about.

    Raises ValueError when there is no action.
    """
    history = ordered(actions)
    if not history:
        raise ValueError("an annotation needs at least one action")
    return Annotation(history[-1].article, history[-1].sha256, annotator, fold(history))


def undoable(history: list[Action]) -> str | None:
    """Id of the action that an undo would take back, if there is one; `history` is ordered."""
    return next(reversed(_stacks(history)[0]), None)


def redoable(history: list[Action]) -> str | None:
    """Id of the action that a redo would bring back, if there is one; `history` is ordered."""
    return next(reversed(_stacks(history)[1]), None)


def inverse(history: list[Action], id_: str) -> Change:
    """The change that takes action `id_` of the ordered `history` back. Raises KeyError when it is not there."""
    before = fold(history[: _index(history, id_)])
    put, drop = change(history, id_)
    touched = [*put, *drop]
    return {key: before[key] for key in touched if key in before}, tuple(key for key in touched if key not in before)


def change(history: list[Action], id_: str) -> Change:
    """The change that action `id_` of the `history` made. Raises KeyError when it is not there."""
    action = history[_index(history, id_)]
    return action.put, action.drop


def _index(history: list[Action], id_: str) -> int:
    for index, action in enumerate(history):
        if action.id == id_:
            return index
    raise KeyError(id_)


def _stacks(history: list[Action]) -> tuple[list[str], list[str]]:
    done: list[str] = []
    undone: list[str] = []
    for action in history:
        if action.do == "undo" and action.of in done:
            done.remove(action.of)
            undone.append(action.of)
        elif action.do == "redo" and action.of in undone:
            undone.remove(action.of)
            done.append(action.of)
        else:
            done.append(action.id)
            undone.clear()
    return done, undone
