"""Hostile words through the real page in a real Chromium: none may run, and all must be shown as they are."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.desk import ADDRESS
from tests.faults.metric import Metric
from tests.faults.payloads import PROTOTYPES, SCRIPTS
from tests.faults.sitting import a_hostile_project, at_a_desk
from tests.faults.visiting import visit
from workbench.codebook.spelling import unseen

BATCH = 33
"""Payloads on one page: a list draws a hundred rows at once, and there are three for each."""
CONTROL = """(payloads) => payloads.forEach((payload) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.contentDocument.body.innerHTML = payload;
})"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """A Chromium of its own; while it runs, the thread counts as having an event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        yield browser
        browser.close()


def fired(browser: Browser, payloads: Sequence[str]) -> int:
    """How many of the payloads run where they are taken for markup: what shows that they could."""
    page = visit(browser).page
    page.goto(ADDRESS)
    page.evaluate(CONTROL, list(payloads))
    time.sleep(0.5)
    count: int = page.evaluate("__fired.size")
    return count


def scripts(payloads: Sequence[str] = SCRIPTS) -> Metric:
    """C1: every payload in every field that the page is told, and the control that they would run as markup."""
    with browsing() as browser:
        harmless = visit(browser)
        for suggested in (False, True):
            harmless.walk([f"word {number}" for number in range(12)], suggested=suggested)
        harmless.compare([f"word {number}" for number in range(12)])
        hostile = visit(browser)
        hostile.walk(PROTOTYPES, suggested=True)
        hostile.walk(PROTOTYPES)
        hostile.compare(PROTOTYPES)
        for at in range(0, len(payloads), BATCH):
            hostile.walk(payloads[at : at + BATCH])
            hostile.compare(payloads[at : at + BATCH])
        strange = sorted(hostile.parts - harmless.parts)
        with TemporaryDirectory() as folder:
            # no article may hold a NUL, and no label a sign that nobody sees
            words = [each for each in payloads if not unseen(each.replace("\n", " "))][:: len(payloads) // 12]
            project = a_hostile_project(Path(folder) / "project", words)
            met = at_a_desk(visit(browser), project, SCRIPTS[0], words)
        ran = fired(browser, SCRIPTS)
    faults = [*harmless.faults, *hostile.faults, *met, *(f"the words made {each!r}" for each in strange)]
    number = f"{len(payloads)} payloads, {len(faults)} faults; as markup {ran} run"
    target = "60 payloads in 8 fields, none runs; as markup at least 10 do"
    return Metric("C1", "script payloads through the page", number, target, not faults and ran >= 10, tuple(faults))
