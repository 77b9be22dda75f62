"""An action of a log, whole or at a glance: what orders and counts actions is known without what they say."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct

from workbench.records import Action, State, Status


class Effect(NamedTuple):
    """Whether an action puts or drops any record, and what it makes of the article's status: nothing, most often."""

    puts: bool
    drops: bool
    status: State | Literal["", "dropped"]


class Glimpse(Struct, frozen=True, gc=False):
    """An action of a log, whose line begins at the byte `start` of `file`."""

    id: str
    article: str
    do: str
    of: str
    group: str
    writer: str
    clock: int
    seq: int
    prev: str
    accepts: str
    effect: Effect
    file: Path
    start: int


Entry = Action | Glimpse


class Glancing:
    """Takes a glimpse of the actions of one file; what many of them say is kept once."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._words: dict[str, str] = {}
        self._effects: dict[Effect, Effect] = {}

    def __call__(self, action: Action, start: int) -> Glimpse:
        """The glimpse of an action whose line begins at the byte `start`."""
        once, effect = self._words.setdefault, _effect(action)
        return Glimpse(
            action.id,
            once(action.article, action.article),
            once(action.do, action.do),
            once(action.of, action.of),
            once(action.group, action.group),
            once(action.writer, action.writer),
            action.clock,
            action.clock if action.seq == action.clock else action.seq,  # one number, most often
            action.prev,
            action.accepts,
            self._effects.setdefault(effect, effect),
            self._file,
            start,
        )


def at_a_glance(entries: Sequence[Entry]) -> State | None:
    """How far an article is after these actions on it, in order; None where only the records can tell."""
    puts = drops = dropped = False
    for entry in reversed(entries):
        effect = entry.effect if isinstance(entry, Glimpse) else _effect(entry)
        if effect.status == "dropped":
            dropped = True
        elif effect.status and not dropped:
            return effect.status
        puts, drops = puts or effect.puts, drops or effect.drops
    return None if drops else "started" if puts else "untouched"


def _effect(action: Action) -> Effect:
    status = action.put.get("status")
    dropped: Literal["", "dropped"] = "dropped" if "status" in action.drop else ""
    return Effect(bool(action.put), bool(action.drop), dropped or (status.state if isinstance(status, Status) else ""))
