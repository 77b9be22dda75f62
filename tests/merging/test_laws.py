"""What is read after merging depends on what there was, and on nothing else; and nothing that was there goes away."""

import random
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.faults.copies import Copy
from tests.faults.merging import MEMORY, Files, said, stories
from workbench.merging import logs
from workbench.store import Store

ALL = [{name: data for name, data in files.items() if name.endswith(".jsonl")} for files in stories(8)]
"""Files of made-up sessions, of some of which one went on in another's knowledge."""


def merged(ours: Files, theirs: Files) -> Files:
    """What lies in the folder `ours` after a merge of the folder `theirs`."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        here, there = Path(place, "here"), Path(place, "there")
        for folder, files in ((here, ours), (there, theirs)):
            folder.mkdir()
            for name, data in files.items():
                (folder / name).write_bytes(data)
        plan, unread = logs.coming(there, here)
        assert unread == []
        for each in plan:
            logs.bring(each)
        assert {path.name: path.read_bytes() for path in there.iterdir()} == theirs  # it is only read
        return {path.name: path.read_bytes() for path in here.glob("*.jsonl")}


def a_copy(chance: random.Random, files: Files) -> Files:
    """What one machine may have: of some files the beginning, whole lines or not, under names that others use too."""
    kept = chance.sample([*files.values()], chance.randint(1, len(files)))
    names = chance.sample(["ana.jsonl", "ana.2.jsonl", "ana (copy).jsonl", "ben.jsonl"], len(kept))
    begun = [data.index(b"\n") + 1 for data in kept]  # whose a file is stands in its first line
    cut = [
        data[: chance.choice([len(data), chance.randint(n, len(data))])] for data, n in zip(kept, begun, strict=True)
    ]
    lines = [data[: data.rfind(b"\n") + 1] if chance.random() < 0.7 else data for data in cut]
    return dict(zip(names, lines, strict=True))


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_merges_says_nothing_and_no_byte_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    files = chance.choice(ALL)
    a, b, c = (a_copy(chance, files) for _ in range(3))
    both = merged(a, b)
    assert said(both)[0] == said(merged(b, a))[0]
    assert merged(both, b) == merged(both, both) == both
    assert said(merged(both, c))[0] == said(merged(a, merged(b, c)))[0]
    everything = b"".join(both.values())
    assert all(data in everything for copy in (a, b) for data in copy.values())
    assert all(both[name].startswith(data) for name, data in a.items())


def test_stories_hold_what_goes_apart() -> None:
    chance = random.Random(1)
    beside = [
        name for files in ALL for name in merged(a_copy(chance, files), a_copy(chance, files)) if "." in name[4:-6]
    ]
    assert beside


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
