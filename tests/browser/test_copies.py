"""The same text in other outlets: told above it, carried by one key after it was seen, taken back by one."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_mention, a_project, a_stance, an_action
from tests.desk.test_carrying import TEXTS
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Record

TEXT = TEXTS["a"]
SAID: dict[str, Record] = {
    "m-1": a_mention(TEXT, "Idlib", "PLACE", "idlib"),
    "m-2": a_mention(TEXT, "Headline of a", "ORG"),
    "s-1": a_stance(TEXT, "“We will stay 👩‍🚒 as long as it takes,”", "turkey", "russia"),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A report, two near-copies of it and something else; of the report three things are said."""
    project = a_project(tmp_path, TEXTS)
    session = Session(project, "ana")
    session.act(an_action(project.article("a"), "add", dict(SAID)))
    return project


@pytest.fixture
def real(desk: Desk, project: Project) -> RealDesk:
    return real_desk(desk.page, project, "ana", "a")


def told(real: RealDesk) -> Locator:
    return real.page.locator(".sw-notes .sw-calm")


def rows(real: RealDesk) -> Locator:
    return real.page.locator(".sw-preview [role=option]")


def carried(real: RealDesk, article: str) -> dict[str, str]:
    """The words of what is said of an article, and of which record each is the like."""
    found = real.reading(article)
    names = {each.quote: each.propagated_from for each in found.mentions.values()}
    return names | {each.evidence.quote: each.propagated_from for each in found.stances.values()}


def carry(real: RealDesk) -> None:
    """Press the key, look, and confirm."""
    real.press("P")
    expect(rows(real)).not_to_have_count(0)
    real.press("Enter")
    real.settle()


def test_an_article_with_near_copies_says_so_and_another_does_not(real: RealDesk) -> None:
    expect(told(real)).to_contain_text("One of 3 near-copies, the first of them.")
    real.show("d")
    expect(real.page.locator(".sw-head")).to_contain_text("Headline of d")
    expect(told(real)).to_have_count(0)
    expect(real.page.locator(".sw-foot")).not_to_contain_text("near-copies")


def test_what_would_be_carried_is_seen_first_and_what_stays_behind_is_named(real: RealDesk) -> None:
    real.press("P")
    expect(real.page.get_by_label("from where to where")).to_have_value("from here to 2 near-copies (4 records)")
    expect(rows(real)).to_have_count(4)
    expect(rows(real).filter(has_text="Turkey, oppose, Russia")).to_have_count(2)
    left = real.page.locator(".sw-left li")
    expect(left).to_have_count(2)
    expect(left.first).to_contain_text("Headline of a")
    expect(left.first).to_contain_text("its words do not stand there")


def test_one_key_carries_it_to_all_and_one_takes_it_back(real: RealDesk) -> None:
    carry(real)
    expect(real.page.locator(".sw-head h2")).to_contain_text("Headline of a")
    stays = "We will stay 👩‍🚒 as long as it takes"
    assert {words.strip('“”",') for words in carried(real, "b")} == {"Idlib", stays}
    assert set(carried(real, "b").values()) == {"a#m-1", "a#s-1"}
    assert len(carried(real, "c")) == 2
    real.press("u")
    expect(real.page.locator(".sw-head h2")).not_to_contain_text("Headline of a")  # where it was taken back
    real.settle()
    assert carried(real, "b") == carried(real, "c") == {}
    assert len(carried(real, "a")) == 3


def test_a_copy_takes_over_what_was_said_of_the_first_without_the_rows_left_out(real: RealDesk) -> None:
    real.show("c")
    expect(told(real)).to_contain_text("Near-copy of “Headline of a")
    real.press("P")
    expect(real.page.get_by_label("from where to where")).to_contain_text("from “Headline of a")
    expect(rows(real)).to_have_count(2)
    real.press("Space", "Enter")
    real.settle()
    expect(real.page.locator('[data-card^="c-"]')).to_contain_text("Turkey ⟶ oppose ⟶ Russia")
    assert list(carried(real, "c").values()) == ["a#s-1"]


def test_another_way_shows_what_it_would_carry(real: RealDesk, project: Project) -> None:
    text, session = TEXTS["c"], Session(project, "ana")
    there = replace(a_mention(text, "Moscow", "PLACE"), entity="russia")
    ankara = a_mention(text, "Ankara", "PLACE")
    session.act(an_action(project.article("c"), "add", {"m-8": there, "m-9": ankara}))
    real.show("a")
    real.press("P")
    ways = real.page.get_by_label("from where to where")
    ways.select_option(index=1)
    expect(rows(real)).to_have_count(1)
    expect(rows(real)).to_contain_text("Ankara")
    expect(real.page.locator(".sw-left")).to_contain_text("Moscow")


def test_where_all_is_carried_that_is_said(real: RealDesk) -> None:
    carry(real)
    real.press("P")
    expect(real.page.locator(".sw-about")).to_contain_text("All that can be carried is there already")
