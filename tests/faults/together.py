"""A5, F11 and F12: many kernels at once, whether their locks hold or not; and what is sent again and again."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar
from unittest import mock
from uuid import uuid4

from filelock import FileLock, Timeout

from tests.builders import a_mention, a_project, an_action
from tests.faults.child import Child, Say
from tests.faults.clocks import end
from tests.faults.merging import MEMORY
from tests.faults.metric import Metric
from workbench.desk.session import Session
from workbench.log import segment
from workbench.log.lines import SCHEMA, Header
from workbench.log.writer import Writer
from workbench.records import Article
from workbench.store import _WRITERS, Store

ARTICLE = Article("one", "İstanbul said no 👩‍🚒 to cafe\u0301")
ANNOTATORS = 4


class NoLock:
    """A lock that everybody gets, as on some network disks."""

    def __init__(self, path: Path, **_: object) -> None:
        self.path = path

    def acquire(self) -> None:
        """Hold it; raises filelock.Timeout when somebody else does."""

    def release(self) -> None:
        """Let go of it."""


class OwnLock(NoLock):
    """A lock that holds within a process and not between two, as when each machine of a network keeps its own."""

    _held: ClassVar[set[Path]] = set()

    def acquire(self) -> None:
        """Hold it; raises filelock.Timeout when somebody in this process does."""
        if self.path in self._held:
            raise Timeout(str(self.path))
        self._held.add(self.path)

    def release(self) -> None:
        """Let go of it."""
        self._held.discard(self.path)


@contextmanager
def locks(kind: type) -> Iterator[None]:
    """A machine whose locks are of this kind."""
    with mock.patch.object(segment, "FileLock", kind):
        yield


def annotate(folder: Path, number: int, actions: int) -> Callable[[Say], None]:
    """The work of one kernel: so many actions, one after the other, each said once it is saved."""

    def work(say: Say) -> None:
        header = Header(SCHEMA, "p", f"ann-{number % ANNOTATORS}", uuid4().hex, "1.0", "0.1.0")
        writer = Writer(folder, header)
        for each in range(actions):
            id_ = f"a-{number}-{each}"
            put = {f"m-{id_}": a_mention(ARTICLE.text, "👩‍🚒")}
            say(writer.append(an_action(ARTICLE, "add", dict(put), id=id_), ARTICLE).id)
        writer.close()

    return work


def at_once(processes: int, actions: int, kind: type = FileLock) -> list[str]:
    """What is lost, doubled, torn or reported after so many kernels wrote at once."""
    # what has no lock to hold is looked at in memory, where a sync costs nothing
    folder = Path(tempfile.mkdtemp(dir=None if kind is FileLock else MEMORY))
    try:
        with locks(kind):
            children = [Child(annotate(folder, number, actions)) for number in range(processes)]
            said = [line for child in children for line in child.wait()]
        logs = Store(folder).read()
        read = [action.id for actions in logs.histories.values() for action in actions]
        records = sum(len(reading.records) for reading in logs.annotations)
        files = len(logs.files)
    finally:
        shutil.rmtree(folder)
    faults = [line for line in said if line.startswith("crashed")]
    faults += [f"{id_} was acknowledged and is not there" for id_ in sorted({*said} - {*read})]
    if len(read) != len({*read}) or len(read) != processes * actions or records != len(read):
        faults.append(f"{processes} x {actions} were done, {len(read)} are read, {records} records")
    if kind is OwnLock and files != ANNOTATORS:
        faults.append(f"{ANNOTATORS} files were to be shared, there are {files}, so nothing was tried")
    return [*faults, *logs.problems, *logs.missing]


def simultaneous(processes: int = 20, actions: int = 500) -> Metric:
    """A5: kernels that write at once: each in its file; where nobody can hold one; where many hold one unknowingly."""
    kinds = {FileLock: actions, NoLock: actions // 5, OwnLock: actions // 5}
    faults = [fault for kind, each in kinds.items() for fault in at_once(processes, each, kind)]
    number = f"{processes} x {actions}, twice {processes} x {actions // 5}, {len(faults)} lost or torn"
    return Metric("A5", "kernels at once, with locks and without", number, "20 x 500, 0", not faults, tuple(faults))


def replays(outboxes: int = 20) -> Metric:
    """B9, F12: what a page keeps is sent three times, to kernels that may not know of each other: one effect."""
    faults = [fault for seed in range(outboxes) if (fault := replay(random.Random(seed)))]
    number = f"{outboxes - len(faults)} of {outboxes} with one effect"
    return Metric("B9-again", "outboxes sent three times", number, "all", not faults, tuple(faults))


def replay(chance: random.Random) -> str:
    """What is done twice when answers got lost and a page sends again; empty when nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        project = a_project(Path(folder), {ARTICLE.id: ARTICLE.text})
        sessions = [Session(project, "ana")]
        outbox = [_message(number) for number in range(6)]
        for send in outbox:
            send(sessions[0])
        before = project.annotations, len(project.store.read().histories["ana"])
        for _ in range(2):
            if chance.random() < 0.5:
                end()  # the kernel is started again
                sessions.clear()
            else:
                _WRITERS.clear()  # another process, which has the file and not what holds it
            sessions.append(Session(project, "ana"))
            for send in chance.sample(outbox, len(outbox)):
                send(chance.choice(sessions))
        after = project.annotations, len(project.store.read().histories["ana"])
        reports = project.problems
        end()
    return "" if after == before and not reports else f"expected {before}, got {after}, told {reports}"


def _message(number: int) -> Callable[[Session], object]:
    if number % 3 == 2:
        return lambda session: session.undo(ARTICLE.id, f"u-{number}")
    put = {f"m-{number}": a_mention(ARTICLE.text, "👩‍🚒", entity=f"fighter-{number}")}
    action = an_action(ARTICLE, "add", dict(put), id=f"a-{number}")
    return lambda session: session.act(action)
