"""A person's actions, folded into the reading they amount to.

State is never stored: it is the fold of the actions in their order, and the order comes from counters (Lamport,
1978), never from the time of day. Undo is the inverse action, so it has no limit and survives a restart.
"""

from collections.abc import Iterable

from workbench.records import Action, Annotation, Record

Change = tuple[dict[str, Record], tuple[str, ...]]
"""What to put, record id → record, and which record ids to drop."""


def ordered(actions: Iterable[Action]) -> list[Action]:
    """Every action once, each after all that its writer knew of; what was done side by side, by writer and number."""
    known: dict[str, Action] = {}
    for action in sorted(actions, key=lambda action: (action.clock, action.writer, action.seq)):
        known.setdefault(action.id, action)
    return list(known.values())


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
    latest = history[-1]
    return Annotation(latest.article, latest.sha256, annotator, fold(history), latest.codebook)


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
        elif action.do not in {"undo", "redo"}:  # two kernels may take the same action back
            done.append(action.id)
            undone.clear()
    return done, undone
