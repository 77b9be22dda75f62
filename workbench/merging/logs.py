"""The logs of another copy: which of them bring anything, and how each gets here without touching what is here."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from filelock import Timeout

from workbench import disk
from workbench.inside import entered, shown
from workbench.log import files
from workbench.log.glimpses import LARGEST, annotator_of
from workbench.log.lines import LONGEST, lines_in
from workbench.log.segment import Lockless, held
from workbench.trouble import Trouble

_AT_ONCE = 2**18
"""Bytes; files of one name differ early, or not at all."""
How = Literal["new", "longer", "beside"]


class Coming(NamedTuple):
    """A log of another copy, the file here that it goes to, and how: `longer` goes on where that one ends."""

    log: Path
    to: Path
    how: How


def coming(theirs: Path, ours: Path) -> tuple[list[Coming], list[str]]:
    """The logs of the folder `theirs` that have a line which no log of `ours` has; and what cannot be read of them.

    Only reads.
    """
    found, unread = [], []
    here = _Here(files.logs(ours))
    for log in files.logs(theirs):
        try:
            step = _step(log, ours, here)
        except (OSError, Trouble) as error:
            unread.append(str(error) if isinstance(error, Trouble) else f"{shown(log)}: {error.strerror or error}")
        else:
            found += [step] if step else []
    return found, unread


def bring(each: Coming) -> Path:
    """Put a log here, on the disk too, and return its place.

    Where somebody is writing into the file that it would go to, or that file is not as it was, it goes beside it.
    Raises Trouble or OSError; then nothing was changed.
    """
    if each.how != "beside":
        try:
            with held(each.to):
                if _still(each):
                    return _copied(each.log, each.to)
        except (Timeout, Lockless):
            pass
    return _copied(each.log, _beside(each.log, each.to))


class _Here:
    """The logs of this copy, and what lines they have."""

    def __init__(self, logs: Sequence[Path]) -> None:
        self.logs = [log for log in logs if log.is_file() and not log.is_symlink()]

    @cached_property
    def lines(self) -> frozenset[bytes]:
        return frozenset(line for log in self.logs for line in _lines(log))


def _step(log: Path, folder: Path, here: _Here) -> Coming | None:
    """How a log comes; None where all of it is here."""
    begun = None
    for mine in sorted(here.logs, key=lambda mine: (mine.name != log.name, mine.name)):
        alike = _alike(mine, log)
        if alike == "holds":
            return None
        if alike == "begins" and annotator_of(mine) == annotator_of(log):
            begun = begun or mine
    if all(line in here.lines for line in _lines(log)):
        return None
    to = folder / log.name
    if begun:
        return Coming(log, begun, "longer")
    return Coming(log, to, "beside" if to.exists() or to.is_symlink() else "new")


def _still(each: Coming) -> bool:
    """Whether the file here is as it was when it was looked at: not there, or the beginning of the log that comes."""
    if each.how == "new":
        return not each.to.exists() and not each.to.is_symlink()
    return each.to.stat().st_nlink == 1 and _alike(each.to, each.log) == "begins"


def _alike(mine: Path, log: Path) -> Literal["holds", "begins", ""]:
    """Whether our file holds all the bytes of a log from its first on, or begins it; an empty one begins only its own.

    Raises Trouble or OSError when either cannot be read.
    """
    with entered(mine, LARGEST) as ours, entered(log, LARGEST) as theirs:
        while True:
            here, there = ours.read(_AT_ONCE), theirs.read(_AT_ONCE)
            if here.startswith(there) and len(there) < _AT_ONCE:
                return "holds"
            if here != there:
                begun = there.startswith(here) and (ours.tell() > 0 or mine.name == log.name)
                return "begins" if begun else ""


def _lines(log: Path) -> Iterator[bytes]:
    """A digest of each line; of one of which the middle is not read, of where it is, too, for it is like no other."""
    with entered(log, LARGEST) as file:
        for number, start, line in lines_in(file):
            whole = line if len(line) <= LONGEST else b"%s %d %d" % (str(log).encode(errors="replace"), number, start)
            yield hashlib.blake2b(whole, digest_size=16).digest()


def _copied(log: Path, to: Path) -> Path:
    with entered(log, LARGEST) as file, disk.replacing(to) as copy:
        for some in _pieces(file):
            copy.write(some)
    return to


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while some := file.read(_AT_ONCE):
        yield some


def _beside(log: Path, to: Path) -> Path:
    """A name for a log that cannot have its own: it follows from what is in it, so that it is the same each time."""
    digest = hashlib.sha256()
    with entered(log, LARGEST) as file:
        for some in _pieces(file):
            digest.update(some)
    stem = to.name.split(".")[0]
    names = (to.with_name(f"{stem}.{digest.hexdigest()[:length]}.jsonl") for length in range(8, 65, 8))
    return next(name for name in names if not name.exists() or _alike(name, log) == "holds")
