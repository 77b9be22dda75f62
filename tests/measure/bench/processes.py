"""Whole processes, timed from outside: medians of several runs after one that warms the disk."""

import subprocess
import sys
import tempfile
import time
from statistics import median

from tests.builders import ROOT
from tests.measure.bench.figures import Figure

RUNS = 7


def figures() -> list[Figure]:
    """Imports without Python's own start, and the suggestions for the seeds."""
    bare = seconds("-c", "pass")
    imported = seconds("-c", "import workbench")
    with tempfile.TemporaryDirectory() as folder:
        suggested = seconds("-m", "workbench", "suggest", "seeds", f"{folder}/out.jsonl")
    return [
        Figure("import workbench (median)", 1000 * (imported - bare), 300),
        Figure("workbench suggest seeds, whole process (median)", 1000 * suggested, 3000),
    ]


def seconds(*arguments: str) -> float:
    """Median wall time of a Python process."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return median(times[1:])
