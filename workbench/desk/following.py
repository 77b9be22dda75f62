"""What a decided reading takes over from the readers by itself: what all say, and nothing that no longer holds.

Readers go on reading. Where they come to agree that is taken over, and where they part again the difference is open and
nothing of it stands. What the person who decides has changed or removed by hand stays as they left it.
"""

from collections.abc import Iterable, Iterator

from workbench.desk.comparison import SAID, VERDICT, Comparison, third_of
from workbench.desk.standing import Standing
from workbench.desk.verdicts import open_in
from workbench.history import Change
from workbench.records import Action, Annotation, Record

TAKES = "agree"
"""What the action is called that takes over what all readers say."""


def followed(reading: Annotation, standing: Standing, comparison: Comparison) -> Change:
    """What has to be put and dropped for the reading to follow the readers; nothing where it does."""
    by_hand = _by_hand(action for action in standing.history(reading.article) if standing.stands(action))
    put: dict[str, Record] = {
        id_: record
        for id_, record in comparison.agreed.items()
        if id_ not in by_hand and reading.records.get(id_) != record
    }
    # where a reader's words are out of place the text was changed, and nobody says anything else for it
    fallen = () if comparison.detached else _fallen(reading, comparison, by_hand)
    return put, tuple(sorted(fallen))


def _by_hand(actions: Iterable[Action]) -> set[str]:
    """Ids of records that were last changed neither by following nor by a verdict."""
    found: dict[str, bool] = {}
    for action in actions:
        if action.do not in {"undo", "redo"}:
            hand = action.do != TAKES and not any(id_.startswith(VERDICT) for id_ in action.put)
            found |= dict.fromkeys([*action.put, *action.drop], hand)
    return {id_ for id_, hand in found.items() if hand}


def _fallen(reading: Annotation, comparison: Comparison, by_hand: set[str]) -> Iterator[str]:
    """Ids of what stands for a difference that is open or gone, or for a reader who does not say so any more."""
    open_ = set(open_in(comparison, reading))
    decided = comparison.differences.keys() - open_
    there = {side.id for id_ in decided for side in comparison.sides[id_]} | comparison.agreed.keys()
    kept = there | by_hand - {side.id for id_ in open_ for side in comparison.sides[id_]}
    for id_ in reading.records:
        of = third_of(id_)
        verdict = id_.removeprefix(VERDICT) if id_.startswith(VERDICT) else of
        if (
            (verdict and verdict not in comparison.differences)
            or (of and of not in decided)
            or (id_.startswith(SAID) and id_ not in kept)
        ):
            yield id_
