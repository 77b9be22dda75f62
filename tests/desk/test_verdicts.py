"""A decision between readings: what is taken, what falls, who was followed, and whose acts it names."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_project, an_action
from tests.desk.readers import (
    HTS,
    IDLIB,
    OPPOSES,
    TEXT,
    TURKEY,
    a_verdict,
    actions,
    decide,
    decided,
    opened,
    restarted,
    says,
    words,
)
from workbench.desk.seats import compared
from workbench.desk.session import Session
from workbench.log.writer import Unsaved, Writer
from workbench.project import Project
from workbench.records import Action, Decision, Record, Status, Verdict
from workbench.trouble import Trouble

PLACE = replace(TURKEY, label="PLACE")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Ana and Ben agree on HTS; they differ in a label, and Ana alone has Idlib."""
    made = a_project(tmp_path, {"a": TEXT, "b": "Iran said no."})
    says(made, "ana", "a", {"m-1": TURKEY, "m-2": HTS, "m-3": IDLIB})
    says(made, "ben", "a", {"m-1": PLACE, "m-9": HTS})
    return made


@pytest.fixture
def session(project: Project) -> Session:
    return compared(project, "lea")


def open_ids(answer: Any) -> list[str]:
    return [each["id"] for each in answer["comparison"]["differences"] if not each["verdict"]]


def verdicts(answer: Any) -> list[Any]:
    return [each["verdict"] for each in answer["comparison"]["differences"]]


def test_who_was_followed_and_who_decided_are_on_record_with_what_all_say(project: Project, session: Session) -> None:
    label, _ = open_ids(opened(session))
    answer = decide(session, label, "one", "B", reason="a region here")
    reading = decided(project, "a")
    assert words(reading.records) == ["ARMED_GROUP HTS", "PLACE Turkey"]
    assert reading.records[f"verdict:{label}"] == Verdict("one", "label", ("ben",), "a region here", "lea")
    assert verdicts(answer)[0] == {"how": "one", "taken": ["B"], "reason": "a region here", "by": "lea"}
    assert words(answer["put"]) == words(reading.records)
    assert answer["comparison"]["left"] == 1


def test_a_decision_names_the_acts_it_decides_on_and_the_first_the_latest_of_all(
    project: Project, session: Session
) -> None:
    article = project.article("a")
    Session(project, "ana").act(an_action(article, "note", {"m-3": replace(IDLIB, note="sure")}, id="noted"))
    label, found = open_ids(opened(session))
    decide(session, label, "one", "A")
    decide(session, found, "one", "B")
    made = [each.id for each in actions(project, "ana", article)]
    (ben,) = (each.id for each in actions(project, "ben", article))
    agree, first, second = actions(project, "adjudicated", article)
    assert agree.decides == tuple(sorted(["noted", ben])), "the readings as they were then"
    assert first.decides == tuple(sorted([made[0], ben])), "what put the two labels"
    assert second.decides == tuple(sorted(["noted", ben])), "what put Idlib, and what said that all is done"


def test_who_rejected_what_another_has_is_named_by_that(project: Project, session: Session) -> None:
    says(project, "ben", "a", {"fate:m-3": Decision("rejected", IDLIB)}, done=False)
    _, found = open_ids(opened(session))
    decide(session, found, "one", "B")
    *_, rejected = actions(project, "ben", project.article("a"))
    assert rejected.id in actions(project, "adjudicated", project.article("a"))[-1].decides


def test_an_action_that_comes_first_names_the_readings_too(project: Project, session: Session) -> None:
    says(project, "ben", "a", {"m-8": a_mention(TEXT, "Iran", "STATE")}, "m-1", "m-9")  # now nothing is said by both
    opened(session)
    session.act(an_action(project.article("a"), "add", {"m-x": a_mention(TEXT, "plan", "EVENT")}))
    (only,) = actions(project, "adjudicated", project.article("a"))
    latest = [actions(project, name, project.article("a"))[-1].id for name in ("ana", "ben")]
    assert (only.do, only.decides, only.assist) == ("add", tuple(sorted(latest)), "none")


@pytest.mark.parametrize(
    ("how", "taken", "left"),
    [
        ("one", ["A"], ["ARMED_GROUP HTS", "STATE Turkey"]),
        ("one", ["B"], ["ARMED_GROUP HTS", "PLACE Turkey"]),
        ("both", ["A", "B"], ["ARMED_GROUP HTS", "PLACE Turkey", "STATE Turkey"]),
        ("neither", [], ["ARMED_GROUP HTS"]),
    ],
)
def test_what_is_taken_stands_and_nothing_else(
    project: Project, session: Session, how: str, taken: list[str], left: list[str]
) -> None:
    label, _ = open_ids(opened(session))
    decide(session, label, how, *taken)
    assert words(decided(project, "a").records) == left


def test_every_decision_can_be_another_one_later(project: Project, session: Session) -> None:
    label, _ = open_ids(opened(session))
    third: dict[str, Record] = {f"third-{label}": replace(TURKEY, label="ORG")}
    ways: list[tuple[str, list[str], dict[str, Record], str]] = [
        ("both", ["A", "B"], {}, "PLACE Turkey, STATE Turkey"),
        ("third", [], third, "ORG Turkey"),
        ("one", ["A"], {}, "STATE Turkey"),
        ("third", [], third, "ORG Turkey"),
        ("neither", [], {}, ""),
        ("one", ["B"], {}, "PLACE Turkey"),
    ]
    for how, taken, put, left in ways:
        decide(session, label, how, *taken, put=put)
        assert ", ".join(words(decided(project, "a").records)[1:]) == left, how
    for _, _, _, left in reversed(ways[:-1]):
        session.undo("a", f"back to {left}{how}{len(actions(project, 'adjudicated', project.article('a')))}")
        assert ", ".join(words(decided(project, "a").records)[1:]) == left


def test_to_follow_who_has_nothing_there_leaves_nothing_there(project: Project, session: Session) -> None:
    _, found = open_ids(opened(session))
    decide(session, found, "one", "A")
    assert "PLACE Idlib" in words(decided(project, "a").records)
    answer = decide(session, found, "one", "B")
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS"]
    assert len(answer["drop"]) == 1


def test_another_reason_changes_nothing_else(project: Project, session: Session) -> None:
    label, _ = open_ids(opened(session))
    answer = decide(session, label, "one", "A")
    (taken,) = (id_ for id_, each in answer["put"].items() if each.get("label") == "STATE")
    session.act(an_action(project.article("a"), "relabel", {taken: replace(TURKEY, label="ORG")}))
    decide(session, label, "one", "A", reason="slip", do="reason")
    reading = decided(project, "a")
    assert words(reading.records) == ["ARMED_GROUP HTS", "ORG Turkey"]
    assert reading.records[f"verdict:{label}"].reason == "slip"  # type: ignore[union-attr]
    assert verdicts(session.undo("a", "u1"))[0]["reason"] == ""


def test_an_undo_takes_back_one_decision_and_a_redo_brings_it_back(project: Project, session: Session) -> None:
    label, found = open_ids(opened(session))
    decide(session, label, "one", "B")
    decide(session, found, "one", "A")
    session = restarted(session)
    opened(session)
    undone: Any = session.undo("a", "u1")
    assert [bool(each) for each in verdicts(undone)] == [True, False]
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "PLACE Turkey"]
    session.undo("a", "u2")
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS"], "what all say is a step of its own"
    empty: Any = session.undo("a", "u3")
    assert decided(project, "a").records == {}
    assert words(empty["put"]) == ["ARMED_GROUP HTS"], "and the page still shows what comes along with the next"
    for number in range(3):
        answer: Any = session.redo("a", f"r{number}")
    assert all(verdicts(answer))
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "PLACE Idlib", "PLACE Turkey"]


def test_sent_again_to_another_kernel_it_counts_once(project: Project, session: Session) -> None:
    label, _ = open_ids(opened(session))
    action = a_verdict(session, label, "one", "B")
    answer = session.act(action)
    log = (project.store.folder / "adjudicated.jsonl").read_bytes()
    again = restarted(session)
    opened(again)
    assert again.act(action) == answer
    assert (project.store.folder / "adjudicated.jsonl").read_bytes() == log


@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_a_disk_that_refuses_keeps_nothing_back_from_the_next_try(
    project: Project, session: Session, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    label, _ = open_ids(opened(session))
    action = a_verdict(session, label, "one", "B")
    calls: list[object] = []
    write = Writer._put_on_disk

    def fails(writer: Writer, actions: list[Action]) -> None:
        calls.append(actions)
        if len(calls) > allowed:
            raise OSError(28, "No space left on device")
        write(writer, actions)

    monkeypatch.setattr(Writer, "_put_on_disk", fails)
    if allowed < 2:
        with pytest.raises(Unsaved):
            session.act(action)
    else:
        session.act(action)
    monkeypatch.undo()
    assert "PLACE Turkey" not in words(decided(project, "a").records) or allowed == 2
    answer = restarted(session)
    opened(answer)
    answer.act(action)
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "PLACE Turkey"]
    made = actions(project, "adjudicated", project.article("a"))
    assert [each.do for each in made] == ["agree", "adjudicate"]


def test_three_readers_of_whom_two_say_the_same_are_both_followed(project: Project, session: Session) -> None:
    says(project, "cem", "a", {"c-1": TURKEY, "c-2": HTS, "c-3": OPPOSES})
    label, found, stance = open_ids(opened(session))
    assert opened(session)["comparison"]["named"] == {"A": "ana", "B": "ben", "C": "cem"}
    answer = decide(session, label, "one", "C")
    assert verdicts(answer)[0]["taken"] == ["A", "C"]
    assert words(answer["put"]).count("STATE Turkey") == 1, "taken once"
    decide(session, found, "one", "B")
    decide(session, stance, "one", "C")
    reading = decided(project, "a")
    assert words(reading.records) == ["ARMED_GROUP HTS", "STATE Turkey", "oppose"]
    taken = {each.of: each.taken for each in reading.records.values() if isinstance(each, Verdict)}
    assert taken == {"label": ("ana", "cem"), "found": ("cem",)}


def test_of_versions_alike_the_one_that_the_page_put_is_taken(project: Project, session: Session) -> None:
    says(project, "cem", "a", {"c-1": TURKEY, "c-2": HTS})
    shown = opened(session)
    label = shown["comparison"]["differences"][0]
    (cem,) = label["sides"][2]["records"]
    decide(session, label["id"], "one", "A", "C", put={cem: TURKEY})
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "STATE Turkey"]
    assert cem in decided(project, "a").records
    decide(session, label["id"], "both", "A", "B", put={cem: TURKEY})
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "PLACE Turkey", "STATE Turkey"]
    assert cem not in decided(project, "a").records, "another's record is no part of what A and B say"


@pytest.mark.parametrize(
    ("how", "taken"),
    [("one", []), ("one", ["A", "B"]), ("both", ["A"]), ("neither", ["A"]), ("third", []), ("one", ["D"])],
)
def test_what_cannot_be_meant_is_refused(project: Project, session: Session, how: str, taken: list[str]) -> None:
    label, _ = open_ids(opened(session))
    with pytest.raises(Trouble, match=r"decide again|decide anew"):
        decide(session, label, how, *taken)
    assert decided(project, "a").records == {}


def test_a_difference_that_a_reader_has_changed_meanwhile_is_refused(project: Project, session: Session) -> None:
    label, _ = open_ids(opened(session))
    says(project, "ben", "a", {"m-1": replace(TURKEY, label="ORG")})
    with pytest.raises(Trouble, match="a reader has said otherwise"):
        decide(session, label, "one", "B")
    assert not (project.store.folder / "adjudicated.jsonl").exists()


def test_readers_logs_are_never_written(project: Project, session: Session) -> None:
    logs = {path.name: path.read_bytes() for path in project.store.folder.glob("*.jsonl")}
    label, found = open_ids(opened(session))
    decide(session, label, "one", "A")
    decide(session, found, "one", "A")
    session.act(an_action(project.article("a"), "status", {"status": Status("done")}))
    session.undo("a", "u1")
    assert {name: (project.store.folder / name).read_bytes() for name in logs} == logs
    assert project.problems == ()


def test_two_machines_that_decide_apart_leave_the_difference_open(tmp_path: Path, project: Project) -> None:
    other = tmp_path / "other"
    shutil.copytree(project.folder, other, ignore=lambda _, names: {"other"} & set(names))
    for folder, how, taken in ((project.folder, "third", ()), (other, "one", ("B",))):
        session = compared(Project(folder), "lea")
        label, _ = open_ids(opened(session))
        decide(session, label, how, *taken, put={f"third-{label}": replace(TURKEY, label="ORG")} if not taken else {})
        session._ledger._writer.close()
    theirs = (other / "annotations" / "adjudicated.jsonl").read_bytes()
    (project.store.folder / "adjudicated.2.jsonl").write_bytes(theirs)
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "ORG Turkey", "PLACE Turkey"]
    (problem,) = project.problems
    assert problem.startswith("a: 1 record of adjudicated left in two ways")
    assert problem.endswith("; at the desk of `project.compare` it is open, and a key decides")
    session = compared(Project(project.folder), "lea")
    shown = opened(session)
    assert label in open_ids(shown)
    assert words(shown["records"]) == ["ARMED_GROUP HTS"], "of what is open nothing stands"
    assert not shown["disputes"], "it is no card of its own"
    session.act(an_action(project.article("a"), "add", {"m-x": a_mention(TEXT, "plan", "EVENT")}))
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "EVENT plan"]
    answer = decide(session, label, "one", "A")
    assert label not in open_ids(answer)
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "EVENT plan", "STATE Turkey"]
    assert not decided(project, "a").disputed


@pytest.mark.parametrize("last", ["A", "B"])
def test_a_verdict_is_followed_by_no_question_of_two_ways(tmp_path: Path, project: Project, last: str) -> None:
    other = tmp_path / "other"
    shutil.copytree(project.folder, other, ignore=lambda _, names: {"other"} & set(names))
    for folder, letters in ((project.folder, "AB"), (other, "BA")):
        session = compared(Project(folder), "lea")
        label, _ = open_ids(opened(session))
        for letter in letters:
            decide(session, label, "one", letter)
        session._ledger._writer.close()
    theirs = (other / "annotations" / "adjudicated.jsonl").read_bytes()
    (project.store.folder / "adjudicated.2.jsonl").write_bytes(theirs)
    session = compared(Project(project.folder), "lea")
    opened(session)
    assert decided(project, "a").disputed
    decide(session, label, "one", last)
    assert not decided(project, "a").disputed
