"""The page on the log is enough to read one: its reader needs nothing of ours and says what the program says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.builders import a_mention, a_project, an_action
from workbench.desk.session import Session
from workbench.log.lines import SCHEMA, Header
from workbench.project import Project
from workbench.records import Action, Record, Status
from workbench.starter import GIT
from workbench.store import Store

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "log.md").read_text(encoding="utf-8")
READER = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[0]
TEXT = "Turkey 👩‍🚒 met HTS in İdlib.\r\nRussia rejects the plan."


Readings = dict[str, dict[str, Record]]
"""Annotator and article → record id → record."""


def read_without_us(folder: Path) -> tuple[Readings, list[str]]:
    """What the page's reader makes of the logs in a folder, and the lines that it says are damaged."""
    alone = [sys.executable, "-I", "-c", READER, str(folder)]
    done = subprocess.run(alone, cwd=folder, capture_output=True, text=True, check=True)
    said = [line.removesuffix(": damaged, not counted") for line in done.stderr.splitlines()]
    return msgspec.json.decode(done.stdout, type=Readings), said


def read_by_us(folder: Path) -> tuple[Readings, list[str]]:
    """The same as the program says it."""
    logs = Store(folder).read()
    damages = [f"{each.file}:{each.line}" for log in logs.files.values() for each in log.damages]
    return {f"{each.annotator} {each.article}": each.records for each in logs.annotations}, damages


@pytest.mark.parametrize("folder", [*(f"tests/golden/log/{schema}" for schema in range(1, SCHEMA + 1)), "annotations"])
def test_the_reader_of_the_page_says_what_the_program_says(folder: str) -> None:
    readings, damages = read_without_us(ROOT / folder)
    assert (readings, damages) == read_by_us(ROOT / folder)
    assert any(readings.values())


def test_so_it_does_with_two_machines_a_copy_other_line_ends_and_damage(tmp_path: Path) -> None:
    project = a_project(tmp_path / "laptop", {"a": TEXT}, {})
    article = project.article("a")
    first: dict[str, Record] = {"m": a_mention(TEXT, "Turkey", "STATE"), "n": a_mention(TEXT, "HTS", "ORG")}
    Session(project, "ana").act(an_action(article, "add", first))
    shutil.copytree(project.folder, tmp_path / "office")
    changes: dict[str, dict[str, Record]] = {
        "laptop": {"m": a_mention(TEXT, "Turkey", "PLACE")},
        "office": {"m": a_mention(TEXT, "Turkey", "ORG"), "status": Status("done")},
    }
    for machine, put in changes.items():
        session = Session(Project(tmp_path / machine), "ana")
        session.act(an_action(article, "relabel", put))
        session.act(an_action(article, "delete", drop=["n"]))
        session.undo("a", f"undo at the {machine}")
    office = (tmp_path / "office" / "annotations" / "ana.jsonl").read_bytes()
    here = project.store.folder
    (here / "ana (conflicted copy).jsonl").write_bytes(b"\xef\xbb\xbf" + office.replace(b"\n", b"\r\n"))
    torn = (here / "ana.jsonl").read_bytes().replace(b'"HTS"', b'"ISIS"')
    (here / "ana.jsonl").write_bytes(torn + b'{"seq":9')
    readings, damages = read_without_us(here)
    assert (readings, damages) == read_by_us(here)
    assert set(readings["ana a"]) == {"m", "n", "status"}
    assert damages == ["ana.jsonl:2", "ana.jsonl:5", "ana.jsonl:6"]


def test_the_page_names_every_field_and_the_schema_that_is_written() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE))
    assert {*Header.__struct_fields__, *Action.__struct_fields__} <= named
    kinds = {kind.__struct_config__.tag for kind in Record.__args__}
    assert kinds <= named
    assert f"| `schema` | {SCHEMA};" in PAGE
    assert [int(row) for row in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)] == list(range(1, SCHEMA + 1))


def test_what_the_page_says_of_git_is_what_a_new_project_has() -> None:
    said = [line for line in GIT[".gitattributes"].splitlines() if not line.startswith("#")]
    assert "\n".join(["```", *said, "```"]) in PAGE
