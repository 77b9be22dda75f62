"""The judge and its disks are right: they see what is wrong, and find nothing where nothing is."""

import os
import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.faults.acting import deed
from tests.faults.machine import Machine
from tests.faults.oracle import judge, judge_damaged, judge_order
from tests.faults.platter import Platter
from workbench.log.lines import SCHEMA, Header, encode, read_log
from workbench.records import Action
from workbench.store import Logs

HEADER = Header(SCHEMA, "p", "ana", "w", "1.0", "0.1.0")
DONE = {name: deed(name) for name in ("a", "b", "c")}


def written(*actions: Action) -> Logs:
    """What is read from a log that holds these actions and nothing more."""
    data = encode(HEADER) + b"".join(map(encode, actions))
    return Logs({"ana.jsonl": read_log(data, "ana.jsonl")})


def test_all_that_was_done_is_well_and_so_is_a_whole_action_that_was_not_acknowledged() -> None:
    assert judge(written(*DONE.values()), DONE, DONE) == []
    assert judge(written(*DONE.values()), {"a": DONE["a"]}, DONE) == []


def test_what_is_lost_or_other_or_nobodys_is_seen() -> None:
    assert "b first, and nothing says so" in judge(written(DONE["a"], DONE["c"]), DONE, DONE)[0]
    assert "nothing says so" in judge_damaged(written(DONE["a"]), DONE)[0]
    assert "says something else" in judge(written(replace(DONE["a"], drop=("m-9",))), {}, DONE)[0]
    assert "nobody did it" in judge(written(*DONE.values()), {}, {})[0]


def test_another_order_is_seen() -> None:
    logs = written(*DONE.values())
    assert judge_order(logs, DONE) == []
    assert judge_order(logs, dict(reversed(DONE.items()))) != []


def append(path: Path, data: bytes) -> None:
    """Write and sync, as plainly as can be."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.write(descriptor, data)
    os.fdatasync(descriptor)
    os.close(descriptor)


def test_the_call_that_is_chosen_fails_and_no_other(tmp_path: Path) -> None:
    with Machine(tmp_path, "ENOSPC", 2) as machine, pytest.raises(OSError, match="No space"):
        append(tmp_path / "log", b"one\n")
    assert [(call.kind, call.failed) for call in machine.calls] == [("open", False), ("write", True)]
    with Machine(tmp_path, "short", 1) as machine:
        append(tmp_path / "log", b"two\n")
    assert machine.reached
    assert (tmp_path / "log").read_bytes() == b"tw"
    assert Machine(tmp_path, "EIO", 5).reached is False


def test_only_what_was_synced_with_its_name_is_sure(tmp_path: Path) -> None:
    root, dice = tmp_path.resolve(), random.Random(0)
    with Machine(root) as machine:
        append(root / "log", b"one\n" * 300)
        unnamed = len(machine.calls)
        folder = os.open(root, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        append(root / "log", b"two\n")
    platter = Platter(root)
    seen: list[set[bytes | None]] = []
    for number, call in enumerate(machine.calls, 1):
        platter.take(call)
        if number in (unnamed, len(machine.calls) - 2, len(machine.calls)):
            seen.append({platter.after_cut(dice).get(Path("log")) for _ in range(200)})
    assert seen[0] == {None, b"one\n" * 300}
    assert len(seen[1]) > 3
    assert all(state and state.startswith(b"one\n" * 300) for state in seen[1])
    assert seen[2] == {b"one\n" * 300 + b"two\n"}


def test_what_a_failed_sync_dropped_does_not_come_back(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    append(root / "log", b"")
    with Machine(root, "EIO", 1, only=frozenset({"fdatasync"})) as machine:
        with pytest.raises(OSError, match="Input/output"):
            append(root / "log", b"one\n")
        append(root / "log", b"two\n")
        folder = os.open(root, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    platter = Platter(root)
    for call in machine.calls:
        platter.take(call)
    assert platter.after_cut(random.Random(0)) == {Path("log"): b"\0\0\0\0two\n"}
