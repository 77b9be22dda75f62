"""The reliability report in a real browser: what was written is what is there, it reads well, and it prints whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessible import AXE
from tests.report.made import with_everything
from tests.report.sound import Read
from tests.report.test_writers import HOSTILE, a_report
from workbench.report.command import write
from workbench.report.page import page as as_page

A4 = {"width": 688, "height": 1000}
"""Pixels between the margins of the paper, at 96 to the inch."""
RUN = """async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, nodes }) => [impact, id, nodes.map((node) => node.html)]);
}"""
CUT = """() => [...document.querySelectorAll("main *:not(svg *)")]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline")
    .map((each) => each.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a made project."""
    folder = tmp_path_factory.mktemp("printed")
    return write(with_everything(folder / "study"), folder, made=date(2026, 11, 23), draws=100).html


@pytest.fixture(scope="module")
def shown(browser: Browser, written: Path) -> Iterator[Page]:
    """The same in a browser, which may run axe there although the page forbids all scripts."""
    page = browser.new_page(bypass_csp=True)
    page.goto(written.as_uri())
    yield page
    page.close()


def test_axe_finds_nothing_to_say_of_it(shown: Page) -> None:
    shown.evaluate(AXE)
    assert shown.evaluate(RUN) == []


def test_the_browser_had_nothing_to_mend(shown: Page, written: Path) -> None:
    there = shown.evaluate("[...document.querySelectorAll('*')].map((each) => each.localName)")
    assert there == Read(written.read_text(encoding="utf-8")).tags


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_but_tables_is_wider_than_the_window(shown: Page, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 900})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert [cut for cut in shown.evaluate(CUT) if 'class="table' not in cut] == []


def test_no_column_is_cut_off_on_paper(shown: Page) -> None:
    shown.set_viewport_size(A4)  # type: ignore[arg-type]
    shown.emulate_media(media="print")
    assert shown.evaluate(CUT) == []
    shown.emulate_media(media="screen")


def test_it_prints_on_pages(shown: Page) -> None:
    printed = shown.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert 5 < printed.count(b"/Type /Page\n") < 25


def test_hostile_words_stay_words_and_nothing_runs_or_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    path, asked = tmp_path / "hostile.html", list[str]()
    path.write_text(as_page(a_report(*HOSTILE)), encoding="utf-8")
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto(path.as_uri())
    there = page.evaluate("[...document.querySelectorAll('*')].map((each) => each.localName)")
    assert there == Read(path.read_text(encoding="utf-8")).tags
    assert asked == [path.as_uri()]
    page.close()
