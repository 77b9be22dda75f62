"""Whoever is done with an article sees what was decided about their work there, and not who the others are."""

from pathlib import Path
from typing import Any

import pytest

from tests.agreement import deciding
from tests.agreement.planting import planted
from tests.agreement.seeds import seed_project, seed_readings
from tests.builders import an_action
from workbench.agreement.differences import Difference, differences
from workbench.desk.comparison import fitted
from workbench.desk.seats import compared
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import ADJUDICATED, Status, Verdict

ARTICLE = "000_0013787b2693f223"
FIRST = seed_readings()[ARTICLE]
SECOND = planted(FIRST, {("mention", "label"): 1, ("stance", "polarity"): 1, ("naming", "voice"): 1}, 1, "ben")
FOUND = {each.kind: each for each in differences([FIRST, SECOND])}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return seed_project(tmp_path / "p", [FIRST, SECOND])


def decide(project: Project, difference: Difference, how: str, *taken: str, **more: Any) -> None:
    deciding.decide(project, ARTICLE, difference, how, *taken, **more)


def told(project: Project, annotator: str = "ben", article: str = ARTICLE) -> Any:
    return Session(project, annotator).answer("adjudicated", {"article": article})


def test_nothing_is_told_where_nothing_was_decided(project: Project) -> None:
    assert told(project) == {"decided": 0, "upheld": 0, "rows": ()}


def test_what_was_decided_otherwise_is_told_with_the_reason_and_the_place(project: Project) -> None:
    decide(project, FOUND["polarity"], "one", "reference", reason="the rule is clear")
    decide(project, FOUND["label"], "one", "ben")
    answer = told(project)
    assert (answer["decided"], answer["upheld"]) == (2, 1)
    [row] = answer["rows"]
    said, stands = (FOUND["polarity"].sides[name] for name in ("ben", "reference"))
    assert said
    assert stands
    assert (row["kind"], row["reason"], row["record"]) == ("polarity", "the rule is clear", said.id)
    assert row["own"] == said.record.polarity  # type: ignore[union-attr]
    assert row["decided"] == stands.record.polarity  # type: ignore[union-attr]
    assert row["about"].startswith("Muhammad Juma Abdulqader Bakkour ⟶ ")
    assert row["place"]["quote"] == FOUND["polarity"].place.quote
    other = told(project, "reference")
    assert [each["kind"] for each in other["rows"]] == ["label"]


def test_nobody_is_named(project: Project) -> None:
    decide(project, FOUND["polarity"], "one", "reference")
    assert "reference" not in str(told(project))
    assert "lea" not in str({key: each for row in told(project)["rows"] for key, each in row.items() if key != "place"})


@pytest.mark.parametrize(
    ("how", "taken", "rows"), [("both", ("reference", "ben"), 0), ("neither", (), 1), ("one", ("ben",), 0)]
)
def test_who_is_upheld(project: Project, how: str, taken: tuple[str, ...], rows: int) -> None:
    decide(project, FOUND["voice"], how, *taken)
    assert len(told(project)["rows"]) == rows
    if how == "neither":
        assert told(project)["rows"][0]["decided"] == "nothing"


def test_a_third_reading_is_told_with_what_is_in_dispute(project: Project) -> None:
    said = FOUND["voice"].sides["ben"]
    assert said
    decide(project, FOUND["voice"], "third", third=said.record)
    assert told(project)["rows"] == ()  # it says the same
    [row] = told(project, "reference")["rows"]
    assert row["decided"] == said.record.voice  # type: ignore[union-attr]


def test_what_one_lacks_is_told_as_nothing(tmp_path: Path) -> None:
    second = planted(FIRST, {("mention", "found"): 1}, 2, "ben")
    project = seed_project(tmp_path / "p", [FIRST, second])
    [difference] = differences([FIRST, second])
    there, lacks = sorted(difference.sides, key=lambda name: difference.sides[name] is None)
    decide(project, difference, "one", lacks)
    [row] = told(project, there)["rows"]
    assert (row["decided"], told(project, lacks)["rows"]) == ("nothing", ())
    assert difference.place.quote in row["own"]
    decide(project, difference, "one", there)
    [row] = told(project, lacks)["rows"]
    assert (row["own"], row["record"], told(project, there)["rows"]) == ("nothing", "", ())


def test_one_who_says_the_same_as_the_one_that_was_taken_is_upheld(tmp_path: Path) -> None:
    third = planted(FIRST, {}, 1, "cem")
    project = seed_project(tmp_path / "p", [FIRST, SECOND, third])
    found = {each.kind: each for each in differences([FIRST, SECOND, third])}
    decide(project, found["polarity"], "one", "reference")
    assert [len(told(project, name)["rows"]) for name in ("reference", "cem", "ben")] == [0, 0, 1]


def test_who_is_not_done_is_told_nothing(project: Project) -> None:
    decide(project, FOUND["polarity"], "one", "reference")
    article = project.article(ARTICLE)
    assert told(project, "new")["decided"] == 0
    Session(project, "ben").act(an_action(article, "status", {"status": Status("started")}))
    assert told(project)["decided"] == 0
    Session(project, "ben").act(an_action(article, "status", {"status": Status("done")}))
    assert told(project)["decided"] == 1
    assert told(project, ADJUDICATED)["decided"] == 0


def test_what_one_mends_afterwards_stays_told_as_it_was(project: Project) -> None:
    decide(project, FOUND["polarity"], "one", "reference")
    before = told(project)
    said, better = (FOUND["polarity"].sides[name] for name in ("ben", "reference"))
    assert said
    assert better
    Session(project, "ben").act(an_action(project.article(ARTICLE), "edit", {said.id: better.record}))
    assert told(project) == before
    assert len(before["rows"]) == 1


def test_a_decision_that_was_taken_back_is_none(project: Project) -> None:
    decide(project, FOUND["polarity"], "one", "reference")
    Session(project, ADJUDICATED).undo(ARTICLE, "u")
    assert told(project)["decided"] == 0


def test_what_is_decided_at_the_compare_desk_is_told_and_an_example_of_it_is_its_persons(project: Project) -> None:
    desk = compared(project, "lea", seed=3)
    opened: Any = desk.open(ARTICLE)
    [letter] = [letter for letter, name in opened["comparison"]["named"].items() if name == "ben"]
    for each in opened["comparison"]["differences"]:
        verdict = Verdict("one" if each["kind"] == "voice" else "neither", "", (letter,) * (each["kind"] == "voice"))
        desk.act(an_action(project.article(ARTICLE), "adjudicate", {f"verdict:{each['id']}": verdict}))
    words: dict[str, object] = {"kind": "example", "what": "polarity", "of": ["oppose"], "example": "no"}
    desk.amend({"id": "e", "article": ARTICLE, **words})
    assert [row["kind"] for row in told(project)["rows"]] == ["label", "polarity"]
    assert {row["decided"] for row in told(project)["rows"]} == {"nothing"}
    assert [change.by for change in project.codebook.changes] == ["lea"]
    desk.undo(ARTICLE, "u1")
    assert project.codebook.polarities["oppose"].examples == ()
    desk.undo(ARTICLE, "u2")
    assert told(project)["decided"] == len(FOUND) - 1


def test_an_example_alone_decides_nothing(project: Project) -> None:
    desk = compared(project, "lea")
    words: dict[str, object] = {"kind": "example", "what": "polarity", "of": ["oppose"], "example": "no"}
    desk.amend({"id": "e", "article": ARTICLE, **words})
    assert told(project)["decided"] == 0
    first = project.store.read().histories[ADJUDICATED][0]
    assert first.decides  # which froze what agreement is measured on


def test_every_kind_of_difference_is_told(tmp_path: Path) -> None:
    plan = {
        **{("mention", kind): 1 for kind in ("span", "label", "type", "entity")},
        **{("stance", kind): 1 for kind in ("holder", "target", "turned", "condition", "certainty", "evidence")},
        **{("naming", kind): 1 for kind in ("refers_to", "valence", "frame_class")},
        **{("region", kind): 1 for kind in ("span", "type")},
    }
    second = planted(FIRST, plan, 3, "ben")
    project = seed_project(tmp_path / "p", [FIRST, second])
    article = project.article(FIRST.article)
    found = differences([fitted(FIRST, article), fitted(second, article)])
    for each in found:
        decide(project, each, "one", "reference")
    rows = {row["id"]: row for row in told(project)["rows"]}
    assert {*rows} == {each.id for each in found}
    assert all(row["own"] != row["decided"] for row in rows.values())
    turned = next(row for row in rows.values() if row["own"].startswith("holder: "))
    assert ", target: " in turned["own"]
    assert turned["about"] == "… ⟶ …"
