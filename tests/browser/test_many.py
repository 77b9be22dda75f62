"""Many at once: a decision spread to all that is alike, suggestions accepted by a filter; one step to undo."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import mention, stance
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_mention, a_project

FIRST = "Turkey met HTS.\n\nHTS and 🔥 HTS spoke. The HTSX is not it. Turkey left."
SECOND = "In İdlib, HTS ruled the city.\r\n\r\nA spokesman of HTS said so on Monday."
DONE = "HTS is here too."


@pytest.fixture
def real(desk: Desk, tmp_path: Path) -> RealDesk:
    """Three articles; in the first `HTS` and `Turkey` are suggested, once each."""
    suggested = {
        "s0": a_mention(FIRST, "HTS", "ARMED_GROUP", "hayat-tahrir-al-sham"),
        "s1": a_mention(FIRST, "Turkey", "STATE", "turkey"),
    }
    project = a_project(tmp_path, {"1": FIRST, "2": SECOND, "3": DONE}, {})
    project.__dict__["suggester"] = lambda article: suggested if article.id == "1" else {}
    return real_desk(desk.page, project, "ada", "1")


def rows(real: RealDesk) -> Locator:
    return real.page.locator(".sw-preview [role=option]")


def words(real: RealDesk, article: str) -> list[str]:
    """Quotes of the mentions in the log, in text order; none when nothing was ever done there."""
    readings = [each for each in real.project.annotations if each.article == article]
    return [mention.quote for reading in readings for mention in reading.mentions.values()]


def test_one_key_labels_all_alike_in_the_article_and_one_key_takes_all_of_it_back(real: RealDesk) -> None:
    real.click("HTS")
    real.press("f")
    expect(rows(real)).to_have_count(3)
    real.press("Enter")
    expect(real.mark("HTS")).to_have_count(3)
    real.settle()
    reading = real.reading("1")
    assert words(real, "1") == ["HTS"] * 3
    assert {each.entity for each in reading.mentions.values()} == {"hayat-tahrir-al-sham"}
    origins = [each.propagated_from for each in reading.mentions.values()]
    assert origins == ["", "1#s0", "1#s0"]
    real.press("u")
    real.settle()
    assert words(real, "1") == []


def test_single_places_are_left_out(real: RealDesk) -> None:
    real.click("HTS")
    real.press("f")
    expect(rows(real)).to_have_count(3)
    real.press("ArrowDown", "Space")
    expect(real.page.locator(".sw-preview [role=status]")).to_have_text("2 of 3")
    real.press("Enter")
    real.settle()
    starts = [each.start for each in real.reading("1").mentions.values()]
    assert starts == [FIRST.index("HTS"), FIRST.index("HTS spoke")]


def test_a_name_is_labelled_in_every_article_that_nobody_has_finished(real: RealDesk) -> None:
    real.editor.show("3")
    expect(real.page.locator("h2")).to_have_text("3")
    real.press("d")
    real.settle()
    real.editor.show("1")
    expect(real.page.locator("h2")).to_have_text("Turkey met HTS.")
    real.click("HTS")
    real.press("F")
    expect(rows(real)).to_have_count(5)
    expect(real.page.locator(".sw-preview [role=status]")).to_have_text("5 of 5 in 2 articles")
    real.press("Enter")
    real.settle()
    assert (words(real, "1"), words(real, "2"), words(real, "3")) == (["HTS"] * 3, ["HTS"] * 2, [])
    real.press("u")
    real.settle()
    assert (words(real, "1"), words(real, "2")) == ([], [])
    real.press("U")
    real.settle()
    assert (words(real, "1"), words(real, "2")) == (["HTS"] * 3, ["HTS"] * 2)


def test_all_alike_are_taken_away_with_one_key(real: RealDesk) -> None:
    real.click("HTS")
    real.press("f")
    expect(rows(real)).to_have_count(3)
    real.press("Enter")
    real.settle()
    real.click("HTS")
    real.press("X")
    expect(rows(real)).to_have_count(3)
    real.press("Enter")
    real.settle()
    assert words(real, "1") == []


def test_suggestions_are_accepted_by_a_filter_and_taken_back_in_one_step(real: RealDesk) -> None:
    real.press("b")
    expect(rows(real)).to_have_count(2)
    real.page.get_by_label("any kind").select_option("state")
    expect(rows(real)).to_have_count(1)
    rows(real).click()
    expect(real.page.locator(".sw-preview [role=status]")).to_have_text("0 of 1")
    rows(real).click()
    real.press("Enter")
    real.settle()
    assert words(real, "1") == ["Turkey"]
    assert {id_: each.fate for id_, each in real.reading("1").decisions.items()} == {"fate:s1": "accepted"}
    real.press("b", "Enter", "u", "u")
    real.settle()
    assert words(real, "1") == []


def test_what_is_only_pointed_at_is_not_accepted_with_the_many(desk: Desk) -> None:
    pointer = stance(TEXT, "rejected the plan", None, "", None)
    desk.open(assist="entities", suggestions=[mention(TEXT, "Turkey", "STATE"), pointer])
    desk.press("b", "Enter")
    assert desk.fates() == {"s0": "accepted"}
    expect(desk.page.locator(".sw-foot")).not_to_contain_text("accept many")


def test_the_preview_shows_no_more_than_the_line_around_a_suggestion(real: RealDesk) -> None:
    real.press("b")
    expect(rows(real).locator(".sw-kwic")).to_have_text(["Turkey met HTS."] * 2)


def test_nothing_alike_is_said_and_nothing_is_opened(real: RealDesk) -> None:
    real.editor.show("3")
    expect(real.page.locator("h2")).to_have_text("3")
    real.drag("HTS")
    real.press("1", "f")
    expect(real.page.locator(".sw-about")).to_contain_text("no other place")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()
