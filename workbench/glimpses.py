"""Actions at a glance: what orders and counts them, without what they say.

A log of hundreds of thousands of lines is open in a few seconds, and in little memory, where every line is judged once
and let go of. What an action says is read again from its file when somebody asks for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from msgspec import Struct

from workbench.inside import entered
from workbench.log import Header, decode, lines_in
from workbench.records import Action, State, Status
from workbench.trouble import Trouble

LARGEST = 2 * 2**30
"""Bytes of a log; some million actions."""


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
    effect: Effect
    file: Path
    start: int


Entry = Action | Glimpse
"""An action, whole or at a glance."""


def annotator_of(path: Path) -> str:
    """Whose log it is: as its header says, else as it is called. Raises Trouble when it cannot be read."""
    with entered(path, LARGEST) as file:
        return next((each.annotator for _, each in _entries(file) if isinstance(each, Header)), path.name.split(".")[0])


def glimpses(path: Path) -> Iterator[Glimpse]:
    """The actions in a log file as they stand there, without the lines that cannot be read.

    Raises Trouble when the file cannot be read.
    """
    words: dict[str, str] = {}  # what many lines say is kept once
    effects: dict[Effect, Effect] = {}
    with entered(path, LARGEST) as file:
        for start, action in _entries(file):
            if isinstance(action, Header):
                continue
            article, do, of, group, writer = (
                words.setdefault(each, each)
                for each in (action.article, action.do, action.of, action.group, action.writer)
            )
            effect = _effect(action)
            effect = effects.setdefault(effect, effect)
            seq = action.clock if action.seq == action.clock else action.seq  # one number, most often
            yield Glimpse(action.id, article, do, of, group, writer, action.clock, seq, effect, path, start)


def at_a_glance(entries: Sequence[Entry]) -> State | None:
    """How far an article is after these actions on it, in order; None where only the records can tell."""
    effects = [each.effect if isinstance(each, Glimpse) else _effect(each) for each in entries]
    for effect in reversed(effects):
        if effect.status == "dropped":
            break
        if effect.status:
            return effect.status
    if any(each.drops for each in effects):
        return None
    return "started" if any(each.puts for each in effects) else "untouched"


def whole(entries: Iterable[Entry]) -> list[Action]:
    """The actions as they were written. Raises Trouble when a file is not what it was any more."""
    with ExitStack() as stack:
        files: dict[Path, BinaryIO] = {}
        found = []
        for entry in entries:
            if isinstance(entry, Glimpse):
                if entry.file not in files:
                    files[entry.file] = stack.enter_context(entered(entry.file, LARGEST))
                found.append(_read(entry, files[entry.file]))
            else:
                found.append(entry)
        return found


def _entries(file: BinaryIO) -> Iterator[tuple[int, Header | Action]]:
    """What the lines of a log say, each with the byte at which it begins; what cannot be read, `log` tells of."""
    for _, start, line in lines_in(file):
        try:
            yield start, decode(line)
        except ValueError:
            continue


def _effect(action: Action) -> Effect:
    status = action.put.get("status")
    dropped: Literal["", "dropped"] = "dropped" if "status" in action.drop else ""
    return Effect(bool(action.put), bool(action.drop), dropped or (status.state if isinstance(status, Status) else ""))


def _read(entry: Glimpse, file: BinaryIO) -> Action:
    file.seek(entry.start)
    found = next(_entries(file), None)
    if found and isinstance(found[1], Action) and found[1].id == entry.id:
        return found[1]
    raise Trouble(f"{entry.file.name} was changed while it was read; do again what you did last")
