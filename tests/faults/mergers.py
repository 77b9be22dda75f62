"""`workbench merge` tried on copies of real logs: what is read depends on what there was, and no line goes away."""

import random
import tempfile
from pathlib import Path

from tests.faults.merging import MEMORY, Files, said, stories
from tests.faults.metric import Metric
from workbench.merging import logs

_NAMES = ("ana.jsonl", "ana.2.jsonl", "ana (copy).jsonl", "ben.jsonl")


def pool() -> list[Files]:
    """The logs of made-up sessions, some of which went on in another's knowledge."""
    return [{name: data for name, data in files.items() if name.endswith(".jsonl")} for files in stories(8)]


def merged(ours: Files, theirs: Files) -> Files:
    """What lies in the folder `ours` after a merge of the folder `theirs`. Raises AssertionError where that changed."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        here, there = Path(place, "here"), Path(place, "there")
        for folder, files in ((here, ours), (there, theirs)):
            folder.mkdir()
            for name, data in files.items():
                (folder / name).write_bytes(data)
        plan, unread = logs.coming(there, here)
        for each in plan:
            logs.bring(each)
        assert unread == []
        assert {path.name: path.read_bytes() for path in there.iterdir()} == theirs
        return {path.name: path.read_bytes() for path in here.glob("*.jsonl")}


def a_copy(chance: random.Random, files: Files) -> Files:
    """What one machine may have: of some files the beginning, whole lines or not, under names that others use too."""
    kept = chance.sample([*files.values()], chance.randint(1, len(files)))
    begun = [data.index(b"\n") + 1 for data in kept]  # whose a file is stands in its first line
    cut = [
        data[: chance.choice([len(data), chance.randint(n, len(data))])] for data, n in zip(kept, begun, strict=True)
    ]
    lines = [data[: data.rfind(b"\n") + 1] if chance.random() < 0.7 else data for data in cut]
    return dict(zip(chance.sample(_NAMES, len(kept)), lines, strict=True))


def fault_of(chance: random.Random, files: Files) -> str:
    """Which law does not hold of three copies of these files, merged one into the other; empty when all do."""
    a, b, c = (a_copy(chance, files) for _ in range(3))
    both = merged(a, b)
    if said(both)[0] != said(merged(b, a))[0]:
        return "a merge is another the other way round"
    if not merged(both, b) == merged(both, both) == both:
        return "a second merge changes something"
    if said(merged(both, c))[0] != said(merged(a, merged(b, c)))[0]:
        return "a merge of three depends on which two come together first"
    if not all(_kept(data, both) for copy in (a, b) for data in copy.values()):
        return "something is gone"
    return "" if all(both[name].startswith(data) for name, data in a.items()) else "a log that was here was changed"


def _kept(data: bytes, files: Files) -> bool:
    """Whether a log is the beginning of one that is there, or each of its lines stands in one."""
    lines = {line for each in files.values() for line in each.split(b"\n")}
    return any(each.startswith(data) for each in files.values()) or {*data.split(b"\n")} <= lines


def mergers(number: int) -> Metric:
    """B9: three copies, merged in every order, so many times."""
    known = pool()
    found = {seed: fault_of(random.Random(seed), known[seed % len(known)]) for seed in range(number)}
    faults = tuple(f"seed {seed}: {fault}" for seed, fault in found.items() if fault)
    holds = f"{number - len(faults):,} of {number:,} hold"
    return Metric(
        "B9-merge", "three copies of a project merged in every order", holds, f"{number:,}", not faults, faults
    )
