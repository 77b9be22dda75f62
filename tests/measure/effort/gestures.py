"""What hands do, and how long it takes by the keystroke-level model.

Times are those of Card, Moran & Newell (1980), "The keystroke-level model for user performance time with interactive
systems", Communications of the ACM 23(7), 396-410: a key 0.28 s (their average non-secretary typist; a held Shift or
Ctrl is a key of its own), pointing 1.1 s, a hand between mouse and keyboard 0.4 s, making up one's mind 1.35 s. The
mouse button is 0.1 s a press or release, as in Kieras (1993), "Using the keystroke-level model to estimate execution
times".

Where a mind is made up, one rule says for all tools, in two ways. By the rules 0 to 4 of 1980 it is before a command,
not before reading, and once for what belongs together: here for all that is done to one item, for each step that
settles many at once, and for each screen that asks a question (`decide`, `think`). The second figure has it instead
once for each item of an article that is judged, also where nothing is done to what is right (`look`, `think`).

A single key is pressed by the hand that is not on the mouse; for two and more in a row the hand leaves the mouse.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import groupby

SECONDS = {"K": 0.28, "P": 1.1, "B": 0.1, "H": 0.4, "M": 1.35}
MINDS = {"think", "decide", "look"}
OPERATORS = {**dict.fromkeys(MINDS, "M"), "key": "K", "chord": "KK", "click": "PBB", "double": "PBBBB", "drag": "PBPB"}
OPERATORS |= {"held-click": "KPBB", "held-drag": "KPBPB"}
ACTIONS = {
    **dict.fromkeys(MINDS, 0),
    "key": 1,
    "chord": 1,
    "click": 1,
    "double": 2,
    "drag": 3,
    "held-click": 1,
    "held-drag": 3,
}
KEYS = {"key", "chord"}


class Tally:
    """Gestures in the order in which they were made."""

    def __init__(self, gestures: str = "") -> None:
        """`gestures` are words of `ACTIONS`, between blanks."""
        self._made: list[str] = []
        self.add(gestures)

    def add(self, gestures: str) -> None:
        """Count further gestures; KeyError when one has no times."""
        for gesture in gestures.split():
            OPERATORS[gesture]
            self._made.append(gesture)

    def then(self, gestures: str) -> "Tally":
        """The same with further gestures, as another tally."""
        return Tally(" ".join([*self._made, gestures]))

    @property
    def actions(self) -> int:
        """Keys, clicks and drags; a drag counts 3, a double click 2, a key that is held 0."""
        return sum(ACTIONS[gesture] for gesture in self._made)

    @property
    def seconds(self) -> float:
        """Time by the keystroke-level model, a mind being made up for each command."""
        return _seconds(self.operators)

    @property
    def seconds_of_looking(self) -> float:
        """The same with a mind made up for each item that is looked at."""
        return _seconds("".join(_with_ways(self._made, {"think", "look"})))

    @property
    def operators(self) -> str:
        """The operators of the model in order, with a hand's way between mouse and keyboard."""
        return "".join(_with_ways(self._made, {"think", "decide"}))


def _seconds(operators: str) -> float:
    return sum(SECONDS[operator] * count for operator, count in Counter(operators).items())


def _with_ways(gestures: list[str], minds: Collection[str]) -> Iterable[str]:
    at = ""
    doing = [gesture for gesture in gestures if gesture not in MINDS]
    yield "M" * sum(gesture in minds for gesture in gestures)
    for typed, group in groupby(doing, key=KEYS.__contains__):
        run = list(group)
        place = "keys" if typed and len(run) > 1 else at if typed else "mouse"
        if at and place != at:
            yield "H"
        at = place
        yield from (OPERATORS[gesture] for gesture in run)
