"""A person's actions, folded into the reading they amount to.

State is never stored: it is the fold of the actions in their order, and the order comes from counters (Lamport,
1978), never from the time of day. Undo is the inverse action, so it has no limit and survives a restart.
"""

from collections.abc import Iterable, Sequence

import msgspec

from workbench.records import Action, Annotation, Record

Change = tuple[dict[str, Record], tuple[str, ...]]
"""What to put, record id → record, and which record ids to drop."""


def place_in_order(action: Action) -> tuple[int, str, int]:
    """What actions are sorted by: each after all that its writer knew of; side by side, by writer and number."""
    return action.clock, action.writer, action.seq


def ordered(actions: Iterable[Action]) -> list[Action]:
    """Every action once, in order."""
    known: dict[str, Action] = {}
    for action in sorted(actions, key=place_in_order):
        known.setdefault(action.id, action)
    return list(known.values())


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


def grouped(id_: str, actions: Sequence[Action]) -> list[Action]:
    """The actions as one step: their ids follow from the step's, so that the same step again is known again."""
    group = id_ if len(actions) > 1 else ""
    ids = [id_, *(f"{id_}.{number}" for number in range(1, len(actions)))]
    pairs = zip(ids, actions, strict=False)  # of no actions there is no step
    return [msgspec.structs.replace(action, id=each, group=group) for each, action in pairs]
