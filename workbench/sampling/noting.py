"""What was drawn, written into `annotations/samples.toml`: added at the end, and nothing before it is touched."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import tomlkit

from workbench import disk
from workbench.drawn import FILE, Draw, Drawn, Repeat, Sample, drawn_of, read_drawn
from workbench.inside import contents
from workbench.trouble import Trouble

DrawT = TypeVar("DrawT", Sample, Repeat)
_OPENING = """\
# What was drawn by lot, and the seeds that draw it again. The workbench adds to this file and changes nothing in it;
# keep it as it is: it says what is read twice, and what its readers are not shown.
"""
_LARGEST = 64 * 2**20
_UNTOLD = ("id", "drawn", "by")
"""What has no part in what a draw is called: the same draw is the same whoever makes it, and whenever."""


def called(entry: Draw) -> str:
    """The id of a draw: it follows from what was drawn, of what, and for whom."""
    said = {name: getattr(entry, name) for name in entry.__struct_fields__ if name not in _UNTOLD}
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()[:12]


def note(folder: Path, entry: Draw) -> Drawn:
    """Add a draw to the file in `folder`; what is drawn then. One that is there already changes nothing.

    Raises Trouble when the file cannot be read or written.
    """
    before = read_drawn(folder)
    if any(entry.id == each.id for each in before.entries):
        return before
    path = folder / FILE
    text = contents(path, _LARGEST).decode() if path.exists() else _OPENING
    return save(folder, text + entry_text(entry))


def save(folder: Path, text: str) -> Drawn:
    """Have the file hold `text`; what is drawn then. Raises Trouble when it could not be read, or not be written."""
    drawn = drawn_of(text.removeprefix("\ufeff"))
    try:
        disk.replace(folder / FILE, text.encode())
    except OSError as error:
        why = f"{FILE} cannot be written in {folder} ({error.strerror or error})"
        raise Trouble(f"{why}; free space or permissions there, nothing was drawn") from error
    return drawn


def united(ours: str, theirs: str) -> str:
    """The file of two copies of a project: ours, and behind it what only theirs has. It is ours where nothing is new.

    Raises Trouble when either cannot be read, and when one id stands for two things.
    """
    here, there = drawn_of(ours), drawn_of(theirs)
    known = {entry.id: entry for entry in here.entries}
    text = ours
    for entry in there.entries:
        if entry.id not in known:
            text = (text or _OPENING) + entry_text(entry)
        elif called(known[entry.id]) != called(entry):
            raise Trouble(f"{FILE}: {entry.id!r} is one draw here and another there; find out which copy was changed")
    drawn_of(text)
    return text


def entry_text(entry: Draw) -> str:
    """The entry as it stands in the file: an article a line, so that git shows what was drawn."""
    return "\n".join([f"\n[[{'samples' if isinstance(entry, Sample) else 'repeats'}]]", *_lines(entry)]) + "\n"


def _lines(entry: Draw) -> Iterator[str]:
    for name, value in msgspec.to_builtins(entry).items():
        if name in {"articles", "strata"}:
            yield f"{name} = ["
            yield from (f"  {_inline(each)}," for each in value)
            yield "]"
        else:
            yield f"{name} = {_inline(value)}"


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{name} = {_inline(each)}' for name, each in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    return str(tomlkit.item(value).as_string())
