"""What suggesting costs, each time in a fresh process: the first suggestion, a word on one core, and memory."""

import json
import os
import subprocess
import sys
from statistics import median

from tests.builders import ROOT
from tests.measure.bench.figures import Figure

RUNS = 3
MEASURED = ("first suggestion, s", "words/s on one core", "memory, MiB")
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def figures() -> list[Figure]:
    """Medians of several processes that read the seeds five times over; 250 microseconds a word are 4,000 words/s."""
    runs = [_run() for _ in range(RUNS)]
    first, rate, memory = (median(run[name] for run in runs) for name in MEASURED)
    return [
        Figure("a fresh process: the first suggestion", 1000 * first, 3000),
        Figure("suggesting on one core: a word", 1_000_000 / rate, 250, "µs"),
        Figure("suggesting: memory of the process at most", memory, 700, "MiB"),
    ]


def _run() -> dict[str, float]:
    command = [sys.executable, "-m", "tests.measure.eval.cost"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | ONE_CORE, check=True, capture_output=True)
    said: dict[str, float] = json.loads(done.stdout)
    return said


if __name__ == "__main__":
    print(*figures(), sep="\n")
