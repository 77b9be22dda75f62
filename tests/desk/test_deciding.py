"""What is decided is what was told: both ways stay until then, and an undo brings both back."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.apart import apart
from tests.builders import a_mention, an_action
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Action, Article, Decision, Record
from workbench.trouble import Trouble

TEXT = "Turkey 👩‍🚒 met HTS in İdlib."
ARTICLE = Article("a", TEXT)
SUGGESTED = a_mention(TEXT, "Turkey", "STATE", "turkey")


def met(folder: Path, laptop: list[Action], office: list[Action]) -> Session:
    """What ana finds who did this at the laptop and that in the office."""
    return Session(apart(folder, {"a": TEXT, "b": TEXT}, [], laptop, office, {"s": SUGGESTED}), "ana")


def marking(label: str) -> Action:
    return an_action(ARTICLE, "add", {"m": a_mention(TEXT, "Turkey", label)})


def fate(what: str) -> dict[str, Record]:
    return {"fate:s": Decision(what, SUGGESTED)}  # type: ignore[arg-type]


def told(session: Session) -> list[dict[str, Any]]:
    return session.open("a")["disputes"]  # type: ignore[return-value]


def decide(session: Session, dispute: dict[str, Any], choice: int, id_: str = "decided") -> dict[str, Any]:
    of = [{"id": dispute["id"], "sentence": dispute["sentence"], "choice": choice}]
    return session.decide({"id": id_, "article": "a", "of": of})


FILLER = an_action(ARTICLE, "status")


def test_both_ways_are_told_with_where_they_are(tmp_path: Path) -> None:
    session = met(tmp_path, [FILLER, marking("STATE")], [marking("PLACE")])
    (dispute,) = told(session)
    assert dispute["choices"] == ["keep label STATE", "take label PLACE"]
    assert dispute["place"] == {"start": 0, "end": 6, "quote": "Turkey"}
    assert dispute["sentence"] in session.open("a")["problems"]["m"]  # type: ignore[index]
    everywhere = session.answer("problems", {})["rows"]
    assert everywhere == [{"article": "a", "title": "a", "merged": [], **dispute}]


@pytest.mark.parametrize(("choice", "label"), [(0, "STATE"), (1, "PLACE")])
def test_what_is_chosen_stands_and_is_disputed_no_more_also_for_another_kernel(
    tmp_path: Path, choice: int, label: str
) -> None:
    session = met(tmp_path, [FILLER, marking("STATE")], [marking("PLACE")])
    answer = decide(session, told(session)[0], choice)
    assert answer["disputes"] == []
    (reading,) = Project(session.project.folder).annotations
    assert (reading.mentions["m"].label, reading.disputed) == (label, {})


def test_an_undo_opens_it_again_here_and_for_whoever_reads_the_log(tmp_path: Path) -> None:
    session = met(tmp_path, [FILLER, marking("STATE")], [marking("PLACE")])
    before = told(session)
    decide(session, before[0], 1)
    assert session.undo("a", "undone")["disputes"] == before
    assert told(Session(Project(session.project.folder), "ana")) == before
    assert session.redo("a", "redone")["disputes"] == []


def test_a_suggestion_accepted_here_and_rejected_there_is_decided_whole(tmp_path: Path) -> None:
    accepting = an_action(ARTICLE, "accept", {"s": SUGGESTED, **fate("accepted")})
    session = met(tmp_path, [accepting], [FILLER, an_action(ARTICLE, "reject", fate("rejected"))])
    (dispute,) = told(session)
    assert dispute["choices"] == ["keep rejected", "take accepted"]
    decide(session, dispute, 0)
    (reading,) = session.project.annotations
    assert (reading.mentions, [each.fate for each in reading.decisions.values()]) == ({}, ["rejected"])
    assert session.open("a")["suggestions"] == {}


def test_what_was_decided_meanwhile_is_refused_and_the_same_message_again_does_nothing(tmp_path: Path) -> None:
    session = met(tmp_path, [FILLER, marking("STATE")], [marking("PLACE")])
    (dispute,) = told(session)
    decide(session, dispute, 1)
    decide(session, dispute, 1)
    assert [action.do for action in session.standing.actions.values()].count("decide") == 1
    with pytest.raises(Trouble, match="was decided or changed meanwhile"):
        decide(session, dispute, 0, "later")
    with pytest.raises(Trouble, match="was decided or changed meanwhile"):
        decide(session, {"id": "m", "sentence": "left in 2 ways"}, 5, "never")


def test_the_same_words_marked_at_both_are_told_and_one_is_left(tmp_path: Path) -> None:
    laptop, office = (replace(marking("STATE"), put={id_: SUGGESTED}) for id_ in ("m-laptop", "m-office"))
    session = met(tmp_path, [laptop], [FILLER, office])
    (dispute,) = told(session)
    assert (dispute["id"], dispute["choices"]) == ("m-office", ["keep one"])
    decide(session, dispute, 0)
    assert list(session.project.annotations[0].mentions) == ["m-laptop"]
