"""An annotator's hand: the only way by which an action gets into a log.

It numbers the lines, goes on in another file when it cannot go on in this one, and says that an action is written
only after the sync.
"""

import os
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from filelock import Timeout
from msgspec.structs import replace

from workbench import disk
from workbench.claims import on_record
from workbench.log import files
from workbench.log.lines import Header, checksum, encode, read_log
from workbench.log.segment import Foreign, Lockless, Segment
from workbench.placing import places, surrounded
from workbench.records import Action, Article, Record
from workbench.spans import Span, fits
from workbench.trouble import Trouble

LARGEST = 2**20
"""Bytes of one action; a reader looks into four times as many."""
_AROUND = 32
"""Code points that are kept of what stands before and after words."""


class Unsaved(Trouble):
    """The action is sound but the disk did not take it; it may be sent again as it is."""


class Writer:
    """Appends to an annotator's log, from any thread; holds one file at a time, until closed."""

    notice = ""
    """What an analyst should know of where their work goes; empty when all is as ever."""

    def __init__(self, folder: Path, header: Header) -> None:
        """Hold the first file of `header.annotator` in `folder` that is free and theirs to continue.

        Raises Trouble when there is none, Unsaved when the folder cannot be written.
        """
        self.header = header
        self._folder = folder
        self._guard = threading.RLock()
        self._failure = ""
        self._process = os.getpid()
        self._mine: dict[str, Action] = {}
        self._elsewhere: set[str] = set()  # ids of our own actions in files that are left
        self._segment = self._free()

    @property
    def path(self) -> Path:
        """The file into which the next action goes."""
        return self._segment.path

    @property
    def usable(self) -> bool:
        """Whether more can be appended: not closed, no disk that lost two syncs, not inherited through a fork."""
        return not self._failure and self._process == os.getpid()

    def append(self, action: Action, article: Article) -> Action:
        """Write one action and return it as written; see `append_all`."""
        return self.append_all([action], {article.id: article})[0]

    def append_all(self, actions: Sequence[Action], articles: Mapping[str, Article]) -> list[Action]:
        """Write actions and return them as written, with number, writer, clock and time; only then are they saved.

        All go to the disk in one write and one sync. The same id a second time changes nothing and returns what was
        written the first time. An action that has a writer, as one read from a log has, keeps its place in the order.
        `articles` are by id. Raises Trouble when a quote does not fit its article or an action is too long, Unsaved
        when the disk refuses; then nothing is saved.
        """
        with self._guard:
            self._begin()
            fresh = [action for action in actions if not self._knows(action.id)]
            if fresh:
                self._save([_checked(action, articles[action.article]) for action in fresh])
            return [self._written(action.id) for action in actions]

    def secure(self, actions: Sequence[Action]) -> None:
        """Return when actions that are in some log are surely on the disk: who wrote them may have died before that.

        Raises Unsaved when the disk refuses.
        """
        with self._guard:
            self._begin()
            if doubted := [action for action in actions if not self._knows(action.id)]:
                self._save(doubted)

    def close(self) -> None:
        """Let go of the file, so that another kernel may continue it."""
        with self._guard:
            self._failure = self._failure or f"{self.path.name} was closed; run the cell again to go on"
            if self._process == os.getpid():  # a fork shares the lock, and would let go of it for its parent too
                self._segment.release()

    def _begin(self) -> None:
        if not self.usable:
            raise Unsaved(self._failure or f"{self.path.name} belongs to the process that this one came from")
        lost = len(self._segment.lost)
        try:
            self._segment.catch_up()
        except (Foreign, disk.SyncError):
            self._move_on(f"{self.path.name} was replaced or is not surely on the disk")
        except (OSError, MemoryError) as error:
            raise Unsaved(unwritable(self.path, error)) from error
        if len(self._segment.lost) > lost:
            self.notice = (
                f"{self.path.name} was changed or removed while you worked, and actions that were saved are not in it "
                "any more; look for a copy of the file that has them"
            )

    def _knows(self, id_: str) -> bool:
        return id_ in self._segment.ids or id_ in self._elsewhere

    def _written(self, id_: str) -> Action:
        if id_ not in self._mine:  # by an earlier kernel
            actions = read_log(self.path.read_bytes(), self.path.name).actions
            self._mine.update((action.id, action) for action in actions if action.id == id_)
        return self._mine[id_]

    def _save(self, actions: list[Action]) -> None:
        try:
            self._put_on_disk(actions)
        except disk.SyncError as error:
            # a second sync may claim success for bytes that the system has dropped: this file is left as it is, and
            # what it may not hold is written to another
            self._save_elsewhere(actions, f"{self.path.name} could not be synced to disk ({error.strerror or error})")
        except (OSError, MemoryError) as error:  # of the latter nobody knows whether it came before the bytes or after
            raise Unsaved(unwritable(self.path, error)) from error

    def _save_elsewhere(self, actions: list[Action], why: str) -> None:
        self._elsewhere |= self._segment.ids & self._mine.keys()
        try:
            self._move_on(why)
            self._put_on_disk(actions)
        except (OSError, Trouble) as error:
            self._failure = (
                f"{why}, nor could another file be begun ({error}); nothing more is written: free the disk or its "
                "permissions, then run the cell again; what is not saved is kept on the page and sent then"
            )
            raise Unsaved(self._failure) from error

    def _put_on_disk(self, actions: list[Action]) -> None:
        segment, at = self._segment, datetime.now(UTC).isoformat(timespec="milliseconds")
        data, prev = segment.begin()
        lines, written = [data], []
        # the first comes after all that its page knew of, and each of the others after the one before it
        clock = max([segment.clock, *(action.clock for action in actions if not action.writer)])
        for seq, action in enumerate(actions, segment.seq + 1):
            codebook = action.codebook or self.header.codebook
            placed = replace(action, seq=seq, prev=prev, codebook=codebook)
            if not action.writer:
                clock += 1
                placed = replace(placed, writer=self.header.writer, clock=clock, at=at)
            lines.append(line := encode(placed))
            written.append(placed)
            prev = checksum(line)
        segment.add(b"".join(lines), [action.id for action in written], written[-1].seq, clock)
        self._mine.update((action.id, action) for action in written)

    def _move_on(self, why: str) -> None:
        left, self._segment = self._segment, self._free()
        left.release()
        self._segment.clock = max(self._segment.clock, left.clock)
        self.notice = f"{why}; your work goes on in {self.path.name}, and both files count"

    def _free(self) -> Segment:
        header = self.header
        for path in files.numbered(self._folder, header.annotator):
            try:
                return Segment(path, header)
            except (Timeout, Foreign, disk.SyncError):
                continue
            except Lockless:
                alone = files.own(self._folder, header.annotator, header.writer)
                return Segment(alone, header, locked=False)
            except OSError as error:
                raise Unsaved(unwritable(path, error)) from error
        raise Trouble(
            f"{self._folder}: {files.MOST} files of {header.annotator!r} are in use; close the kernels that you do not "
            "need"
        )


def unwritable(path: Path, error: OSError | MemoryError) -> str:
    """The sentence for a file that cannot be written."""
    why = "no memory is left" if isinstance(error, MemoryError) else error.strerror or error
    return (
        f"{path.name} cannot be written in {path.parent} ({why}); free space or permissions "
        "there: what is not saved is kept on the page and sent again, reading and charts go on working"
    )


def _checked(action: Action, article: Article) -> Action:
    """The action with what stands around its words. Raises Trouble when it cannot be written as it is."""
    if (action.article, action.sha256) != (article.id, article.sha256):
        raise Trouble(f"article {action.article!r} is not the text that was on the page; open it again, then repeat")
    if action.do != "undo":  # which puts back also what was out of its place
        for id_, record in action.put.items():
            _check(id_, record, article)
    spans = {key: span for id_, record in action.put.items() for key, span in surrounded(id_, record).items()}
    around = {key: _around(span, action.around.get(key), article.text) for key, span in spans.items()}
    action = replace(action, put={id_: on_record(record) for id_, record in action.put.items()}, around=around)
    if (size := _size(action)) > LARGEST:
        raise Trouble(
            f"article {article.id!r}: the action is {size:,} bytes, expected at most {LARGEST:,}; shorten its note"
        )
    return action


def _check(id_: str, record: Record, article: Article) -> None:
    for span in places(record):
        if not fits(span, article.text):
            there = article.text[max(0, span.start) : span.end]
            raise Trouble(
                f"article {article.id!r}: {id_} says {span.quote!r} at {span.start}-{span.end}, but the text "
                f"there is {there!r}; open the article again, then repeat"
            )


def _around(span: Span, before: tuple[str, str] | None, text: str) -> tuple[str, str]:
    """What stands around a span; around one that is out of its place, what stood there `before`."""
    if not fits(span, text):
        return before or ("", "")
    return text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]


def _size(action: Action) -> int:
    try:
        return len(encode(action))
    except ValueError as error:
        raise Trouble(
            f"article {action.article!r}: half a character was found ({error}); type or paste the words again"
        ) from error
