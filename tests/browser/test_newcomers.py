"""New names: listed, made an entity by one key, refused by another, seen in the text."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_project
from tests.desk.test_newcomers import TEXTS, suggested


@pytest.fixture
def real(desk: Desk, tmp_path: Path) -> RealDesk:
    """An article with names that no entity has, and the list of such names open."""
    project = a_project(tmp_path, TEXTS)
    project.__dict__["suggester"] = suggested
    real = real_desk(desk.page, project, "ana", "a")
    real.press("N")
    expect(rows(real)).to_have_count(2)
    return real


def rows(real: RealDesk) -> Locator:
    return real.page.locator(".sw-newcomers [role=option]")


def says(real: RealDesk) -> Locator:
    return real.page.locator(".sw-newcomers [role=status]")


def test_a_new_name_is_told_with_its_label_how_often_it_is_seen_and_where(real: RealDesk) -> None:
    expect(rows(real).first).to_contain_text("Brigade of Dawn")
    expect(rows(real).first).to_contain_text("armed group · 4 times in 3 articles")
    expect(rows(real).first.locator(".sw-kwic b")).to_have_text("Brigade of Dawn")


def test_one_key_makes_it_an_entity_and_the_next_row_has_the_focus(real: RealDesk) -> None:
    real.press("Enter")
    expect(rows(real)).to_have_count(1)
    expect(says(real)).to_contain_text("“Brigade of Dawn” is an entity now")
    real.press("x")
    expect(says(real)).to_contain_text("“Omar Deif” is not offered again")
    real.settle()
    made = real.project.codebook.entities["brigade-of-dawn"]
    assert (made.name, made.label) == ("Brigade of Dawn", "ARMED_GROUP")
    real.press("Escape", "N")
    expect(real.page.locator(".sw-newcomers .sw-empty")).to_have_text("No name without an entity is seen often.")


def test_its_first_place_is_seen_in_the_text(real: RealDesk) -> None:
    real.press("ArrowDown", " ")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()
    assert real.page.evaluate("getSelection().toString()") == "Omar Deif"


def test_the_codebook_leads_there_by_the_mouse(real: RealDesk) -> None:
    real.press("Escape", "c")
    real.page.get_by_role("button", name="new names").click()
    expect(rows(real)).to_have_count(2)
