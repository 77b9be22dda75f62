"""One decision for all words alike: one step on disk, in whichever articles, and the same message again is harmless."""

from pathlib import Path

import pytest

from tests.builders import a_mention, a_project, an_action
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Decision, Record, Status
from workbench.store import _WRITERS
from workbench.trouble import Trouble

TEXTS = {
    "a": "Title of it\n\nİdlib 👩‍🔬 burns. Idlib burns, and Idlib again.",
    "b": "Title of it\n\nNobody left Idlib.",
    "c": "Title of it\n\nIdlib is far.",
}
SUGGESTED: dict[str, Record] = {"s-1": a_mention(TEXTS["a"], "Idlib", "ORG", after="and ")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = a_project(tmp_path, TEXTS)
    project.__dict__["suggester"] = lambda article: SUGGESTED if article.id == "a" else {}
    return project


@pytest.fixture
def session(project: Project) -> Session:
    session = Session(project, "ana")
    session.open("a")
    idlib = a_mention(TEXTS["a"], "Idlib", "PLACE", "idlib")
    session.act(an_action(project.article("a"), "add", {"m-1": idlib}))
    return session


def asked(**more: object) -> dict[str, object]:
    """A message that spreads `m-1`."""
    return {"type": "propagate", "id": "p", "article": "a", "of": "m-1", "scope": "open", "remove": False} | more


def marked(session: Session) -> dict[str, list[str]]:
    """Article → its mentions, as the log says."""
    return {
        reading.article: [f"{mention.quote} {mention.label}" for mention in reading.mentions.values()]
        for reading in session.project.annotations
        if reading.annotator == session.annotator
    }


def test_a_mention_spreads_over_all_articles_that_nobody_finished_as_one_step(session: Session) -> None:
    ben = Session(session.project, "ben")
    ben.act(an_action(session.project.article("c"), "status", {"status": Status("done")}))
    preview = session.answer("propagation", asked())
    assert [(hit["article"], hit["does"]) for hit in preview["hits"]] == [("a", "edit"), ("b", "label")]  # type: ignore[attr-defined]
    assert (preview["articles"], "Idlib" in preview["words"]) == (2, True)  # type: ignore[operator]
    answer = session.propagate(asked())
    assert (answer["id"], answer["article"], answer["elsewhere"]) == ("p", "a", 1)
    assert marked(session) == {"a": ["Idlib PLACE", "Idlib PLACE"], "b": ["Idlib PLACE"]}
    assert "Idlib" in str(answer["undo"])
    session.undo("b", "u")
    assert marked(session) == {"a": ["Idlib PLACE"], "b": []}


def test_places_that_are_excepted_stay_as_they_are(session: Session) -> None:
    hits = session.answer("propagation", asked())["hits"]
    excepted = [hit["key"] for hit in hits if hit["article"] == "b"]  # type: ignore[attr-defined]
    session.propagate(asked(**{"except": excepted}))
    assert marked(session) == {"a": ["Idlib PLACE", "Idlib PLACE"], "c": ["Idlib PLACE"]}


def test_a_message_whose_answer_was_lost_does_nothing_twice(session: Session) -> None:
    answer = session.propagate(asked())
    assert session.propagate(asked()) == answer
    session._ledger._writer.close()
    _WRITERS.clear()
    again = Session(session.project, "ana")
    assert again.propagate(asked()) == answer
    again.undo("a", "u")
    again.propagate(asked())
    assert marked(again) == {"a": ["Idlib PLACE"], "b": [], "c": []}, "what was undone since is not done again"


def test_a_step_that_a_crash_tore_is_answered_as_far_as_it_is_there(session: Session) -> None:
    session.propagate(asked())
    path = session._ledger._writer.path
    session._ledger._writer.close()
    _WRITERS.clear()
    path.write_bytes(path.read_bytes()[:-20])
    again = Session(session.project, "ana")
    assert again.propagate(asked())["elsewhere"] == 1
    assert marked(again) == {"a": ["Idlib PLACE", "Idlib PLACE"], "b": ["Idlib PLACE"]}
    again.undo("a", "u")
    assert marked(again) == {"a": ["Idlib PLACE"], "b": []}


def test_a_suggestion_that_is_spread_is_accepted_with_the_others(session: Session) -> None:
    session.undo("a", "u")
    session.propagate(asked(of="s-1", scope="article"))
    (reading,) = session.project.annotations
    assert reading.decisions == {"fate:s-1": Decision("accepted", SUGGESTED["s-1"])}  # type: ignore[arg-type]
    assert marked(session) == {"a": ["Idlib ORG", "Idlib ORG"]}


def test_removing_all_alike_takes_the_one_pointed_at_too(session: Session) -> None:
    session.propagate(asked())
    session.propagate(asked(id="x", remove=True))
    assert marked(session) == {"a": [], "b": [], "c": []}
    assert session.undo("a", "u")["elsewhere"] == 2


def test_what_is_copied_says_from_where(session: Session) -> None:
    session.propagate(asked())
    copies = [mention for reading in session.project.annotations for mention in reading.mentions.values()]
    assert sorted(each.propagated_from for each in copies) == ["", "a#m-1", "a#m-1", "a#m-1"]


def test_nothing_to_spread_or_to_is_a_sentence(session: Session) -> None:
    assert "is gone; stand on another" in str(session.answer("propagation", asked(of="m-9"))["trouble"])
    session.propagate(asked())
    with pytest.raises(Trouble, match="'Idlib' stands nowhere else; nothing was changed"):
        session.propagate(asked(id="again"))
