"""The forms for stances and names: how few keys they take, and that nothing half-filled is lost."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import codebook, mention, naming, opened, span, stance

QUOTED = "“We reject it,” Turkey said.\n\nRussia welcomed the plan."
TURKEY = mention(TEXT, "Turkey", "STATE", "turkey", nth=1)


def field(desk: Desk, says: str) -> Locator:
    return desk.page.get_by_role("combobox", name=says)


def form(desk: Desk) -> Locator:
    return desk.page.locator(".sw-dock > .sw-form")


def on_stance(desk: Desk, **given: Any) -> Desk:
    """The form of a new stance of Turkey's, from the sentence of its mention."""
    desk.open(records=[TURKEY], **given).click("Turkey", nth=1)
    desk.press("s")
    return desk


def test_a_stance_takes_six_keys(desk: Desk) -> None:
    on_stance(desk).press("o", "s", "a", "f", "Enter")
    [message] = desk.sent()
    [(id_, record)] = message["put"].items()
    assert record == stance(TEXT, "Turkey said nothing.", "turkey", "oppose", "topic:safe-zone")
    assert (message["do"], id_[:2]) == ("stance", "s-")
    expect(desk.page.locator(".sw-card")).to_contain_text("Turkey ⟶ oppose ⟶ Safe zone")
    expect(desk.page.locator(".sw-text")).to_be_focused()


def test_the_form_opens_where_something_is_missing(desk: Desk) -> None:
    on_stance(desk)
    expect(field(desk, "holder")).to_have_value("Turkey")
    expect(desk.page.get_by_role("radio", name="support")).to_be_focused()
    desk.press("Escape", "Escape")
    desk.drag("rejected the plan")
    desk.press("s")
    expect(field(desk, "holder")).to_be_focused()


def test_in_an_empty_field_a_digit_takes_one_of_this_articles_names(desk: Desk) -> None:
    on_stance(desk).press("o", "1", "Enter")
    assert desk.put() == [stance(TEXT, "Turkey said nothing.", "turkey", "oppose", "turkey")]


def test_polarity_letters_are_only_letters_in_the_other_fields(desk: Desk) -> None:
    desk.open().drag("rejected the plan")
    desk.press("s", "o", "Escape", "Tab", "s", "Shift+Tab", "Shift+Tab")
    expect(field(desk, "holder")).to_be_focused()
    desk.press("i", "d", "l", "Enter")
    expect(field(desk, "target")).to_be_focused()
    desk.press("Enter")
    assert desk.put() == [stance(TEXT, "rejected the plan", "idlib", "support", None)]


def test_a_letter_counts_in_either_case_unless_both_are_taken(desk: Desk) -> None:
    given = codebook()
    given["polarities"]["mixed"]["letter"] = "O"
    on_stance(desk, codebook=given).press("o", "Shift+Tab", "O")
    expect(desk.page.get_by_role("radio", name="mixed")).to_have_attribute("aria-checked", "true")
    desk.press("Shift+Tab", "S")
    expect(desk.page.get_by_role("radio", name="support")).to_have_attribute("aria-checked", "true")


def test_an_open_list_hides_no_other_field(desk: Desk) -> None:
    desk.open().drag("rejected the plan")
    desk.press("s")
    expect(desk.page.get_by_role("listbox", name="holder")).to_be_visible()
    desk.page.get_by_role("radio", name="oppose").click(timeout=3000)
    expect(field(desk, "target")).to_be_focused()


def test_a_conditional_stance_asks_for_its_condition_and_then_for_the_rest(desk: Desk) -> None:
    on_stance(desk)
    expect(desk.page.get_by_label("condition")).to_be_hidden()
    desk.press("c")
    expect(desk.page.get_by_label("condition")).to_be_focused()
    desk.page.keyboard.insert_text("if the 🕊️ holds")
    desk.press("Enter")
    expect(field(desk, "target")).to_be_focused()
    desk.press("Enter")
    assert [record.get("condition") for record in desk.put()] == ["if the 🕊️ holds"]


def test_a_condition_is_taken_from_the_text(desk: Desk) -> None:
    on_stance(desk).press("c")
    desk.drag("the plan on Monday")
    expect(desk.page.get_by_label("condition")).to_have_value("the plan on Monday")
    desk.press("Enter", "Enter")
    assert desk.put() == [
        stance(TEXT, "Turkey said nothing.", "turkey", "conditional", None) | {"condition": "the plan on Monday"}
    ]


def test_a_stance_without_polarity_is_not_sent(desk: Desk) -> None:
    on_stance(desk).press("Enter", "Enter")
    expect(desk.page.locator(".sw-missing")).to_have_text("Choose a polarity.")
    assert desk.sent() == []
    desk.press("o", "Enter")
    assert [record["polarity"] for record in desk.put()] == ["oppose"]


def test_the_voice_comes_from_the_quotation_marks_and_one_letter_changes_it(desk: Desk) -> None:
    desk.open(QUOTED).drag("We reject it")
    desk.press("s")
    expect(desk.page.get_by_role("radio", name="quoted")).to_have_attribute("aria-checked", "true")
    desk.drag("welcomed the plan")
    expect(desk.page.get_by_role("radio", name="reported")).to_have_attribute("aria-checked", "true")
    desk.press("Enter", "o", "Tab", "u")
    desk.drag("We reject it")
    desk.press("Enter")
    assert desk.put() == [stance(QUOTED, "We reject it", None, "oppose", None, voice="outlet")]


def test_the_evidence_is_the_sentence_that_was_clicked(desk: Desk) -> None:
    desk.open().click("rejected")
    desk.press("s", "Enter", "o", "Enter")
    assert desk.put() == [stance(TEXT, "The Army of Valour rejected the plan on Monday.", None, "oppose", None)]


def test_the_evidence_is_the_sentence_of_a_term_and_the_words_of_another_stance(desk: Desk) -> None:
    given = {"r0": naming(TEXT, "Army of Valour"), "r1": stance(TEXT, "said nothing", "idlib", "oppose", None)}
    desk.open(records=given).page.locator(".sw-text").focus()
    desk.press("j", "s", "Enter", "n", "Enter")
    desk.page.locator(".sw-card").filter(has_text="said nothing").click()
    desk.press("s", "Enter", "n", "Enter")
    sentence = "The Army of Valour rejected the plan on Monday."
    assert desk.put() == [
        stance(TEXT, sentence, None, "neutral", None),
        stance(TEXT, "said nothing", "idlib", "neutral", None),
    ]


def test_a_holder_is_pointed_at_in_the_text(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE", "idlib"), mention(TEXT, "Astana", "PLACE")])
    desk.drag("rejected the plan")
    desk.press("s")
    desk.click("Russia")
    expect(field(desk, "holder")).to_have_value("Idlib")
    desk.press("o")
    expect(field(desk, "target")).to_be_focused()
    desk.click("Astana")
    expect(field(desk, "target")).to_have_value("Astana")
    expect(field(desk, "target")).to_be_focused()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.type("tur")
    desk.press("Enter")
    assert desk.put() == [stance(TEXT, "rejected the plan", "idlib", "oppose", "turkey")]


def test_a_position_suggested_without_its_polarity_asks_for_no_more(desk: Desk) -> None:
    given = stance(TEXT, "rejected the plan", "turkey", "", "topic:safe-zone") | {"by": "rules 1"}
    desk.open(suggestions=[given]).page.locator(".sw-card").click()
    desk.press("e", "o", "Enter")
    assert desk.put() == [given | {"polarity": "oppose"}]
    assert desk.fates() == {"s0": "edited"}


def test_editing_keeps_what_the_form_does_not_show(desk: Desk) -> None:
    unseen = {"certainty": "low", "on_behalf_of": "idlib", "attribution": ["idlib"], "note": "?", "flagged": True}
    given = stance(TEXT, "rejected the plan", "turkey", "oppose", "idlib") | unseen
    term = naming(TEXT, "Army of Valour") | {"note": "!", "flagged": True}
    desk.open(records=[given, term]).page.locator(".sw-card").first.get_by_role("button", name="edit").click()
    desk.press("Tab", "s", "Enter")
    desk.page.locator(".sw-card").last.get_by_role("button", name="edit").click()
    desk.press("Tab", "0", "Enter", "Enter")
    changed = [given | {"polarity": "support"}, term | {"valence": "neutral"}]
    assert sorted(desk.put(), key=lambda record: record["kind"], reverse=True) == changed


def test_saving_by_mouse_takes_what_was_typed_or_says_that_nothing_has_that_name(desk: Desk) -> None:
    given = stance(TEXT, "rejected the plan", "turkey", "oppose", None)
    desk.open(records=[given])
    desk.page.locator(".sw-card").get_by_role("button", name="edit").click()
    field(desk, "holder").click()
    desk.press("Control+a")
    save = desk.page.get_by_role("button", name="save")
    desk.page.keyboard.type("idlub")
    save.click()
    expect(desk.page.locator(".sw-missing")).to_contain_text("holder: nothing is called “idlub”")
    assert desk.sent() == []
    desk.press("Backspace", "Backspace")
    save.click()
    assert desk.put() == [given | {"holder": "idlib"}]


def test_words_that_nobody_took_stay_when_one_goes_elsewhere(desk: Desk) -> None:
    desk.open().drag("rejected the plan")
    desk.press("s")
    desk.page.keyboard.type("idlub")
    desk.click("Monday")
    expect(field(desk, "holder")).to_have_value("idlub")


def test_a_click_beside_the_buttons_of_a_form_chooses_nothing(desk: Desk) -> None:
    on_stance(desk)
    desk.page.get_by_text("polarity", exact=True).click()
    expect(desk.page.get_by_role("radio", name="support")).to_have_attribute("aria-checked", "false")


def test_enter_on_a_button_of_a_form_is_that_button(desk: Desk) -> None:
    on_stance(desk).press("o")
    form(desk).get_by_role("button", name="leave").focus()
    desk.press("Enter")
    expect(form(desk)).to_have_count(0)
    assert desk.sent() == []


def test_dragging_while_a_stance_is_written_changes_its_evidence(desk: Desk) -> None:
    given = stance(TEXT, "Turkey said nothing.", "turkey", "oppose", "topic:safe-zone")
    desk.open(suggestions=[given])
    desk.page.locator(".sw-card").get_by_role("button", name="edit").click()
    desk.drag("rejected the plan")
    desk.press("Enter")
    [message] = desk.sent()
    assert message["put"]["s0"] == given | {"evidence": span(TEXT, "rejected the plan")}
    assert desk.fates() == {"s0": "edited"}


def test_a_form_that_was_filled_in_is_left_at_the_second_escape(desk: Desk) -> None:
    on_stance(desk).press("o", "Escape")
    expect(desk.page.locator(".sw-missing")).to_have_text("Press Esc again to leave the unsaved stance.")
    desk.wait(6)
    desk.press("Escape")
    expect(form(desk)).to_be_visible()
    desk.press("Escape")
    expect(form(desk)).to_have_count(0)
    desk.press("s", "Escape")
    expect(form(desk)).to_have_count(0)


@pytest.mark.parametrize("key", ["a", "Enter"])
def test_accepting_a_position_suggested_without_its_polarity_asks_for_it_and_goes_on(desk: Desk, key: str) -> None:
    given = stance(TEXT, "rejected the plan", "turkey", "", "idlib")
    desk.open(suggestions=[given, mention(TEXT, "Astana", "PLACE")]).page.locator(".sw-card").click()
    desk.press(key)
    assert desk.sent() == []
    desk.press("s", "Enter")
    assert desk.put() == [given | {"polarity": "support"}]
    on = {"a": "Turkey ⟶ support ⟶ Idlib", "Enter": "Astana"}[key]
    expect(desk.page.locator(".sw-about")).to_contain_text(on)


def test_one_who_has_gone_from_the_form_to_the_text_stands_on_what_is_clicked(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE", "idlib")]).drag("rejected the plan")
    desk.press("s")
    desk.click("Monday")
    desk.click("Russia")
    expect(field(desk, "holder")).to_have_value("")
    expect(desk.page.locator(".sw-current")).to_have_text("Russia")


@pytest.mark.parametrize("key", ["s", "E", "Escape", "]"])
def test_a_form_that_was_filled_in_outlasts_the_keys_of_the_text(desk: Desk, key: str) -> None:
    on_stance(desk).press("o")
    desk.page.locator(".sw-text").focus()
    desk.press(key)
    expect(form(desk).get_by_role("radio", name="oppose")).to_have_attribute("aria-checked", "true")
    assert desk.sent("go") == []


def test_a_form_outlasts_answers_a_full_disk_and_a_silent_kernel(desk: Desk) -> None:
    on_stance(desk)
    change = {"put": {}, "drop": [], "problems": {}, "status": "started", "at": "", "undo": "", "redo": ""}
    desk.press("o")
    desk.tell(type="ack", id="x", article="one", **change)
    desk.tell(type="unsaved", id="y", why="The disk is full.")
    desk.press("Enter", "Enter")
    expect(form(desk)).to_be_visible()
    desk.tell(type="ack", id="y", article="one", **change)
    desk.tell(type="open", **opened(TEXT, records={"r0": TURKEY}))
    form(desk).get_by_role("button", name="save").click()
    assert desk.put() == [stance(TEXT, "Turkey said nothing.", "turkey", "oppose", None)]


def test_a_half_filled_form_outlasts_a_link_and_a_region(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")]).drag("rejected the plan")
    desk.press("s", "Tab", "o", "Shift+Tab")
    desk.click("Russia")
    desk.press("l")
    desk.page.keyboard.type("idl")
    desk.press("Enter")
    assert desk.put()[-1]["entity"] == "idlib"
    desk.page.get_by_role("button", name="body: change").first.click()
    desk.page.get_by_role("menuitemradio", name="caption").click()
    expect(desk.page.locator(".sw-floating")).to_be_empty()
    form(desk).get_by_role("button", name="save").click()
    assert desk.put()[-1] == stance(TEXT, "rejected the plan", None, "oppose", None)
    expect(form(desk)).to_have_count(0)


def test_a_term_is_named_by_keys(desk: Desk) -> None:
    desk.open().drag("Army of Valour")
    desk.press("t", "H", "T", "S", "Enter", "-", "m", "i", "l", "Enter")
    [message] = desk.sent()
    assert message["do"] == "naming"
    assert list(message["put"].values()) == [naming(TEXT, "Army of Valour", "hayat-tahrir-al-sham")]
    expect(desk.page.locator(".sw-card")).to_contain_text(
        "“Army of Valour” negative, militancy for Hayat Tahrir al-Sham"
    )


@pytest.mark.parametrize("width", [1180, 700])
def test_forms_and_lists_can_be_read_by_everybody_and_fit(desk: Desk, width: int) -> None:
    desk.open(records=[TURKEY]).click("Turkey", nth=1)
    desk.page.evaluate("(width) => { document.getElementById('at').style.width = `${width}px` }", width)
    desk.press("s", "c", "Tab")
    desk.page.keyboard.type("no-fly zone")
    create = desk.page.get_by_role("option", name=re.compile("create topic"))
    found = Axe().run(desk.page, context=".sw-dock").response["violations"]
    create.click()
    found += Axe().run(desk.page, context=".sw-dock").response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert form(desk).evaluate("(it) => it.scrollWidth <= it.clientWidth")
