"""What two machines left in two ways, or marked twice, is told among the problems and decided there by one key."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Locator, expect

from tests.apart import apart
from tests.browser.desk import Desk
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_mention, a_stance, an_action
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Action, Article, Record

TEXT = "Turkey 👩‍🚒 met HTS in Idlib.\r\n\r\nRussia has rejected the plan of İdlib."
STATE, PLACE, ORG = (a_mention(TEXT, "Turkey", label) for label in ("STATE", "PLACE", "ORG"))
TURKEY = replace(STATE, entity="turkey")
OPPOSES = a_stance(TEXT, "rejected the plan", "russia", "topic:ceasefire")


def on(article: Article, put: dict[str, Record] | None = None, drop: str = "") -> Action:
    return an_action(article, "relabel" if put else "delete", put, drop.split())


@pytest.fixture
def real(desk: Desk, tmp_path: Path) -> RealDesk:
    """A mention with two labels, a stance that one machine dropped, a mention that both have marked."""
    article = Article("a", TEXT)
    twice = a_mention(TEXT, "HTS", "ARMED_GROUP")
    project = apart(
        tmp_path,
        {"a": TEXT, "b": TEXT},
        [on(article, {"m-1": ORG, "s-1": OPPOSES})],
        [on(article, {"m-laptop": twice}), on(article, {"m-1": PLACE}), on(article, drop="s-1")],
        [
            on(
                article,
                {"m-1": TURKEY, "m-office": twice, "s-1": replace(OPPOSES, polarity="support")},
            )
        ],
    )
    return real_desk(desk.page, project, "ana", "a")


def rows(real: RealDesk) -> Locator:
    return real.page.get_by_role("tabpanel").get_by_role("option")


def at(real: RealDesk, says: str) -> None:
    """Walk down to the problem that says so."""
    expect(rows(real).filter(has_text=says)).to_have_count(1)
    real.page.get_by_role("listbox", name="Problems").focus()
    real.press("Home")
    while says not in (real.page.locator("[role=tabpanel] [aria-selected=true]").text_content() or ""):
        real.press("ArrowDown")


def test_what_was_left_in_two_ways_or_marked_twice_is_told_with_its_keys(real: RealDesk) -> None:
    real.press("v")
    expect(rows(real)).to_have_count(3)
    expect(rows(real).filter(has_text="(1) label PLACE, no entity, (2) label STATE, entity Turkey")).to_contain_text(
        "1, 2 decide it"
    )
    expect(rows(real).filter(has_text="(1) dropped")).to_contain_text("“rejected the plan”")
    expect(rows(real).filter(has_text="marked twice")).to_contain_text("“HTS” · 1 decides it")


def test_one_key_takes_the_other_side_and_u_goes_back(real: RealDesk) -> None:
    real.press("v")
    at(real, "label PLACE")
    real.press("2")
    expect(rows(real)).to_have_count(2)
    real.settle()
    assert real.reading("a").records["m-1"] == TURKEY
    assert "m-1" not in real.reading("a").disputed
    real.press("Escape", "u")
    expect(rows(real)).to_have_count(3)
    real.settle()
    assert real.reading("a").records["m-1"] == PLACE
    real.press("U")
    expect(rows(real)).to_have_count(2)


def test_one_key_keeps_what_counts_also_where_that_is_nothing(real: RealDesk) -> None:
    real.press("v")
    at(real, "(1) dropped")
    real.press("1")
    expect(rows(real)).to_have_count(2)
    real.settle()
    assert "s-1" not in real.reading("a").records
    assert list(real.reading("a").disputed) == ["m-1"]


def test_what_one_machine_dropped_comes_back_by_a_key_and_enter_goes_to_its_words(real: RealDesk) -> None:
    real.press("v")
    at(real, "(1) dropped")
    real.press("Enter")
    assert real.page.evaluate("String(getSelection())") == "rejected the plan"
    at(real, "(1) dropped")
    real.press("2")
    expect(rows(real)).to_have_count(2)
    real.settle()
    assert real.reading("a").records["s-1"] == replace(OPPOSES, polarity="support")


def test_of_what_was_marked_twice_one_key_keeps_one(real: RealDesk) -> None:
    real.press("v")
    at(real, "marked twice")
    real.press("1")
    expect(rows(real)).to_have_count(2)
    real.settle()
    assert [each.quote for each in real.reading("a").mentions.values()] == ["Turkey", "HTS"]


def test_k_keeps_all_that_counts_as_one_step(real: RealDesk) -> None:
    real.press("v", "k")
    expect(rows(real)).to_have_count(0)
    real.settle()
    assert real.reading("a").disputed == {}
    assert real.reading("a").records["m-1"] == PLACE
    (sent,) = real.sent("decide")
    assert len(sent["of"]) == 3


def test_the_mouse_decides_as_well_and_from_another_article(real: RealDesk) -> None:
    real.press("]", "v")
    expect(rows(real)).to_have_count(0)
    real.page.get_by_role("button", name="in all articles", exact=True).click()
    expect(rows(real)).to_have_count(3)
    at(real, "label PLACE")
    real.page.get_by_role("group", name="Decide").get_by_role("button", name="take label STATE").click()
    expect(real.page.locator("h2")).to_have_text("a")
    real.settle()
    assert real.reading("a").records["m-1"] == TURKEY


def test_what_was_decided_meanwhile_is_not_decided_again(real: RealDesk) -> None:
    real.press("v")
    at(real, "label PLACE")
    again = Session(Project(real.project.folder), "ana")
    again.act(on(Article("a", TEXT), {"m-1": ORG}))
    real.press("2")
    expect(real.page.locator(".sw-notes")).to_contain_text("was decided or changed meanwhile")
    assert real.reading("a").records["m-1"] == ORG
