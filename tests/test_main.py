"""The command line, from the words typed to the exit status."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import ROOT, a_mention, a_project, an_action
from workbench.__main__ import main
from workbench.desk.session import Session
from workbench.records import Status


def lines(path: Path) -> list[dict[str, list[dict[str, object]]]]:
    """The JSON lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_suggest_writes_one_line_an_article_with_words_that_are_in_it(tmp_path: Path) -> None:
    assert main(["suggest", str(ROOT / "seeds"), str(tmp_path / "out.jsonl")]) == 0
    found = lines(tmp_path / "out.jsonl")
    assert [str(line["article"])[:3] for line in found] == ["000", "001", "002", "003", "004"]
    for line in found:
        text = (ROOT / "seeds" / f"{line['article']}.txt").read_bytes().decode()
        spans = [
            *line["mentions"],
            *line["namings"],
            *line["regions"],
            *(stance["evidence"] for stance in line["stances"]),
        ]
        assert spans
        assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans)  # type: ignore[index,misc]
        assert {"label", "entity"} <= set(line["mentions"][0])
        assert {"holder", "target", "polarity", "voice", "evidence"} <= set(line["stances"][0])
        assert line["suggester"]


def test_suggest_reads_jsonl_and_keeps_ids_as_they_are(tmp_path: Path) -> None:
    article = {"id": "0012", "text": "Turkey rejected the plan, said Vladimir Putin."}
    (tmp_path / "in.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    assert main(["suggest", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")]) == 0
    (line,) = lines(tmp_path / "out.jsonl")
    assert str(line["article"]) == "0012"
    assert [mention["quote"] for mention in line["mentions"]] == ["Turkey", "Vladimir Putin"]


def test_suggest_names_what_it_could_not_read_and_does_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "1", "text": "Turkey said no."}\n{broken\n', encoding="utf-8")
    assert main(["suggest", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")]) == 1
    assert "in.jsonl:2" in capsys.readouterr().err
    assert len(lines(tmp_path / "out.jsonl")) == 1


def test_suggest_without_a_pipeline_of_that_name_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", str(ROOT / "seeds"), str(tmp_path / "out.jsonl"), "--model", "xx_none"]) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "xx_none" in sentence


def test_suggest_into_a_folder_that_is_not_there_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", str(ROOT / "seeds"), str(tmp_path / "no" / "out.jsonl")]) == 1
    assert "out.jsonl: No such file or directory; check the path" in capsys.readouterr().err


def test_check_tells_clean_damaged_and_missing_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = a_project(tmp_path, {"a": "Turkey said no."})
    session = Session(project, "ana")
    for _ in range(3):
        session.act(an_action(project.article("a"), "status", {"status": Status("started")}))
    log = tmp_path / "annotations" / "ana.jsonl"
    whole = log.read_bytes().splitlines(keepends=True)
    assert main(["check", str(tmp_path)]) == 0
    assert "ana: 1 articles begun" in capsys.readouterr().out
    log.write_bytes(b"".join(whole) + b'{"seq":4')
    assert main(["check", str(tmp_path)]) == 1
    assert f"ana.jsonl:5 (byte {len(b''.join(whole))})" in capsys.readouterr().err
    log.write_bytes(b"".join([*whole[:2], *whole[3:]]))
    assert main(["check", str(tmp_path)]) == 2
    assert "ana.jsonl: action 2 before action 3 is missing" in capsys.readouterr().err


def test_the_repository_itself_checks_clean() -> None:
    assert main(["check", str(ROOT)]) == 0


def test_export_writes_the_labelled_set_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(ROOT), str(tmp_path / "set.jsonl")]) == 0
    readings = [line["article"] if "article" in line else line["id"] for line in lines(tmp_path / "set.jsonl")]
    assert len(readings) >= 3
    assert f"set.jsonl: {len(readings)} readings" in capsys.readouterr().out


def test_what_the_export_does_not_hold_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = a_project(tmp_path, {"a": "Turkey said no."})
    for _ in range(3):
        Session(project, "ana").act(an_action(project.article("a"), "status", {"status": Status("started")}))
    log = tmp_path / "annotations" / "ana.jsonl"
    whole = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*whole[:2], *whole[3:], b"{torn\n", b"torn\n"]))
    assert main(["export", str(tmp_path)]) == 1
    told = "labelled.jsonl: 1 readings; 2 damaged lines not counted, actions missing in 1 place; `workbench check` says"
    assert told in capsys.readouterr().out
    uncounted = Session(project, "ana").answer("export", {})["uncounted"]
    assert str(uncounted).startswith("2 damaged lines not counted")
    assert project.tables.actions.attrs["damaged"] == 2
    assert project.tables.mentions.attrs["missing"] == 1


@pytest.mark.parametrize(("format", "names"), [("csv", 5), ("xlsx", 1)])
def test_tables_are_written_for_a_spreadsheet_and_it_is_said_what_was_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str, names: int
) -> None:
    text = "The plan is =1+1\x07 said Turkey."
    project = a_project(tmp_path, {"a": text})
    mention = a_mention(text, "=1+1\x07")
    Session(project, "ana").act(an_action(project.article("a"), "add", {"m": mention}))
    assert main(["export", str(tmp_path), str(tmp_path / "out"), "--tables", format]) == 0
    said = capsys.readouterr().out
    assert said.startswith("3 rows in ")
    assert said.endswith("; 1 cell changed, see docs/tables.md\n")
    files = list((tmp_path / "out").iterdir())
    assert len(files) == names
    assert all(str(file) in said for file in files)
    assert main(["export", str(tmp_path), str(tmp_path / "annotations"), "--tables", format]) == 1


@pytest.mark.parametrize(
    "command", [["suggest", "--help"], ["check", "."], ["log", "--help"], ["sample", "."], ["merge", ".", "."]]
)
def test_a_command_loads_only_what_it_needs(command: list[str]) -> None:
    script = f"import sys; from workbench.__main__ import main\ntry: main({command})\nfinally: print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert not {"pandas", "openpyxl", "matplotlib", "anywidget"} & set(run.stdout.split())
    assert "workbench.__main__" in run.stdout


def test_a_new_project_opens_checks_and_suggests(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "war")]) == 0
    assert main(["check", str(tmp_path / "war")]) == 0
    assert main(["suggest", str(tmp_path / "war" / "seeds"), str(tmp_path / "out.jsonl")]) == 0
    assert lines(tmp_path / "out.jsonl")[0]["stances"]
    there = sorted(path.name for path in (tmp_path / "war").iterdir())
    assert there == [".gitattributes", ".gitignore", "annotations", "notebooks", "seeds"]


def test_new_never_touches_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    assert main(["new", str(tmp_path)]) == 1
    assert "is not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert main(["new", str(tmp_path / "mine.txt")]) == 1
    assert (tmp_path / "mine.txt").read_text() == "keep"


@pytest.mark.parametrize("out", ["annotations/ana.jsonl", "seeds/a.txt"])
def test_export_and_suggest_never_write_over_articles_or_annotations(tmp_path: Path, out: str) -> None:
    project = a_project(tmp_path, {"a": "Turkey said no."})
    Session(project, "ana").act(an_action(project.article("a"), "status", {"status": Status("started")}))
    before = (tmp_path / out).read_bytes()
    assert main(["export", str(tmp_path), str(tmp_path / out)]) == 1
    assert main(["suggest", str(tmp_path / "seeds" / "a.txt"), str(tmp_path / "seeds" / "a.txt")]) == 1
    assert (tmp_path / out).read_bytes() == before


def test_check_of_a_folder_without_a_codebook_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "has no annotations/codebook.toml; `workbench new FOLDER` makes a project" in capsys.readouterr().err


def test_the_command_runs_as_a_module_and_shows_its_commands() -> None:
    shown = subprocess.run([sys.executable, "-m", "workbench", "--help"], capture_output=True, text=True, check=True)
    for command in ("suggest", "check", "log", "export", "new", "sample", "merge", "agreement", "report"):
        assert re.search(rf"\n    {command}\s", shown.stdout)


def test_copies_tells_the_groups_and_how_alike_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = next((ROOT / "seeds").glob("000*")).read_bytes().decode()
    project = a_project(tmp_path, {"a": report, "b": report, "c": "Turkey said no."})
    assert main(["copies", str(project.folder)]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("a: 2 near-copies")
    assert main(["copies", str(project.folder), "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found == [{"group": "a", "article": id_, "share": 1.0, "size": 2} for id_ in ("a", "b")]


def test_two_readings_are_drawn_made_compared_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Turkey rejected the plan of Russia."
    project = a_project(tmp_path, {"a": text})
    assert main(["sample", str(tmp_path), "--readers", "ana", "ben", "--size", "1", "--blind"]) == 0
    for annotator, label in (("ana", "STATE"), ("ben", "ORG")):
        put = {"m": a_mention(text, "Turkey", label, "turkey"), "status": Status("done")}
        Session(project, annotator).act(an_action(project.article("a"), "add", put))
    capsys.readouterr()
    assert main(["agreement", str(tmp_path), "--draws", "100"]) == 0
    assert "ana, ben" in capsys.readouterr().out
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "out"), "--draws", "100"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.html", "report.md"]
    assert main(["agreement", str(tmp_path / "seeds")]) == 1


def test_copies_says_that_there_are_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["copies", str(a_project(tmp_path, {"c": "Turkey said no."}).folder)]) == 0
    assert capsys.readouterr().out == "no near-copies among 1 article\n"


def test_a_reader_that_has_enough_is_no_error() -> None:
    tell = f"{sys.executable} -m workbench log {next((ROOT / 'seeds').glob('000*')).stem}"
    run = subprocess.run(f"{tell} | true", shell=True, cwd=ROOT, capture_output=True, text=True)
    assert run.stderr == ""
