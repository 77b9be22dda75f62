"""What this machine saw saved in a log, kept beside it: the log alone cannot show that its last lines are gone.

A hint and no record. It is not synced, since a power cut that takes it back costs a warning and no action; one that
is missing or damaged witnesses nothing; and it belongs to the machine, so it does not travel with the logs.
"""

import contextlib
from pathlib import Path

import msgspec

from workbench import disk, inside
from workbench.trouble import Trouble

Seen = list[tuple[int, str]]
"""Number and checksum of lines that were saved."""
_MOST = 20
_LARGEST = 64 * 1024
"""Bytes that a witness may have."""
_DECODER = msgspec.json.Decoder(Seen)


def of(log: Path) -> Path:
    """The witness of a log, a hidden file."""
    return log.with_name(f".{log.name}.seen")


def logs(folder: Path) -> list[Path]:
    """The logs of a folder that have a witness, whether they are still there or not."""
    try:
        return sorted(path.with_name(path.name[1:-5]) for path in folder.glob(".*.jsonl.seen"))
    except OSError:
        return []


def read(log: Path) -> Seen:
    """The lines of which is known that they were in the log: the last one, and those that were missed already."""
    try:
        return _DECODER.decode(inside.contents(of(log), _LARGEST)) if of(log).exists() else []
    except (OSError, Trouble, msgspec.MsgspecError, RecursionError):
        return []


def write(log: Path, seen: Seen) -> None:
    """Remember `seen` in the place of what was remembered; where that cannot be, nothing is."""
    with contextlib.suppress(OSError):
        disk.replace(of(log), msgspec.json.encode(seen[-_MOST:]), lasting=False)
