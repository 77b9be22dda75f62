"""Annotators see what was decided about their own work, once they are done with the article."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.agreement.deciding import decide
from tests.agreement.planting import planted
from tests.agreement.seeds import seed_project, seed_readings
from tests.browser.desk import Desk
from tests.browser.opened import opened
from tests.browser.real import RealDesk, real_desk
from workbench.agreement.differences import differences
from workbench.project import Project

ARTICLE = "000_0013787b2693f223"
OTHER = "002_7182a8f42e8688d0"
FIRST = seed_readings()[ARTICLE]
PLAN = {("mention", "found"): 1, ("stance", "polarity"): 1, ("stance", "voice"): 1, ("naming", "valence"): 1}
SECOND = planted(FIRST, PLAN, 5, "ben")
FOUND = {each.kind: each for each in differences([FIRST, SECOND])}
WHY = "“<b>the rule</b>” is unclear"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two readings of one article, four differences decided, two of them for ben; and one nobody decided on."""
    other = seed_readings()[OTHER]
    project = seed_project(tmp_path / "p", [FIRST, SECOND, planted(other, PLAN, 1, "ben"), other])
    for kind, taken in (("found", "reference"), ("polarity", "reference"), ("voice", "ben"), ("valence", "ben")):
        decide(project, ARTICLE, FOUND[kind], "one", taken, reason=WHY if kind == "polarity" else "")
    return project


def tab(real: RealDesk) -> Locator:
    return real.page.get_by_role("tab", name="Adjudicated")


def test_what_was_decided_otherwise_stands_in_a_tab_with_the_reason(desk: Desk, project: Project) -> None:
    real = real_desk(desk.page, project, "ben", ARTICLE)
    expect(tab(real)).to_have_text("Adjudicated 2")
    real.press("J")
    panel = real.page.locator(".sw-adjudicated")
    expect(panel).to_contain_text("2 of 4 differences were decided as you had it.")
    rows = panel.get_by_role("option")
    expect(rows).to_have_count(2)
    polarity = rows.filter(has_text="polarity")
    expect(polarity).to_contain_text(WHY)
    said, stands = (FOUND["polarity"].sides[name] for name in ("ben", "reference"))
    assert said
    assert stands
    expect(polarity.locator("p").nth(0)).to_have_text(f"you: {said.record.polarity}")  # type: ignore[union-attr]
    expect(polarity.locator("p").nth(1)).to_have_text(f"decided: {stands.record.polarity}")  # type: ignore[union-attr]
    assert "reference" not in (panel.text_content() or "")


def test_one_jumps_from_a_decision_to_the_place(desk: Desk, project: Project) -> None:
    real = real_desk(desk.page, project, "ben", ARTICLE)
    expect(tab(real)).to_be_visible()
    real.press("J")
    real.page.locator(".sw-adjudicated").get_by_role("option").filter(has_text="polarity").click()
    said = FOUND["polarity"].sides["ben"]
    assert said
    expect(real.page.locator(".sw-about")).to_contain_text(f"⟶ {said.record.polarity} ⟶")  # type: ignore[union-attr]
    expect(real.page.locator(".sw-text")).to_be_focused()


def test_who_is_not_done_or_reads_what_nobody_decided_sees_no_tab(desk: Desk, project: Project) -> None:
    real = real_desk(desk.page, project, "ben", ARTICLE)
    expect(tab(real)).to_be_visible()
    real.press("J")
    real.page.locator(".sw-text").focus()
    real.press("d")
    expect(tab(real)).to_be_hidden()
    expect(real.page.get_by_role("tab", name="Reading")).to_have_attribute("aria-selected", "true")
    real.press("d")
    expect(tab(real)).to_be_visible()
    real.press("]", "]")
    expect(real.page.locator(".sw-head")).to_contain_text("3 of 5")
    real.settle()
    expect(tab(real)).to_be_hidden()


def test_it_is_asked_for_only_where_the_article_is_done(desk: Desk) -> None:
    desk.open()
    assert not [each for each in desk.sent("ask") if each["what"] == "adjudicated"]
    desk.tell(type="open", **opened("Turkey", status="done"))
    desk.page.wait_for_function("model.sent.some((message) => message.what === 'adjudicated')")
