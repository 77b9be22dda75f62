"""A disk that fails on command: the system's calls on one folder, counted, written down, and failed at a chosen one.

Python's own `os` functions are stood in for, so that every call site is met: the log's, the lock's, the witness's.
"""

import errno
import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal, NamedTuple
from unittest.mock import patch

Fault = Literal["EIO", "ENOSPC", "EINTR", "short", "torn", "kill", "stop"]
"""`short`: only a part of a write is taken. `torn`: the same, and then the process is killed. `kill`: just before.
`stop`: as `kill`, but the process lives to tell what it did: from then on nothing reaches the disk."""
ON_PATHS = ("open", "listdir", "scandir", "mkdir", "stat", "lstat", "unlink", "replace", "rename")
ON_DESCRIPTORS = ("read", "write", "fdatasync", "fsync", "ftruncate", "fstat", "fdopen", "close")
SYNCS = frozenset({"fdatasync", "fsync"})


class Stopped(BaseException):
    """The process counts as dead."""


class Call(NamedTuple):
    """One call: its kind, the file, for a write the bytes and where they went, for a name taken the new name."""

    kind: str
    path: Path
    at: int = 0
    data: bytes = b""
    to: Path | None = None
    failed: bool = False


class _Unreadable(io.RawIOBase):
    """A file that was opened well, and whose bytes the disk does not give."""

    def __init__(self, file: BinaryIO, error: OSError) -> None:
        self._file, self._error = file, error

    def readable(self) -> bool:
        """So that somebody tries."""
        return True

    def seekable(self) -> bool:
        """As files are."""
        return True

    def seek(self, place: int, whence: int = 0) -> int:
        """Where nothing can be read."""
        return self._file.seek(place, whence)

    def readinto(self, _: object) -> int:
        """Raises OSError."""
        raise self._error

    def close(self) -> None:
        """Close the file too."""
        self._file.close()
        super().close()


class Machine:
    """`with Machine(folder, "EIO", 3):` the third call on `folder` fails; `calls` are all that were made.

    Of kind `short` and `torn` only writes are counted, and where `only` is given only calls of these kinds. `times`
    calls fail, one after the other.
    """

    def __init__(
        self,
        folder: Path,
        fault: Fault | None = None,
        nth: int = 0,
        *,
        times: int = 1,
        only: frozenset[str] = frozenset(),
    ) -> None:
        """Without a fault, calls are only written down."""
        self.calls: list[Call] = []
        self.counted = 0
        self._folder = str(folder.resolve())
        self._fault, self._nth = fault, nth
        self._times = sys.maxsize if fault == "stop" else times
        self._only = frozenset({"write"}) if fault in ("short", "torn") else only
        self._open: dict[int, Path] = {}
        self._patches = ExitStack()

    def __enter__(self) -> "Machine":
        for kind in ON_PATHS:
            self._stand_in(os, kind, self._on_path)
        for kind in ON_DESCRIPTORS:
            self._stand_in(os, kind, self._on_descriptor)
        self._stand_in(io, "open", self._on_path)  # what pathlib reads and writes whole files with
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._patches.close()

    @property
    def reached(self) -> bool:
        """Whether the call that was to fail was made."""
        return 0 < self._nth <= self.counted

    def _stand_in(self, module: Any, kind: str, how: Callable[..., Any]) -> None:
        real = getattr(module, kind)
        name = "file" if module is io else kind
        self._patches.enter_context(
            patch.object(module, kind, lambda *given, **named: how(name, real, *given, **named))
        )

    def _on_path(self, kind: str, real: Callable[..., Any], path: Any, *given: Any, **named: Any) -> Any:
        # a descriptor is no path, and a path that stands outside is not ours to fail
        if not isinstance(path, str | os.PathLike) or not os.fspath(path).startswith(self._folder):
            return real(path, *given, **named)
        to = Path(given[0]) if kind in ("replace", "rename") else None
        done = self._call(Call(kind, Path(path), to=to), lambda: real(path, *given, **named))
        if kind == "open":
            self._open[done] = Path(path)
        return done

    def _on_descriptor(self, kind: str, real: Callable[..., Any], descriptor: int, *given: Any) -> Any:
        path = self._open.get(descriptor)
        if path is None:
            return real(descriptor, *given)
        if kind == "close":
            del self._open[descriptor]
            real(descriptor)  # whatever it says, a file is closed
            return self._call(Call(kind, path), lambda: None)
        if kind == "fdopen":  # from here on it is read outside of Python: the whole reading is one call
            del self._open[descriptor]
            try:
                return self._call(Call("read", path), lambda: real(descriptor, *given))
            except InterruptedError:
                return real(descriptor, *given)  # what reads files tries again by itself
            except OSError as error:
                return io.BufferedReader(_Unreadable(real(descriptor, *given), error))
        if kind != "write":
            return self._call(Call(kind, path, given[0] if given else 0), lambda: real(descriptor, *given))
        return self._write(path, real, descriptor, bytes(given[0]))

    def _write(self, path: Path, real: Callable[..., Any], descriptor: int, data: bytes) -> int:
        def take(part: bytes) -> int:
            before = os.lseek(descriptor, 0, os.SEEK_END)
            taken = int(real(descriptor, part))
            self.calls[-1] = self.calls[-1]._replace(at=before, data=part[:taken])
            return taken

        part = data[: max(1, len(data) // 2)]
        return int(self._call(Call("write", path), lambda: take(data), lambda: take(part)))

    def _call(self, call: Call, real: Callable[[], Any], in_part: Callable[[], Any] | None = None) -> Any:
        self.counted += not self._only or call.kind in self._only
        self.calls.append(call)
        if not self._fails(call):
            return real()
        if in_part and self._fault in ("short", "torn"):
            done = in_part()
            if self._fault == "short":
                return done
        if self._fault in ("kill", "torn"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self._fault == "stop":
            del self.calls[-1]
            raise Stopped
        self.calls[-1] = call._replace(failed=True)
        code = getattr(errno, str(self._fault))
        raise OSError(code, os.strerror(code), str(call.path))

    def _fails(self, call: Call) -> bool:
        if not self._fault or (self._only and call.kind not in self._only):
            return False
        return self._nth <= self.counted < self._nth + self._times
