"""Twelve mistakes that programs like this one have made, planted here: the checks must see every one of them.

A check that has never failed proves nothing. Each mistake is a `with` under which the program makes it, and names the
check, in a small size, that must not be well then.
"""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec

from tests.faults.damage import damages, truncations
from tests.faults.kills import kills
from tests.faults.metric import Metric
from tests.faults.powercut import powercuts
from tests.faults.reading import reading
from tests.faults.syncing import syncing
from workbench import disk, history
from workbench.log import lines as log
from workbench.log.entries import Entry
from workbench.log.glimpses import whole
from workbench.log.lines import Header
from workbench.log.segment import Segment
from workbench.store import Logs, Store

Plant = Callable[[], AbstractContextManager[Any]]


class Mistake(NamedTuple):
    """What is done wrongly, the `with` that does so, and the check that sees it."""

    name: str
    plant: Plant
    check: Callable[[], Metric]


def never_synced() -> AbstractContextManager[Any]:
    """What was written is said to be saved."""
    return patch.object(disk, "_sync", lambda descriptor, folders: None)


@contextmanager
def synced_too_late() -> Iterator[None]:
    """What was written is said to be saved, and synced when the next is written."""
    append, owed = disk.append, list[Path]()

    def hasty(path: Path, data: bytes) -> None:
        for each in owed:
            if each.exists():
                disk.settle(each)
        with never_synced():
            append(path, data)
        owed[:] = [path]

    with patch.object(disk, "append", hasty):
        yield


@contextmanager
def buffered() -> Iterator[None]:
    """Lines are written through a file object, which keeps some of them to itself for a while."""
    files: dict[Path, Any] = {}

    def append(path: Path, data: bytes) -> None:
        file = files[path] = files.get(path) or path.open("ab", buffering=1 << 16)
        file.write(data)
        os.fdatasync(file.fileno())

    with patch.object(disk, "append", append):
        yield


@contextmanager
def synced_again() -> Iterator[None]:
    """A sync that failed is repeated, and believed when it succeeds."""
    sync = disk._sync

    def twice(descriptor: int, folders: list[Path]) -> None:
        try:
            sync(descriptor, folders)
        except disk.SyncError:
            sync(descriptor, folders)

    with patch.object(disk, "_sync", twice):
        yield


@contextmanager
def not_sealed() -> Iterator[None]:
    """A line is appended to what was left of another."""
    begin = Segment.begin

    def glued(self: Segment) -> tuple[bytes, str]:
        data, prev = begin(self)
        return data.lstrip(b"\n"), prev

    with patch.object(Segment, "begin", glued):
        yield


@contextmanager
def cut_back() -> Iterator[None]:
    """Whoever opens a log to go on takes away what is not a whole line at its end."""
    read = Segment._read

    def trimmed(self: Segment) -> None:
        if self.path.exists():
            os.truncate(self.path, self.path.read_bytes().rfind(b"\n") + 1)
        read(self)

    with patch.object(Segment, "_read", trimmed):
        yield


def _decoding(believed: Callable[[bytes], bool]) -> AbstractContextManager[Any]:
    def decode_as(line: bytes, actions: msgspec.json.Decoder[Any]) -> Any:
        if not believed(line):
            raise ValueError("the checksum does not match")
        try:
            return msgspec.json.decode(line, type=Header) if line.startswith(b'{"log":') else actions.decode(line)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise ValueError(str(error)) from error

    return patch.object(log, "decode_as", decode_as)


def not_checked() -> AbstractContextManager[Any]:
    """A line is believed when it ends in what looks like a checksum."""
    return _decoding(lambda line: log._CHECKSUM.fullmatch(line[-18:]) is not None)


def checked_as_number() -> AbstractContextManager[Any]:
    """Two checksums are compared as numbers, which can be written in many ways."""

    def believed(line: bytes) -> bool:
        try:
            return int(line[-10:-2], 16) == zlib.crc32(line[:-18])
        except ValueError:
            return False

    return _decoding(believed)


@contextmanager
def ordered_by_time_of_change() -> Iterator[None]:
    """What was done when is told from the time at which its file was changed."""
    read, ordered = Store.read, history.ordered
    changed: dict[str, int] = {}

    def noted(self: Store, *given: Any, **named: Any) -> Logs:
        logs = read(self, *given, **named)
        for name, each in logs.files.items():
            changed.update((entry.id, (self.folder / name).stat().st_mtime_ns) for entry in each.entries)
        return logs

    def by_time(entries: Iterable[Entry]) -> list[Entry]:
        return sorted(ordered(entries), key=lambda entry: changed.get(entry.id, 0))

    with patch.object(Store, "read", noted), patch.object(history, "ordered", by_time):
        yield


@contextmanager
def written_by_readers() -> Iterator[None]:
    """Reading leaves something behind, to be quicker the next time."""
    read = Store.read

    def remembering(self: Store, *given: Any, **named: Any) -> Logs:
        logs = read(self, *given, **named)
        (self.folder / ".index").write_text(str(len(logs.files)))
        return logs

    with patch.object(Store, "read", remembering):
        yield


@contextmanager
def last_writer_wins() -> Iterator[None]:
    """Of what several sessions did, that of the last one counts."""
    ordered = history.ordered

    def last(entries: Iterable[Entry]) -> list[Entry]:
        found = ordered(entries)
        return [entry for entry in found if entry.writer == found[-1].writer]

    with patch.object(history, "ordered", last):
        yield


@contextmanager
def same_content_once() -> Iterator[None]:
    """Two actions that say the same are taken for one that was sent twice."""
    ordered = history.ordered

    def once(entries: Iterable[Entry]) -> list[Entry]:
        found = ordered(entries)
        return list(
            {repr((action.put, action.drop)): entry for entry, action in zip(found, whole(found), strict=True)}.values()
        )

    with patch.object(history, "ordered", once):
        yield


MISTAKES = (
    Mistake("no sync", never_synced, partial(powercuts, 300)),
    Mistake("acknowledged before the sync", synced_too_late, partial(powercuts, 300)),
    Mistake("no seal after a torn line", not_sealed, partial(truncations, 500)),
    Mistake("no checksum", not_checked, partial(damages, 4000, 10)),
    Mistake("checksum compared as a number", checked_as_number, partial(damages, 4000, 10)),
    Mistake("buffered writes", buffered, partial(kills, 4)),
    Mistake("sync repeated after it failed", synced_again, partial(syncing, 3)),
    Mistake("recovery that truncates", cut_back, partial(truncations, 500)),
    Mistake("order by time of change", ordered_by_time_of_change, partial(reading, 5)),
    Mistake("a reader that writes", written_by_readers, partial(reading, 1)),
    Mistake("the last writer wins", last_writer_wins, partial(powercuts, 300)),
    Mistake("dedup by content", same_content_once, partial(powercuts, 300)),
)


def planted() -> Metric:
    """B13: every mistake is seen by its check."""
    unseen = []
    for mistake in MISTAKES:
        with mistake.plant():
            if mistake.check().ok:
                unseen.append(f"{mistake.name} is not seen")
    seen = f"{len(MISTAKES) - len(unseen)} of {len(MISTAKES)}"
    return Metric("B13", "planted mistakes seen", seen, "12 of 12", not unseen, tuple(unseen))
