"""Files that are replaced and not appended to are the old one or the new one, whenever the process dies."""

import random
import shutil
from itertools import count
from pathlib import Path

from tests.builders import ROOT
from tests.faults.acting import scratch
from tests.faults.child import Child, Say
from tests.faults.metric import Metric
from workbench import disk
from workbench.codebook import read_codebook
from workbench.codebook.amendments import Request
from workbench.codebook.writing import amend
from workbench.log import witness
from workbench.trouble import Trouble

_SELDOM = 20
"""A codebook takes longer to change than to write, so it is changed only every so often."""
_ROUNDS = 20
"""Kills in one folder; then another is begun, as the codebook grows by each change."""


def replaced(times: int) -> Metric:
    """B8: an export, a codebook and a witness are written over and over, and the process is killed."""
    dice = random.Random(8)
    faults: list[str] = []
    written = 0
    for first in range(0, times, _ROUNDS):
        with scratch() as folder:
            for name in ("codebook.toml", "entities.csv"):
                shutil.copyfile(ROOT / "annotations" / name, Path(folder) / name)
            latest = 0
            for number in range(first, min(first + _ROUNDS, times)):
                told, last = _killed(Path(folder), latest, dice)
                faults += [f"kill {number}: {sentence}" for sentence in told]
                written += last - latest
                latest = last
    result = f"{times} kills, {written} replacements, {len(faults)} faults"
    return Metric("B8", "replaced files", result, "200, none damaged", not faults and written > 0, tuple(faults))


def _killed(folder: Path, latest: int, dice: random.Random) -> tuple[list[str], int]:
    """What is wrong after a kill, and the number of the last replacement that was made."""
    child = Child(lambda say: _work(folder, latest, say))
    child.hear("witness")
    lines = child.kill(after=dice.uniform(0.0005, 0.03))
    wrong = [line for line in lines if line.startswith("crashed")]
    told = dict.fromkeys(("export", "codebook", "witness"), 0) | {
        what: int(number) for what, number in (line.split() for line in lines if not line.startswith("crashed"))
    }
    there = {"export": _export(folder), "codebook": _codebook(folder), "witness": _witness(folder)}
    for what, number in there.items():
        if number < told[what]:
            wrong.append(f"of the {what} there is {number}, and {told[what]} was told to be written")
    return wrong, max(latest, *there.values())


def _work(folder: Path, latest: int, say: Say) -> None:
    say("witness 0")
    for number in count(latest + 1):
        disk.replace(folder / "build" / "labelled.jsonl", _data(number))
        say(f"export {number}")
        witness.write(folder / "ana.jsonl", [(number, f"{number:08x}")])
        say(f"witness {number}")
        if number % _SELDOM:
            continue
        topic = Request(
            id=f"{number}", kind="topic", of=(f"topic:n-{number}",), name=f"N {number}", definition="n" * number
        )
        amend(folder, topic, "ana")
        say(f"codebook {number}")


def _data(number: int) -> bytes:
    return f"{number}\n".encode() * (number % 7 * 20_000 + 1)


def _export(folder: Path) -> int:
    path = folder / "build" / "labelled.jsonl"
    data = path.read_bytes() if path.exists() else b"0\n"
    number = int(data.partition(b"\n")[0] or -1)
    return number if data == _data(number) else -1


def _codebook(folder: Path) -> int:
    try:
        codebook = read_codebook(folder)
    except Trouble:
        return -1
    numbers = [int(change.id) for change in codebook.changes]
    whole = all(codebook.topics[f"topic:n-{number}"].definition == "n" * number for number in numbers)
    return max(numbers, default=0) if whole else -1


def _witness(folder: Path) -> int:
    seen = witness.read(folder / "ana.jsonl")
    if not witness.of(folder / "ana.jsonl").exists():
        return 0
    return seen[0][0] if seen and seen[0][1] == f"{seen[0][0]:08x}" else -1
