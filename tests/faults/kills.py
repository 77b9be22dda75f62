"""A session is killed at random moments, over and over in one folder, and what it was told is saved is there."""

import random
from pathlib import Path

from tests.faults.acting import Page, deed, scratch
from tests.faults.child import Child, Say
from tests.faults.machine import SYNCS, Machine
from tests.faults.metric import Metric
from tests.faults.oracle import judge_folder
from workbench.records import Action

_MOST = 10_000
"""Steps of a session; so that one which never saves comes to an end too."""
_ROUNDS = 6
"""Sessions in one folder; then another is begun, as opening a long log would take longer than a session lives."""


def kills(times: int) -> Metric:
    """B1: a writer is killed after 0.5 to 30 ms, every fifth one having lost a sync before."""
    dice = random.Random(1)
    faults: list[str] = []
    saved = 0
    for first in range(0, times, _ROUNDS):
        with scratch() as folder:
            rounds = range(first, min(first + _ROUNDS, times))
            told, acknowledged = _killed_again_and_again(Path(folder), rounds, dice)
            faults += told
            saved += acknowledged
    result = f"{times} kills, {saved} actions acknowledged, {len(faults)} faults"
    return Metric("B1", "random kills", result, "300, none lost", not faults and saved > 0, tuple(faults))


def _killed_again_and_again(folder: Path, rounds: range, dice: random.Random) -> tuple[list[str], int]:
    faults: list[str] = []
    tried: dict[str, Action] = {}
    acknowledged: dict[str, Action] = {}
    for number in rounds:
        lines = _killed(folder, number, dice)
        faults += [line for line in lines if line.startswith("crashed")]
        for what, _, names in (line.partition(" ") for line in lines if not line.startswith("crashed")):
            said = {name: deed(name) for name in names.split()}
            (tried if what == "try" else acknowledged).update(said)
        faults += [f"kill {number}: {fault}" for fault in judge_folder(folder, acknowledged, tried)]
    return faults, len(acknowledged)


def _killed(folder: Path, number: int, dice: random.Random) -> list[str]:
    child = Child(lambda say: _session(folder, number, say))
    if number % 4:  # else it dies while it opens the log
        child.hear("saved")
    return child.kill(after=dice.triangular(0.0005, 0.03, 0.0005))


def _session(folder: Path, number: int, say: Say) -> None:
    page = Page(folder)
    if number % 5 == 0:
        with Machine(folder, "EIO", 1 + number % 3, only=SYNCS):
            _act(page, [f"{number}-unsynced"], say)
    for n in range(_MOST):
        _act(page, [f"{number}-{n}.{part}" for part in range(1 + n % 3)], say)


def _act(page: Page, names: list[str], say: Say) -> None:
    say(f"try {' '.join(names)}")
    if done := page.act(*names):
        say(f"saved {' '.join(done)}")
