"""The only writer of annotations.

`annotations/<annotator>.jsonl` is appended to and never rewritten. An action counts as saved when its line has
been handed to the operating system in one write and synced; nothing is acknowledged before. Reading never
writes, and nobody writes into another's file: who finds it locked gets a file of their own, and the reading
is the union of both.
"""

import hashlib
import os
import re
import threading
import unicodedata
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import msgspec
from filelock import FileLock, Timeout

from workbench import disk, history
from workbench.log import SCHEMA, Damage, Header, Log, encode, read_log
from workbench.records import Action, Annotation, Article, place
from workbench.spans import fits
from workbench.trouble import Trouble


class Store:
    """The logs of one folder. Reading is always fresh from disk and changes nothing there."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist before the first action is written."""
        self.folder = folder

    def logs(self) -> dict[str, Log]:
        """File name → what it says, for every `*.jsonl` of the folder, sorted by name."""
        return {path.name: _read(path) for path in sorted(self.folder.glob("*.jsonl"))}

    def actions(self, annotator: str) -> tuple[Action, ...]:
        """All actions of one annotator, from all of that person's files, in order."""
        return self.histories().get(annotator, ())

    def histories(self) -> dict[str, tuple[Action, ...]]:
        """Annotator → all of their actions in order."""
        found: dict[str, list[Action]] = defaultdict(list)
        for name, log in self.logs().items():
            found[annotator_of(name, log)].extend(log.actions)
        return {annotator: tuple(history.ordered(actions)) for annotator, actions in sorted(found.items())}

    def annotations(self) -> tuple[Annotation, ...]:
        """Every reading in the folder, by annotator and then article."""
        readings = []
        for annotator, actions in self.histories().items():
            by_article: dict[str, list[Action]] = defaultdict(list)
            for action in actions:
                by_article[action.article].append(action)
            readings += [history.annotation(by_article[article], annotator) for article in sorted(by_article)]
        return tuple(readings)

    def problems(self) -> tuple[str, ...]:
        """What is damaged, numbered twice or too new in the folder, one sentence each."""
        found: list[str] = []
        for name, log in self.logs().items():
            found += [*map(str, log.damages), *log.clashes]
            if log.newer and log.header:
                found.append(
                    f"{name}:1: written in schema {log.header.schema} by version {log.header.tool}, this version "
                    f"knows schema {SCHEMA}; it is only read, update stance-workbench to go on in it"
                )
        return tuple(found)

    def writer(self, annotator: str, project: str, codebook: str, tool: str) -> "Writer":
        """A writer for the annotator's file, or for a second file while another kernel holds the first.

        Raises Trouble when the folder cannot be written.
        """
        header = Header(SCHEMA, project, annotator, uuid4().hex, codebook, tool)
        for number in range(1, 100):
            path = self.folder.resolve() / (slug(annotator) + (f".{number}" if number > 1 else "") + ".jsonl")
            try:
                return _writer_here(path) or Writer(path, header)
            except (Timeout, NewerSchema):
                continue
            except OSError as error:
                raise Trouble(_unwritable(path, error)) from error
        raise Trouble(f"{self.folder}: 99 files of {annotator!r} are in use; close the kernels that you do not need")


class NewerSchema(Exception):
    """The file was written by a later version of this program."""


class Writer:
    """The one appender of one file, usable from any thread; holds the file's lock until closed."""

    def __init__(self, path: Path, header: Header) -> None:
        """Lock `path` and read how far it is; `header` is written first when the file is new.

        Raises Timeout when another process holds the lock, NewerSchema, or OSError.
        """
        self.path = path
        self._guard = threading.RLock()
        path.parent.mkdir(parents=True, exist_ok=True)
        # not bound to a thread: widget messages arrive in one, cells run in another
        self._lock = FileLock(path.with_name(f".{path.stem}.lock"), timeout=0, thread_local=False)
        self._lock.acquire()
        try:
            log = read_log(path.read_bytes() if path.exists() else b"", path.name)
            if log.newer:
                raise NewerSchema(path.name)
        except BaseException:
            self._lock.release()
            raise
        self._header = log.header or header
        self._prefix = (b"" if log.sealed else b"\n") + (b"" if log.header else encode(header))
        self._seq = max((action.seq for action in log.actions if action.writer == self._header.writer), default=0)
        self._written = {action.id: action for action in log.actions}
        self._failure = ""
        self._process = os.getpid()
        _WRITERS[path] = self

    def append(self, action: Action, article: Article) -> Action:
        """Write one action and return it as written, with number, writer and time; only then is it saved.

        The same id a second time changes nothing and returns what was written the first time.
        Raises Trouble, with nothing counted as written, when a quote does not fit the article or the disk refuses.
        """
        with self._guard:
            if action.id in self._written:
                return self._written[action.id]
            _check(action, article)
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            numbered = msgspec.structs.replace(action, seq=self._seq + 1, writer=self._header.writer, at=now)
            self._put_on_disk(self._prefix + encode(numbered))
            self._prefix = b""
            self._seq = numbered.seq
            self._written[numbered.id] = numbered
            return numbered

    @property
    def usable(self) -> bool:
        """Whether more can be appended: not closed, no failed sync, and not inherited through a fork."""
        return not self._failure and self._process == os.getpid()

    def close(self) -> None:
        """Let go of the file, so that another kernel may continue it."""
        with self._guard:
            self._failure = self._failure or f"{self.path.name} was closed; run the cell again to go on"
            self._lock.release()

    def _put_on_disk(self, data: bytes) -> None:
        if self._failure:
            raise Trouble(self._failure)
        try:
            disk.append(self.path, data)
        except disk.SyncError as error:
            # a second sync may claim success for bytes that the system has dropped, so this file is left alone
            self._failure = (
                f"{self.path.name} could not be synced to disk ({error.strerror}); nothing more is written to it, "
                "restart the kernel and run the cell again: what is not saved is kept on the page and sent again"
            )
            raise Trouble(self._failure) from error
        except OSError as error:
            raise Trouble(_unwritable(self.path, error)) from error


_WRITERS: dict[Path, Writer] = {}


def _writer_here(path: Path) -> Writer | None:
    # a cell that is run twice in one kernel goes on in its own file; the lock would take it for a stranger
    writer = _WRITERS.get(path)
    return writer if writer and writer.usable else None


def slug(annotator: str) -> str:
    """A file name for an annotator: the id itself when it is plain, else a readable part and a digest.

    Some file systems hold `Ann` and `ann`, or two spellings of `é`, for one file, and others do not.
    """
    annotator = unicodedata.normalize("NFC", annotator)
    plain = re.sub(r"[^a-z0-9-]+", "-", annotator.lower()).strip("-")[:40]
    if plain == annotator:
        return plain
    digest = hashlib.sha256(annotator.encode()).hexdigest()[:8]
    return f"{plain}-{digest}".lstrip("-")


def _read(path: Path) -> Log:
    try:
        return read_log(path.read_bytes(), path.name)
    except OSError as error:
        return Log(None, (), (Damage(path.name, 1, 0, f"the file cannot be read ({error.strerror})"),))


def annotator_of(name: str, log: Log) -> str:
    """Whose file it is: as its header says, else as it is called."""
    return log.header.annotator if log.header else name.removesuffix(".jsonl")


def _check(action: Action, article: Article) -> None:
    if (action.article, action.sha256) != (article.id, article.sha256):
        raise Trouble(f"article {action.article!r} is not the text that was on the page; open it again, then repeat")
    for id_, record in action.put.items():
        span = place(record)
        if span and not fits(span, article.text):
            there = article.text[span.start : span.end]
            raise Trouble(
                f"article {article.id!r}: {id_} says {span.quote!r} at {span.start}-{span.end}, but the text "
                f"there is {there!r}; open the article again, then repeat"
            )


def _unwritable(path: Path, error: OSError) -> str:
    return (
        f"{path.name} cannot be written in {path.parent} ({error.strerror or error}); nothing was saved by this, "
        "free space or permissions there, then repeat: reading and charts go on working"
    )
