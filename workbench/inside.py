"""What may be read because it lies in a folder: plain files that are really there, and not larger than they should be.

A project folder may come from anybody. A link in it can lead to a letter at home, a pipe never ends, and a file of a
few kilobytes on the disk can claim gigabytes; none of them is read, and a sentence says which it is.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from workbench.trouble import Trouble

_AT_ONCE = 2**18
"""Bytes that are read from a disk at a time."""
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def real(path: Path) -> Path:
    """The absolute path with its links followed. Raises Trouble when it is none that a disk could have."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise Trouble(f"{str(path)!r} is no path ({error}); mend it, nothing was changed") from None


def leads_out(path: Path, folder: Path) -> bool:
    """Whether `path`, with its links followed, is not in `folder`, or nowhere at all."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a circle, names that no disk takes
        return True


def below(folder: Path, name: str) -> Path:
    """The folder `name` in the project `folder`, there or not. Raises Trouble when it is a link out of the project."""
    if leads_out(folder / name, folder):
        raise Trouble(f"{folder / name}: a link out of the project, expected a folder; move what it leads to in here")
    return folder / name


def target(path: Path, folder: Path) -> Path:
    """Where `path` is really written. Raises Trouble when it goes through the project `folder` and by a link out."""
    written = real(path)
    named = Path(os.path.abspath(path))
    if any(real(parent) == folder for parent in named.parents) and not written.is_relative_to(folder):
        raise Trouble(f"{named}: by a link out of the project, to {written}; name that, or a file that is no link")
    return written


def opened(path: Path, most: int) -> BinaryIO:
    """A file of at most `most` bytes, open for reading; links are followed.

    Raises Trouble when it cannot be opened, is no file, or a larger one.
    """
    try:
        descriptor = os.open(path, _FLAGS)  # not to be blocked: opening a pipe would wait for somebody to write
        status = os.fstat(descriptor)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Trouble(f"{shown(path)}: cannot be opened ({reason}); check who may read it") from None
    if stat.S_ISREG(status.st_mode) and status.st_size <= most:
        try:
            return os.fdopen(descriptor, "rb", _AT_ONCE)
        except OSError as error:
            raise Trouble(f"{shown(path)}: cannot be read ({error.strerror}); have the disk looked at") from None
    os.close(descriptor)
    if stat.S_ISREG(status.st_mode):
        raise Trouble(f"{shown(path)}: {status.st_size:,} bytes, expected at most {most:,}; split the file")
    kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a device or pipe"
    raise Trouble(f"{shown(path)}: {kind}, expected a file; move it away")


def entered(path: Path, most: int) -> BinaryIO:
    """A file of at most `most` bytes that lies in its folder, open for reading.

    Raises Trouble when it cannot be opened, is no file or a larger one, or a link out of its folder.
    """
    if path.is_symlink() and leads_out(path, path.parent):
        raise Trouble(f"{shown(path)}: a link out of the folder, expected a file; copy the file itself in here")
    return opened(path, most)


def contents(path: Path, most: int) -> bytes:
    """What is in a file of at most `most` bytes. Raises Trouble as `entered` does."""
    with entered(path, most) as file:
        return file.read(most)


def shown(path: Path) -> str:
    """The name of a file for a message, whatever bytes it is made of."""
    return path.name.encode(errors="backslashreplace").decode()
