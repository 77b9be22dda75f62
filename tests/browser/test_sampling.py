"""What was drawn to be read apart: found in the list, read blind, and without the outlet where that is hidden."""

import json
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.desk import TEXT, Desk
from tests.browser.real import real_desk
from tests.builders import a_mention, a_project
from workbench.project import Project

OUTLET = "The Daily Planet"


def a_project_of_four(folder: Path) -> Project:
    project = a_project(folder, {}, {"s0": a_mention(TEXT, "Turkey", "STATE", "turkey")})
    rows = ({"id": f"planet-{n}", "title": f"Title {n}", "text": TEXT, "outlet": OUTLET} for n in range(4))
    (project.seeds / "all.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return project


def test_readers_find_what_was_drawn_and_the_page_has_neither_suggestion_nor_outlet(desk: Desk, tmp_path: Path) -> None:
    project = a_project_of_four(tmp_path)
    sample = project.samples.draw(readers=["ada", "ben"], size=2, blind=["suggestions", "outlet"])
    real = real_desk(desk.page, project, "ada", sample.articles[0])
    page = real.page
    expect(page.locator(".sw-where")).to_have_text(re.compile(r"^\d of 4 · read blind: without suggestions$"))
    expect(page.locator(".sw-mark")).to_have_count(0)
    real.press("g")
    rows = page.locator(".sw-queue [role=option]")
    expect(rows).to_have_count(4)
    expect(rows.filter(has_text=OUTLET)).to_have_count(2)
    page.get_by_label("Sample", exact=True).select_option(index=1)
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text=OUTLET)).to_have_count(0)


def test_whoever_reads_no_sample_is_not_asked_for_one(desk: Desk, tmp_path: Path) -> None:
    real = real_desk(desk.page, a_project_of_four(tmp_path), "ada", "planet-0")
    real.press("g")
    expect(real.page.locator(".sw-queue [role=option]")).to_have_count(4)
    expect(real.page.get_by_label("Outlet", exact=True)).to_be_visible()
    expect(real.page.get_by_label("Sample", exact=True)).to_be_hidden()


def test_what_is_read_again_looks_like_any_article_that_is_open(desk: Desk, tmp_path: Path) -> None:
    project = a_project_of_four(tmp_path)
    first = real_desk(desk.page, project, "ada", "planet-1")
    first.press("n", "a", "d")
    first.settle()
    project.samples.repeat("ada", share=1, after_days=0)
    (again,) = project.samples.all.again
    second = real_desk(desk.page, project, "ada", again)
    expect(second.page.locator("h2")).to_have_text("Title 1")
    expect(second.mark("Turkey")).to_have_class(re.compile("sw-suggested"))
    second.press("u", "h")
    expect(second.page.locator(".sw-history")).to_contain_text("Nothing")
    second.press("Escape", "g")
    rows = second.page.locator(".sw-queue [role=option]")
    expect(rows).to_have_count(4)
    assert sorted(text.split("\n")[1] for text in rows.all_inner_texts()) == [f"Title {n}" for n in range(4)]
    expect(second.page.locator(".sw-counts")).to_have_text("○ 4 untouched")
