"""Bytes of a log are cut off or changed: what is read is as it was written, and what is not read any more is told."""

import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tests.faults.acting import Page, scratch
from tests.faults.metric import Metric
from tests.faults.oracle import judge_damaged, judge_folder
from workbench.log import witness
from workbench.log.lines import decode, read_log
from workbench.records import Action
from workbench.store import Logs

_NAME = "ana.jsonl"


class _Saved(NamedTuple):
    """A log's bytes, what its witness saw, and what was acknowledged."""

    data: bytes
    seen: witness.Seen
    acknowledged: dict[str, Action]


def truncations(cuts: int) -> Metric:
    """B4: logs are cut off after every byte, at `cuts` places or more; after some, work goes on."""
    faults: list[str] = []
    tried = 0
    for saved in _logs(cuts):
        for length in range(len(saved.data)):
            wrong = _after_cut(saved, length)
            if length % 7 == 0 or saved.data[length : length + 1] == b"\n":
                wrong += _going_on(saved, length)
            faults += [f"cut after byte {length}: {sentence}" for sentence in wrong]
        tried += len(saved.data)
    result = f"{tried} cuts, {len(faults)} faults"
    return Metric("B4", "truncations", result, "10,000, none wrong", not faults and tried >= cuts, tuple(faults))


def damages(bits: int, lines: int) -> Metric:
    """B5: each bit of logs is turned round, `bits` or more, and 2 to 5 bytes of `lines` lines are changed at random."""
    faults: list[str] = []
    flips = 0
    for saved in _logs(bits // 8):
        for bit in range(len(saved.data) * 8):
            damaged = bytearray(saved.data)
            damaged[bit // 8] ^= 1 << bit % 8
            faults += [f"bit {bit}: {sentence}" for sentence in _after_damage(saved, bytes(damaged))]
            flips += 1
    faults += _believed(lines)
    result = f"{flips} bits, {lines} lines, {len(faults)} faults"
    return Metric("B5", "damage", result, "60,000 bits, 200,000 lines, none silent", not faults, tuple(faults))


def _logs(size: int) -> Iterator[_Saved]:
    """Small logs, together at least `size` bytes."""
    for number in count():
        saved = _a_log(number)
        yield saved
        size -= len(saved.data)
        if size <= 0:
            return


def _a_log(number: int) -> _Saved:
    with scratch() as folder:
        page = Page(Path(folder))
        for part in range(3):
            page.act(*(f"{number}.{part}.{each}" for each in range(1 + part % 2)))
        page.close()
        path = Path(folder) / _NAME
        return _Saved(path.read_bytes(), witness.read(path), page.acknowledged)


def _after_damage(saved: _Saved, data: bytes) -> list[str]:
    logs = Logs({_NAME: read_log(data, _NAME, saved.seen)})
    told = [] if logs.problems or logs.missing else ["nothing says that the file is damaged"]
    return told + judge_damaged(logs, saved.acknowledged)


def _after_cut(saved: _Saved, length: int) -> list[str]:
    logs = Logs({_NAME: read_log(saved.data[:length], _NAME, saved.seen)})
    there = [action.id for actions in logs.histories.values() for action in actions]
    wrong = [] if there == list(_whole(saved, length)) else ["what is whole is not what is read"]
    return wrong + judge_damaged(logs, saved.acknowledged)


def _whole(saved: _Saved, length: int) -> dict[str, Action]:
    """The actions whose lines are whole in so many bytes; nobody needs the last line end."""
    lines = saved.data[: length + 1].count(b"\n") - 1
    return dict(list(saved.acknowledged.items())[: max(0, lines)])


def _going_on(saved: _Saved, length: int) -> list[str]:
    with scratch() as folder:
        path = Path(folder) / _NAME
        path.write_bytes(saved.data[:length])
        page = Page(Path(folder))
        page.acknowledged = _whole(saved, length)
        page.tried = dict(page.acknowledged)
        page.act("later")
        page.close()
        kept = path.read_bytes().startswith(saved.data[:length])
        wrong = [f"still not saved: {told}" for told in page.told] + ([] if kept else ["bytes were taken away"])
        return wrong + judge_folder(Path(folder), page.acknowledged, page.tried)


def _believed(times: int) -> list[str]:
    """Lines that were damaged at random and are read all the same."""
    dice = random.Random(5)
    lines = [line for saved in _logs(8000) for line in saved.data.split(b"\n")[:-1]]
    wrong = []
    for _ in range(times):
        line = dice.choice(lines)
        damaged = bytearray(line)
        for place in dice.choices(range(len(line)), k=dice.randint(2, 5)):
            damaged[place] = dice.randrange(256)
        try:
            decode(bytes(damaged))
        except ValueError:
            continue
        if damaged != line:
            wrong.append(f"a line was damaged and is read: {bytes(damaged)[-80:]!r}")
    return wrong
