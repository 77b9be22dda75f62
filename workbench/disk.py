"""Bytes on a disk, so that they stay there.

A program that was told "written" may still lose the bytes to a power cut; they are safe once synced, and a
new name in a folder is safe once the folder is synced too.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

Stamp = tuple[int, int, int]
"""Which file it is, its size in bytes, and when it was changed in nanoseconds."""


_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""How files are opened here: byte by byte, through no link, and without waiting for the other end of a pipe."""


_DOUBTFUL: set[tuple[int, int]] = set()
"""Files of which this process could not be told that they are on the disk, by device and number."""
_FOLDERS_ARE_NOT_SYNCED = {errno.EINVAL, errno.ENOTSUP, errno.EACCES}
"""What some network disks say to whoever would sync a folder; nobody can there."""


class SyncError(OSError):
    """The system could not say that the bytes are on the disk; it may have dropped them."""


def append(path: Path, data: bytes) -> None:
    """Add `data` at the end of `path` in one write, and return when it is on the disk and was read back from there.

    A link is not followed. Raises OSError when nothing was added, SyncError when it is unknown how much of it will
    survive.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _PLAIN, 0o644)
    try:
        fresh = os.fstat(descriptor).st_size == 0
        _write_whole(descriptor, data)
        _sync(descriptor, _folders(path) if fresh else [])
        _read_back(descriptor, data)
    finally:
        os.close(descriptor)


def stamp(path: Path) -> Stamp:
    """What is another once the file was changed or replaced. Raises FileNotFoundError when it is not there."""
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def settle(path: Path) -> None:
    """Return when what is in `path` already is on the disk: whoever wrote it may have died before its sync.

    Raises OSError, or SyncError when it is unknown how much of it will survive.
    """
    descriptor = os.open(path, os.O_WRONLY | _PLAIN)
    try:
        _sync(descriptor, _folders(path))
    finally:
        os.close(descriptor)


def doubtful(path: Path) -> bool:
    """Whether a sync of `path` has failed in this process: a second one may claim success for bytes that are lost."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_dev, status.st_ino) in _DOUBTFUL


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, on the disk too. Raises OSError."""
    missing = [made for made in [folder, *folder.parents] if not made.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    _sync_folders([made.parent for made in missing])


def replace(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Make `path` hold `data`: readers see the old bytes or the new, never a part; who may read it stays as it was.

    What need not be `lasting` may be gone, or damaged, after a power cut. Raises OSError.
    """
    make_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | _PLAIN, 0o644)
        try:
            _open_as(path, descriptor)
            _write_whole(descriptor, data)
            if lasting:
                _sync(descriptor, [])
        finally:
            os.close(descriptor)
        draft.replace(path)
    except OSError as error:
        # of a draft nobody knows, and a write that fails names no file at all
        error.filename = str(path)
        raise
    finally:
        draft.unlink(missing_ok=True)
    if lasting:
        _sync_folders([path.parent])


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write into that takes the place of `path` once all is written and on the disk.

    As `replace`, for what is too long to be held; nobody else may be doing the same. Raises OSError.
    """
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:
            _open_as(path, file.fileno())
            yield file
            file.flush()
            _sync(file.fileno(), [])
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folders([path.parent])


def cut(path: Path, size: int) -> None:
    """Leave only the first `size` bytes of a file, on the disk too. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | _PLAIN)
    try:
        os.ftruncate(descriptor, size)
        _sync(descriptor, [])
    finally:
        os.close(descriptor)


def writable(folder: Path) -> bool:
    """Whether files can be made in `folder`, or the folder itself where it does not exist yet."""
    nearest = next(parent for parent in [folder, *folder.parents] if parent.exists())
    return os.access(nearest, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _open_as(path: Path, descriptor: int) -> None:
    """Give a file the mode of the one whose place it takes: a private one stays private, a shared one shared."""
    if hasattr(os, "fchmod") and path.exists():
        os.fchmod(descriptor, stat.S_IMODE(path.stat().st_mode))


def _write_whole(descriptor: int, data: bytes) -> None:
    before, written = os.fstat(descriptor).st_size, 0
    try:
        while written < len(data):  # a short write is legal and rare
            written += os.write(descriptor, data[written:])
    except OSError:
        # only ever our own, unacknowledged bytes; what cannot be taken back is sealed off by the next line
        os.lseek(descriptor, before, os.SEEK_SET)
        if data.startswith(os.read(descriptor, len(data) + 1)):
            os.ftruncate(descriptor, before)
        raise


def _read_back(descriptor: int, data: bytes) -> None:
    """Raises SyncError when the last bytes of the file are not `data`: somebody wrote into them, or the disk lies."""
    try:
        os.lseek(descriptor, -len(data), os.SEEK_CUR)
        there = os.read(descriptor, len(data))
    except OSError as error:
        raise SyncError(*error.args) from error
    if there != data:
        raise SyncError(errno.EIO, "other bytes were read back than were written")


def _folders(path: Path) -> list[Path]:
    # the folder too may be new, made by a process that died before it was synced
    return [path.parent, path.parent.parent]


def _sync(descriptor: int, folders: list[Path]) -> None:
    status = os.fstat(descriptor)
    try:
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync alone leaves the bytes in the drive's cache there
        elif hasattr(os, "fdatasync"):
            os.fdatasync(descriptor)
        else:
            os.fsync(descriptor)
        _sync_folders(folders)
    except OSError as error:
        _DOUBTFUL.add((status.st_dev, status.st_ino))
        raise SyncError(*error.args) from error


def _sync_folders(folders: list[Path]) -> None:
    if os.name == "nt":
        return  # folders cannot be opened there, and the file system journals their entries
    for folder in folders:
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _FOLDERS_ARE_NOT_SYNCED:
                raise
