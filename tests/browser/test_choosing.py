"""Choosing one of many by typing, and making a new one in the same box: names, topics, labels."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import ADDRESS, TEXT, Desk
from tests.browser.opened import codebook, mention, opened, stance
from tests.browser.planted import Bench

IDLIB = {"id": "idlib", "name": "Idlib", "hint": "place", "aliases": [], "score": 90}
TURKEY = {"id": "turkey", "name": "Turkey", "hint": "state", "aliases": [], "score": 80}


def options(desk: Desk) -> Locator:
    return desk.page.locator(".sw-list").get_by_role("option")


def begin(desk: Desk) -> None:
    """Go on to create what was typed, once it is known that nothing is like it."""
    expect(standing(desk)).to_contain_text("create")
    desk.press("Enter")


def names(desk: Desk) -> list[str]:
    """What is offered, without hints."""
    return options(desk).locator("> span").all_inner_texts()


def standing(desk: Desk) -> Locator:
    """The row that Enter takes."""
    return desk.page.locator(".sw-list [aria-selected=true] > span")


def on_link_box(desk: Desk, words: str = "Turkey", typed: str = "", **given: Any) -> Desk:
    """The link box of the mention of `words`, into which `typed` was typed."""
    desk.open(records=[mention(TEXT, words, "STATE")], **given).click(words)
    desk.press("l")
    desk.page.keyboard.type(typed)
    return desk


def asked(desk: Desk, words: str) -> int:
    """Number of the question about `words`, once it is asked."""
    about = "model.sent.find(({ type, given }) => type === 'ask' && given.words === words)"
    desk.page.wait_for_function(f"(words) => {about}", arg=words)
    number: int = desk.page.evaluate(f"(words) => {about}.number", words)
    return number


def answer(desk: Desk, words: str, *found: dict[str, Any]) -> None:
    desk.tell(type="answer", number=asked(desk, words), options=list(found))


def test_a_mention_is_linked_by_typing_part_of_a_name_or_alias(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Turkey", "STATE")]).click("Turkey")
    desk.press("l")
    desk.page.keyboard.type("tur")
    expect(options(desk)).to_have_text(
        ["Turkey state", "Turkish Armed Forces armed group", "create entity “tur” …"], use_inner_text=True
    )
    desk.press("ArrowDown", "Enter")
    assert desk.put() == [mention(TEXT, "Turkey", "STATE", "turkish-armed-forces")]
    assert desk.fates() == {"s0": "edited"}
    desk.press("l")
    desk.page.keyboard.type("ankara")
    desk.press("Enter")
    assert desk.put()[-1]["entity"] == "turkey"
    assert desk.sent()[-1]["do"] == "link"


def test_the_link_box_opens_on_the_words_and_escape_leaves_all_as_it_was(desk: Desk) -> None:
    on_link_box(desk)
    expect(desk.page.get_by_role("combobox", name="entity")).to_have_value("Turkey")
    desk.press("Escape")
    expect(desk.page.get_by_role("combobox", name="entity")).to_have_count(0)
    expect(desk.page.locator(".sw-text")).to_be_focused()
    assert desk.sent() == []


def test_an_emptied_link_box_takes_the_link_away(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Turkey", "STATE", "turkey")]).click("Turkey")
    desk.press("l", "Backspace", "Enter")
    assert desk.put() == [mention(TEXT, "Turkey", "STATE", None)]


def test_what_the_kernel_finds_comes_after_what_the_page_found_and_once(desk: Desk) -> None:
    on_link_box(desk, typed="tur", answers={"entities": {"options": [IDLIB, TURKEY]}})
    expect(options(desk)).to_have_count(4)
    assert names(desk) == ["Turkey", "Turkish Armed Forces", "Idlib", "create entity “tur” …"]
    assert desk.sent("ask")[-1]["given"] == {"words": "tur", "label": "STATE", "topics": False}


def test_an_answer_moves_nobody_off_the_row_one_has_gone_to(desk: Desk) -> None:
    on_link_box(desk)
    desk.silence()
    desk.page.keyboard.type("tur")
    desk.press("ArrowDown", "ArrowDown")
    expect(standing(desk)).to_have_text("create entity “tur” …")
    answer(desk, "tur", IDLIB)
    expect(options(desk)).to_have_count(4)
    expect(standing(desk)).to_have_text("create entity “tur” …")


def test_enter_waits_for_the_kernel_when_the_page_knows_nothing_like_it(desk: Desk) -> None:
    on_link_box(desk)
    desk.silence()
    desk.page.keyboard.type("edleb")
    desk.press("Enter")
    assert desk.sent() == []
    answer(desk, "edleb", IDLIB, TURKEY)
    assert [record["entity"] for record in desk.put()] == ["idlib"]


def test_an_answer_about_other_words_is_dropped(desk: Desk) -> None:
    on_link_box(desk)
    desk.silence()
    desk.page.keyboard.type("edl")
    asked(desk, "edl")
    desk.page.keyboard.type("eb")
    answer(desk, "edl", TURKEY)
    answer(desk, "edleb", IDLIB)
    expect(options(desk)).to_have_count(2)
    assert names(desk) == ["Idlib", "create entity “edleb” …"]


def test_a_kernel_that_cannot_answer_leaves_what_the_page_knows(desk: Desk) -> None:
    on_link_box(desk, typed="edleb", answers={"entities": {"trouble": "No."}})
    expect(standing(desk)).to_have_text("create entity “edleb” …")


def test_with_nothing_typed_this_articles_names_come_first_and_a_digit_takes_one(desk: Desk) -> None:
    said = [mention(TEXT, words, "PLACE", "idlib") for words in ("Astana", "the plan")]
    once = [mention(TEXT, "Army of Valour", "ARMED_GROUP", "hayat-tahrir-al-sham"), mention(TEXT, "Turkey", "STATE")]
    desk.open(records=[*once, *said]).click("Turkey")
    desk.press("l", "Backspace")
    assert [name[1:] for name in names(desk)[:3]] == ["Idlib", "Hayat Tahrir al-Sham", "Turkey"]
    desk.press("2")
    assert desk.put() == [mention(TEXT, "Turkey", "STATE", "hayat-tahrir-al-sham")]


def test_what_nobody_knows_is_created_and_linked_in_one_go(desk: Desk) -> None:
    on_link_box(desk, "Army of Valour")
    begin(desk)
    form = desk.page.get_by_role("form", name="New entity")
    expect(form.get_by_role("textbox", name="name")).to_be_focused()
    expect(form.get_by_role("radio", name="state")).to_have_attribute("aria-checked", "true")
    desk.press("Enter")
    made = {"id": "army-of-valour", "label": "STATE", "name": "Army of Valour", "aliases": []}
    [amend] = desk.sent("amend")
    assert (amend["kind"], amend["entity"], amend["article"]) == ("entity", made, "one")
    assert desk.put() == [mention(TEXT, "Army of Valour", "STATE", "army-of-valour")]
    expect(desk.page.locator(".sw-floating")).to_be_empty()


def test_a_new_entity_gets_another_name_another_label_and_the_words_as_its_alias(desk: Desk) -> None:
    on_link_box(desk, "Army of Valour")
    begin(desk)
    desk.page.keyboard.type("Jaysh al-Izza")
    expect(desk.page.get_by_role("textbox", name="alias")).to_have_value("Army of Valour")
    desk.press("Tab", "1", "Enter")
    made = {"id": "jaysh-al-izza", "label": "ARMED_GROUP", "name": "Jaysh al-Izza", "aliases": ["Army of Valour"]}
    assert desk.sent("amend")[0]["entity"] == made


def test_escape_folds_what_was_being_created_back_into_the_list(desk: Desk) -> None:
    on_link_box(desk, "Army of Valour")
    begin(desk)
    desk.press("Escape")
    expect(desk.page.get_by_role("combobox", name="entity")).to_be_focused()
    expect(standing(desk)).to_have_text("create entity “Army of Valour” …")
    assert desk.sent("amend") == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("İbrahim Kalın", "ibrahim-kalin-2"),
        ("Łódź — “Straße”", "lodz-strasse"),
        ("Ja\u0301nos 👩‍🔬", "janos"),
        ("جيش العزة", "entity"),
        ("People's Army", "peoples-army"),
    ],
)
def test_an_id_is_the_name_in_plain_letters_and_never_one_that_is_taken(desk: Desk, name: str, slug: str) -> None:
    on_link_box(desk, "Army of Valour")
    begin(desk)
    desk.page.keyboard.insert_text(name)
    desk.press("Enter")
    made = desk.sent("amend")[0]["entity"]
    assert (made["id"], made["name"]) == (slug, name)
    assert desk.put()[0]["entity"] == slug


def test_two_keys_make_the_name_one_stands_on_an_entity_and_link_it(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Army of Valour", "ARMED_GROUP")]).click("Army of Valour")
    desk.press("E", "Enter")
    made = {"id": "army-of-valour", "label": "ARMED_GROUP", "name": "Army of Valour", "aliases": []}
    assert [message["entity"] for message in desk.sent("amend")] == [made]
    assert desk.put() == [mention(TEXT, "Army of Valour", "ARMED_GROUP", "army-of-valour")]


def test_a_new_entity_of_words_without_a_label_asks_for_the_label(desk: Desk) -> None:
    desk.open().drag("Army of Valour")
    desk.press("E", "1", "Enter")
    assert desk.sent("amend")[0]["entity"]["label"] == "ARMED_GROUP"
    assert desk.sent() == []


def test_two_keys_and_a_name_make_a_topic(desk: Desk) -> None:
    desk.open().click("Monday")
    desk.press("T")
    desk.page.keyboard.type("Safe zone")
    desk.press("Enter")
    [amend] = desk.sent("amend")
    assert amend["kind"] == "topic"
    assert amend["topic"] == {"id": "topic:safe-zone-2", "name": "Safe zone", "definition": ""}
    expect(desk.page.get_by_role("form")).to_have_count(0)


def test_a_target_nobody_knows_becomes_a_topic_in_the_form(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Turkey", "STATE", "turkey")]).click("Turkey")
    desk.press("s", "o")
    desk.page.keyboard.type("No-fly zone")
    expect(standing(desk)).to_have_text("create topic “No-fly zone” …")
    desk.press("Enter", "Enter")
    assert desk.sent("amend")[0]["topic"]["id"] == "topic:no-fly-zone"
    text = "Turkey and Russia meet in Astana"
    assert desk.put() == [stance(TEXT, text, "turkey", "oppose", "topic:no-fly-zone")]
    expect(desk.page.locator(".sw-card")).to_contain_text("Turkey ⟶ oppose ⟶ No-fly zone")


def test_a_label_is_given_by_typing_part_of_it_to_a_selection_or_a_mention(desk: Desk) -> None:
    desk.open().drag("Army of Valour")
    desk.press("0")
    desk.page.keyboard.type("arm")
    desk.press("Enter")
    desk.press("0")
    desk.page.keyboard.type("org")
    desk.press("Enter")
    assert desk.put() == [mention(TEXT, "Army of Valour", label) for label in ("ARMED_GROUP", "ORG")]


def test_labels_are_offered_by_their_names_with_definitions_beside_them(desk: Desk) -> None:
    given = codebook()
    given["labels"]["ORG"] |= {"name": "Body", "definition": "An organisation."}
    desk.open(codebook=given).drag("Army of Valour")
    desk.press("0")
    desk.page.keyboard.type("body")
    expect(options(desk)).to_have_text(["Body An organisation."], use_inner_text=True)
    desk.press("Escape", "1")
    assert desk.put() == [mention(TEXT, "Army of Valour", "ARMED_GROUP")]


def test_what_is_retired_is_neither_offered_nor_its_id_given_again(desk: Desk) -> None:
    given = codebook() | {"retired": {"turkey": ["idlib"], "ORG": ["STATE"], "army-of-valour": ["idlib"]}}
    desk.open(codebook=given, records=[mention(TEXT, "Army of Valour", "STATE")]).click("Army of Valour")
    desk.press("0")
    assert "org" not in names(desk)
    desk.press("Escape", "l", "Backspace")
    assert not any("Turkey" in name for name in names(desk))
    desk.press("Escape", "E")
    expect(desk.page.get_by_role("radio", name="org")).to_have_count(0)
    desk.press("Enter")
    assert desk.sent("amend")[0]["entity"]["id"] == "army-of-valour-2"


def test_what_is_created_is_in_the_registry_at_once_and_found_by_words_that_are_near_it(bench: Bench) -> None:
    bench.open().label("Army of Valour")
    bench.carry()
    bench.press("E")
    bench.page.keyboard.type("Jaysh al-Bahr")
    bench.press("Enter")
    bench.carry()
    [entity] = [each for each in bench.project.codebook.entities.values() if each.name == "Jaysh al-Bahr"]
    assert entity.aliases == ("Army of Valour",)
    readings = bench.project.annotations
    assert [each.entity for reading in readings for each in reading.mentions.values()] == [entity.id]
    bench.press("l")
    bench.page.keyboard.type("jaish al bahr")
    asked(bench, "jaish al bahr")
    bench.carry()
    expect(standing(bench)).to_have_text("Jaysh al-Bahr")


def test_what_is_made_has_its_name_as_long_as_it_waits_or_is_kept_and_no_longer(desk: Desk) -> None:
    entity = {"id": "army-of-valour", "label": "ARMED_GROUP", "name": "The Army", "aliases": []}
    message = {"type": "amend", "id": "x", "article": "one", "kind": "entity", "entity": entity}
    desk.page.goto(ADDRESS)
    names = desk.page.evaluate(
        """async ([opened, message]) => {
            const { Reading } = await import("/reading.mjs");
            const reading = new Reading(opened);
            return [[message], []].map((waiting) => (reading.fold(waiting), reading.name("army-of-valour")));
        }""",
        [opened(TEXT), message],
    )
    assert names == ["The Army", "army-of-valour"]
