"""What people lost in other tools, each tried here; `losses.py` says which test stands for which report."""

import hashlib
import random
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import ROOT, a_mention, a_project, a_stance, an_action
from tests.faults.clocks import end
from tests.faults.losses import LOSSES, REPORTS, missing
from tests.faults.merging import ARTICLES, stories
from workbench.__main__ import main
from workbench.desk.filtering import Wanted
from workbench.desk.session import Session
from workbench.history import fold
from workbench.labelled import detached
from workbench.log.lines import SCHEMA, Header
from workbench.log.writer import Writer
from workbench.project import Project
from workbench.records import Article, Mention, Record, Status
from workbench.store import Store

TEXT = "Turkey and Russia 🇷🇺 meet in İdlib;\r\nthe e\u0301lite stayed away."
READ_BACK = """
import sys; from pathlib import Path; from workbench.store import Store
for _ in sys.stdin:
    print(*(each.id for each in Store(Path(sys.argv[1])).read().histories.get("ana", ())), flush=True)
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path / "project", {"one": TEXT, "two": "Idlib is quiet.", "three": "Aleppo is not."})


def add(project: Project, put: dict[str, Record], article: str = "one") -> None:
    """Save an action of `ana`, in a kernel that ends then."""
    Session(project, "ana").act(an_action(project.article(article), "add", put))
    end()


def contents(folder: Path, but: str = "build") -> dict[str, str]:
    """File → digest of what is in it, without the folder `but`."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and but not in path.parts]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_report_is_accounted_for() -> None:
    assert len(LOSSES) == REPORTS
    assert [loss.report for loss in LOSSES if not loss.tests] == []


def test_every_test_that_is_named_exists() -> None:
    assert missing() == []


def test_an_action_changes_nothing_that_it_does_not_name(tmp_path: Path) -> None:
    for number, files in enumerate(stories(5)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        for actions in Store(folder).read().histories.values():
            for article in ARTICLES:
                here = [action for action in actions if action.article == article.id]
                for count, action in enumerate(here):
                    before, after = fold(here[:count]), fold(here[: count + 1])
                    changed = {id_ for id_ in {*before, *after} if before.get(id_) != after.get(id_)}
                    assert changed <= {*action.put, *action.drop}


@pytest.mark.parametrize("label", ["b", "block", "NA", "None", "null", "nan", "0012", "1e5", "TRUE"])
def test_a_label_stays_whole_and_itself_through_log_table_and_export(project: Project, label: str) -> None:
    add(project, {"m-1": a_mention(TEXT, "İdlib", label, entity=label)})
    [reading] = Project(project.folder).annotations
    [line] = project.export()[0].read_bytes().splitlines()
    assert [(each.label, each.entity) for each in reading.mentions.values()] == [(label, label)]
    assert [*project.tables.mentions[["label", "entity"]].itertuples(index=False, name=None)] == [(label, label)]
    assert [(each["label"], each["entity"]) for each in msgspec.json.decode(line)["mentions"]] == [(label, label)]


def test_what_is_exported_is_read_in_again_and_exported_alike(project: Project, tmp_path: Path) -> None:
    for article, words in (("one", "İdlib"), ("two", "quiet")):
        text = project.article(article).text
        add(project, {"m-1": a_mention(text, words), "s-1": a_stance(text, words)}, article)
    exported = project.export()[0].read_bytes()
    again = a_project(tmp_path / "again", {})
    (again.seeds / "labelled.jsonl").write_bytes(exported)
    shutil.copyfile(project.store.folder / "ana.jsonl", again.store.folder / "ana.jsonl")
    shutil.copyfile(project.store.folder / "ana.jsonl", again.store.folder / "a copy of ana.jsonl")
    again = Project(again.folder)
    assert {id_: article.text for id_, article in again.articles.items()} == {
        id_: project.article(id_).text for id_ in ("one", "two")
    }
    lines, first = (
        {line["id"]: line for line in map(msgspec.json.decode, data.splitlines())}
        for data in (again.export()[0].read_bytes(), exported)
    )
    for field in ("text", "sha256", "mentions", "stances", "decisions", "annotator", "status"):
        assert {id_: line[field] for id_, line in lines.items()} == {id_: line[field] for id_, line in first.items()}


def test_after_a_power_cut_all_that_was_saved_comes_out_without_the_desk(project: Project) -> None:
    for number in range(3):
        add(project, {f"m-{number}": a_mention(TEXT, "İdlib")})
    log = project.store.folder / "ana.jsonl"
    log.write_bytes(log.read_bytes() + b'{"seq":4,"wri' + b"\x00" * 700)
    log.chmod(0o444)
    assert main(["check", str(project.folder)]) == 1
    main(["export", str(project.folder)])
    [line] = (project.folder / "build" / "labelled.jsonl").read_bytes().splitlines()
    assert [each["id"] for each in msgspec.json.decode(line)["mentions"]] == ["m-0", "m-1", "m-2"]


@settings(max_examples=25, derandomize=True, database=None, deadline=None)
@given(st.binary(max_size=300), st.binary(max_size=40), st.booleans())
def test_no_byte_that_is_in_a_log_is_ever_taken_away(between: bytes, after: bytes, ours: bool) -> None:
    with TemporaryDirectory() as folder:
        project = a_project(Path(folder), {"one": TEXT})
        log = project.store.folder / "ana.jsonl"
        if ours:
            add(project, {"m-1": a_mention(TEXT, "İdlib")})
        before = (log.read_bytes() if ours else b"") + between + after
        log.write_bytes(before)
        add(project, {"m-2": a_mention(TEXT, "Turkey")})
        main(["check", folder])
        project.export()
        assert log.read_bytes().startswith(before)
        assert "m-2" in {id_ for reading in project.annotations for id_ in reading.records}


def test_records_beyond_the_end_of_a_text_are_kept_and_never_counted(project: Project) -> None:
    add(project, {"m-1": a_mention(TEXT, "Turkey"), "m-2": a_mention(TEXT, "stayed away")})
    (project.seeds / "one.txt").write_bytes(b"Turkey")
    again = Project(project.folder)
    again.__dict__["suggester"] = lambda _article: {}
    [reading] = again.annotations
    assert set(reading.records) == {"m-1", "m-2"}
    assert "“stayed away”" in detached(reading, again.article("one"))
    [line] = map(msgspec.json.decode, again.export()[0].read_bytes().splitlines())
    assert ([each["id"] for each in line["mentions"]], [each["id"] for each in line["detached"]]) == (["m-1"], ["m-2"])
    assert [*Session(again, "ana").open("one")["records"]] == ["m-1"]  # type: ignore[misc]


def test_looking_at_a_project_changes_no_byte_of_it(project: Project) -> None:
    add(project, {"m-1": a_mention(TEXT, "Turkey")})
    log = project.store.folder / "ana.jsonl"
    log.write_bytes(log.read_bytes() + b"torn")
    before = contents(project.folder)
    again = Project(project.folder)
    again.__dict__["suggester"] = lambda _article: {}
    session = Session(again, "ana")
    for article in ("one", "two", "three"):
        session.open(article)
    for question in ("search", "queue"):
        session.answer(question, {"words": "Idlib"})
    tables = again.tables
    assert len(tables.mentions) == 1
    assert repr(again)
    again.export()
    main(["check", str(project.folder)])
    assert contents(project.folder) == before


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text of hard signs, and spans in it that nest, cross and repeat."""
    text = draw(st.text(alphabet="aİ\u0301👩\u200d🚒م\r\n\u2028\u0085\x01𝒳\u200f ", min_size=1, max_size=30))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return text, [(min(pair), max(pair)) for pair in draw(st.lists(ends, max_size=6)) if pair[0] != pair[1]]


@settings(max_examples=40, derandomize=True, database=None, deadline=None)
@given(marked())
def test_whatever_is_written_reads_again(given: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = given
    article = Article("one", text)
    put: dict[str, Record] = {
        f"m-{number}": Mention(start, end, text[start:end], "PERSON", None) for number, (start, end) in enumerate(spans)
    }
    put["status"] = Status("started", note=text)
    with TemporaryDirectory() as folder:
        writer = Writer(Path(folder), Header(SCHEMA, "p", "ana", "w", "1.0", "0.1.0"))
        writer.append(an_action(article, "add", put), article)
        writer.close()
        logs = Store(Path(folder)).read()
        assert (logs.annotations[0].records, logs.problems, logs.missing) == (put, (), ())


def test_what_is_acknowledged_is_there_for_another_process(project: Project) -> None:
    command = [sys.executable, "-c", READ_BACK, str(project.store.folder)]
    session = Session(project, "ana")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        assert other.stdin
        assert other.stdout
        for number in range(10):
            put: dict[str, Record] = {f"m-{number}": a_mention(TEXT, "İdlib")}
            answer = session.act(an_action(project.article("one"), "add", put, id=f"a-{number}"))
            print(file=other.stdin, flush=True)
            assert other.stdout.readline().split()[-1] == answer["id"]
    end()


@pytest.mark.parametrize("notebook", [b"", b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', None])
def test_annotations_stand_whatever_becomes_of_the_notebook(project: Project, notebook: bytes | None) -> None:
    path = project.folder / "notebooks" / "1-Annotate.ipynb"
    path.parent.mkdir()
    shutil.copyfile(ROOT / "notebooks" / path.name, path)
    add(project, {"m-1": a_mention(TEXT, "Turkey")})
    before = contents(project.store.folder), project.annotations
    if notebook is None:
        path.unlink()
    else:
        path.write_bytes(notebook)
    again = Project(project.folder)
    assert (contents(again.store.folder), again.annotations) == before


def test_after_a_reload_every_article_that_is_not_done_comes_back(project: Project) -> None:
    chance = random.Random(7)
    done: set[str] = set()
    for article in ("two", "one", "three"):
        session = Session(project, "ana")
        waiting = {each for each in project.articles if each not in done}
        offered, here = [], ""
        while (here := session.in_order().next_open(here, Wanted()) or "") and here not in offered:
            offered.append(here)
        assert set(offered) == waiting
        session.open(chance.choice([*waiting]))  # and the page is reloaded before anything was done there
        add(project, {"status": Status("done")}, article)
        done.add(article)


def test_the_page_on_losses_warns_of_storage_that_forgets() -> None:
    page = (ROOT / "docs" / "losses.md").read_text(encoding="utf-8")
    _, _, beyond_us = page.partition("## What nothing here protects from")
    assert "Storage that forgets" in beyond_us
