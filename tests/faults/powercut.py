"""The power is cut at every moment of a session, in many ways: what was acknowledged before is there."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.acting import Page, scratch
from tests.faults.machine import Call, Machine
from tests.faults.metric import Metric
from tests.faults.oracle import judge
from tests.faults.platter import Platter
from workbench import disk
from workbench.records import Action
from workbench.store import Store

_EXPORTS = (b"old\n" * 300, b"new\n" * 700)
_CHANGES = frozenset({"write", "fdatasync", "fsync", "replace", "ftruncate"})


class _Moment(NamedTuple):
    """What was told to be saved by then: actions, and exports; `tried` is all that the session did."""

    acknowledged: dict[str, Action]
    exported: int
    tried: dict[str, Action]


def powercuts(states: int) -> Metric:
    """B3: about so many states of the disk, of cuts after each call that changes it; in some, work goes on."""
    dice = random.Random(3)
    faults: list[str] = []
    tried = 0
    with scratch() as first, scratch() as second:
        root, copy = Path(first).resolve(), Path(second)
        moments = list(_session(root))
        changes = [moment for moment in moments if moment[0].kind in _CHANGES]
        platter = Platter(root)
        for call, moment in moments:
            platter.take(call)
            for number in range(states // len(changes) + 1 if call.kind in _CHANGES else 0):
                _restore(copy, platter.after_cut(dice))
                faults += [f"after {call.kind} of {call.path.name}: {told}" for told in _judged(copy, moment, number)]
                tried += 1
    result = f"{tried} states, {len(faults)} faults"
    return Metric("B3", "power cut", result, "10,000, none lost", not faults and tried >= states, tuple(faults))


def _session(root: Path) -> Iterator[tuple[Call, _Moment]]:
    """Every call of a session, with what had been acknowledged when it was made."""
    page, exported = Page(root / "annotations"), 0
    for step in range(16):
        with Machine(root) as machine:
            moment = _Moment(dict(page.acknowledged), exported, page.tried)
            if step % 8 == 7:
                disk.replace(root / "export.jsonl", _EXPORTS[step // 8])
                exported += 1
                page.close()
            else:
                page.act(*(f"{step}.{part}" for part in range(1 + step % 3)))
        yield from ((call, moment) for call in machine.calls)
    page.close()


def cut(root: Path, calls: list[Call], page: Page, states: int) -> list[str]:
    """What is wrong in so many states of the disk after these calls, each sentence once."""
    dice, platter, wrong = random.Random(7), Platter(root), dict[str, None]()
    for call in calls:
        platter.take(call)
    with scratch() as copy:
        for _ in range(states):
            _restore(Path(copy), platter.after_cut(dice))
            found = judge(Store(Path(copy) / "annotations").read(), page.acknowledged, page.tried)
            wrong.update(dict.fromkeys(f"after a power cut {sentence}" for sentence in found))
    return list(wrong)


def _restore(folder: Path, files: dict[Path, bytes]) -> None:
    for path in [*folder.glob("*"), *folder.glob("*/*")]:
        if path.is_file():
            path.unlink()
    (folder / "annotations").mkdir(exist_ok=True)
    for path, data in files.items():
        (folder / path).write_bytes(data)


def _judged(root: Path, moment: _Moment, number: int) -> list[str]:
    folder, export = root / "annotations", root / "export.jsonl"
    wrong = judge(Store(folder).read(), moment.acknowledged, moment.tried)
    there = export.read_bytes() if export.exists() else None
    if there not in (None, *_EXPORTS)[moment.exported :]:
        wrong.append("the exported file is neither the old one nor the new one")
    if number % 20:
        return wrong
    before = {path: path.read_bytes() for path in folder.glob("*.jsonl")}
    page = Page(folder)
    page.tried, page.acknowledged = dict(moment.tried), dict(moment.acknowledged)
    page.act("later")
    page.close()
    wrong += [f"still not saved: {told}" for told in page.told] + judge(
        Store(folder).read(), page.acknowledged, page.tried
    )
    wrong += [f"{path.name} was rewritten" for path, data in before.items() if not path.read_bytes().startswith(data)]
    return wrong
