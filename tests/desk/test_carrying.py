"""What was said of one article is said of its near-copies by one key, and taken back by one."""

import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.builders import a_mention, a_naming, a_project, a_stance, an_action
from workbench.desk import nearby
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Decision, Status
from workbench.trouble import Trouble

REPORT = (
    "Turkey said on Monday that it would never leave the town of Idlib to the regime’s troops. "
    "“We will stay 👩‍🚒 as long as it takes,” the minister told reporters in Ankara, and he warned Russia. "
    "Terrorists had shelled the crossing twice in the night, according to two residents of the town."
)
BODIES = {
    "a": REPORT,
    "b": "BEIRUT — " + REPORT.replace("“", '"').replace("”", '"').replace("’", "'").replace(". ", ".\r\n\r\n"),
    "c": REPORT.split(" Terrorists")[0] + " An aide added that talks with Moscow would go on regardless of this.",
    "d": "Something else happened in İzmir: nobody knows why the mayor of the town resigned at noon on Friday.",
}
TEXTS = {id_: f"Headline of {id_} in words of its own\n\n{body}" for id_, body in BODIES.items()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path, TEXTS)


@pytest.fixture
def session(project: Project) -> Session:
    """Everything about article a is said, and nothing yet about the others."""
    session, text = Session(project, "ana"), TEXTS["a"]
    put = {
        "m-1": msgspec.structs.replace(a_mention(text, "Idlib", "PLACE", "idlib"), note="here?", flagged=True),
        "m-2": a_mention(text, "Headline of a", "ORG"),
        "n-1": a_naming(text, "Terrorists"),
        "s-1": a_stance(text, "“We will stay 👩‍🚒 as long as it takes,”", "turkey", "russia"),
    }
    session.open("a")
    session.act(an_action(project.article("a"), "add", put))  # type: ignore[arg-type]
    return session


def asked(*into: str, **more: object) -> dict[str, object]:
    return {"type": "propagate", "id": "p", "article": "a", "of": "a", "into": list(into), **more}


def said(session: Session, article: str) -> list[str]:
    """The words of what the annotator says of the article, as the log has it."""
    found = [each for each in session.project.annotations if (each.article, each.annotator) == (article, "ana")]
    return [
        words
        for each in found
        for words in (
            *(mention.quote for mention in each.mentions.values()),
            *(naming.quote for naming in each.namings.values()),
            *(stance.evidence.quote for stance in each.stances.values()),
        )
    ]


def rows(session: Session, article: str) -> dict[str, Any]:
    answer: dict[str, Any] = session.answer("copies", {"article": article})
    return {row["article"]: row for row in answer["rows"]}


def test_the_page_is_told_which_articles_are_near_copies_and_what_could_be_carried(session: Session) -> None:
    found = rows(session, "a")
    assert {id_: row["out"]["records"] for id_, row in found.items()} == {"b": 3, "c": 2}
    assert [(each["quote"], each["why"]) for each in found["c"]["out"]["left"]] == [
        ("Headline of a", "its words do not stand there"),
        ("Terrorists", "its words do not stand there"),
    ]
    assert (rows(session, "b")["a"]["in"]["records"], rows(session, "b")["a"]["records"]) == (3, 4)
    assert "one of 3 near-copies" in str(session.answer("copies", {"article": "b"})["sentence"])
    assert session.answer("copies", {"article": "d"}) == {"ready": True, "sentence": "", "rows": []}


def test_one_key_carries_all_of_it_and_one_undo_takes_it_back(session: Session) -> None:
    answer = session.propagate(asked("b", "c"))
    assert (answer["id"], answer["elsewhere"]) == ("p", 1)
    assert said(session, "b") == ["Idlib", "Terrorists", '"We will stay 👩‍🚒 as long as it takes,"']
    assert said(session, "c") == ["Idlib", "“We will stay 👩‍🚒 as long as it takes,”"]
    session.undo("a", "u")
    assert (said(session, "b"), said(session, "c"), len(said(session, "a"))) == ([], [], 4)


def test_what_is_carried_says_from_where_and_is_nobodys_suggestion(session: Session) -> None:
    session.propagate(asked("b"))
    reading = session.standing.reading(session.project.article("b"))
    assert {each.propagated_from for each in reading.records.values()} == {"a#m-1", "a#n-1", "a#s-1"}  # type: ignore[union-attr]
    (idlib,) = reading.mentions.values()
    assert (idlib.entity, idlib.by, idlib.note, idlib.flagged) == ("idlib", "", "", False)


def test_it_can_be_carried_into_the_open_article_from_one_that_was_read(session: Session) -> None:
    session.open("b")
    assert session.propagate({"id": "p", "article": "b", "of": "a", "into": ["b"]})["elsewhere"] == 0
    assert len(said(session, "b")) == 3


def test_what_would_be_carried_is_shown_before_and_single_records_are_left_out(session: Session) -> None:
    foreseen: dict[str, Any] = session.answer("carrying", asked("b", "c"))
    assert foreseen["articles"] == 2
    keys = {hit["key"]: (hit["quote"], hit["before"][-8:]) for hit in foreseen["hits"]}
    assert keys["b#m-1"] == ("Idlib", "town of ")
    assert [each["record"] for each in foreseen["left"]] == ["m-2", "m-2", "n-1"]
    session.propagate(asked("b", "c", **{"except": ["b#m-1", "b#s-1", "c#m-1", "c#s-1"]}))
    assert (said(session, "b"), said(session, "c")) == (["Terrorists"], [])


def test_nothing_that_stands_in_the_copy_is_changed(session: Session) -> None:
    copy = session.project.article("b")
    session.act(an_action(copy, "add", {"x": a_mention(copy.text, "town of Idlib", "ORG")}))
    refused = msgspec.structs.replace(a_naming(copy.text, "Terrorists"), by="naming 1")
    session.act(an_action(copy, "reject", {"fate:f": Decision("rejected", refused)}))
    session.act(an_action(copy, "stance", {"y": a_stance(copy.text, "in Ankara", "turkey", "russia")}))
    left = {each["record"]: each["why"] for each in rows(session, "a")["b"]["out"]["left"]}
    assert (left["m-1"], left["n-1"], left["s-1"]) == (
        "something else is said of its words there",
        "it was rejected there",
        "it is there already",
    )
    with pytest.raises(Trouble, match="nothing of it can be carried"):
        session.propagate(asked("b"))
    assert sorted(said(session, "b")) == ["in Ankara", "town of Idlib"]


def test_the_same_message_again_and_the_same_wish_again_do_nothing_twice(session: Session) -> None:
    assert session.propagate(asked("b")) == session.propagate(asked("b"))
    with pytest.raises(Trouble, match="nothing of it can be carried"):
        session.propagate(asked("b", id="q"))


def test_a_finished_copy_is_left_alone(session: Session) -> None:
    session.act(an_action(session.project.article("b"), "status", {"status": Status("done")}))
    assert rows(session, "a")["b"]["out"]["records"] == 0
    with pytest.raises(Trouble, match="you have finished b"):
        session.propagate(asked("b", "c"))
    assert said(session, "c") == []


def test_a_large_corpus_is_looked_at_beside_the_work_and_the_page_hears_when_it_is(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, heard, copies = threading.Event(), threading.Event(), project.copies
    monkeypatch.setattr(nearby, "BLINK", 0)
    monkeypatch.setattr(project, "copies", lambda: gate.wait(30) and copies())
    session = Session(project, "ana")
    session.listen(heard.set)
    assert session.answer("copies", {"article": "a"}) == {"ready": False, "sentence": "", "rows": []}
    gate.set()
    assert heard.wait(30)
    assert [*rows(session, "a")] == ["b", "c"]


def test_that_copies_cannot_be_looked_for_is_said_and_keeps_nobody_from_work(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "copies", lambda: 1 / 0)
    session = Session(project, "ana")
    assert "could not be looked for (ZeroDivisionError" in str(session.answer("copies", {"article": "a"})["trouble"])
    assert session.open("a")["article"]
