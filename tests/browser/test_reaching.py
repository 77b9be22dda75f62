"""Shift and a click move the nearer edge of words; a click on a word looks for it while somebody is asked for."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.opened import mention, naming, span, stance

TEXT = "Turkey 🕊️ rejected the very long plan of Russia on İdlib’s Monday, some factions say."
EVIDENCE = "rejected the very long plan of Russia"


def reach(desk: Desk, word: str) -> None:
    desk.page.keyboard.down("Shift")
    desk.click(word)
    desk.page.keyboard.up("Shift")


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("Turkey", "Turkey 🕊️ rejected the very long plan of Russia"),
        ("Monday", "rejected the very long plan of Russia on İdlib’s Monday"),
        ("the", "the very long plan of Russia"),
        ("plan", "rejected the very long plan"),
    ],
)
def test_the_nearer_edge_moves_to_the_word(desk: Desk, word: str, words: str) -> None:
    given = stance(TEXT, EVIDENCE, "turkey", "oppose", None)
    desk.open(TEXT, records=[given]).page.locator(".sw-card").click()
    reach(desk, word)
    assert desk.put() == [given | {"evidence": span(TEXT, words)}]
    expect(desk.page.locator(".sw-card[aria-current=true]")).to_have_count(1)


def test_a_form_keeps_the_focus_while_its_words_are_moved(desk: Desk) -> None:
    desk.open(TEXT).drag(EVIDENCE)
    desk.press("s")
    reach(desk, "plan")
    expect(desk.page.get_by_role("combobox", name="holder")).to_be_focused()
    desk.press("Tab", "o", "Tab", "Enter")
    assert desk.put() == [stance(TEXT, "rejected the very long plan", None, "oppose", None)]


def test_on_nothing_it_selects_as_everywhere(desk: Desk) -> None:
    desk.open(TEXT).click("rejected")
    reach(desk, "Russia")
    desk.press("6")
    [made] = desk.put()
    assert made["quote"] == EVIDENCE


def test_a_click_on_one_of_its_words_looks_for_that(desk: Desk) -> None:
    evidence = "some factions say"
    desk.open(TEXT).drag(evidence)
    desk.press("s")
    desk.click("factions")
    expect(desk.page.get_by_role("combobox", name="holder")).to_have_value("factions")
    expect(desk.page.locator(".sw-form [aria-selected=true]")).to_contain_text("create entity")
    desk.press("ArrowUp", "Enter", "o", "Tab", "Enter")
    assert [(record["holder"], record["evidence"]["quote"]) for record in desk.put()] == [
        ("unnamed:factions", evidence)
    ]


def test_a_term_is_linked_like_a_mention(desk: Desk) -> None:
    term = naming(TEXT, "factions")
    desk.open(TEXT, suggestions=[term], records=[mention(TEXT, "Turkey", "STATE", "turkey")]).click("factions")
    desk.press("l", "1")
    assert desk.put() == [term | {"refers_to": "turkey"}]
    assert desk.fates() == {"s0": "edited"}
