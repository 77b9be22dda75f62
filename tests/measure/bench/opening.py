"""Opening a large project: each in a process of its own, from its start to the first article, and what it remembers.

`python -m tests.measure.bench.opening FOLDER ANNOTATOR` opens one and prints what it took.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.builders import ROOT
from tests.measure.bench import loads
from tests.measure.bench.figures import Figure

RUNS = 3
TEN = [f"annotator-{number}" for number in range(10)]


def figures() -> Iterator[Figure]:
    """A log of 200,000 actions in 20,000 articles; then 100,000 articles with a million actions of ten annotators."""
    with tempfile.TemporaryDirectory() as folder:
        one = made(Path(folder) / "one", 20_000, {"ana": 200_000})
        yield from opened("200,000 actions in a log", one, "ana", memory=300, at_most=300)
        ten = made(Path(folder) / "ten", 100_000, dict.fromkeys(TEN, 100_000))
        yield from opened("1,000,000 actions of ten", ten, TEN[3], memory=500, at_most=1000)


def made(folder: Path, articles: int, logs: dict[str, int]) -> Path:
    """A project with so many articles, and a log of so many actions for each annotator."""
    loads.project(folder, articles)
    for annotator, actions in logs.items():
        loads.log(folder, annotator, actions, articles)
    return folder


def opened(what: str, folder: Path, annotator: str, memory: float, at_most: float) -> list[Figure]:
    """Medians of several openings, with the floors for MiB when the first article is there, and later."""
    runs = [opening(folder, annotator) for _ in range(RUNS)]
    first, then, looked, most = (median(run[n] for run in runs) for n in range(4))
    return [
        Figure(f"{what}: open the project and the first article", 1000 * first, 5000),
        Figure(f"{what}: memory of the process then", then, memory, "MiB"),
        Figure(f"{what}: all is looked through, beside the work", 1000 * looked, 60_000),
        Figure(f"{what}: memory of the process at most", most, at_most, "MiB"),
    ]


def opening(folder: Path, annotator: str) -> list[float]:
    """Seconds and MiB until the first article is there, and until the whole project was looked at, in a process."""
    command = [sys.executable, "-m", "tests.measure.bench.opening", str(folder), annotator]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    said: list[float] = json.loads(done.stdout)
    return said


def _open(folder: Path, annotator: str) -> list[float]:
    began = time.perf_counter()
    from workbench.desk.session import Session
    from workbench.project import Project

    session = Session(Project(folder), annotator)
    session.open(None)
    first, held = time.perf_counter() - began, memory()
    session.finished()  # waits for the look
    return [first, held, time.perf_counter() - began, memory()]


def memory() -> float:
    """MiB that this process has had at most."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    print(json.dumps(_open(Path(sys.argv[1]), sys.argv[2])))
