"""The editor in a bare page with a real session behind it, as the measures of the page need it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.desk import serve
from tests.browser.real import RealDesk
from tests.measure.bench.made import ANNOTATOR
from tests.measure.bench.watching import watch
from workbench.project import Project

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@contextmanager
def bare_page() -> Iterator[Page]:
    """A page of a new Chromium, watched, to which the widget is served and nothing else."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=QUIET)
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        serve(context)
        page = context.new_page()
        watch(page)
        yield page
        browser.close()


def shown(page: Page, project: Project, article: str = "") -> RealDesk:
    """The annotator's desk in `page`, the text in focus."""
    return RealDesk(page, project, ANNOTATOR).show(article)


def opened(desk: RealDesk, article: str) -> dict[str, Any]:
    """What the session says when it opens an article, as it arrives at the page."""
    said = {"type": "open", **desk.editor._session.open(article)}
    message: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(said))
    return message
