"""A sync fails: the system may have dropped the bytes, and says nothing of it the next time that it is asked.

So the writer must leave that file, go on in another, and say so; a second sync proves nothing (PostgreSQL learned it
in 2018).
"""

from pathlib import Path
from unittest.mock import patch

from tests.faults.acting import Page, scratch
from tests.faults.machine import SYNCS, Call, Machine
from tests.faults.metric import Metric
from tests.faults.oracle import judge_folder
from tests.faults.powercut import cut
from workbench import disk

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
        page = _sitting(Page(folder), ["1", "2 3", "4", "5"], notices)
        page = _sitting(page.again(), ["6", "7"], notices)
        calls, told = list(machine.calls), [*notices, *page.told]
        with patch.object(disk, "_DOUBTFUL", set()):  # another process, which cannot know
            page = _sitting(page.again(), ["8", "9"], notices)
    wrong = [f"still not saved: {page.told[-1]}"] if page.waiting else []
    wrong += _left_alone(calls, told) + judge_folder(folder, page.acknowledged, page.tried)
    return wrong + cut(root, machine.calls, page, _CUTS)


def _sitting(page: Page, acts: list[str], notices: list[str]) -> Page:
    """One after the other, and what is left once more; then the file is let go of."""
    for names in [*acts, ""]:
        page.act(*names.split())
        if page.writer and page.writer.notice:
            notices.append(page.writer.notice)
    page.close()
    return page


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
