"""One file of the log, held to be continued: its lock, where it ends, and the one write that adds to it.

It trusts the disk and not its own memory: when the file is not as it left it, it reads the file again; and what
it wrote it reads back before it says that it is there.
"""

import os
import stat
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from workbench import disk
from workbench.log import witness
from workbench.log.lines import SCHEMA, Header, checksum, decode_as, encode, lines_in


class Foreign(Exception):
    """The file is not to be continued: another's, of another version, no log, not only here, or not surely on disk."""


class Lockless(Exception):
    """Locks do not work in this folder, so nobody can know that they hold a file alone."""


class _Glance(msgspec.Struct, frozen=True):
    """What of an action says how far the file is."""

    id: str
    seq: int = 0
    clock: int = 0


_GLANCE = msgspec.json.Decoder(_Glance)
_BEGUN = b'{"log":"stance-workbench"'
"""How a file begins of which only a part of the header was written."""


class Segment:
    """A file that nobody else appends to as long as it is held.

    `ids` are of the actions in it, `seq` and `clock` the highest in it, and `prev` is the checksum of its last whole
    line. `lost` are lines that were saved in it once and are not there any more.
    """

    def __init__(self, path: Path, header: Header, *, locked: bool = True) -> None:
        """Read how far `path` is; `header` is written before the first line.

        Without a lock the name must be one that nobody else uses. Raises filelock.Timeout when another process holds
        the file, Lockless, Foreign, or OSError.
        """
        self.path = path
        self._header = header
        disk.make_folder(path.parent)
        self._lock = held(path) if locked else None
        try:
            self._read()
        except BaseException:
            self.release()
            raise

    def catch_up(self) -> None:
        """Read the file again when somebody has changed it. Raises Foreign or OSError."""
        if self._state() != self._left:
            self._read()

    def begin(self) -> tuple[bytes, str]:
        """What has to stand before the next line, and the checksum which that line follows.

        Whoever begins to write begins with a header, so that no action hangs on bytes that another process wrote and
        that a power cut may still take.
        """
        if self._begun:
            return (b"" if self._sealed else b"\n"), self.prev
        header = encode(self._header)
        return (b"" if self._sealed else b"\n") + header, checksum(header)

    def add(self, data: bytes, ids: list[str], seq: int, clock: int) -> None:
        """Append whole lines, with what `begin` says before them; when this returns they are on the disk.

        Raises OSError when nothing was added, SyncError when it is unknown what will survive.
        """
        disk.append(self.path, data)
        self._begun = self._sealed = True
        self.ids.update(ids)
        self.seq, self.clock, self.prev = seq, clock, checksum(data)
        self._left = self._state()
        witness.write(self.path, [*self.lost, (seq, self.prev)])

    def release(self) -> None:
        """Let go of the file, so that another kernel may continue it."""
        if self._lock:
            self._lock.release()

    def _read(self) -> None:
        self.ids: set[str] = set()
        self.seq, self.clock, self.prev = 0, 0, ""
        self._begun, self._sealed = False, True
        lost = {crc: seq for seq, crc in witness.read(self.path)}
        if self._settled():
            with self.path.open("rb") as file:
                ours = file.read(len(_BEGUN)) == _BEGUN
                file.seek(-1, os.SEEK_END)
                self._sealed = file.read() == b"\n"
                file.seek(0)
                for _, _, line in lines_in(file):
                    try:
                        entry = decode_as(line, _GLANCE)
                    except ValueError:  # damaged; whoever reads the log says so
                        continue
                    ours = self._take(entry) or ours
                    self.prev = checksum(line)
                    lost.pop(self.prev, None)
            if not ours:
                raise Foreign(self.path.name)
        self.lost = [(seq, crc) for crc, seq in lost.items()]
        self._left = self._state()

    def _settled(self) -> bool:
        """Whether there is anything in the file, which is then on the disk. Raises Foreign or OSError."""
        try:
            status = self.path.lstat()
        except FileNotFoundError:
            return False
        # what is appended to a link, or to a file that has another name elsewhere, would leave the folder
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1 or disk.doubtful(self.path):
            raise Foreign(self.path.name)
        disk.settle(self.path)
        return status.st_size > 0

    def _take(self, entry: Header | _Glance) -> bool:
        """Count a line in; whether it is a header of ours."""
        if isinstance(entry, _Glance):
            self.ids.add(entry.id)
            self.seq, self.clock = max(self.seq, entry.seq), max(self.clock, entry.clock)
            return False
        if (entry.annotator, entry.schema) != (self._header.annotator, SCHEMA):
            raise Foreign(self.path.name)
        return True

    def _state(self) -> disk.Stamp | None:
        """What tells that somebody else changed the file."""
        return disk.stamp(self.path) if self.path.exists() else None


def held(log: Path) -> FileLock:
    """The lock on a log, shown to keep a second one out; some network disks grant it to everybody.

    Raises filelock.Timeout when another process holds the log, Lockless.
    """
    path = log.with_name(f".{log.stem}.lock")
    # not bound to a thread: widget messages arrive in one, cells run in another
    lock, other = (FileLock(path, timeout=0, thread_local=False) for _ in range(2))
    lock.acquire()
    try:
        other.acquire()
    except Timeout:
        return lock
    other.release()
    lock.release()
    raise Lockless(path.name)
