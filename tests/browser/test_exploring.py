"""From a figure to the text and back in a page: a real explorer and a real desk, real mouse and keys, no JupyterLab."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.explored import Explored
from tests.browser.lab import Lab
from tests.browser.test_accessible import judged
from tests.browser.themed import theme
from tests.builders import a_project, a_stance, an_action
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Record


def a_notebook(source: str) -> dict[str, Any]:
    """A notebook of one cell."""
    cell: dict[str, Any] = {"cell_type": "code", "id": "one", "metadata": {}, "outputs": [], "execution_count": None}
    return {
        "cells": [cell | {"source": source}],
        "metadata": {"kernelspec": KERNEL},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


CURRENT = ".sw-panel [data-card][aria-current=true]"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
TEXTS = {
    "a": "Turkey rejected the plan. Russia backed the plan.",
    "b": "Meanwhile.\n\nTurkey rejected the plan again.",
    "c": "Iran backed the plan.",
}
ZONE, CEASEFIRE = "topic:safe-zone", "topic:ceasefire"


def stance(article: str, evidence: str, holder: str, polarity: str, target: str = ZONE) -> Record:
    return a_stance(TEXTS[article], evidence, holder, target, polarity)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = a_project(tmp_path, TEXTS)
    session = Session(project, "ada")
    for article, record in (
        ("a", stance("a", "Turkey rejected the plan", "turkey", "oppose")),
        ("a", stance("a", "Russia backed the plan", "russia", "support")),
        ("b", stance("b", "Turkey rejected the plan", "turkey", "oppose")),
        ("c", stance("c", "Iran backed the plan", "iran", "support")),
        ("c", stance("c", "backed the plan", "turkey", "support", CEASEFIRE)),
    ):
        session.act(an_action(project.article(article), "stance", {f"s-{evidence_of(record)}": record}))
    return project


def evidence_of(record: Record) -> str:
    return record.evidence.quote.replace(" ", "-") + record.target[6:9]  # type: ignore[union-attr, index]


@pytest.fixture
def explored(desk: Desk, project: Project) -> Explored:
    desk.page.set_viewport_size({"width": 1500, "height": 950})  # with the list of articles beside the text
    return Explored(desk.page, project, "ada").show("c")


def test_a_click_on_a_cell_leads_to_the_words_it_is_made_of(explored: Explored) -> None:
    page = explored.page
    explored.part("Turkey → Safe zone").click()
    rows = page.locator(".sw-behind [role=option]")
    expect(rows).to_have_count(2)
    expect(page.locator(".sw-only")).to_contain_text("from the chart: Turkey → Safe zone, 2 articles")
    expect(page.locator(".sw-queue [role=option]")).to_have_count(2)
    rows.nth(1).click()
    expect(page.locator(".sw-text")).to_contain_text("Meanwhile.")
    expect(page.locator(".sw-text")).to_be_focused()
    expect(page.locator(".sw-text")).to_be_in_viewport(ratio=0.99)
    expect(page.locator(CURRENT)).to_contain_text("Turkey")


def test_what_is_corrected_at_the_desk_changes_the_figure_and_the_focus_stays_where_it_is(explored: Explored) -> None:
    page = explored.page
    explored.part("Turkey → Safe zone").click()
    before = page.locator(".sw-picture img").get_attribute("src")
    page.locator(".sw-behind [role=option]").first.click()
    expect(page.locator(".sw-text")).to_contain_text("Russia backed")
    page.keyboard.press("x")
    explored.settle()
    expect(explored.part("Turkey → Safe zone")).to_have_attribute("aria-label", re.compile("n 1"))
    expect(explored.part("Turkey → Safe zone")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".sw-behind [role=option]")).to_have_count(1)
    assert page.locator(".sw-picture img").get_attribute("src") != before
    expect(page.locator(".sw-text")).to_be_focused()


def test_the_words_of_somebody_elses_record_are_selected(desk: Desk, project: Project) -> None:
    explored = Explored(desk.page, project, "ben").show("c")
    explored.part("Russia → ").click()
    desk.page.locator(".sw-behind [role=option]").click()
    expect(desk.page.locator(".sw-text")).to_be_focused()
    assert desk.page.evaluate("document.getSelection().toString()") == "Russia backed the plan"


def test_a_form_that_is_being_filled_in_stays(explored: Explored) -> None:
    page = explored.page
    explored.desk.drag("Iran")
    page.keyboard.press("s")
    page.get_by_role("form").get_by_role("radio", name="oppose").click()
    explored.part("Russia → ").click()
    page.locator(".sw-behind [role=option]").click()
    expect(page.locator(".sw-tip")).to_have_text("Save the form (Enter) or leave it (Esc) first.")
    expect(page.get_by_role("form")).to_be_visible()
    expect(page.locator(".sw-text")).to_contain_text("Iran backed")


def test_all_articles_are_back_when_the_choice_is_taken_off(explored: Explored) -> None:
    page = explored.page
    explored.part("Russia → ").click()
    expect(page.locator(".sw-queue [role=option]")).to_have_count(1)
    page.get_by_role("button", name="All articles again").click()
    expect(page.locator(".sw-queue [role=option]")).to_have_count(3)
    expect(page.locator(".sw-only")).to_be_hidden()


def test_the_parts_are_one_stop_of_tab_and_the_arrows_lead_from_one_to_the_next(explored: Explored) -> None:
    page = explored.page
    expect(page.locator(".sw-parts button[tabindex='0']")).to_have_count(1)
    explored.part("Turkey → Safe zone").focus()
    page.keyboard.press("ArrowRight")
    expect(explored.part("Turkey → Ceasefire")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    tops = [page.evaluate("document.activeElement.offsetTop")]
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        tops.append(page.evaluate("document.activeElement.offsetTop"))
    assert tops == sorted({*tops}), "row by row"
    page.keyboard.press("ArrowUp")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "→ Safe zone" in focused
    assert not focused.startswith("Turkey")
    page.keyboard.press("Enter")
    expect(page.locator(".sw-behind h3")).to_have_text(focused)
    expect(page.locator(".sw-parts button[tabindex='0']")).to_be_focused()


def test_a_redrawn_figure_leaves_the_focus_on_its_part(explored: Explored) -> None:
    explored.part("Iran → ").focus()
    explored.page.evaluate("window.same = document.activeElement")
    explored.page.evaluate("figure.send({ type: 'choose', name: 'once', value: 'record' })")
    expect(explored.page.get_by_label("What is said again")).to_have_value("record")
    assert explored.page.evaluate("document.activeElement === window.same && same.isConnected")


def test_the_keys_of_the_figure_are_not_the_notebooks(explored: Explored) -> None:
    page = explored.page
    page.evaluate("window.heard = []; document.body.addEventListener('keydown', (event) => heard.push(event.key))")
    explored.part("Iran → ").focus()
    for key in ("ArrowRight", "x", "d", "Control+s", "Shift+Enter"):
        page.keyboard.press(key)
    assert [key for key in page.evaluate("heard") if key not in {"Control", "Shift"}] == ["s", "Enter"]


def test_what_is_chosen_above_the_figure_is_drawn(explored: Explored) -> None:
    page = explored.page
    page.get_by_role("combobox", name="Figure").select_option("progress")
    expect(page.locator(".sw-picture img")).to_have_attribute("alt", re.compile("How far the annotators are"))
    page.get_by_label("near-copies count once").check()
    expect(page.get_by_label("near-copies count once")).to_be_checked()
    page.locator("#picture").get_by_label("Published from").fill("2030-01-01")
    expect(page.locator(".sw-picture img")).to_have_attribute("alt", re.compile("2030"))


def test_a_part_of_a_figure_of_articles_leads_to_the_article(explored: Explored) -> None:
    page = explored.page
    page.get_by_role("combobox", name="Figure").select_option("progress")
    explored.part("ada").first.click()
    expect(page.locator(".sw-behind")).to_contain_text("3 articles")
    page.locator(".sw-behind [role=option]").nth(1).click()
    expect(page.locator(".sw-text")).to_contain_text("Meanwhile.")


def test_names_are_only_ever_words(desk: Desk, tmp_path: Path) -> None:
    text = "<img src=x onerror=alert(1)> $x$ said no. Iran backed the plan."
    project = a_project(tmp_path, {"<b>&": text})
    record = a_stance(text, text[:37], "iran", ZONE, "oppose")
    Session(project, "ada").act(an_action(project.article("<b>&"), "stance", {"s": record}))
    explored = Explored(desk.page, project, "ada").show()
    explored.part("Iran → ").click()
    expect(desk.page.locator(".sw-behind [role=option] b")).to_have_text(text[:37])
    expect(desk.page.locator(".sw-behind img")).to_have_count(0)


def test_a_kernel_that_is_gone_is_said_in_words_and_its_return_takes_them_back(explored: Explored) -> None:
    page = explored.page
    page.evaluate("figure.silent = true")
    explored.part("Iran → ").click()
    page.clock.fast_forward(3000)
    banner = page.locator("#picture .sw-banner")
    expect(banner).to_contain_text("The kernel does not answer")
    page.evaluate("figure.silent = false")
    explored.part("Iran → ").click()
    expect(banner).to_be_hidden()
    expect(page.locator(".sw-behind [role=option]")).to_have_count(1)


def test_the_figure_goes_with_the_theme_and_the_width_of_the_notebook(explored: Explored) -> None:
    page = explored.page
    page.add_style_tag(content="body[data-jp-theme-light=false] { --jp-content-font-color0: #fff }")
    page.wait_for_timeout(700)  # whatever else is on its way
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    page.wait_for_function("figure.sent.at(-1).type === 'look' && figure.sent.at(-1).look.dark")
    page.evaluate("document.getElementById('picture').style.width = '420px'")
    page.wait_for_function("figure.sent.at(-1).look?.width < 430")
    expect(page.locator(".sw-picture img")).to_have_js_property("complete", True)
    assert page.evaluate("document.querySelector('.sw-picture').scrollWidth") <= 420


@pytest.mark.parametrize("width", ["", "420px"])
def test_the_explorer_is_not_hard_to_reach(explored: Explored, width: str) -> None:
    page: Page = explored.page
    page.add_style_tag(content=theme("light"))
    page.evaluate("(width) => { document.getElementById('picture').style.width = width }", width)
    explored.part("Turkey → Safe zone").click()
    expect(page.locator(".sw-behind [role=option]")).to_have_count(2)
    judged(page)


def test_a_page_that_is_left_leaves_nothing_behind(explored: Explored) -> None:
    left: Any = explored.page.evaluate(
        "async () => { figure.leave(); figure.tell({ message: { type: 'undrawn', why: 'late' }, buffers: [] });"
        " return document.querySelector('.sw-figure').textContent.includes('late'); }"
    )
    assert left is False


CELL = """import workbench
project = workbench.open("..")
project.explore("reference")"""


def test_in_jupyterlab_a_cell_of_the_matrix_leads_to_a_record_and_its_correction_to_another_cell(
    lab: Lab, page: Page, new_project: Callable[[], Path]
) -> None:
    folder = new_project()
    notebook = folder / "notebooks" / "explore.ipynb"
    notebook.write_text(json.dumps(a_notebook(CELL)), encoding="utf-8")
    opened = lab.open(page, notebook)
    opened.run_all()
    part = page.locator('.sw-parts button[aria-label^="Army of Mujahideen → Foreign intervention"]')
    before = part.get_attribute("aria-label")
    expect(page.locator(".sw-line").first).to_be_attached()
    expect(page.get_by_role("combobox", name="Figure")).to_be_in_viewport()
    part.click()
    page.locator(".sw-behind [role=option]").first.click()
    expect(page.locator(".sw-text")).to_be_focused()
    card = page.locator(CURRENT)
    expect(card).to_contain_text("oppose")
    page.keyboard.press("e")
    page.get_by_role("form").get_by_role("radio", name="support").press("Space")
    page.get_by_role("form").get_by_role("button", name="save").press("Enter")
    expect(part).not_to_have_attribute("aria-label", str(before))
    expect(part).to_have_attribute("aria-label", re.compile("support"))
    opened.save()
    saved = notebook.read_text(encoding="utf-8")
    assert "foreign countries" not in saved.casefold(), "no text of an article lands in the notebook"
    opened.reload()
    expect(part).to_have_attribute("aria-label", re.compile("support"))
