"""The one appender of one file: the only way by which an action gets into a log.

It holds the file's lock, numbers the lines, and says that an action is written only after the sync. It trusts
the disk and not its own memory: when the file is not as it left it, it reads the file again.
"""

import os
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from filelock import FileLock

from workbench import disk
from workbench.log import SCHEMA, Header, encode, read_log
from workbench.records import Action, Article, place
from workbench.spans import fits
from workbench.trouble import Trouble


class Foreign(Exception):
    """The file is another annotator's, or in the format of another version of this program."""


class Unsaved(Trouble):
    """The action is sound but the disk did not take it; it may be sent again as it is."""


class Writer:
    """Appends to one file, from any thread; holds the file's lock until closed."""

    def __init__(self, path: Path, header: Header) -> None:
        """Lock `path` and read how far it is; `header` is written first where there is none yet.

        Raises filelock.Timeout when another process holds the lock, Foreign, or OSError.
        """
        self.path = path
        self.header = header
        self._guard = threading.RLock()
        self._failure = ""
        self._process = os.getpid()
        disk.make_folder(path.parent)
        # not bound to a thread: widget messages arrive in one, cells run in another
        self._lock = FileLock(path.with_name(f".{path.stem}.lock"), timeout=0, thread_local=False)
        self._lock.acquire()
        try:
            self._read()
        except BaseException:
            self._lock.release()
            raise

    @property
    def usable(self) -> bool:
        """Whether more can be appended: not closed, no failed sync, and not inherited through a fork."""
        return not self._failure and self._process == os.getpid()

    def append(self, action: Action, article: Article) -> Action:
        """Write one action and return it as written; see `append_all`."""
        return self.append_all([action], {article.id: article})[0]

    def append_all(self, actions: Sequence[Action], articles: Mapping[str, Article]) -> list[Action]:
        """Write actions and return them as written, with number, writer, clock and time; only then are they saved.

        All go to the disk in one write and one sync. The same id a second time changes nothing and returns what was
        written the first time. `articles` are by id.
        Raises Trouble when a quote does not fit its article, Unsaved when the disk refuses; then nothing is saved.
        """
        with self._guard:
            if not self.usable:
                raise Unsaved(self._failure or f"{self.path.name} belongs to the process that this one came from")
            if self._state() != self._left:
                self._read()
            fresh = [action for action in actions if action.id not in self._written]
            for action in fresh:
                _check(action, articles[action.article])
            if fresh:
                self._write(fresh)
            return [self._written[action.id] for action in actions]

    def close(self) -> None:
        """Let go of the file, so that another kernel may continue it."""
        with self._guard:
            self._failure = self._failure or f"{self.path.name} was closed; run the cell again to go on"
            if self._process == os.getpid():  # a fork shares the lock, and would let go of it for its parent too
                self._lock.release()

    def _read(self) -> None:
        if self.path.exists():
            disk.settle(self.path)
        log = read_log(self.path.read_bytes() if self.path.exists() else b"", self.path.name)
        if log.header and (log.header.annotator, log.header.schema) != (self.header.annotator, SCHEMA):
            raise Foreign(self.path.name)
        self._prefix = (b"" if log.sealed else b"\n") + (b"" if log.header else encode(self.header))
        self._seq = max((action.seq for action in log.actions), default=0)
        self._clock = max((action.clock for action in log.actions), default=0)
        self._written = {action.id: action for action in log.actions}
        self._left = self._state()

    def _write(self, actions: list[Action]) -> None:
        # the first comes after all that its page knew of, and each of the others after the one before it
        clock = max(self._clock, *(action.clock for action in actions))
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        written = [
            msgspec.structs.replace(
                action,
                seq=self._seq + number,
                writer=self.header.writer,
                clock=clock + number,
                codebook=action.codebook or self.header.codebook,
                at=at,
            )
            for number, action in enumerate(actions, 1)
        ]
        self._put_on_disk(self._prefix + b"".join(map(encode, written)))
        self._prefix, self._seq, self._clock = b"", written[-1].seq, written[-1].clock
        self._written.update({action.id: action for action in written})
        self._left = self._state()

    def _put_on_disk(self, data: bytes) -> None:
        try:
            disk.append(self.path, data)
        except disk.SyncError as error:
            # a second sync may claim success for bytes that the system has dropped, so this file is left alone
            self._failure = (
                f"{self.path.name} could not be synced to disk ({error.strerror}); nothing more is written to it, "
                "run the cell again to go on in a new file: what is not saved is kept on the page and sent then"
            )
            raise Unsaved(self._failure) from error
        except OSError as error:
            raise Unsaved(unwritable(self.path, error)) from error

    def _state(self) -> tuple[int, int]:
        """What tells that somebody else changed the file: which file it is, and its size in bytes."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return (0, 0)
        return (status.st_ino, status.st_size)


def unwritable(path: Path, error: OSError) -> str:
    """The sentence for a file that cannot be written."""
    return (
        f"{path.name} cannot be written in {path.parent} ({error.strerror or error}); free space or permissions "
        "there: what is not saved is kept on the page and sent again, reading and charts go on working"
    )


def _check(action: Action, article: Article) -> None:
    if (action.article, action.sha256) != (article.id, article.sha256):
        raise Trouble(f"article {action.article!r} is not the text that was on the page; open it again, then repeat")
    for id_, record in action.put.items():
        span = place(record)
        if span and not fits(span, article.text):
            there = article.text[max(0, span.start) : span.end]
            raise Trouble(
                f"article {article.id!r}: {id_} says {span.quote!r} at {span.start}-{span.end}, but the text "
                f"there is {there!r}; open the article again, then repeat"
            )
