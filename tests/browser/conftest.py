"""The browser and the JupyterLab, started once for this folder's tests and stopped with the last of them.

Package scope, not session scope: while Playwright runs, the thread counts as having a running event loop, and tests
elsewhere that start a loop of their own (executing a notebook does) would fail.
"""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.desk import ADDRESS, TEXT, Desk, serve, without_errors
from tests.browser.lab import Lab, copy_project, running
from tests.browser.planted import Bench
from tests.builders import a_project


@pytest.fixture(scope="package")
def chromium_path() -> str:
    """The Chromium to test with; `make test` installs one where there is none."""
    return chromium.find()


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Iterator[Browser]:
    """A headless browser that talks to nobody of its own accord."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=quiet)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a profile of its own, large enough for the whole desk."""
    context = browser.new_context(viewport={"width": 1500, "height": 950})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="package")
def bare_page(browser: Browser) -> Iterator[Page]:
    """A page to which the widget's files are served, and nothing else."""
    context = browser.new_context(timezone_id="UTC")
    serve(context)
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


def as_new(page: Page) -> None:
    """Take away what another test may have left: its window, its page, what the browser kept."""
    page.set_viewport_size({"width": 1200, "height": 800})
    page.goto(ADDRESS)
    page.evaluate("localStorage.clear()")


@pytest.fixture
def desk(bare_page: Page) -> Iterator[Desk]:
    """The editor in a bare page whose storage is empty; the test fails when the page reports an error."""
    with without_errors(bare_page):
        as_new(bare_page)
        yield Desk(bare_page)


@pytest.fixture
def bench(bare_page: Page, tmp_path: Path) -> Iterator[Bench]:
    """The editor before a real session with two articles, and a line that only the test moves; not yet opened."""
    as_new(bare_page)
    bench = Bench(bare_page, a_project(tmp_path, {"one": TEXT, "two": "Idlib is quiet."}))
    yield bench
    bench.die()


@pytest.fixture(scope="package")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One JupyterLab for all; what keeps tests apart is that each has a project folder of its own."""
    with running(tmp_path_factory.mktemp("lab")) as started:
        yield started


@pytest.fixture(scope="package")
def new_project(lab: Lab) -> Callable[[], Path]:
    """Makes another copy of the repository's project under the folder that the JupyterLab serves."""
    numbers = count(1)
    return lambda: copy_project(lab.folder / f"project-{next(numbers)}")
