"""Who may sit down at which desk."""

from pathlib import Path

import pytest

from tests.builders import a_project
from workbench.project import Project
from workbench.trouble import Trouble


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path, {"a": "Turkey"})


@pytest.mark.parametrize("name", ["adjudicated", " Adjudicated "])
def test_nobody_annotates_under_the_name_that_verdicts_are_kept_under(project: Project, name: str) -> None:
    with pytest.raises(Trouble, match=r"kept under that name; `project.compare` with your own name"):
        project.annotate(name)
    with pytest.raises(Trouble, match="write your own name or initials"):
        project.compare(name)


@pytest.mark.parametrize("name", ["", "  ", "a\nb"])
def test_who_sits_down_says_who_they_are(project: Project, name: str) -> None:
    for sit in (project.annotate, project.compare):
        with pytest.raises(Trouble, match="write your own name or initials"):
            sit(name)


def test_a_desk_can_be_opened_before_there_is_anything_to_compare(project: Project) -> None:
    editor = project.compare("lea")
    said: list[dict[str, object]] = []
    editor.send = lambda message, *_: said.append(message)
    editor._receive(editor, {"type": "hello"}, [])
    assert said[0]["type"] == "refused"
    assert "nothing to compare" in str(said[0]["why"])


def test_whoever_decides_signs_changes_of_the_codebook(project: Project) -> None:
    assert project.compare("lea")._session.person == "lea"  # type: ignore[attr-defined]
    assert project.annotate("ana")._session.person == "ana"  # type: ignore[attr-defined]
