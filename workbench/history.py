"""A person's actions, folded into the reading they amount to.

State is never stored: it is the fold of the actions in their order, and the order comes from counters (Lamport,
1978), never from the time of day. Undo is the inverse action, so it has no limit and survives a restart.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import msgspec

from workbench.forks import disputed
from workbench.records import Action, Annotation, Record

Around = dict[str, tuple[str, str]]
"""Record id → what stood before and after its words."""
Change = tuple[dict[str, Record], tuple[str, ...]]
"""What to put, record id → record, and which record ids to drop."""
Place = tuple[int, str, bool, int]
"""Where an action stands in the order."""


class Placed(Protocol):
    """What has a place in the order."""

    @property
    def id(self) -> str:
        """Made where the person acted."""

    @property
    def clock(self) -> int:
        """Higher than that of every action its writer knew of."""

    @property
    def writer(self) -> str:
        """One kernel's session."""

    @property
    def seq(self) -> int:
        """Its number among the lines of its file."""

    @property
    def accepts(self) -> str:
        """Checksum of the damaged line for which it stands; empty for nearly all."""


_Placed = TypeVar("_Placed", bound=Placed)


def place_in_order(action: Placed) -> Place:
    """What actions are sorted by: each after all that its writer knew of; side by side, by writer and number.

    Of two lines of one action the one that was accepted by hand comes first, and so it counts.
    """
    return action.clock, action.writer, not action.accepts, action.seq


def ordered(actions: Iterable[_Placed]) -> list[_Placed]:
    """Every action once, in order."""
    known: dict[str, _Placed] = {}
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


def surround(around: Around, action: Action) -> None:
    """Bring `around` up to the action: what it puts stands where it says, and what it drops nowhere."""
    for id_ in (*action.put, *action.drop):
        around.pop(id_, None)
    around.update({id_: words for id_, words in action.around.items() if id_ not in action.drop})


def annotation(actions: Iterable[Action], annotator: str) -> Annotation:
    """The annotator's reading of the one article that `actions` are about.

    Raises ValueError when there is no action.
    """
    history = ordered(actions)
    if not history:
        raise ValueError("an annotation needs at least one action")
    latest = history[-1]
    around: Around = {}
    for action in history:
        surround(around, action)
    return Annotation(
        latest.article, latest.sha256, annotator, fold(history), latest.codebook, around, disputed(history)
    )


def grouped(id_: str, actions: Sequence[Action]) -> list[Action]:
    """The actions as one step: their ids follow from the step's, so that the same step again is known again."""
    group = id_ if len(actions) > 1 else ""
    ids = [id_, *(f"{id_}.{number}" for number in range(1, len(actions)))]
    pairs = zip(ids, actions, strict=False)  # of no actions there is no step
    return [msgspec.structs.replace(action, id=each, group=group) for each, action in pairs]
