"""B12, F17: no clock decides anything. Under each the same is done, and the same comes of it but for the hour."""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from pathlib import Path
from unittest import mock

import msgspec
from msgspec.structs import replace

from tests.builders import a_mention, a_project, an_action
from tests.faults.merging import Files, story
from workbench.desk.session import Session
from workbench.log import writer
from workbench.store import _WRITERS, Logs, Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXT = "Turkey and Russia meet in Astana"
STORIES = 5

Times = Callable[[], Iterator[datetime]]
"""What the clock says, each time that it is asked."""


@contextmanager
def under(times: Iterator[datetime]) -> Iterator[None]:
    """A machine whose clock says `times`, one after the other."""
    clock = mock.Mock(now=lambda zone: next(times).astimezone(zone))
    with mock.patch.object(writer, "datetime", clock):
        yield


def timeless(logs: Logs) -> bytes:
    """Readings, actions and reports as bytes, without what tells the hour: `at`, and checksums over it."""
    histories = {
        who: [replace(action, at="", prev="") for action in actions] for who, actions in logs.histories.items()
    }
    return msgspec.json.encode([logs.annotations, histories, logs.problems, logs.missing])


def stories(times: Times) -> list[bytes]:
    """What comes of a few stories of several kernels, told by clocks that go like this."""
    found = []
    for seed in range(STORIES):
        with under(times()):
            files = story(random.Random(seed))
        with tempfile.TemporaryDirectory() as folder:
            found.append(timeless(_laid(Path(folder), files).read()))
    return found


def _laid(folder: Path, files: Files) -> Store:
    for number, (name, data) in enumerate(files.items()):
        (folder / name).write_bytes(data)
        os.utime(folder / name, (10**9 - 1000 * number,) * 2)  # the later by name, the older
    return Store(folder)


def desk(times: Times) -> list[bytes]:
    """What comes of an hour at a desk: labelled, taken back, brought back, some of it by another kernel."""
    with tempfile.TemporaryDirectory() as folder, under(times()), mock.patch("workbench.store.uuid4", _counted()):
        project = a_project(Path(folder), {"one": TEXT})
        article = project.article("one")
        session = Session(project, "ana")
        for number, words in enumerate(("Turkey", "Russia", "Astana")):
            put = {f"m-{number}": a_mention(TEXT, words)}
            session.act(an_action(article, "add", dict(put), id=f"a-{number}"))
        session.undo("one", "u-0")
        session.undo("one", "u-1")
        end()
        session = Session(project, "ana")
        told = [session.redo("one", "r-0")["words"], session.undo("one", "u-2")["words"]]
        end()
        return [timeless(project.store.read()), msgspec.json.encode(told), project.export()[0].read_bytes()]


def end() -> None:
    """The kernel ends, and lets go of its files."""
    for held in _WRITERS.values():
        held.close()
    _WRITERS.clear()


def _counted() -> Callable[[], mock.Mock]:
    numbers = count()
    return lambda: mock.Mock(hex=f"{next(numbers):032x}")


def going(first: datetime, step: timedelta) -> Times:
    """A clock that goes on, or back, by `step`."""
    return lambda: (first + number * step for number in count())


def jumping(*times: datetime) -> Times:
    """A clock that says these again and again."""
    return lambda: cycle(times)


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    """A machine that stands in this time zone."""
    with mock.patch.dict(os.environ, TZ=name):
        time.tzset()
        yield
    time.tzset()


def same(times: Times) -> str:
    """How what comes of it differs from what comes of a clock that goes as it should; empty when it does not."""
    right = going(NOON, HOUR)
    if stories(times) != stories(right):
        return "what several kernels made depends on the clock"
    return "" if desk(times) == desk(right) else "what is done at the desk depends on the clock"


def a_clock_that_stands_in_1970(_: Path) -> str:
    return same(jumping(datetime.fromtimestamp(0, UTC)))


def a_clock_that_is_put_a_day_back(_: Path) -> str:
    return same(jumping(NOON, NOON + HOUR, NOON - 24 * HOUR))


def a_clock_that_runs_backwards(_: Path) -> str:
    return same(going(NOON, -HOUR))


def a_clock_at_the_end_of_time(_: Path) -> str:
    return same(jumping(datetime(9999, 12, 31, 23, 59, 59, 999999, UTC)))


def an_hour_that_comes_twice(_: Path) -> str:
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # half past two in Berlin, and so is an hour later
    with in_zone("Europe/Berlin"):
        return same(jumping(twice + HOUR, twice, twice + HOUR / 2))


def files_with_the_times_of_1970(folder: Path) -> str:
    """Another kernel writes, and its file keeps, or gets, a time that is long past: it is heard all the same."""
    project = a_project(folder, {"one": TEXT})
    sessions = [Session(project, "ana"), Session(project, "ben")]
    for number, session in enumerate(2 * sessions):
        put = {"m-1": a_mention(TEXT, "Turkey")}
        session.act(an_action(project.article("one"), "add", dict(put), id=f"a-{number}"))
        for path in project.store.folder.glob("*.jsonl"):
            os.utime(path, (0, 0))
        session.act(an_action(project.article("one"), "status", id=f"b-{number}"))
    other = Session(project, "ana")
    read = [len(each.open("one")["records"]) for each in (*sessions, other)]  # type: ignore[arg-type]
    counts = [len(actions) for actions in project.store.read().histories.values()]
    end()
    return "" if (read, counts) == ([1, 1, 1], [4, 4]) else f"read were {read} records, of {counts} actions"


SCENARIOS = (
    a_clock_that_stands_in_1970,
    a_clock_that_is_put_a_day_back,
    a_clock_that_runs_backwards,
    a_clock_at_the_end_of_time,
    an_hour_that_comes_twice,
    files_with_the_times_of_1970,
)
