"""A project folder, good or bad, opened as one object."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import workbench
from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.desk.session import Session
from workbench.records import Decision, Region, Status
from workbench.trouble import Trouble

TEXT = "Turkey rejects the plan. İbrahim Kalın agreed."


def test_a_folder_opens_as_one_object_that_tells_what_is_in_it(tmp_path: Path) -> None:
    project = a_project(tmp_path / "war", {"0012": TEXT})
    Session(project, "ana").act(an_action(project.article("0012"), "status", {"status": Status("done")}))
    assert list(project.articles) == ["0012"]
    assert repr(workbench.open(tmp_path / "war")).splitlines() == [
        "war: 1 articles, codebook 'Conflict news' 1.0 with 238 entities and 21 topics",
        "  ana: 1 articles begun, 1 done, 1 actions",
    ]


def test_a_folder_that_is_no_project_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"codebook\.toml: no such file; `workbench new FOLDER` makes a project"):
        workbench.open(tmp_path)


def test_trouble_in_a_notebook_is_a_sentence_and_no_traceback() -> None:
    assert Trouble("a.txt:1: say what")._render_traceback_() == ["a.txt:1: say what"]


def test_bad_articles_are_named_and_the_rest_stays_usable(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"good": TEXT, "empty": ""})
    (project.seeds / "latin.txt").write_bytes(b"caf\xe9")
    assert list(project.articles) == ["good"]
    assert [problem.split(":")[0] for problem in project.problems] == ["empty.txt", "latin.txt"]
    assert "! empty.txt" in repr(project)


def test_an_annotated_article_that_is_gone_is_missing_not_forgotten(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": TEXT, "b": TEXT + "!"})
    Session(project, "ana").act(an_action(project.article("a"), "status", {"status": Status("done")}))
    (project.seeds / "a.txt").unlink()
    again = workbench.open(tmp_path)
    assert "article 'a' was annotated but is not in" in again.problems[0]
    assert len(again.annotations) == 1


def test_the_labelled_set_is_one_self_contained_line_a_reading(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"0012": TEXT})
    article = project.article("0012")
    session = Session(project, "ana")
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey", "STATE", "turkey")}))
    session.act(an_action(article, "stance", {"s-1": a_stance(TEXT, "rejects the plan", target="topic:ceasefire")}))
    assert session.answer("export", {}) == {"file": "build/labelled.jsonl", "count": 1, "uncounted": ""}
    (line,) = map(json.loads, (tmp_path / "build" / "labelled.jsonl").read_text(encoding="utf-8").splitlines())
    assert (line["id"], line["text"], line["annotator"], line["status"]) == ("0012", TEXT, "ana", "started")
    assert [mention["quote"] for mention in line["mentions"]] == ["Turkey"]
    assert line["codebook"] == "1.0"
    assert line["stances"][0]["evidence"]["quote"] == "rejects the plan"
    assert line["names"] == {"topic:ceasefire": "Ceasefire", "turkey": "Turkey"}


def test_the_labelled_set_tells_the_codebook_that_a_reading_was_made_under(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": TEXT})
    Session(project, "ana").act(an_action(project.article("a"), "status", {"status": Status("done")}))
    rules = tmp_path / "annotations" / "codebook.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('version = "1.0"', 'version = "2.0"'), encoding="utf-8")
    path = workbench.open(tmp_path).export().path
    assert json.loads(path.read_text(encoding="utf-8"))["codebook"] == "1.0"


def test_a_corrected_region_cuts_into_the_regions_that_were_found(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": TEXT})
    session, article = Session(project, "ana"), project.article("a")
    end = TEXT.index(".") + 1
    session.act(an_action(article, "region", {"r-1": Region(0, end, TEXT[:end], "caption")}))
    read = project.read_by(project.annotations[0])
    assert read
    assert [(region.type, region.quote) for region in read.regions] == [
        ("caption", "Turkey rejects the plan."),
        ("body", "İbrahim Kalın agreed."),
    ]


def test_regions_that_were_corrected_twice_do_not_overlap(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": TEXT})
    session, article = Session(project, "ana"), project.article("a")
    session.act(an_action(article, "region", {"r-1": Region(0, 12, TEXT[:12], "caption")}))
    session.act(an_action(article, "region", {"r-2": Region(7, 24, TEXT[7:24], "byline")}))
    read = project.read_by(project.annotations[0])
    assert read
    assert [(region.type, region.quote) for region in read.regions] == [
        ("caption", "Turkey"),
        ("byline", "rejects the plan."),
        ("body", "İbrahim Kalın agreed."),
    ]


def test_a_decision_whose_words_are_gone_is_detached_and_nowhere_else(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": TEXT})
    decision = Decision("rejected", a_mention(TEXT, "Turkey"))
    Session(project, "ana").act(an_action(project.article("a"), "reject", {"fate:m": decision}))
    (project.seeds / "a.txt").write_text("Quite another text.", encoding="utf-8")
    again = workbench.open(tmp_path)
    again.export()
    (line,) = map(json.loads, (tmp_path / "build" / "labelled.jsonl").read_text(encoding="utf-8").splitlines())
    assert (line["decisions"], [record["id"] for record in line["detached"]]) == ([], ["fate:m"])
    assert "the text was changed after ana labelled it: 1 record is gone (“Turkey”)" in again.problems[0]


@pytest.mark.parametrize("annotator", ["", "  ", "a\nb", "a\x00"])
def test_an_annotator_needs_a_name(tmp_path: Path, annotator: str) -> None:
    with pytest.raises(Trouble, match="an annotator needs a name"):
        a_project(tmp_path, {"a": TEXT}).annotate(annotator)


@contextmanager
def an_ordinary_user(folder: Path) -> Iterator[None]:
    """Inside, `folder` is read-only and root is nobody special, since permissions do not hold root back."""
    was = os.geteuid()
    folder.chmod(0o555)
    os.seteuid(was or 65534)
    try:
        yield
    finally:
        os.seteuid(was)
        folder.chmod(0o755)


def test_a_read_only_folder_is_told_at_once_and_reading_goes_on() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        project = a_project(Path(folder), {"a": TEXT})
        session = Session(project, "ana")
        with an_ordinary_user(project.store.folder):
            (notice,) = session.open("a")["notices"]  # type: ignore[misc]
            assert "annotations is read-only, so nothing can be saved" in notice
            with pytest.raises(Trouble, match=r"ana\.jsonl cannot be written in .*Permission denied"):
                session.act(an_action(project.article("a"), "status", {"status": Status("done")}))
        session.act(an_action(project.article("a"), "status", {"status": Status("done")}))
        assert [reading.status for reading in project.annotations] == ["done"]


def test_a_log_that_may_not_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": TEXT})
    Session(project, "ana").act(an_action(project.article("a"), "status", {"status": Status("done")}))
    (project.store.folder / "ben.jsonl").mkdir()
    assert "ben.jsonl:1 (byte 0): a folder, expected a file; move it away" in project.problems[0]
    assert len(project.annotations) == 1
