"""Whoever works here talks to nobody: neither a process in which a whole day is spent with a project, nor the page."""

import json
import os
import subprocess
import sys
import tempfile

from tests.builders import ROOT
from tests.faults.metric import Metric
from tests.faults.scripts import browsing
from tests.faults.visiting import visit


def network() -> Metric:
    """C10: a day of work in a process that is watched, and the page; every attempt to reach anybody is a fault."""
    faults = [*attempts_of_a_day(), *requests_of_the_page()]
    number = f"{len(faults)} attempts"
    target = "none, in the suggester, the desk, the charts and the page"
    return Metric("C10", "network attempts and listeners", number, target, not faults, tuple(faults))


def attempts_of_a_day() -> list[str]:
    """What a child tried while it did all that one does with a project."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.day", folder, "022"],
            cwd=ROOT,
            env=os.environ | {"MPLCONFIGDIR": folder},
            capture_output=True,
            text=True,
        )
    if done.returncode:
        return [f"the day ended early: {done.stderr[-500:]}"]
    tried: list[str] = json.loads(done.stdout.splitlines()[-1])
    return tried


def requests_of_the_page() -> list[str]:
    """What the page asked of anybody but the address that it came from."""
    with browsing() as browser:
        page = visit(browser)
        page.walk(["http://evil.test/x.png", "//evil.test", "https://evil.test/?q=Turkey"])
        page.walk(["word"])
    return page.faults
