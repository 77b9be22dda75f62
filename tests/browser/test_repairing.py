"""A text that was changed after it was labelled: what moved, changed or is gone is told, and put right with keys."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import mention, opened
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Record

OLD = "Turkey 👩‍🚒 met HTS.\r\n\r\nRussia has rejected the plan of İdlib.\r\n\r\nThe envoy left."
NEW = (
    "Updated 👩‍👩‍👧 now\r\n\r\nTurkey 👩‍🚒 met HTS.\r\n\r\nRussia has called the plan of İdlib a trap, and walked out."
)
HOSTILE = "<img src=x onerror=alert(1)>\u202e"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An article that ana labelled, and that was scraped again since."""
    project = a_project(tmp_path, {"a": OLD}, {})
    session, article = Session(project, "ana"), project.article("a")
    put: dict[str, Record] = {
        "m-1": a_mention(OLD, "Turkey", "STATE", "turkey"),
        "m-2": a_mention(OLD, "HTS", "ARMED_GROUP"),
        "m-3": a_mention(OLD, "envoy", "PERSON"),
        "s-1": a_stance(OLD, "rejected the plan", "russia", "topic:ceasefire"),
    }
    for id_, record in put.items():
        session.act(an_action(article, "add", {id_: record}))
    (project.seeds / "a.txt").write_bytes(NEW.encode())
    again = Project(tmp_path)
    again.__dict__["suggester"] = lambda _article: {}
    return again


@pytest.fixture
def real(desk: Desk, project: Project) -> RealDesk:
    """Ana's desk, at the article as it is now."""
    return real_desk(desk.page, project, "ana", "a")


def rows(desk: Desk) -> Locator:
    return desk.page.locator(".sw-repairs [role=option]")


def notes(desk: Desk) -> Locator:
    """What is told of the text, by the desk or among the project's problems."""
    return desk.page.locator(".sw-notes p", has_text="text was changed")


def stands(real: RealDesk) -> dict[str, str]:
    """Record id → its words, of the records that fit the text, as the log says."""
    real.settle()
    reading = real.reading("a")
    spans = {**reading.mentions, **{id_: each.evidence for id_, each in reading.stances.items()}}
    return {id_: span.quote for id_, span in spans.items() if NEW[span.start : span.end] == span.quote}


def test_a_changed_text_says_what_became_of_its_records_and_which_key_repairs_them(real: RealDesk) -> None:
    note = notes(real)
    expect(note).to_have_count(1)
    expect(note).to_contain_text("changed after you labelled it: 2 records moved, 1 was changed and 1 is gone.")
    expect(real.page.locator(".sw-foot")).to_contain_text("put right what a changed text has moved")
    expect(real.mark("Turkey")).to_have_count(0)
    note.get_by_role("button", name="look at them").click()
    expect(rows(real)).to_have_count(4)


def test_what_surely_moved_needs_one_key_and_the_rest_a_key_a_row_and_all_is_taken_back(real: RealDesk) -> None:
    real.press("R")
    expect(rows(real)).to_have_count(4)
    expect(rows(real).nth(2).locator("s")).to_have_text("rejected the plan")
    expect(rows(real).nth(2).locator("b")).to_have_text("called the plan")
    expect(rows(real).nth(1).locator("s")).to_have_count(0)
    real.press("a")
    expect(rows(real)).to_have_count(2)
    assert stands(real) == {"m-1": "Turkey", "m-2": "HTS"}
    real.press("Enter")
    expect(rows(real)).to_have_count(1)
    expect(rows(real)).to_contain_text("gone")
    real.press("Enter")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()
    expect(notes(real)).to_have_count(0)
    expect(real.page.locator(".sw-foot")).not_to_contain_text("put right")
    assert stands(real) == {"m-1": "Turkey", "m-2": "HTS", "s-1": "called the plan"}
    assert set(real.reading("a").records) == {"m-1", "m-2", "s-1"}
    assert not real.project.problems
    expect(real.mark("HTS")).to_have_count(1)
    expect(real.page.locator(".sw-text")).to_be_focused()
    real.press("u", "u", "u")
    expect(notes(real)).to_contain_text("2 records moved, 1 was changed and 1 is gone")
    assert stands(real) == {}
    assert set(real.reading("a").records) == {"m-1", "m-2", "m-3", "s-1"}
    real.press("U")
    expect(real.mark("HTS")).to_have_count(1)
    assert stands(real) == {"m-1": "Turkey", "m-2": "HTS"}


def test_a_record_is_dropped_or_seen_in_the_text_before_anything_is_decided(real: RealDesk) -> None:
    real.press("R", "ArrowDown", "x")
    expect(rows(real)).to_have_count(3)
    real.settle()
    assert set(real.reading("a").records) == {"m-1", "m-3", "s-1"}
    real.press("ArrowDown", "Space")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()
    assert real.page.evaluate("getSelection().toString()") == "called the plan"
    real.press("R", "Escape")
    expect(real.page.locator(".sw-text")).to_be_focused()
    assert stands(real) == {}


def test_a_record_goes_to_the_words_that_were_selected(real: RealDesk) -> None:
    real.press("R", "r")
    expect(rows(real)).to_have_count(4)
    expect(real.page.get_by_role("button", name="take the selected words")).to_be_hidden()
    real.press("Escape")
    real.drag("Updated 👩‍👩‍👧")
    real.press("R", "End", "r")
    expect(rows(real)).to_have_count(3)
    assert stands(real) == {"m-3": "Updated 👩‍👩‍👧"}


def test_the_key_is_taught_only_while_there_is_something_to_repair(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Turkey", "STATE")])
    desk.page.locator(".sw-text").focus()
    desk.press("R")
    expect(desk.page.locator(".sw-sheet")).to_be_hidden()
    expect(desk.page.locator(".sw-foot")).not_to_contain_text("put right")
    desk.press("?")
    expect(desk.page.locator(".sw-keymap")).to_contain_text("problems")
    expect(desk.page.locator(".sw-keymap")).not_to_contain_text("put right")


def row(**more: Any) -> dict[str, Any]:
    """A row of the kernel's answer."""
    place = {"start": 0, "end": 6, "also": [[11, 17]], "now": "Turkey", "before": "", "after": " and Russia"}
    says = {"id": "m", "quote": "Türkiye", "what": "STATE", "does": "changed", "sure": False, "sentence": "changed"}
    return says | place | more


def test_words_of_an_article_are_only_ever_text(desk: Desk) -> None:
    given = {"rows": [row(quote=HOSTILE, now=HOSTILE, what=HOSTILE, sentence=HOSTILE)], "sentence": HOSTILE}
    desk.open(detached=1, answers={"repairs": given})
    expect(desk.page.locator(".sw-notes p")).to_contain_text(HOSTILE)
    desk.page.locator(".sw-text").focus()
    desk.press("R")
    expect(rows(desk).locator("b")).to_have_text(HOSTILE)
    expect(desk.page.locator(".sw-repairs img")).to_have_count(0)


@pytest.mark.parametrize(
    ("key", "given", "to", "drop"),
    [
        ("Enter", row(), {"m": [0, 6]}, []),
        ("Enter", row(does="gone", now=""), {}, ["m"]),
        ("a", row(does="moved", sure=True), {"m": [0, 6]}, []),
        ("x", row(), {}, ["m"]),
    ],
)
def test_what_is_sent_is_the_place_that_was_seen(
    desk: Desk, key: str, given: dict[str, Any], to: dict[str, Any], drop: list[str]
) -> None:
    desk.open(detached=1, answers={"repairs": {"rows": [given], "sentence": "Look."}})
    desk.page.locator(".sw-text").focus()
    desk.press("R")
    expect(rows(desk)).to_have_count(1)
    desk.silence()
    desk.press(key, key)
    (sent,) = desk.sent("repair")
    assert (sent["to"], sent["drop"], sent["also"]) == (to, drop, {"m": [[11, 17]]} if to else {})
    assert sent["sha256"] == desk.page.evaluate("model.opened.article.sha256")


def test_what_may_be_something_else_is_not_confirmed_with_the_many(desk: Desk) -> None:
    given = [row(does="moved", id="m"), row(id="c"), row(does="gone", id="g", now="")]
    desk.open(detached=3, answers={"repairs": {"rows": given, "sentence": "Look."}})
    desk.page.locator(".sw-text").focus()
    desk.press("R")
    expect(rows(desk)).to_have_count(3)
    expect(desk.page.get_by_role("button", name="all that surely moved")).to_be_hidden()
    desk.press("a")
    assert desk.sent("repair") == []


def test_what_is_on_its_way_is_not_listed_again_by_an_older_answer(desk: Desk) -> None:
    given = {"rows": [row(), row(id="c")], "sentence": "Look."}
    desk.open(detached=2, answers={"repairs": given})
    desk.page.locator(".sw-text").focus()
    desk.press("R")
    expect(rows(desk)).to_have_count(2)
    desk.silence()
    desk.press("Enter")
    desk.tell(type="open", **opened(TEXT, detached=2))
    asked = [each for each in desk.sent("ask") if each["what"] == "repairs"]
    desk.tell(type="answer", number=asked[-1]["number"], **given, trouble="Old.")
    expect(desk.page.locator(".sw-repairs [role=status]")).to_have_text("Old.")
    expect(rows(desk)).to_have_count(1)


def test_while_the_kernel_is_silent_nothing_is_sent_and_the_rows_stay(desk: Desk) -> None:
    desk.open(detached=1, answers={"repairs": {"rows": [row()], "sentence": "Look."}})
    desk.silence()
    desk.drag("Russia")
    desk.press("1", "R")
    expect(rows(desk)).to_have_count(1)
    desk.wait(30)
    desk.press("Enter")
    expect(rows(desk)).to_have_count(1)
    expect(desk.page.locator(".sw-repairs [role=status]")).to_contain_text("The kernel does not answer")
    assert desk.sent("repair") == []
