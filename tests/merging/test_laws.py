"""What is read after merging depends on what there was, and on nothing else; and nothing that was there goes away."""

import random
import shutil
from pathlib import Path

import pytest

from tests.faults.copies import Copy
from tests.faults.mergers import a_copy, fault_of, merged, mergers, pool
from workbench.merging import logs
from workbench.store import Store


def test_the_order_of_merges_says_nothing_and_no_line_is_lost() -> None:
    assert mergers(40).faults == ()


def test_copies_are_such_that_logs_go_apart() -> None:
    chance = random.Random(1)
    copies = [(a_copy(chance, files), a_copy(chance, files)) for files in pool() for _ in range(5)]
    assert [one for one, other in copies if merged(one, other).keys() - {*one, *other}]


def test_a_merge_that_writes_over_what_is_here_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_beside", lambda _log, to: to)
    found = {fault_of(random.Random(seed), pool()[0]) for seed in range(20)}
    assert found > {""}


def test_git_and_a_merge_come_to_the_same(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "project")
    copy.begin().act("a")
    copy.commit()
    copy.two_branches()
    shutil.copytree(copy.folder, tmp_path / "two")
    copy.git("checkout", "--quiet", "one")
    shutil.copytree(copy.folder, tmp_path / "one")
    copy.git("merge", "--quiet", "two")
    here, there = (tmp_path / name / "annotations" for name in ("one", "two"))
    for each in logs.coming(there, here)[0]:
        logs.bring(each)
    by_git = Store(copy.log.parent).read()
    assert Store(here).read().annotations == by_git.annotations
    assert len(by_git.histories["ana"]) == len(copy.saved)
    assert logs.coming(copy.log.parent, here) == ([], [])
