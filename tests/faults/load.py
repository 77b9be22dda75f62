"""Group A: what a log of real size costs, each figure the worst that an analyst would notice.

What is measured in MiB runs in a process of its own, so that nothing else is counted.
"""

import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from tests.builders import a_mention, an_action
from tests.faults.metric import Metric
from tests.measure.bench import loads, made
from workbench.desk.session import Session
from workbench.log.lines import SCHEMA, Header
from workbench.log.writer import Writer
from workbench.project import Project
from workbench.records import Action, Article
from workbench.store import Store

ANNOTATOR = "ana"
TEXT = "Turkey and Russia meet in Astana 👩‍🚒"
IMPORTED = 256
"""Actions that share a sync when many are imported."""


class Cost(NamedTuple):
    """What something took, in seconds and in MiB at most; `found` is how much of it there was."""

    seconds: float
    mebibytes: float
    found: int


def apart(work: Callable[[Path], Cost], folder: Path) -> Cost:
    """What `work` on a folder costs in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, folder).result()


def most() -> float:
    """The most MiB that this process has held in memory."""
    status = Path("/proc/self/status")
    if status.exists():  # elsewhere the figure may be that of the process which started this one
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text())
        return int(found[1]) / 1024 if found else 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def writer(folder: Path) -> Iterator[Writer]:
    """The annotator's writer in a new folder."""
    made = Writer(folder, Header(SCHEMA, "p", ANNOTATOR, "w", "1.0", "0.1.0"))
    yield made
    made.close()


def additions(article: Article, number: int) -> list[Action]:
    """So many actions that each add a mention."""
    mention = a_mention(article.text, article.text.split()[0])
    return [an_action(article, "add", {f"m-{each}": mention}) for each in range(number)]


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def p99(seconds: list[float]) -> float:
    """What 99 of 100 stay below."""
    return quantiles(seconds, n=100)[-1]


def durable(number: int = 500) -> Metric:
    """A1: one action after the other, each synced to the disk before the next."""
    article = Article("one", TEXT)
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder)) as held:
        took = [1000 * timed(partial(held.append, each, article)) for each in additions(article, number)]
    said = f"p50 {median(took):.2f}, p99 {p99(took):.2f} ms"
    return Metric("A1", "durable action", said, "p50 <= 2, p99 <= 50 ms", median(took) <= 2 and p99(took) <= 50)


def replay(actions: int = 200_000) -> Metric:
    """A3: all actions of one annotator read, verified and folded into readings."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "p"
        loads.project(folder, actions // 10)
        loads.log(folder, ANNOTATOR, actions, actions // 10)
        cost = apart(_replayed, folder / "annotations")
    said = f"{cost.seconds:.1f} s, {cost.mebibytes:.0f} MiB"
    ok = cost.seconds <= 10 and cost.mebibytes <= 400 and cost.found == actions // 10
    return Metric("A3", f"replay and verify {actions:,} actions", said, "<= 10 s, <= 400 MiB", ok)


def _replayed(folder: Path) -> Cost:
    began = time.perf_counter()
    logs = Store(folder).read()
    if logs.problems or logs.missing:
        raise ValueError(f"the log is not sound: {[*logs.problems, *logs.missing][:3]}")
    found = len(logs.annotations)
    return Cost(time.perf_counter() - began, most(), found)


def bulk(number: int = 200_000) -> Metric:
    """A4: many actions at once, so many to a sync; that they are there is looked at afterwards."""
    article = Article("one", TEXT)
    actions = additions(article, number)
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder)) as held:
        parts = [actions[first : first + IMPORTED] for first in range(0, number, IMPORTED)]
        took = timed(lambda: [held.append_all(part, {article.id: article}) for part in parts])
        kept = held.path.read_bytes().count(b"\n") - 1
    rate = number / took
    return Metric("A4", "bulk import", f"{rate:,.0f} actions/s", ">= 20,000/s", rate >= 20_000 and kept == number)


def largest(length: int = 1_000_000, spans: int = 50) -> Metric:
    """A6: the kernel's part of opening the largest article, and of adding spans while suggestions are worked out."""
    with tempfile.TemporaryDirectory() as folder:
        project = made.project(Path(folder) / "p", iter([made.text(1, length), TEXT]))
        session = Session(project, ANNOTATOR)
        session.open("a000001")  # whatever is loaded once is loaded
        opened = timed(lambda: session.open("a000000"))
        article = project.article("a000000")
        took = [1000 * timed(partial(session.act, each)) for each in additions(article, spans)]
    said = f"opens in {opened:.2f} s, adds in {median(took):.0f} ms ({max(took):.0f} at worst)"
    ok = opened <= 2 and median(took) <= 50
    return Metric("A6", f"article of {length:,} code points", said, "<= 2 s, <= 50 ms", ok)


def corpus(articles: int = 100_000, actions: int = 1_000_000) -> Metric:
    """A7: a large corpus that ten annotators have read, until the first page of one of them is there."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "p"
        loads.project(folder, articles)
        for annotator in (ANNOTATOR, *(f"other-{number}" for number in range(9))):
            loads.log(folder, annotator, actions // 10, articles)
        cost = apart(_opened, folder)
    said = f"{cost.seconds:.1f} s, {cost.mebibytes:.0f} MiB"
    ok = cost.seconds <= 5 and cost.mebibytes <= 500 and cost.found == articles
    return Metric("A7", f"{articles:,} articles, {actions:,} actions", said, "<= 5 s, <= 500 MiB", ok)


def _opened(folder: Path) -> Cost:
    began = time.perf_counter()
    project = Project(folder)
    page = Session(project, ANNOTATOR).open(None)
    place = page["place"]
    total = place["total"] if isinstance(place, dict) else 0
    return Cost(time.perf_counter() - began, most(), total)
