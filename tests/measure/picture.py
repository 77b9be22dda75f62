"""The README's picture, taken from a real JupyterLab: `python -m tests.measure.picture` writes notebooks/annotate.png.

A few suggestions are accepted first, so that the picture shows both what is suggested and what is confirmed.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.lab import Lab, copy_project, running
from tests.builders import ROOT

ARTICLE = 3
"""Which article of the desk's list, counted from 1."""


def main() -> None:
    """Take the picture in a window of a common laptop's size."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as lab, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        page = browser.new_page(viewport={"width": 1440, "height": 900}, device_scale_factor=1.5)
        arrange(lab, page)
        page.screenshot(path=ROOT / "notebooks" / "annotate.png")
        browser.close()


def arrange(lab: Lab, page: Page) -> None:
    """Open the article, accept its first names and stances, and scroll the desk into the window."""
    notebook = lab.open(page, copy_project(lab.folder / "project") / "notebooks" / "1-Annotate.ipynb")
    notebook.run_all()
    page.evaluate("window.jupyterapp.shell.collapseLeft()")
    page.locator(".sw-text").focus()
    for number in range(1, ARTICLE + 1):
        expect(page.locator(".sw-where")).to_contain_text(f"{number} of", timeout=30_000)
        page.keyboard.press("]" if number < ARTICLE else "Escape")
    for _ in range(9):
        page.keyboard.press("n")
        page.keyboard.press("a")
    page.locator(".sw-panel [data-card]").first.click()
    page.keyboard.press("a")
    expect(page.locator(".sw-saved")).to_have_attribute("data-state", "saved")
    page.evaluate("document.querySelector('.sw').closest('.jp-Cell').scrollIntoView({ block: 'end' })")
    page.locator(".sw-text").evaluate("box => { box.scrollTop = 0 }")
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
