"""A sync fails: the system may have dropped the bytes, and says nothing of it the next time that it is asked.

So the writer must leave that file, go on in another, and say so; a second sync proves nothing (PostgreSQL learned it
in 2018).
"""

import random
from pathlib import Path

from tests.faults.acting import Page, scratch
from tests.faults.machine import SYNCS, Call, Machine
from tests.faults.metric import Metric
from tests.faults.oracle import judge, judge_folder
from tests.faults.platter import Platter
from tests.faults.powercut import restore
from workbench.store import Store

_CUTS = 12
"""States of the disk that are tried after each session."""


def syncing(positions: int) -> Metric:
    """B7: the first, second … sync of two sessions fails, alone or with the next one; then the power is cut."""
    faults: list[str] = []
    for position in range(1, positions + 1):
        for times in (1, 2):
            with scratch() as folder:
                found = _unsynced(Path(folder).resolve(), position, times)
            faults += [f"sync {position}{' and the next' * (times - 1)} fails: {sentence}" for sentence in found]
    number = f"{positions} positions, alone and twice running, {len(faults)} faults"
    return Metric("B7", "failed sync", number, "10 positions, none lost", not faults, tuple(faults))


def _unsynced(root: Path, position: int, times: int) -> list[str]:
    folder = root / "annotations"
    notices: list[str] = []
    with Machine(root, "EIO", position, only=SYNCS, times=times) as machine:
        page = Page(folder)
        for names in (["1"], ["2", "3"], ["4"], ["5"]):
            _act(page, names, notices)
        page.close()
        later = Page(folder)
        later.tried, later.acknowledged = page.tried, page.acknowledged
        for names in (["6"], ["7"], ["8"]):
            _act(later, names, notices)
        later.send()
        later.close()
    told = [*notices, *page.told, *later.told]
    wrong = [f"still not saved: {later.told[-1]}"] if later.waiting else []
    wrong += _left_alone(machine.calls, told)
    wrong += judge_folder(folder, later.acknowledged, later.tried)
    return wrong + _cut(root, machine.calls, later)


def _act(page: Page, names: list[str], notices: list[str]) -> None:
    page.act(*names)
    if page.writer and page.writer.notice:
        notices.append(page.writer.notice)


def _left_alone(calls: list[Call], told: list[str]) -> list[str]:
    """Whether a log that lost what was on its way is written to again, and whether a person was told."""
    coming: set[Path] = set()
    left: set[Path] = set()
    wrong = []
    for call in calls:
        if call.kind == "write":
            coming.add(call.path)
            if call.path in left:
                wrong.append(f"{call.path.name} is written to again")
        elif call.kind in SYNCS and call.path in coming and call.path.suffix == ".jsonl":
            coming.discard(call.path)
            left |= {call.path} if call.failed else set()
    return wrong + (["nobody is told"] if left and not told else [])


def _cut(root: Path, calls: list[Call], page: Page) -> list[str]:
    dice, platter = random.Random(7), Platter(root)
    for call in calls:
        platter.take(call)
    wrong: dict[str, None] = {}
    with scratch() as copy:
        for _ in range(_CUTS):
            restore(Path(copy), platter.after_cut(dice))
            found = judge(Store(Path(copy) / "annotations").read(), page.acknowledged, page.tried)
            wrong.update(dict.fromkeys(f"after a power cut {sentence}" for sentence in found))
    return list(wrong)
