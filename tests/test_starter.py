"""A new project comes through git whole, without anybody having to know how."""

import shutil
import subprocess
from pathlib import Path

import pytest

from workbench import starter

GIT = str(shutil.which("git"))


def git(folder: Path, *words: str) -> list[str]:
    """What git says, a line each."""
    done = subprocess.run([GIT, "-C", str(folder), *words], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    starter.make(tmp_path / "war")
    git(tmp_path / "war", "init", "--quiet")
    return tmp_path / "war"


def test_logs_are_merged_line_by_line_and_no_line_end_is_changed(fresh: Path) -> None:
    logs = git(fresh, "check-attr", "text", "merge", "--", "annotations/ana.jsonl", "annotations/ana.2.jsonl")
    assert [line.split(": ", 1)[1] for line in logs] == ["text: unset", "merge: union"] * 2
    articles = git(fresh, "check-attr", "text", "--", "seeds/example.txt", "seeds/2016/a.csv")
    assert [line.split(": ", 1)[1] for line in articles] == ["text: unset"] * 2
    assert git(fresh, "check-attr", "merge", "--", "build/labelled.jsonl") == [
        "build/labelled.jsonl: merge: unspecified"
    ]


def test_what_is_of_one_machine_only_stays_there_and_everything_else_is_kept(fresh: Path) -> None:
    own = [".ana.lock", ".ana.jsonl.seen", ".ana.jsonl.17.draft"]
    for name in own:
        (fresh / "annotations" / name).write_text("")
    (fresh / "build").mkdir()
    (fresh / "build" / "labelled.jsonl").write_text("")
    (fresh / "annotations" / "ana.jsonl").write_text("")
    git(fresh, "add", "--all")
    kept = git(fresh, "ls-files")
    assert not [name for name in kept if Path(name).name in {*own, "labelled.jsonl"}]
    assert {".gitattributes", ".gitignore", "annotations/ana.jsonl", "annotations/codebook.toml"} < set(kept)
    assert {path.parts[0] for path in map(Path, kept)} >= {"notebooks", "seeds"}
