"""Clauses walked by key, the condition that words state, and one correction for positions on the same words."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.opened import mention, stance
from tests.browser.real import real_desk
from tests.browser.test_caret import at, walk
from tests.browser.test_text import call, units
from tests.builders import a_project, a_stance

SAID = "The HTS (and its allies) left, Kalın 🕊️ said, adding that İdlib – “as ever” – stays, if nobody attacks. Over."


def clauses(desk: Desk, text: str) -> list[str]:
    both = "m.clausesIn(it, { start: 0, end: it.length }).map((each) => it.slice(each.start, each.end))"
    found: list[str] = call(desk, "clauses", both, text)
    return found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We stay, and they leave; nobody wins.", ["We stay", "they leave", "nobody wins"]),
        ("“We stay – if 1,000 👩‍🔬 come,” he said", ["We stay", "if 1,000 👩‍🔬 come", "he said"]),
        ("the “safe zones” of HTS (ex Nusra) hold", ["the “safe zones” of HTS (ex Nusra) hold"]),
        ("رفض الجيش الخطة، وغادر؛ ثم عاد", ["رفض الجيش الخطة", "وغادر", "ثم عاد"]),
        ("He said that we stay", ["He said", "we stay"]),
        ("a zone that we hold", ["a zone that we hold"]),
        ("e\u0301, n\u0303…", ["e\u0301", "n\u0303"]),
        ("… –", []),
    ],
)
def test_marks_and_the_words_that_open_a_clause_part_them(desk: Desk, text: str, parts: list[str]) -> None:
    assert clauses(desk, text) == parts


def test_a_sentence_is_walked_by_its_clauses_and_round_its_end(desk: Desk) -> None:
    at(desk, SAID, "Kalın")
    parts = [
        "The HTS (and its allies) left",
        "Kalın 🕊️ said",
        "adding",
        "İdlib",
        "“as ever”",
        "stays",
        "if nobody attacks",
    ]
    assert walk(desk, "ArrowUp", *[","] * 8)[1:] == [*parts, parts[0]]
    assert walk(desk, ";", ";") == [parts[-1], parts[-2]]
    assert walk(desk, "ArrowDown", ",") == ["Over.", "Over"]


def test_the_clause_that_was_clicked_is_selected_and_grows_by_the_next(desk: Desk) -> None:
    desk.open(SAID).click("nobody")
    assert walk(desk, ",", ";", "<") == ["if nobody attacks", "stays", "stays, if nobody attacks"]
    desk.press("s")
    expect(desk.page.locator("blockquote q")).to_have_text("stays, if nobody attacks")


def test_from_a_mention_its_clause_is_selected_and_a_stance_takes_it_as_its_words(desk: Desk) -> None:
    text = "HTS left, Turkey said. Nobody stayed."
    given = [
        mention(text, "Turkey", "STATE", "turkey"),
        stance(text, "HTS left, Turkey said.", "turkey", "oppose", None),
    ]
    desk.open(text, records=given).click("Turkey")
    assert walk(desk, ",") == ["Turkey said"]
    desk.press("Escape")
    desk.page.locator(".sw-card").click()
    desk.press(",")
    assert [each["evidence"]["quote"] for each in desk.put()] == ["HTS left"]
    desk.press(",")
    assert [each["evidence"]["quote"] for each in desk.put()] == ["HTS left", "Turkey said"]


@pytest.mark.parametrize(
    ("evidence", "condition"),
    [
        ("We leave only if the 🕊️ holds, he said", "the 🕊️ holds"),
        ("Unless İdlib falls, we stay", "Unless İdlib falls"),
        ("We help whoever comes; others too", "comes"),
        ("We stay as long as Turkey stays", "Turkey stays"),
        ("the gift of life", ""),
    ],
)
def test_a_condition_is_offered_in_the_words_that_state_it(desk: Desk, evidence: str, condition: str) -> None:
    text = f"Before 🔥. {evidence}. After, if any."
    found = call(desk, "conditions", "m.conditionIn(it.text, it.at)", {"text": text, "at": units(text, evidence)})
    assert found == condition


def test_a_condition_that_is_offered_is_kept_by_enter_and_replaced_by_typing(desk: Desk) -> None:
    text = "We leave if Turkey stays. Nobody left."
    for keys, condition in (("Enter", "Turkey stays"), ("i", "i")):
        at(desk, text, text[:24]).press("s", "Enter", "c")
        expect(desk.page.get_by_label("condition")).to_have_value("Turkey stays")
        desk.press(keys, *["Enter"] * 3)
        assert [each["condition"] for each in desk.put()] == [condition]


def test_others_on_the_same_words_get_them_too_and_one_undo_takes_all_back(desk: Desk, tmp_path: Path) -> None:
    text = "They had agreed on a zone in Idlib by October. Nobody left 🕊️."
    words = "They had agreed on a zone in Idlib by October"
    suggested = {
        "s0": a_stance(text, words, "russia", "idlib"),
        "s1": a_stance(text, words, "turkey", "idlib"),
        "s2": a_stance(text, "Nobody left", "turkey", "idlib"),
    }
    real = real_desk(desk.page, a_project(tmp_path, {"one": text}, suggested), "ada", "one")

    def evidence() -> list[str]:
        real.settle()
        return sorted(each.evidence.quote for each in real.reading("one").stances.values())

    real.press("n", "o")
    assert evidence() == []
    real.press("Shift+ArrowLeft", "Shift+ArrowLeft", "o")
    assert evidence() == ["They had agreed on a zone in Idlib"] * 2
    real.press("u")
    assert evidence() == []


def test_a_click_beside_the_words_of_a_stance_counts_though_they_are_underlined_no_more(desk: Desk) -> None:
    text = "Turkey stays. HTS left, but nobody knows why."
    desk.open(text, records=[stance(text, "Turkey stays.", "turkey", "oppose", None)])
    desk.page.locator(".sw-card").click()
    desk.click("nobody")
    assert walk(desk, ",") == ["nobody knows why"]
