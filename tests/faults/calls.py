"""Every call that saving makes fails once, in every way: the first, the second, and so on until all went well.

The method is that of SQLite's tests (sqlite.org/testing.html): what nobody thought of is met by counting.
"""

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tests.faults.acting import Page, scratch
from tests.faults.child import Child, Say, crashed
from tests.faults.machine import Fault, Machine
from tests.faults.metric import Metric
from tests.faults.oracle import judge_folder
from workbench import disk

_EXPORTS = (b"old\n" * 100, b"new\n" * 300)
_FAULTS: tuple[Fault, ...] = ("EIO", "ENOSPC", "EINTR", "short", "torn", "kill")


def calls(every: int) -> Metric:
    """B2: the N-th call fails, for every `every`-th N, once or from then on; then the disk is well and work goes on."""
    faults: list[str] = []
    tried = 0
    for fault in _FAULTS:
        for lasting in (False, True)[: 1 if fault in ("torn", "kill") else 2]:
            for nth in count(1, every):
                with scratch() as folder:
                    went_well, found = _failed_once(Path(folder), fault, nth, lasting)
                faults += [f"{fault} at call {nth}{' and on' * lasting}: {sentence}" for sentence in found]
                if went_well:
                    break
                tried += 1
    number = f"{tried} failed calls, {len(faults)} faults"
    return Metric("B2", "N-th call fails", number, "all N, none lost", not faults and tried > 0, tuple(faults))


def _failed_once(folder: Path, fault: Fault, nth: int, lasting: bool) -> tuple[bool, list[str]]:
    """Whether there was no such call, and what is wrong after it or after the next session."""
    machine = Machine(folder, fault, nth, times=sys.maxsize if lasting else 1)
    if fault in ("torn", "kill"):
        lines = Child(lambda say: _in(machine, folder, say)).wait()
    else:
        lines = []
        _in(machine, folder, lines.append)
    names = {what: list(_names(lines, what)) for what in ("try", "saved")}
    page = Page(folder / "annotations")
    for what, told in names.items():
        page.remember(what, told)
    wrong = [line for line in lines if line.startswith("crashed")]
    wrong += judge_folder(folder / "annotations", page.acknowledged, page.tried) + _exported(folder, lines)
    page.send()
    wrong += [f"still not saved: {told}" for told in page.told]
    wrong += judge_folder(folder / "annotations", page.acknowledged, page.tried)
    page.close()
    return "end" in lines and not machine.reached, wrong


def _in(machine: Machine, folder: Path, say: Say) -> None:
    try:
        with machine:
            _session(folder, say)
    except OSError as error:  # whatever saving meets has to be told in a sentence
        say(crashed(error))
    say("end")


def _session(folder: Path, say: Say) -> None:
    first = Page(folder / "annotations")
    for names in (["1"], ["2"], ["3", "4", "5"], ["6"]):
        _act(first, names, say)
    first.close()
    later = Page(folder / "annotations")
    later.tried.update({action.id: action for action in first.waiting})
    _act(later, ["7"], say)
    _act(later, ["8"], say)
    later.close()
    for number, data in enumerate(_EXPORTS):
        try:
            disk.replace(folder / "export.jsonl", data)
        except OSError:
            continue
        say(f"exported {number}")


def _act(page: Page, names: list[str], say: Say) -> None:
    say(f"try {' '.join(names)}")
    if done := page.act(*names):
        say(f"saved {' '.join(done)}")


def _names(lines: list[str], what: str) -> Iterator[str]:
    for line in lines:
        if line.startswith(f"{what} "):
            yield from line.split()[1:]


def _exported(folder: Path, lines: list[str]) -> list[str]:
    path = folder / "export.jsonl"
    said = list(_names(lines, "exported"))
    there = path.read_bytes() if path.exists() else None
    allowed = _EXPORTS[int(said[-1]) :] if said else (None, *_EXPORTS)
    return [] if there in allowed else ["the exported file is neither the old one nor the new one"]
