"""Who and what is offered first in the form for a stance, and what can be entered that is in no codebook."""

from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk
from tests.browser.opened import codebook, mention, naming, stance

TEXT = (
    "“We reject the zone,” Kalın said 🕊️ in Idlib. “It divides us.”\r\n\r\n"
    "The army heard that Turkey and HTS agreed on the safe zone with some factions."
)
ARMY = mention(TEXT, "army", "ARMED_GROUP", "turkish-armed-forces")
TURKEY = mention(TEXT, "Turkey", "STATE", "turkey")
HTS = mention(TEXT, "HTS", "ARMED_GROUP", "hayat-tahrir-al-sham")
KALIN = mention(TEXT, "Kalın", "PERSON", "ibrahim-kalin")
IDLIB = mention(TEXT, "Idlib", "PLACE", "idlib")
AGREED = "Turkey and HTS agreed on the safe zone"


def asked(desk: Desk, words: str, **given: Any) -> Locator:
    """The rows that the form for a stance with these words opens with."""
    book = codebook()
    book["topics"][0]["terms"] = ["safe zone"]
    desk.open(TEXT, codebook=book, **{"records": [KALIN, IDLIB, ARMY, TURKEY, HTS], **given}).drag(words)
    desk.press("s")
    return desk.page.locator(".sw-form [role=option]:visible > span")


def test_who_is_named_in_the_words_comes_first_and_then_who_stands_before_them(desk: Desk) -> None:
    rows = asked(desk, AGREED)
    assert [row.replace("\n", "") for row in rows.all_inner_texts()[:3]] == [
        "1Turkey",
        "2Hayat Tahrir al-Sham",
        "3Turkish Armed Forces",
    ]


def test_enter_takes_who_and_what_is_offered_first(desk: Desk) -> None:
    asked(desk, AGREED)
    desk.press("Enter", "s", "Enter")
    assert desk.put() == [stance(TEXT, AGREED, "turkey", "support", "topic:safe-zone")]


def test_tab_leaves_open_what_is_only_offered(desk: Desk) -> None:
    asked(desk, AGREED)
    desk.press("Tab", "s", "Tab", "Enter")
    assert desk.put() == [stance(TEXT, AGREED, None, "support", None)]


def test_what_somebody_took_out_is_not_offered_by_enter(desk: Desk) -> None:
    asked(desk, AGREED)
    desk.press("x", "Backspace", "Enter", "s", "Tab", "Enter")
    assert desk.put() == [stance(TEXT, AGREED, None, "support", None)]


def test_a_place_takes_no_position(desk: Desk) -> None:
    asked(desk, "We reject the zone", records=[IDLIB])
    desk.press("Enter", "o", "Tab", "Enter")
    assert desk.put() == [stance(TEXT, "We reject the zone", None, "oppose", None, "quoted")]


def test_quoted_words_are_those_of_whom_is_named_beside_them(desk: Desk) -> None:
    asked(desk, "We reject the zone")
    desk.press("Enter", "o", "Tab", "Enter")
    assert desk.put() == [stance(TEXT, "We reject the zone", "ibrahim-kalin", "oppose", None, "quoted")]


def test_a_quotation_without_a_name_is_of_who_spoke_before(desk: Desk) -> None:
    before = stance(TEXT, "We reject the zone", "ibrahim-kalin", "oppose", None, "quoted")
    asked(desk, "It divides us", records=[before, ARMY])
    desk.press("Enter", "o", "Tab", "Enter")
    assert desk.put() == [stance(TEXT, "It divides us", "ibrahim-kalin", "oppose", None, "quoted")]


def test_a_digit_goes_on_and_saves_when_nothing_is_left_to_ask(desk: Desk) -> None:
    asked(desk, AGREED)
    desk.press("2", "s", "2")
    assert [record["holder"] for record in desk.put()] == ["hayat-tahrir-al-sham"]
    expect(desk.page.locator(".sw-form")).to_have_count(0)


def test_the_same_words_once_more_are_of_the_next_who_is_named_there(desk: Desk) -> None:
    asked(desk, AGREED)
    desk.press("Enter", "s", "Enter", "s", "Enter", "s", "Enter")
    made = [stance(TEXT, AGREED, who, "support", "topic:safe-zone") for who in ("turkey", "hayat-tahrir-al-sham")]
    assert desk.put() == made


def test_a_collective_without_a_name_is_a_holder_and_offered_again(desk: Desk) -> None:
    asked(desk, AGREED)
    desk.page.keyboard.type("Some factions!")
    expect(desk.page.locator(".sw-form [aria-selected=true]")).to_contain_text("create entity")
    desk.press("ArrowDown", "Enter", "s", "Enter")
    [made] = desk.put()
    assert made["holder"] == "unnamed:some-factions"
    desk.press("s")
    rows = desk.page.locator(".sw-form [role=option]:visible")
    expect(rows.filter(has_text="some-factions (unnamed)")).to_have_count(1)


def test_a_class_that_no_codebook_has_is_typed_and_offered_again(desk: Desk) -> None:
    desk.open(TEXT, records=[naming(TEXT, "some factions") | {"frame_class": "alliance"}]).drag("zone with")
    desk.press("t", "Tab", "-")
    expect(desk.page.get_by_role("combobox", name="class")).to_be_focused()
    desk.press("a", "l", "l", "Enter", "Enter")
    desk.drag("army")
    desk.press("t", "Tab", "-")
    desk.page.keyboard.type("foreignness")
    desk.press("Tab", "Enter")
    assert [record["frame_class"] for record in desk.put()] == ["alliance", "foreignness"]


def test_the_codebook_says_of_its_terms_what_they_mean(desk: Desk) -> None:
    text = "The Militants’ leader met İdlib militants."
    desk.open(text).drag("Militants")
    desk.press("t", "Tab", "Enter")
    made = naming(text, "Militants")
    assert desk.put() == [made]


def test_a_click_into_a_filled_field_marks_what_is_there(desk: Desk) -> None:
    desk.open(TEXT, records=[stance(TEXT, AGREED, "turkey", "support", None)]).page.locator(".sw-card").click()
    desk.press("e")
    desk.page.get_by_role("radio", name="support").focus()
    desk.page.get_by_role("combobox", name="holder").click()
    desk.page.keyboard.type("idl")
    desk.press("Enter", "Enter")
    assert [record["holder"] for record in desk.put()] == ["idlib"]


def test_a_term_inside_a_name_is_said_of_whom_it_names(desk: Desk) -> None:
    desk.open(TEXT, records=[mention(TEXT, "We reject", "ORG", "idlib"), TURKEY, HTS]).drag("reject")
    desk.press("t", "-", "Tab", "Enter")
    assert [record["refers_to"] for record in desk.put()] == ["idlib"]


def test_a_box_for_words_that_name_nobody_offers_whom_the_article_names(desk: Desk) -> None:
    desk.open(TEXT, records=[mention(TEXT, "factions", "ARMED_GROUP"), KALIN]).click("factions")
    desk.press("l")
    row = desk.page.locator(".sw-link [role=option]:visible > span").first
    expect(row).to_have_text("1İbrahim Kalın")
    expect(desk.page.locator(".sw-link [aria-selected=true]")).to_have_text("create entity “factions” …")
    desk.press("1")
    assert [record["entity"] for record in desk.put()] == ["ibrahim-kalin"]
