"""The history of an article is told in words, with all that stands in the logs and does not count."""

from pathlib import Path

import pytest

from tests.builders import a_mention, a_project, an_action
from workbench.__main__ import main
from workbench.accepting import accept
from workbench.chronicle import chronicle
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Status
from workbench.trouble import Trouble

TEXT = "👩‍🚒 Türkiye said no.\r\nİdlib was bombed; Moscow agreed."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Ana marked two names of `001-idlib` and took the second back; ben has finished it; `002-homs` is begun."""
    project = a_project(tmp_path, {"001-idlib": TEXT, "002-homs": TEXT})
    article, ana = project.article("001-idlib"), Session(project, "ana")
    ana.act(an_action(article, "add", {"m-1": a_mention(TEXT, "İdlib", "PERSON")}))
    ana.act(an_action(article, "add", {"m-2": a_mention(TEXT, "Moscow", "STATE")}))
    ana.undo("001-idlib", "back")
    ana.act(an_action(project.article("002-homs"), "status", {"status": Status("started")}))
    Session(project, "ben").act(an_action(article, "status", {"status": Status("done")}))
    return project


def told(project: Project, article: str = "001-idlib", annotator: str = "") -> list[str]:
    """The lines without their times."""
    return [line.partition("  ")[2] or line for line in chronicle(project, article, annotator)]


def edit(project: Project, old: bytes, new: bytes) -> None:
    path = project.store.folder / "ana.jsonl"
    assert path.read_bytes().count(old) == 1
    path.write_bytes(path.read_bytes().replace(old, new))


def test_every_step_of_everybody_is_told_and_what_was_undone_is_marked(project: Project) -> None:
    assert told(project) == [
        "ana  add “İdlib” (PERSON)",
        "ana  add “Moscow” (STATE)  [undone]",
        "ana  undo: add “Moscow”",
        "ben  status: done",
    ]
    assert told(project, annotator="ben") == ["ben  status: done"]
    assert told(project, "002-homs") == ["ana  status: started"]


def test_every_line_begins_with_its_time(project: Project) -> None:
    times = [line.partition("  ")[0] for line in chronicle(project, "001-idlib")]
    actions = project.store.read().histories
    assert times == [each.at for who in ("ana", "ben") for each in actions[who] if each.article == "001-idlib"]


def test_a_damaged_line_is_told_in_its_place_and_an_accepted_one_is_marked(project: Project) -> None:
    edit(project, b'"STATE"', b'"PLACE"')
    assert told(project, annotator="ana")[:2] == [
        "ana  add “İdlib” (PERSON)",
        "ana  add “Moscow” (PLACE)  [not counted: ana.jsonl:3 is damaged]",
    ]
    assert told(project, "002-homs") == ["ana  status: started"]
    accept(project, ["ana.jsonl:3"])
    assert told(project, annotator="ana")[:2] == [
        "ana  add “İdlib” (PERSON)",
        "ana  add “Moscow” (PLACE)  [undone]  [changed by hand and accepted]",
    ]


def test_a_line_that_nobody_can_read_is_told_at_the_end(project: Project) -> None:
    edit(project, b'"STATE"', b'"STATE')
    assert list(chronicle(project, "001-idlib", "ana"))[-1] == (
        "ana: 1 line that nobody can read may belong here (ana.jsonl:3)"
    )


def test_an_article_that_is_gone_still_has_its_history(project: Project) -> None:
    (project.seeds / "001-idlib.txt").unlink()
    again = Project(project.folder)
    assert told(again)[0] == "ana  add “İdlib” (PERSON)"


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        ("IDLIB", "there is no article 'IDLIB'; did you mean '001-idlib'?"),
        ("00", "there is no article '00'; did you mean '001-idlib' or '002-homs'?"),
        ("003-hams", "there is no article '003-hams'; did you mean '002-homs'?"),
        ("zzz", "there is no article 'zzz'; `workbench check` says what is there"),
    ],
)
def test_an_article_that_nobody_knows_is_a_sentence_with_near_names(
    project: Project, article: str, sentence: str
) -> None:
    with pytest.raises(Trouble) as trouble:
        list(chronicle(project, article))
    assert str(trouble.value) == sentence


def test_the_command_tells_it(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--folder", str(project.folder)]
    assert main(["log", "001-idlib", *where]) == 0
    assert capsys.readouterr().out.splitlines() == list(chronicle(project, "001-idlib"))
    assert main(["log", "001-idlib", *where, "--annotator", "bem"]) == 1
    assert capsys.readouterr().err == "there is no annotator 'bem'; did you mean 'ben'?\n"
