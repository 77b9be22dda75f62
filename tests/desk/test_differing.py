"""What the compare desk tells: whose readings are compared and whose are not, with names or without."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_project, an_action
from tests.desk.readers import (
    HTS,
    IDLIB,
    OPPOSES,
    TEXT,
    TURKEY,
    actions,
    decide,
    decided,
    opened,
    restarted,
    says,
    words,
)
from workbench.chronicle import chronicle
from workbench.codebook.amendments import Request
from workbench.desk.seats import compared
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Record, Region, Status
from workbench.trouble import Trouble

PLACE = replace(TURKEY, label="PLACE", note="Anastasia says so", flagged=True)
NAMES = re.compile("anastasia|benedict", re.IGNORECASE)
HIDDEN: dict[str, Any] = {"names": False, "seed": 3}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two readers of eight articles, who differ in a label in each and agree on HTS."""
    made = a_project(tmp_path, {f"a{number}": TEXT for number in range(8)})
    for id_ in made.articles:
        says(made, "anastasia", id_, {"m-1": TURKEY, "m-2": HTS})
        says(made, "benedict", id_, {"m-1": PLACE, "m-9": HTS})
    return made


def test_both_readings_stand_side_by_side_with_what_they_say(project: Project) -> None:
    comparison = opened(compared(project, "lea"))["comparison"]
    (difference,) = comparison["differences"]
    assert comparison["named"] == {"A": "anastasia", "B": "benedict"}
    assert (difference["record"], difference["kind"], difference["fields"]) == ("mention", "label", ["label"])
    assert difference["place"]["quote"] == "Turkey"
    assert [side["words"] for side in difference["sides"]] == ["“Turkey” (STATE → Turkey)", "“Turkey” (PLACE → Turkey)"]
    assert [side["note"] for side in difference["sides"]] == ["", "Anastasia says so"]
    (taken,) = difference["sides"][1]["records"].values()
    assert not {"note", "flagged"} & taken.keys(), "what readers note for themselves is not taken over"


def test_who_has_nothing_there_has_a_side_too(project: Project) -> None:
    says(project, "benedict", "a0", {"st-1": OPPOSES})
    sides = opened(compared(project, "lea"))["comparison"]["differences"][-1]["sides"]
    assert [side["words"] for side in sides] == ["nothing", "Iran ⟶ oppose ⟶ Turkey: “Iran opposes Turkey”"]
    assert [len(side["records"]) for side in sides] == [0, 1]


def test_ids_are_those_of_no_reader_and_every_one_is_another(project: Project) -> None:
    comparison = opened(compared(project, "lea"))["comparison"]
    ids = [*comparison["agreed"], *(id_ for side in comparison["differences"][0]["sides"] for id_ in side["records"])]
    assert len(set(ids)) == 3
    assert all(re.fullmatch("said-[0-9a-f]{16}", id_) for id_ in ids)
    hidden = opened(compared(project, "lea", **HIDDEN))["comparison"]
    assert {*hidden["agreed"]} == {*comparison["agreed"]}, "whoever looks, in whatever order"


def everything_told(session: Session, project: Project) -> list[Any]:
    """All that goes to the page in a few minutes of work."""
    told: list[Any] = []
    for id_ in project.articles:
        told.append(shown := opened(session, id_))
        told.append(session.notices())
        (difference,) = shown["comparison"]["differences"]
        told.append(decide(session, difference["id"], "one", "A", reason="slip"))
        told.append(decide(session, difference["id"], "one", "A", reason="rule is clear", do="reason"))
    told += [session.undo("a1", "u1"), session.redo("a1", "r1")]
    told.append(session.act(an_action(project.article("a1"), "status", {"status": Status("done")})))
    for question in ("history", "queue", "agreed", "problems", "copies", "newcomers"):
        told.append(session.answer(question, {"article": "a1"}))
    return [*told, session.outbox, opened(restarted(session, **HIDDEN))]


def test_with_names_hidden_nothing_that_is_told_has_one(project: Project) -> None:
    project.amend(Request(id="c1", kind="rename", what="label", of=("PLACE",), name="Place"), "benedict")
    log = project.store.folder / "benedict.jsonl"
    log.write_bytes(log.read_bytes() + b"half a line\n")
    other = compared(project, "benedict")
    decide(other, opened(other)["comparison"]["differences"][0]["id"], "neither")
    session = compared(Project(project.folder), "lea", **HIDDEN)
    told = [opened(session), *everything_told(session, session.project)]
    assert not NAMES.findall(json.dumps(told, ensure_ascii=False)), "in no message"
    assert "1 notice kept back, for names; `workbench check` says all" in session.notices()
    shown = opened(compared(Project(project.folder), "lea"))
    assert NAMES.search(json.dumps(shown)), "the same desk with names does tell them"
    reading = decided(session.project, "a0")
    assert any(NAMES.search(repr(each)) for each in reading.records.values()), "and so does the log"


def test_hidden_readers_are_shuffled_by_the_seed_and_the_article(project: Project) -> None:
    def first(seed: int) -> list[str]:
        session = compared(project, "lea", names=False, seed=seed)
        shown = [opened(session, id_)["comparison"]["differences"][0]["sides"][0]["words"] for id_ in project.articles]
        return [word.split("(")[1].split()[0] for word in shown]

    assert {*first(3)} == {"STATE", "PLACE"}, "A is not the same person in every article"
    assert first(3) == first(3)
    assert first(3) != first(4)


def test_what_a_letter_means_is_what_it_meant_on_the_page_that_kept_it(project: Project) -> None:
    boxes = {
        compared(project, "lea", names=names, seed=seed).outbox for names, seed in ((True, 0), (False, 0), (False, 1))
    }
    assert len(boxes) == 3


def test_a_taken_letter_is_the_reader_it_stands_for(project: Project) -> None:
    session = compared(project, "lea", **HIDDEN)
    for id_ in project.articles:
        (difference,) = opened(session, id_)["comparison"]["differences"]
        state = next(side["reader"] for side in difference["sides"] if "STATE" in side["words"])
        decide(session, difference["id"], "one", state)
        assert decided(project, id_).records[f"verdict:{difference['id']}"].taken == ("anastasia",)  # type: ignore[union-attr]


def test_words_that_are_gone_are_left_out_and_counted(project: Project) -> None:
    says(project, "anastasia", "a0", {"m-3": IDLIB})
    (project.seeds / "a0.txt").write_bytes(TEXT.replace("Idlib", "Afrin").encode())
    again = Project(project.folder)
    again.__dict__["suggester"] = lambda _: {}
    shown = opened(compared(again, "lea"), "a0")
    assert [each["kind"] for each in shown["comparison"]["differences"]] == ["label"]
    assert "1 record of anastasia left out: the words are no longer in the text" in shown["notices"]
    hidden = opened(compared(again, "lea", names=False, seed=0), "a0")["notices"]
    assert any(re.match("1 record of [AB] left out", each) for each in hidden)


def test_readings_under_two_versions_of_the_codebook_are_told(project: Project) -> None:
    rules = project.store.folder / "codebook.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('version = "1.0"', 'version = "1.1"'), encoding="utf-8")
    says(Project(project.folder), "benedict", "a0", {})
    notices = opened(compared(Project(project.folder), "lea"), "a0")["notices"]
    assert any("different versions of the codebook (anastasia 1.0, benedict 1.1)" in each for each in notices)


def test_fewer_than_two_readers_are_told_with_what_to_do(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": TEXT})
    says(project, "ana", "a", {"m-1": TURKEY})
    with pytest.raises(Trouble, match=r"\(ana 1\), so there is nothing to compare; have a second one read"):
        opened(compared(project, "lea"))
    says(project, "ben", "a", {"m-1": PLACE}, done=False)
    session = compared(project, "lea", names=False)
    with pytest.raises(Trouble, match=r"\(2 annotators\)"):
        opened(session)
    says(project, "ben", "a", {})
    assert len(opened(session)["comparison"]["differences"]) == 1, "the next time it is there"


def test_an_article_is_done_when_it_is_said_so_and_what_is_left_open_is_told(project: Project) -> None:
    session = compared(project, "lea")
    (difference,) = opened(session, "a3")["comparison"]["differences"]
    done: Any = session.act(an_action(project.article("a3"), "status", {"status": Status("done")}))
    assert done["notice"] == "1 difference left open in this article: nothing of them counts"
    assert session.notices() == ["1 article marked as done with differences that are open: a3"]
    flagged: Any = session.act(an_action(project.article("a3"), "status", {"status": Status("flagged")}))
    assert (flagged["notice"], session.notices()) == ("", [])
    decide(session, difference["id"], "one", "B")
    again: Any = session.act(an_action(project.article("a3"), "status", {"status": Status("done")}))
    assert (again["notice"], again["status"]) == ("", "done")
    assert opened(session)["article"]["id"] == "a0", "the first that is not done is the next"


def test_everything_else_can_be_done_as_at_any_desk(project: Project) -> None:
    session = compared(project, "lea")
    article = project.article("a0")
    agreed = next(id_ for id_, each in opened(session)["records"].items() if each["quote"] == "HTS")
    missed = a_mention(TEXT, "Iran", "STATE", "iran")
    session.act(an_action(article, "add", {"m-iran": missed}))
    session.act(an_action(article, "note", {agreed: replace(HTS, note="look again", flagged=True)}))
    session.act(an_action(article, "region", {"r-1": Region(0, 24, TEXT[:24], "caption")}))
    session.act(an_action(article, "delete", drop=["m-iran"]))
    reading = decided(project, "a0")
    assert words({id_: each for id_, each in reading.records.items() if id_ != "r-1"}) == ["ARMED_GROUP HTS"]
    assert reading.records[agreed] == replace(HTS, note="look again", flagged=True)
    assert [each.do for each in actions(project, "adjudicated", article)] == [
        "agree",
        "add",
        "note",
        "region",
        "delete",
    ]


def test_a_decision_in_one_article_reaches_no_other(project: Project) -> None:
    session = compared(project, "lea")
    opened(session)
    session.act(an_action(project.article("a0"), "add", {"m-plan": a_mention(TEXT, "plan", "EVENT")}))
    asked: Any = {"article": "a0", "of": "m-plan", "scope": "all"}
    assert session.answer("propagation", asked)["hits"] == []
    assert session.answer("copies", {"article": "a0"})["rows"] == []


def test_the_log_tells_verdicts_in_words(project: Project) -> None:
    session = compared(project, "lea")
    (difference,) = opened(session)["comparison"]["differences"]
    id_ = difference["id"]
    third: dict[str, Record] = {f"third-{id_}": replace(TURKEY, label="ORG")}
    decide(session, id_, "one", "B", reason="rule is clear")
    decide(session, id_, "both", "A", "B")
    decide(session, id_, "third", put=third)
    decide(session, id_, "neither")
    decide(session, id_, "neither", reason="no name", do="reason")
    session.undo("a0", "u1")
    told = [line.split("  ", 2)[2] for line in chronicle(project, "a0", "adjudicated")]
    assert told == [
        "agree on 1 record",
        "adjudicate “Turkey”: as benedict (label), “rule is clear”",
        "adjudicate “Turkey”: both, as anastasia and benedict (label)",
        "adjudicate “Turkey”: a third reading (label)",
        "adjudicate “Turkey”: neither (label)",
        "reason a difference: neither (label), “no name”  [undone]",
        "undo: reason a difference",
    ]


def test_an_answer_is_plain_data(project: Project) -> None:
    session = compared(project, "lea")
    assert msgspec.json.decode(msgspec.json.encode(opened(session)))["comparison"]["by"] == "lea"
