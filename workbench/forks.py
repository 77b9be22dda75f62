"""What sessions that did not know of each other made of the same record.

One person at two machines, or in two kernels, may change a record twice, and the union of the logs then holds both. One
of the two counts, by an order that every reader computes alike, but which one it is says nothing about which is right:
so both are kept in sight until the person has decided, knowing both.

Which action knew of which is told by *version vectors* (Parker et al., 1983; Fidge, 1988): for every action the latest
action of each writer that it follows from. What cannot be shown to have been known, because a line between the two is
missing, is not taken as known: a question too many costs a key, one too few costs somebody's work.
"""

from collections.abc import Sequence
from itertools import pairwise

from workbench.records import Action, Record

_CARRIES = {"migrate", "repair"}
"""What an action does that takes records over to other rules or another place: it decides nothing."""
Known = dict[str, int]
"""Writer → place in the order of their latest action that is known."""


def disputed(actions: Sequence[Action]) -> dict[str, tuple[Record | None, ...]]:
    """Record id → what sessions made of it that did not know of each other, where that differs; None is dropped.

    `actions` are all of one annotator on one article, in order, each once. What counts stands first. A later action
    that knows all sides and puts or drops the record ends its dispute, unless it only carries over what counts; and
    the undo of that action opens it again.
    """
    if all(_follows(later, earlier) for earlier, later in pairwise(actions)):
        return {}
    known = _known(actions)
    open_: dict[str, list[int]] = {}  # record id → places of the actions on it that none after them knew of
    before: dict[tuple[str, str], list[int]] = {}  # the same before an action, by its id and that of the record
    for place, action in enumerate(actions):
        for id_ in {*action.put, *action.drop}:
            sides = before[action.id, id_] = open_.get(id_, [])
            seen = [each for each in sides if known[place].get(actions[each].writer, -1) >= each]
            again = before.get((action.of, id_), [])
            if action.do == "undo" and seen == sides and _opens(again, action, actions, id_):
                open_[id_] = again
            else:
                ended = seen[-1:] if action.do in _CARRIES else seen
                open_[id_] = [*(each for each in sides if each not in ended), place]
    outcomes = {id_: _outcomes(id_, [actions[place] for place in reversed(sides)]) for id_, sides in open_.items()}
    return {id_: found for id_, found in sorted(outcomes.items()) if len(found) > 1}


def _opens(again: Sequence[int], undo: Action, actions: Sequence[Action], id_: str) -> bool:
    """Whether an undo gives a record back what counted while these actions disputed it."""
    return len(again) > 1 and _made(undo, id_) == _made(actions[again[-1]], id_)


def _follows(later: Action, earlier: Action) -> bool:
    return later.writer == earlier.writer or earlier.id in later.parents


def _known(actions: Sequence[Action]) -> list[Known]:
    """For each action what it knew; parents that do not stand before it are not there, or not true."""
    found: list[Known] = []
    places: dict[str, int] = {}  # action id → its place
    latest: Known = {}
    for place, action in enumerate(actions):
        before = {places[id_] for id_ in action.parents if id_ in places}
        if action.writer in latest:
            before.add(latest[action.writer])
        known: Known = {}
        for each in before:
            for writer, last in (*found[each].items(), (actions[each].writer, each)):
                known[writer] = max(last, known.get(writer, -1))
        found.append(known)
        places[action.id] = latest[action.writer] = place
    return found


def _outcomes(id_: str, sides: Sequence[Action]) -> tuple[Record | None, ...]:
    """What each side made of the record, the same only once."""
    found: list[Record | None] = []
    for action in sides:
        made = _made(action, id_)
        if made not in found:
            found.append(made)
    return tuple(found)


def _made(action: Action, id_: str) -> Record | None:
    return None if id_ in action.drop else action.put[id_]
