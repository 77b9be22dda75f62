"""A seed that was changed on disk, and a desk that puts its records where they stand now; told, done, taken back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import a_mention, a_naming, a_project, a_span, a_stance, an_action
from workbench.desk.session import Session
from workbench.placing import attached
from workbench.project import Project
from workbench.records import Annotation, Decision, Mention, Record, Stance
from workbench.store import _WRITERS, Store
from workbench.trouble import Trouble

OLD = "Turkey 👩‍🚒 met HTS.\r\n\r\nRussia has rejected the plan of İdlib.\r\n\r\nThe envoy left."
NEW = "Updated e\u0301\r\n\r\nTurkey 👩‍🚒 met HTS.\r\n\r\nRussia has called the plan of İdlib a trap, and walked out."
RECORDS: dict[str, Record] = {
    "m-1": a_mention(OLD, "Turkey", "STATE", "turkey"),
    "fate:m-1": Decision("accepted", a_mention(OLD, "Turkey", "STATE", "turkey")),
    "n-1": a_naming(OLD, "HTS"),
    "s-1": a_stance(OLD, "rejected the plan", "russia", "topic:ceasefire"),
    "m-2": a_mention(OLD, "envoy"),
}


def changed(session: Session, text: str, suggested: dict[str, Record] | None = None) -> Session:
    """The session's annotator at the same article, which has another text by now."""
    (session.project.seeds / "a.txt").write_bytes(text.encode())
    project = Project(session.project.folder)
    project.__dict__["suggester"] = lambda _article: dict(suggested or {})
    return Session(project, session.annotator)


@pytest.fixture
def before(tmp_path: Path) -> Session:
    """What ana made of the text as it was."""
    session = Session(a_project(tmp_path, {"a": OLD}), "ana")
    for id_, record in RECORDS.items():
        session.act(an_action(session.project.article("a"), "add", {id_: record}))
    return session


@pytest.fixture
def session(before: Session) -> Session:
    """Ana's session after the text was changed."""
    return changed(before, NEW)


def rows(session: Session) -> dict[str, dict[str, object]]:
    """The proposals, by record id."""
    return {row["id"]: row for row in session.answer("repairs", {"article": "a"})["rows"]}  # type: ignore[attr-defined]


def order(session: Session, *ids: str, id_: str = "r", drop: tuple[str, ...] = ()) -> dict[str, object]:
    """A message that does what the rows of these ids say."""
    proposed = rows(session)
    to = {each: [proposed[each]["start"], proposed[each]["end"]] for each in ids}
    sha256 = session.project.article("a").sha256
    also = {each: proposed[each]["also"] for each in ids}
    return {"type": "repair", "id": id_, "article": "a", "sha256": sha256, "to": to, "also": also, "drop": list(drop)}


def reading(session: Session) -> Annotation:
    """What the logs say, read anew."""
    (found,) = Store(session.project.store.folder).read().annotations
    return found


def test_the_further_passages_of_a_stance_go_with_it_and_what_is_gone_is_said(before: Session) -> None:
    further = tuple(a_span(OLD, words) for words in ("Turkey 👩‍🚒 met HTS", "The envoy left"))
    stance = replace(a_stance(OLD, "rejected the plan", "russia"), also=further)
    before.act(an_action(before.project.article("a"), "add", {"s-2": stance, "fate:s-2": Decision("accepted", stance)}))
    session = changed(before, NEW)
    assert str(rows(session)["s-2"]["sentence"]).endswith("; 1 further passage of it gone")
    session.repair(order(session, "s-2"))
    found = reading(session).records["s-2"]
    assert isinstance(found, Stance)
    assert (found.evidence, found.also) == (a_span(NEW, "called the plan"), (a_span(NEW, "Turkey 👩‍🚒 met HTS"),))
    assert attached(reading(session).records["fate:s-2"], session.project.article("a"))


def test_each_record_is_told_with_its_words_before_and_now(session: Session) -> None:
    told = {id_: (row["does"], row["sure"], row["quote"], row["now"]) for id_, row in rows(session).items()}
    assert told == {
        "m-1": ("moved", True, "Turkey", "Turkey"),
        "n-1": ("moved", True, "HTS", "HTS"),
        "s-1": ("changed", False, "rejected the plan", "called the plan"),
        "m-2": ("gone", False, "envoy", ""),
    }
    first = rows(session)["m-1"]
    assert (first["before"], first["what"]) == ("Updated e\u0301 ", "state → Turkey")
    gone = rows(session)["m-2"]
    assert (gone["before"], gone["after"]) == ("ected the plan of İdlib. The ", " left.")


def test_records_go_where_the_page_says_and_one_undo_takes_it_back(session: Session) -> None:
    answer = session.repair(order(session, "m-1", "n-1", "s-1", drop=("m-2",)))
    assert (answer["id"], answer["detached"], answer["elsewhere"]) == ("r", 0, 0)
    found, article = reading(session), session.project.article("a")
    assert found.mentions == {"m-1": a_mention(NEW, "Turkey", "STATE", "turkey")}
    assert found.namings == {"n-1": a_naming(NEW, "HTS")}
    assert found.stances == {"s-1": a_stance(NEW, "called the plan", "russia", "topic:ceasefire")}
    assert found.decisions["fate:m-1"].suggestion == found.records["m-1"]
    assert (found.sha256, found.around["m-1"][0]) == (article.sha256, "Updated e\u0301\r\n\r\n")
    assert session.project.problems == ()
    undone = session.undo("a", "u")
    assert (undone["put"], set(undone["drop"]), undone["detached"]) == ({}, set(RECORDS), 5)  # type: ignore[call-overload]
    assert reading(session).records == RECORDS
    assert session.redo("a", "d")["detached"] == 0
    assert reading(session).records == found.records


def test_what_was_taken_back_is_found_again_as_before_also_in_another_session(session: Session) -> None:
    proposed = rows(session)
    session.repair(order(session, "m-1", "n-1", "s-1", drop=("m-2",)))
    session.undo("a", "u")
    assert rows(session) == proposed
    session._ledger._writer.close()
    _WRITERS.clear()
    assert rows(Session(session.project, "ana")) == proposed


def test_an_undo_of_a_repair_in_a_text_that_changed_once_more_leaves_its_records_to_be_repaired(
    session: Session,
) -> None:
    session.repair(order(session, "m-1"))
    again = changed(session, "Corrected.\r\n\r\n" + NEW)
    again.undo("a", "u")
    assert reading(again).records == RECORDS
    assert {row["now"] for row in rows(again).values()} == {"Turkey", "HTS", "called the plan", ""}
    again.undo("a", "u2")
    assert set(reading(again).records) == set(RECORDS) - {"m-2"}


def test_a_message_whose_answer_was_lost_does_nothing_twice(session: Session) -> None:
    message = order(session, "m-1")
    assert session.repair(message) == session.repair(message)
    assert [action.do for action in session.standing.actions.values()].count("repair") == 1


def test_what_is_in_its_place_stays_and_a_repair_of_nothing_is_a_sentence(session: Session) -> None:
    message = order(session, "m-1", "n-1")
    session.repair(order(session, "m-1", id_="first"))
    session.act(an_action(session.project.article("a"), "relabel", {"m-1": a_mention(NEW, "Turkey", "PLACE")}))
    session.repair(message)
    assert (reading(session).mentions["m-1"].label, reading(session).namings["n-1"]) == ("PLACE", a_naming(NEW, "HTS"))
    with pytest.raises(Trouble, match="in their place by now, or gone; nothing was changed"):
        session.repair(message | {"id": "again"})


def test_a_page_that_shows_the_old_text_repairs_nothing(session: Session) -> None:
    with pytest.raises(Trouble, match="'a' is not the text that was on the page; open it again"):
        session.repair(order(session, "m-1") | {"sha256": "0" * 64})
    with pytest.raises(ValueError, match="span 9-9 is not inside a text"):
        session.repair(order(session, "m-1") | {"to": {"m-1": [9, 9]}})
    assert reading(session).records == RECORDS


def test_a_repair_is_told_in_words(session: Session) -> None:
    answer = session.repair(order(session, "s-1"))
    assert "repair Russia ⟶ oppose ⟶ Ceasefire" in str(answer["undo"])
    assert "repair “Turkey” and 1 more" in str(session.repair(order(session, "m-1", "n-1", id_="more"))["undo"])


def test_a_suggestion_that_was_decided_is_not_suggested_again_where_it_stands_now(before: Session) -> None:
    here = a_mention(OLD, "İdlib", "PLACE", "idlib")
    before.act(an_action(before.project.article("a"), "reject", {"fate:x": Decision("rejected", here)}))
    again: dict[str, Record] = {"y": a_mention(NEW, "İdlib", "PLACE", "idlib"), "z": a_mention(NEW, "trap")}
    session = changed(before, NEW, again)
    assert set(session.open("a")["suggestions"]) == {"y", "z"}  # type: ignore[call-overload]
    session.repair(order(session, "fate:x"))
    assert set(session.open("a")["suggestions"]) == {"z"}  # type: ignore[call-overload]
    session.undo("a", "u")
    assert set(session.open("a")["suggestions"]) == {"y", "z"}  # type: ignore[call-overload]


def test_words_that_only_look_otherwise_are_told_as_such(before: Session) -> None:
    session = changed(before, OLD.replace("rejected the plan", "rejected\xa0the plan"))
    assert rows(session)["s-1"]["sentence"] == "changed: only in blanks, marks or how letters are written"
    session = changed(before, OLD.replace("rejected the plan", "called the plan"))
    assert rows(session)["s-1"]["sentence"] == "changed: other words stand in its place"


def test_an_article_as_it_was_has_nothing_to_repair(before: Session) -> None:
    assert before.answer("repairs", {"article": "a"}) == {"rows": [], "sentence": ""}
    assert before.open("a")["detached"] == 0


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_is_edited_a_whole_repair_leaves_nothing_out_of_its_place_and_its_undo_leaves_all_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    first, last = sorted(data.draw(st.tuples(st.integers(0, len(OLD)), st.integers(0, len(OLD)))))
    fresh = data.draw(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
    folder = tmp_path_factory.mktemp("edited")
    before = Session(a_project(folder, {"a": OLD}), "ana")
    before.act(an_action(before.project.article("a"), "add", RECORDS))
    session = changed(before, OLD[:first] + fresh + OLD[last:] + "!")
    article, proposed = session.project.article("a"), rows(session)
    assert set(proposed) <= {id_ for id_, record in RECORDS.items() if not attached(record, article)}
    if not proposed:
        return
    gone = tuple(id_ for id_, row in proposed.items() if row["does"] == "gone")
    session.repair(order(session, *(set(proposed) - set(gone)), drop=gone))
    repaired = reading(session)
    assert all(attached(record, article) for record in repaired.records.values())
    for id_, row in proposed.items():
        if row["does"] == "moved":
            record = repaired.records[id_]
            assert isinstance(record, Mention) is isinstance(RECORDS[id_], Mention)
            assert a_span(article.text, str(row["now"])).quote == row["quote"]
    session.undo("a", "u")
    assert reading(session).records == RECORDS
