"""A name that is known links itself, and one click is enough to label it."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.opened import codebook, mention, naming

TEXT = "🕊️ Ankara and Hayat Tahrir al-Sham met.\r\nThe Turkish army and HTS left İdlib, not Idlib."


def test_a_name_of_the_codebook_is_linked_as_it_is_labelled_and_it_is_said(desk: Desk) -> None:
    desk.open(TEXT).drag("Ankara")
    desk.press("3")
    assert desk.put() == [mention(TEXT, "Ankara", "STATE", "turkey")]
    expect(desk.page.locator(".sw-about")).to_have_text("“Ankara” → Turkey: l links it to another.")


@pytest.mark.parametrize(
    ("words", "key", "label"), [("Idlib", "6", "EVENT"), ("İdlib", "5", "PLACE"), ("army", "1", "ARMED_GROUP")]
)
def test_another_label_or_other_letters_name_nobody(desk: Desk, words: str, key: str, label: str) -> None:
    desk.open(TEXT).drag(words)
    desk.press(key)
    assert desk.put() == [mention(TEXT, words, label)]


def test_a_name_that_two_have_names_nobody_and_a_retired_entity_has_none(desk: Desk) -> None:
    given = codebook()
    given["entities"][3] |= {"label": "STATE", "aliases": ["Ankara"]}
    given["retired"] = {"idlib": []}
    desk.open(TEXT, codebook=given).drag("Ankara")
    desk.press("3")
    desk.drag("Idlib")
    desk.press("5")
    assert desk.put() == [mention(TEXT, "Ankara", "STATE"), mention(TEXT, "Idlib", "PLACE")]


def test_what_the_same_words_were_linked_to_in_the_article_comes_first(desk: Desk) -> None:
    text = "Ankara met. Ankara left."
    desk.open(text, records=[mention(text, "Ankara", "STATE", "idlib")]).drag("Ankara", nth=1)
    desk.press("3")
    assert desk.put() == [mention(text, "Ankara", "STATE", "idlib", nth=1)]


def test_what_is_only_suggested_counts_for_nothing(desk: Desk) -> None:
    text = "The regime met. The regime left."
    desk.open(text, suggestions=[mention(text, "regime", "STATE", "turkey")]).drag("regime", nth=1)
    desk.press("3")
    assert desk.put() == [mention(text, "regime", "STATE", nth=1)]


def test_another_label_or_other_words_link_what_named_nobody_yet(desk: Desk) -> None:
    text = "Turkey and Tahrir al-Sham, or Hayat Tahrir al-Sham, met."
    given = [mention(text, "Turkey", "ORG"), mention(text, "Tahrir al-Sham", "ARMED_GROUP", nth=1)]
    desk.open(text, records=given).click("Turkey")
    desk.press("3")
    desk.click("Tahrir al-Sham", nth=1)
    desk.press("Shift+ArrowUp")
    linked = mention(text, "Hayat Tahrir al-Sham", "ARMED_GROUP", "hayat-tahrir-al-sham")
    assert desk.put() == [mention(text, "Turkey", "STATE", "turkey"), linked]


def test_what_somebody_linked_stays_linked(desk: Desk) -> None:
    desk.open(TEXT, records=[mention(TEXT, "Ankara", "ORG", "idlib")]).click("Ankara")
    desk.press("3")
    assert desk.put() == [mention(TEXT, "Ankara", "STATE", "idlib")]


def test_a_click_into_a_name_and_a_digit_label_all_of_it(desk: Desk) -> None:
    desk.open(TEXT).click("Tahrir")
    desk.press("1")
    desk.click("Turkish")
    desk.press("1")
    desk.click("met")
    desk.press("6")
    assert desk.put() == [
        mention(TEXT, "Hayat Tahrir al-Sham", "ARMED_GROUP", "hayat-tahrir-al-sham"),
        mention(TEXT, "Turkish army", "ARMED_GROUP", "turkish-armed-forces"),
        mention(TEXT, "met", "EVENT"),
    ]


def test_what_was_clicked_before_one_went_on_is_not_labelled(desk: Desk) -> None:
    desk.open(TEXT, suggestions=[mention(TEXT, "HTS", "ARMED_GROUP")]).click("Ankara")
    desk.press("n", "x", "3")
    assert desk.put() == []
    assert desk.fates() == {"s0": "rejected"}


def test_a_term_that_one_stands_on_becomes_a_mention_and_a_mention_a_term(desk: Desk) -> None:
    desk.open(TEXT, records=[naming(TEXT, "Turkish army")]).click("Turkish army")
    desk.press("1", "t", "-", "Tab", "Enter")
    army = mention(TEXT, "Turkish army", "ARMED_GROUP", "turkish-armed-forces")
    made = naming(TEXT, "Turkish army", "turkish-armed-forces") | {"frame_class": ""}
    assert desk.put() == [army, made]
