"""Actions at a glance: what orders and counts them, without what they say.

A log of hundreds of thousands of lines is open in a few seconds, and in little memory, where every line is judged once
and let go of. What an action says is read again from its file when somebody asks for it.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import Struct

from workbench.log import Header, decode, lines_in
from workbench.records import Action, State, Status
from workbench.trouble import Trouble


class Glimpse(Struct, frozen=True, gc=False):
    """An action of a log; `start` is where its line begins in `file`, in bytes.

    `puts` and `drops` say whether it puts or drops any record. `status` is the state that it puts, "dropped" where it
    drops the one before, and empty where it leaves it alone.
    """

    id: str
    article: str
    do: str
    of: str
    group: str
    writer: str
    clock: int
    seq: int
    puts: bool
    drops: bool
    status: State | Literal["", "dropped"]
    file: Path
    start: int


Entry = Action | Glimpse
"""An action, whole or at a glance."""


def annotator_of(path: Path) -> str:
    """Whose log it is: as its header says, else as it is called. Raises OSError."""
    with path.open("rb") as file:
        return next((each.annotator for _, each in _entries(file) if isinstance(each, Header)), path.name.split(".")[0])


def glimpses(path: Path) -> Iterator[Glimpse]:
    """The actions in a log file as they stand there, without the lines that cannot be read. Raises OSError."""
    shared: dict[str, str] = {}  # what many lines say is kept once
    with path.open("rb") as file:
        for start, each in _entries(file):
            if isinstance(each, Action):
                yield _glimpse(each, path, start, shared)


def glimpse(action: Action) -> tuple[bool, bool, State | Literal["", "dropped"]]:
    """What a `Glimpse` of the action has for `puts`, `drops` and `status`."""
    status = action.put.get("status")
    dropped: Literal["", "dropped"] = "dropped" if "status" in action.drop else ""
    return bool(action.put), bool(action.drop), dropped or (status.state if isinstance(status, Status) else "")


def whole(entries: Iterable[Entry]) -> list[Action]:
    """The actions as they were written. Raises Trouble when a file is not any more what it was."""
    with ExitStack() as stack:
        files: dict[Path, BinaryIO] = {}
        found = []
        for entry in entries:
            if isinstance(entry, Glimpse):
                if entry.file not in files:
                    files[entry.file] = stack.enter_context(_opened(entry.file))
                found.append(_read(entry, files[entry.file]))
            else:
                found.append(entry)
        return found


def _entries(file: BinaryIO) -> Iterator[tuple[int, Header | Action]]:
    """What the lines of a log say, each with the byte at which it begins; who is to be told of the others asks `log`."""
    for _, start, line in lines_in(file):
        try:
            yield start, decode(line)
        except ValueError:
            continue


def _glimpse(action: Action, file: Path, start: int, shared: dict[str, str]) -> Glimpse:
    words = (action.article, action.do, action.of, action.group, action.writer)
    seq = action.clock if action.seq == action.clock else action.seq  # one number, most often
    return Glimpse(
        action.id, *(shared.setdefault(each, each) for each in words), action.clock, seq, *glimpse(action), file, start
    )


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise Trouble(f"{path.name} cannot be read any more ({error.strerror or error}); put it back") from error


def _read(entry: Glimpse, file: BinaryIO) -> Action:
    file.seek(entry.start)
    found = next(_entries(file), None)
    if found and isinstance(found[1], Action) and found[1].id == entry.id:
        return found[1]
    raise Trouble(f"{entry.file.name} was changed while it was read; do again what you did last")
