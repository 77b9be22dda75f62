"""Logs at a glance: every line is judged once and let go of, and what it says is read again when somebody asks for it.

So a log of hundreds of thousands of lines is open in a few seconds, and in little memory.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from workbench.bulk import in_bulk
from workbench.inside import entered, shown
from workbench.log.entries import Entry, Glancing, Glimpse
from workbench.log.lines import Header, Log, decode, lines_in, read_log
from workbench.records import Action
from workbench.trouble import Trouble

LARGEST = 2 * 2**30
"""Bytes of a log; some million actions."""


def annotator_of(path: Path) -> str:
    """Whose log it is: as its header says, else as it is called. Raises Trouble when it cannot be read."""
    with entered(path, LARGEST) as file:
        return next((each.annotator for each in _said(file) if isinstance(each, Header)), path.name.split(".")[0])


@in_bulk()
def glance(path: Path, seen: Iterable[tuple[int, str]] = ()) -> Log:
    """What `read_log` says of a file, with a glimpse of each action. Raises Trouble when it cannot be read."""
    with entered(path, LARGEST) as file:
        return read_log(file, shown(path), seen, Glancing(path), lambda entry: next(whole([entry])))


def whole(entries: Iterable[Entry]) -> Iterator[Action]:
    """The actions as they were written. Raises Trouble when a file is not what it was, or cannot be read, any more."""
    with ExitStack() as stack:
        files: dict[Path, BinaryIO] = {}
        for entry in entries:
            if isinstance(entry, Action):
                yield entry
                continue
            try:
                if entry.file not in files:
                    files[entry.file] = stack.enter_context(entered(entry.file, LARGEST))
                action = _read(entry, files[entry.file])
            except OSError as error:
                why = error.strerror or error
                raise Trouble(
                    f"{shown(entry.file)}: cannot be read any more ({why}); have the disk looked at"
                ) from error
            yield action


def _said(file: BinaryIO) -> Iterator[Header | Action]:
    """What the lines of a log say; what cannot be read, `log` tells of."""
    for _, _, line in lines_in(file):
        try:
            yield decode(line)
        except ValueError:
            continue


def _read(entry: Glimpse, file: BinaryIO) -> Action:
    file.seek(entry.start)
    found = next(_said(file), None)
    if isinstance(found, Action) and found.id == entry.id:
        return found
    raise Trouble(f"{shown(entry.file)} was changed while it was read; do again what you did last")
