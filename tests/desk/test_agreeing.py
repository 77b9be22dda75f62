"""Articles on which all agree, taken over at once, and the list of what is compared."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_project
from tests.desk.readers import HTS, TEXT, TURKEY, decide, decided, opened, says, words
from workbench.desk.seats import compared
from workbench.desk.session import Session
from workbench.project import Project
from workbench.trouble import Trouble

IRAN = "Iran said no."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """In `a` a label differs, on `b` and `c` all agree, `d` only one has finished."""
    made = a_project(tmp_path, {"a": TEXT, "b": IRAN, "c": TEXT, "d": IRAN})
    for name, label in (("ana", "STATE"), ("ben", "PLACE")):
        says(made, name, "a", {"m-1": replace(TURKEY, label=label), "m-2": HTS})
        says(made, name, "b", {f"m-{name}": a_mention(IRAN, "Iran", "STATE")})
        says(made, name, "c", {"m-1": TURKEY, "m-2": HTS})
        says(made, name, "d", {}, done=name == "ana")
        says(made, name, "d", {"m-1": a_mention(IRAN, "Iran")}, done=name == "ana")
    return made


@pytest.fixture
def session(project: Project) -> Session:
    return compared(project, "lea")


def test_all_that_agree_are_taken_over_as_one_step(project: Project, session: Session) -> None:
    opened(session)
    asked: Any = session.answer("agreed", {"article": "a"})
    assert [(row["article"], row["records"]) for row in asked["rows"]] == [("b", 1), ("c", 2)]
    assert asked["sentence"] == "All readers agree on 2 articles with 3 records."
    given = {"id": "all", "article": "a", "agreed": True}
    answer: Any = session.propagate(given)
    assert answer["words"] == "agree on 3 records in 2 articles"
    assert answer["comparison"]["agreeing"] == 0
    assert [decided(project, id_).status for id_ in "abcd"] == ["untouched", "done", "done", "untouched"]
    assert words(decided(project, "c").records) == ["ARMED_GROUP HTS", "STATE Turkey"]
    made = project.store.read().histories["adjudicated"]
    assert session.propagate(given) == answer
    assert project.store.read().histories["adjudicated"] == made, "sent again it is done once"
    assert [len(each.decides) for each in made] == [2, 2]
    session.undo("a", "u1")
    assert [decided(project, id_).records for id_ in "abcd"] == [{}] * 4


def test_where_none_is_left_it_is_said(session: Session) -> None:
    opened(session)
    session.propagate({"id": "all", "article": "a", "agreed": True})
    assert session.answer("agreed", {})["rows"] == []
    with pytest.raises(Trouble, match="no article left on which all readers agree"):
        session.propagate({"id": "again", "article": "a", "agreed": True})


def test_the_list_has_what_differs_and_what_is_open_of_it(session: Session) -> None:
    shown = opened(session)
    assert shown["article"]["id"] == "a"
    counts = {name: shown["comparison"][name] for name in ("left", "agreeing", "waiting")}
    assert counts == {"left": 1, "agreeing": 2, "waiting": 1}
    assert shown["place"]["total"] == 1
    listing: Any = session.answer("queue", {})
    assert [row["id"] for row in listing["rows"]] == ["a"]
    told: Any = decide(session, shown["comparison"]["differences"][0]["id"], "neither")
    assert told["comparison"]["left"] == 0
    assert told["status"] == "started"


def test_articles_that_agree_are_listed_where_no_other_are(project: Project, session: Session) -> None:
    says(project, "ben", "a", {"m-1": TURKEY})
    assert opened(session)["article"]["id"] == "a"
    listing: Any = session.answer("queue", {})
    assert [row["id"] for row in listing["rows"]] == ["a", "b", "c"]


def test_at_another_desk_nothing_is_compared(project: Project) -> None:
    session = Session(project, "ana")
    assert "nothing is compared" in str(session.answer("agreed", {})["trouble"])
