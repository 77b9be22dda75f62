"""What speaks for a suggestion is told where it is decided on; further passages are listed, seen, added, left out."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk
from tests.browser.opened import mention, span, stance

TEXT = (
    "Turkey and Russia meet\n\nTurkey 👩‍🚒 rejected the plan on Monday.\n\nThe plan is a trap, İbrahim Kalın said. "
    "Ankara would never sign it. Jaysh al-Islam said nothing."
)
ALSO = [span(TEXT, "The plan is a trap"), span(TEXT, "Ankara would never sign it")]
REASONS: dict[str, Any] = {"score": 0.914, "why": "“rejected” is said of the plan", "sure": True}
STANCE = stance(TEXT, "rejected the plan", "turkey", "oppose", "topic:safe-zone")
SUGGESTED = {**STANCE, "by": "stance 2", "also": ALSO, **REASONS}
LINKED: dict[str, Any] = mention(TEXT, "Jaysh al-Islam", "ARMED_GROUP", "hayat-tahrir-al-sham")
LIKE = {**LINKED, "by": "finder 1", "score": 0.6, "why": "“Jaysh al-Islam” is spelled like HTS"}


@pytest.fixture
def at(desk: Desk) -> Desk:
    """On a position that three passages show; a link that is likely, and a name for which nothing was worked out."""
    suggestions = {"s": SUGGESTED, "m": LIKE, "plain": mention(TEXT, "Russia", "STATE")}
    desk.open(TEXT, suggestions=suggestions)
    desk.page.locator('[data-card="s"]').click()
    return desk


def card(desk: Desk) -> Locator:
    return desk.page.locator('[data-card="s"]')


def shown(desk: Desk, look: str) -> list[str]:
    """The words in the text that look so."""
    return desk.page.locator(f".sw-text .{look}").all_inner_texts()


def about(desk: Desk) -> Locator:
    return desk.page.locator(".sw-about")


def test_a_card_says_in_words_how_sure_the_suggestion_is_and_why(at: Desk) -> None:
    expect(card(at).locator(".sw-why")).to_have_text("sure0.91“rejected” is said of the plan")
    at.press("a")
    expect(card(at)).to_contain_text("confirmed")
    expect(card(at).locator(".sw-why")).to_have_count(0)


def test_nothing_is_said_where_nothing_was_worked_out(desk: Desk) -> None:
    desk.open(TEXT, suggestions={"s": STANCE, "m": mention(TEXT, "Russia", "STATE")})
    expect(card(desk)).to_contain_text("suggested")
    expect(card(desk).locator(".sw-why, .sw-passages, .sw-more")).to_have_count(0)
    desk.click("Russia")
    expect(about(desk)).to_have_text("Russia · state → no entity yet · suggested")


def test_the_line_below_the_text_says_why_a_name_was_linked(at: Desk) -> None:
    at.click("Jaysh al-Islam")
    expect(about(at)).to_contain_text("suggested by finder 1 · 0.60 · “Jaysh al-Islam” is spelled like HTS")


def test_what_is_taken_is_on_record_without_what_spoke_for_it_and_with_its_passages(at: Desk) -> None:
    at.press("a")
    assert at.put() == [{**STANCE, "by": "stance 2", "also": ALSO}]
    assert at.sent()[0]["put"]["fate:s"] == {"kind": "decision", "fate": "accepted", "suggestion": SUGGESTED}
    at.click("Jaysh al-Islam")
    at.press("4")
    assert at.put()[1] == {**LINKED, "by": "finder 1", "label": "ORG"}


def test_further_passages_are_counted_and_told_with_the_position_that_one_stands_on(at: Desk) -> None:
    expect(card(at).locator(".sw-passages li")).to_have_text(["The plan is a trap×", "Ankara would never sign it×"])
    assert shown(at, "sw-passage") == ["The plan is a trap", "Ankara would never sign it"]
    at.press("Escape")
    expect(card(at).locator(".sw-more")).to_have_text("and 2 further passages")
    assert shown(at, "sw-passage") == []


def test_a_key_goes_from_passage_to_passage_and_round(at: Desk) -> None:
    seen = []
    for _ in range(3):
        at.press("w")
        seen.append((shown(at, "sw-seen"), about(at).inner_text()))
    assert seen == [
        (["The plan is a trap"], "2 of 3 passages: “The plan is a trap”"),
        (["Ankara would never sign it"], "3 of 3 passages: “Ankara would never sign it”"),
        ([], "1 of 3 passages: “rejected the plan”"),
    ]
    at.press("w", "Escape")
    card(at).click()
    assert shown(at, "sw-seen") == []


def test_a_click_on_a_passage_shows_it_in_the_text(at: Desk) -> None:
    card(at).get_by_role("button", name="Ankara would never").first.click()
    assert shown(at, "sw-seen") == ["Ankara would never sign it"]
    expect(card(at).locator('[aria-current="true"]')).to_contain_text("Ankara")
    expect(at.page.locator(".sw-text")).to_be_focused()


def test_a_passage_far_away_comes_into_view(desk: Desk) -> None:
    text = TEXT + "\n\nNothing was said here." * 60 + "\n\nAnkara will not have it."
    desk.open(text, suggestions={"s": {**STANCE, "also": [span(text, "Ankara will not have it")]}})
    card(desk).click()
    card(desk).get_by_role("button", name="Ankara will not").first.click()
    expect(desk.page.locator(".sw-seen")).to_be_in_viewport()
    desk.press("w")
    expect(desk.page.locator(".sw-evidence")).to_be_in_viewport()


def test_a_passage_that_shows_something_else_is_left_out(at: Desk) -> None:
    card(at).get_by_role("button", name="leave out “The plan is a trap”").click()
    assert at.put() == [{**STANCE, "by": "stance 2", "also": ALSO[1:]}]
    assert at.fates() == {"s": "edited"}


def test_selected_words_become_a_further_passage_of_the_position(at: Desk) -> None:
    at.drag("İbrahim Kalın said")
    at.press("A")
    added = [ALSO[0], span(TEXT, "İbrahim Kalın said"), ALSO[1]]
    assert at.put() == [{**STANCE, "by": "stance 2", "also": added}]


def test_words_that_show_it_already_are_not_added_again(at: Desk) -> None:
    at.drag("never sign it")
    at.press("A")
    expect(about(at)).to_contain_text("passages of this position already")
    assert at.put() == []


def test_many_are_accepted_by_how_likely_they_are(at: Desk) -> None:
    at.press("b")
    likely = at.page.get_by_label("however likely")
    rows = at.page.locator(".sw-preview [role=option]")
    for wanted, number in {"sure": 1, "0.9 or more": 1, "0.5 or more": 2, "": 3}.items():
        likely.select_option(wanted)
        expect(rows).to_have_count(number)
