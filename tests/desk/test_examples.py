"""An example of the codebook is a step of whoever made it: in the history, undone and redone in its place."""

from pathlib import Path

import pytest

from tests.builders import a_project, a_stance, an_action
from workbench.chronicle import chronicle
from workbench.codebook import read_codebook
from workbench.desk.session import Session
from workbench.project import Project
from workbench.trouble import Trouble

TEXT = "Title of it\n\nTurkey could deploy troops, it warned Russia."


@pytest.fixture(autouse=True)
def _nothing_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by rules that have changed."""
    monkeypatch.setattr(Project, "suggester", property(lambda _: lambda _article: {}))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    project = a_project(tmp_path, {"a": TEXT, "b": "Russia answered."})
    session = Session(project, "ana")
    article = project.article("a")
    session.open("a")
    session.act(
        an_action(article, "stance", {"s-1": a_stance(article.text, "could deploy troops", "turkey", "russia")})
    )
    return session


def example(**more: object) -> dict[str, object]:
    """A message that makes the words of the stance an example."""
    said = {
        "kind": "example",
        "what": "polarity",
        "of": ["oppose"],
        "example": "could deploy troops",
        "note": "a threat",
    }
    return {"type": "amend", "id": "e", "article": "a", **said, **more}


def examples(session: Session) -> tuple[str, ...]:
    """Those of the entry, as the codebook's file says."""
    return read_codebook(session.project.store.folder).polarities["oppose"].examples


def test_an_example_raises_the_version_and_touches_no_record(session: Session) -> None:
    before = session.project.annotations[0].records
    answer = session.amend(example())
    assert examples(session) == ("could deploy troops (a threat)",)
    assert answer["codebook"]["version"] == "1.1"  # type: ignore[index]
    assert answer["words"] == "example “could deploy troops (a threat)”"
    assert (answer["put"], answer["drop"]) == ({}, [])
    assert Project(session.project.folder).annotations[0].records == before
    assert session.amend(example())["id"] == "e"  # sent again
    assert len(examples(session)) == 1


def test_it_is_undone_and_redone_in_its_place_among_what_was_done(session: Session) -> None:
    session.amend(example())
    article = session.project.article("a")
    session.act(an_action(article, "stance", {"s-2": a_stance(article.text, "warned Russia", "turkey", "russia")}))
    session.undo("a", "u1")
    assert examples(session) == ("could deploy troops (a threat)",)
    answer = session.undo("a", "u2")
    assert (examples(session), answer["redo"]) == ((), "example “could deploy troops (a threat)”")
    assert answer["codebook"]["version"] == "1.2"  # type: ignore[index]
    session.redo("a", "r1")
    assert examples(session) == ("could deploy troops (a threat)",)
    again = Session(Project(session.project.folder), "ana")
    again.undo("a", "u3")
    assert examples(again) == ()
    assert [each.kind for each in read_codebook(again.project.store.folder).changes] == [
        *("example", "undo", "example", "undo")
    ]
    assert "s-1" in again.project.annotations[0].records


def test_what_was_taken_back_from_the_list_of_changes_is_taken_back_in_the_log(session: Session) -> None:
    session.amend(example())
    session.amend({"type": "amend", "id": "x", "article": "a", "kind": "undo", "of": ["e"]})
    assert examples(session) == ()
    assert "stance" in str(session.open("a")["undo"])  # and not the example once more
    told = [*chronicle(session.project, "a")]
    assert "example “could deploy troops (a threat)” of oppose  [undone]" in told[1]
    assert "undo: example “could deploy troops (a threat)”" in told[2]


def test_an_example_alone_begins_no_reading(session: Session) -> None:
    session.amend(example(article="b"))
    reading = next(each for each in session.project.annotations if each.article == "b")
    assert (reading.records, reading.status) == ({}, "untouched")
    assert session.project.problems == ()


def test_one_that_the_codebook_does_not_take_is_refused_and_nothing_is_written(session: Session) -> None:
    with pytest.raises(Trouble, match="needs words"):
        session.amend(example(example=""))
    assert len(session.standing.actions) == 1
