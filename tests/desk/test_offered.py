"""What a person was shown is on record with what they decided, and only that can be decided on."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.codebook import Desk
from workbench.desk import offered
from workbench.desk.session import Session
from workbench.records import Decision, Fate, Record, Stance
from workbench.store import _WRITERS
from workbench.trouble import Trouble

TEXT = "Title of it\n\nTurkey opposes the truce."
WHOLE = a_stance(TEXT, "Turkey opposes", "turkey", "topic:ceasefire", "oppose")
SUGGESTED: dict[str, Record] = {"m-1": a_mention(TEXT, "Turkey", "STATE", "turkey"), "s-1": WHOLE}
POINTER = Stance(None, None, "", WHOLE.voice, WHOLE.evidence)


@pytest.fixture
def at_desk(tmp_path: Path) -> Callable[..., Session]:
    def open_(**desk: object) -> Session:
        project = a_project(tmp_path, {"a": TEXT}, SUGGESTED)
        project.codebook = msgspec.structs.replace(project.codebook, desk=Desk(**desk))  # type: ignore[arg-type]
        return Session(project, "ana")

    return open_


def decide(session: Session, fate: Fate, shown: Stance, made: Stance | None = None) -> Decision:
    """Decide on the stance as it was shown, making `made` of it; what is then on disk."""
    put: dict[str, Record] = {"fate:s-1": Decision(fate, shown)} | ({"s-1": made} if made else {})
    session.act(an_action(session.project.article("a"), "stance", put))
    return session.project.annotations[0].decisions["fate:s-1"]


@pytest.mark.parametrize(
    ("own", "suggested"),
    [
        (a_stance(TEXT, "opposes the truce", "turkey", "topic:ceasefire", "oppose"), {"m-1"}),
        (a_stance(TEXT, "opposes the truce", "turkey", "topic:ceasefire", "support"), {"m-1", "s-1"}),
        (a_stance(TEXT, "the truce", "turkey", "topic:ceasefire", "oppose"), {"m-1", "s-1"}),
    ],
)
def test_what_somebody_says_already_of_these_words_is_not_suggested(
    at_desk: Callable[..., Session], own: Stance, suggested: set[str]
) -> None:
    session = at_desk()
    session.act(an_action(session.project.article("a"), "stance", {"s-2": own}))
    assert set(session.open("a")["suggestions"]) == suggested  # type: ignore[call-overload]


def test_that_it_would_not_be_suggested_tells_nothing_where_positions_are_only_pointed_at(
    at_desk: Callable[..., Session],
) -> None:
    session = at_desk(assist="entities")
    session.act(an_action(session.project.article("a"), "stance", {"s-2": WHOLE}))
    assert set(session.open("a")["suggestions"]) == {"m-1", "s-1"}  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("desk", "mode", "suggested"),
    [
        ({}, "all", {"m-1", "s-1"}),
        ({"assist": "entities"}, "entities", {"m-1", "s-1"}),
        ({"assist": "none"}, "none", set()),
        ({"blind": 1.0}, "blind", set()),
    ],
)
def test_the_codebook_says_what_is_shown_and_actions_say_what_was(
    at_desk: Callable[..., Session], desk: dict[str, object], mode: str, suggested: set[str]
) -> None:
    session = at_desk(**desk)
    shown = session.open("a")
    assert (shown["assist"], set(shown["suggestions"])) == (mode, suggested)  # type: ignore[call-overload]
    session.act(an_action(session.project.article("a"), "add", {"m-2": a_mention(TEXT, "truce")}))
    session.undo("a", "u")
    stamps = {action.assist for action in session.project.store.read().histories["ana"]}
    assert stamps == {"" if mode == "all" else mode}


def test_where_only_names_are_shown_a_stance_says_nothing_but_its_words(at_desk: Callable[..., Session]) -> None:
    stance = at_desk(assist="entities").open("a")["suggestions"]["s-1"]  # type: ignore[index]
    assert (stance["holder"], stance["target"], stance["polarity"]) == (None, None, "")
    assert stance["evidence"]["quote"] == "Turkey opposes"


@pytest.mark.parametrize(("polarity", "fate"), [("oppose", "accepted"), ("support", "edited")])
def test_a_choice_made_unaided_is_held_against_the_whole_suggestion(
    at_desk: Callable[..., Session], polarity: str, fate: Fate
) -> None:
    session = at_desk(assist="entities")
    session.open("a")
    made = msgspec.structs.replace(WHOLE, polarity=polarity)
    assert decide(session, "edited", POINTER, made) == Decision(fate, WHOLE)


def test_a_decision_is_no_way_to_see_what_was_not_shown(at_desk: Callable[..., Session]) -> None:
    session = at_desk(assist="entities")
    session.open("a")
    rejected = an_action(session.project.article("a"), "reject", {"fate:s-1": Decision("rejected", POINTER)})
    told = [session.act(rejected), session.open("a"), session.answer("history", {"article": ""})]
    told += [session.undo("a", "u"), session.open("a"), session.redo("a", "r"), session.open("a")]
    assert not [each for each in told if re.search("oppose(?!s)", str(each | {"codebook": {}}))]
    assert decide(session, "rejected", POINTER) == Decision("rejected", WHOLE)


def test_what_a_page_kept_over_a_new_kernel_is_completed_too(at_desk: Callable[..., Session]) -> None:
    session = at_desk(assist="entities")
    session.open("a")
    _WRITERS.clear()
    again = Session(session.project, "ana")
    assert decide(again, "rejected", POINTER) == Decision("rejected", WHOLE)


@pytest.mark.parametrize("desk", [{"assist": "none"}, {"blind": 1.0}])
def test_nobody_decides_on_what_was_not_shown(at_desk: Callable[..., Session], desk: dict[str, object]) -> None:
    session = at_desk(**desk)
    session.open("a")
    with pytest.raises(Trouble, match="article 'a' is read without suggestions"):
        decide(session, "accepted", WHOLE, WHOLE)
    assert session.project.annotations == ()


def test_what_was_not_shown_is_not_accepted_by_spreading_either(at_desk: Callable[..., Session]) -> None:
    does = []
    for assist in ("all", "none"):
        session = at_desk(assist=assist)
        session.open("a")
        title = a_mention(TEXT, "Title", "STATE", "turkey")
        session.act(an_action(session.project.article("a"), "add", {"m-2": title}, id="1"))
        asked = {"article": "a", "of": "m-2", "scope": "article", "remove": False}
        does += [hit["does"] for hit in session.answer("propagation", asked)["hits"]]  # type: ignore[attr-defined]
    assert does == ["accept", "label"]


def test_what_is_suggested_in_a_long_article_comes_after_its_text(
    at_desk: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offered, "LONG", len(TEXT) - 1)
    session, worked_out, told = at_desk(), threading.Event(), threading.Event()
    session.project.__dict__["suggester"] = lambda _: (worked_out.wait(5), SUGGESTED)[1]
    session.listen(told.set)
    opened = session.open("a")
    assert (opened["suggestions"], session.stale) == ({}, False)
    assert "is being worked out" in opened["notices"][-1]  # type: ignore[index]
    assert session.open("a")["suggestions"] == {}, "and is worked out once"
    worked_out.set()
    assert told.wait(5)
    assert session.stale
    opened = session.open("a")
    assert set(opened["suggestions"]) == set(SUGGESTED)  # type: ignore[call-overload]
    assert (opened["notices"], session.stale) == ([], False)


def settle() -> None:
    """Return when nothing is worked out any more."""
    for thread in threading.enumerate():
        if thread.name == "suggestions":
            thread.join()


def test_what_was_worked_out_by_other_rules_than_hold_by_now_is_worked_out_again(
    at_desk: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offered, "LONG", len(TEXT) - 1)
    session = at_desk()
    session.open("a")
    settle()
    session.project._suggested.clear()  # as when the codebook is another
    assert "is being worked out" in session.open("a")["notices"][-1]  # type: ignore[index]
    settle()
    opened = session.open("a")
    assert set(opened["suggestions"]) == set(SUGGESTED)  # type: ignore[call-overload]
    assert (opened["notices"], session.stale) == ([], False)


@pytest.mark.parametrize("longest", [len(TEXT), len(TEXT) - 1])
def test_an_article_in_which_nothing_can_be_suggested_is_read_and_marked_all_the_same(
    at_desk: Callable[..., Session], longest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offered, "LONG", longest)
    session = at_desk()

    def fails(_article: object) -> dict[str, Record]:
        raise Trouble("a: too long; split the text")

    session.project.__dict__["suggester"] = fails
    session.open("a")
    settle()
    opened = session.open("a")
    assert opened["notices"] == ["nothing is suggested in this article (a: too long; split the text); mark it by hand"]
    assert session.act(an_action(session.project.article("a"), "add", {"m-2": a_mention(TEXT, "truce")}))["put"]
    settle()
    assert not session.stale
