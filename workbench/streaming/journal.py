"""What is worked out so far, in a file beside the one that is to be written; whoever goes on begins where it ends.

The first line says what all others depend on. Each later one stands for an article of the input, in its order: a key
made of the article, a CRC-32 of the rest, and what is to be written of it, or why there is nothing. So a line that was
torn by a kill or a power cut is known, and so is an article that was changed meanwhile. Nothing here looks at a clock.
"""

import hashlib
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec
from filelock import FileLock, Timeout

from workbench import disk
from workbench.records import Article
from workbench.trouble import Trouble

_SCHEMA = 1
_AGAIN = "run it as it was begun, or with --again to begin anew"


class Line(NamedTuple):
    """What is known of one article: its key, and as JSON what is to be written of it, or `{"trouble": …}`."""

    key: bytes
    said: bytes

    @property
    def trouble(self) -> str:
        """Why nothing could be suggested; empty when something was."""
        return str(msgspec.json.decode(self.said)["trouble"]) if self.said.startswith(b'{"trouble":') else ""


def key_of(article: Article) -> bytes:
    """What is another when an article's id, title or text is, as 16 hexadecimal digits."""
    told = msgspec.json.encode([article.id, article.title, article.text])
    return hashlib.blake2b(told, digest_size=8).hexdigest().encode()


class Journal:
    """The lines worked out for one file. Use `opened`."""

    def __init__(self, path: Path, by: Mapping[str, str]) -> None:
        self.path = path
        self._head = msgspec.json.encode({"journal": _SCHEMA, "by": by}) + b"\n"

    def begin(self, *, again: bool) -> None:
        """Take up what is there, or begin anew. Raises Trouble when it was made otherwise, OSError."""
        head = b"" if again or not self.path.exists() else self._first()
        if head and head != self._head:
            raise Trouble(f"{self.path}: {_difference(head, self._head)}; {_AGAIN}, nothing was changed")
        if not head:
            self.path.unlink(missing_ok=True)
            disk.append(self.path, self._head)

    def lines(self) -> Iterator[Line]:
        """The lines that are there by now, whole ones only; what is torn is cut off when they have been read."""
        end, size = len(self._head), self.path.stat().st_size
        with self.path.open("rb") as file:
            file.seek(end)
            while end < size and (found := _line(raw := file.readline())):
                end += len(raw)
                yield found
        if end < size:
            disk.cut(self.path, end)

    def append(self, lines: Sequence[Line]) -> None:
        """Add lines, and return when they are on the disk. Raises OSError."""
        disk.append(self.path, b"".join(b"%s %08x %s\n" % (key, zlib.crc32(said), said) for key, said in lines))

    @contextmanager
    def kept(self) -> Iterator[None]:
        """A disk that takes no more is told in words: what was worked out is not lost with it."""
        try:
            yield
        except OSError as error:
            told = f"{error.filename or self.path}: {error.strerror}; what is worked out so far is in {self.path}"
            raise Trouble(f"{told}, mend that and run the same again") from error

    def _first(self) -> bytes:
        """The first line; empty where it is torn, so that nothing was made yet."""
        if self.path.is_symlink():
            raise Trouble(f"{self.path}: a link, expected what an earlier run has left; move it away")
        with self.path.open("rb") as file:
            head = file.readline()
        return head if head.endswith(b"\n") else b""


@contextmanager
def opened(out: Path, by: Mapping[str, str], *, again: bool = False) -> Iterator[Journal]:
    """The journal of what is to be written into `out`; it lies beside it and ends in `.part`.

    `by` says what the lines depend on besides the articles; whatever stands there begun by another is left, unless
    `again`. Raises Trouble when it was begun otherwise or somebody is at it right now, OSError.
    """
    path = out.with_name(f"{out.name}.part")
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Trouble(f"{out}: another run is writing it; let that end, nothing was changed") from None
    try:
        journal = Journal(path, by)
        with journal.kept():
            journal.begin(again=again)
        yield journal
    finally:
        _let_go(lock)


def _let_go(lock: FileLock) -> None:
    """Release the lock; its file goes with it, first, so that nobody waits for one that is no longer there."""
    if os.name != "nt":
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def _line(raw: bytes) -> Line | None:
    """The line, or None where it is not as it was written."""
    key, _, rest = raw.partition(b" ")
    sum_, _, said = rest.removesuffix(b"\n").partition(b" ")
    whole = raw.endswith(b"\n") and sum_ == b"%08x" % zlib.crc32(said)
    return Line(key, said) if whole else None


def _difference(there: bytes, here: bytes) -> str:
    """In words what a journal was begun with, and what would go on with it now."""
    try:
        was, is_ = (msgspec.json.decode(head)["by"] for head in (there, here))
        names = [name for name in {**was, **is_} if was.get(name) != is_.get(name)]
        told = [f"{name} {was.get(name) or 'none'}, now {is_.get(name) or 'none'}" for name in names]
    except (ValueError, KeyError, TypeError, AttributeError):
        told = []
    return f"begun with {'; with '.join(told)}" if told else "not what an earlier run of this version has left"
