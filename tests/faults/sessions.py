"""B11 and A8: the page and the kernel lose sight of each other, W1 to W6, on a line that is also out of step.

The scenarios are those of `tests/browser/test_faults.py`. A seed says which of them, what stands in the article
before the words, what arrives twice, and how much time goes by in between.
"""

import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any
from unittest import mock

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium, test_faults
from tests.browser.conftest import as_new
from tests.browser.desk import TEXT, serve
from tests.browser.planted import Bench
from tests.browser.test_faults import PLANTS, STORM, UNDRAWN, Scenario, w5_a_storm
from tests.builders import a_project
from tests.faults.metric import Metric
from workbench.project import Project

BEFORE = ("", "İ ", "👩‍🚒 ", "e\u0301 𝒳 ", "مرحبا\r\n", "\u2028")
SMALL_STORM = 100
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


class Shaken(Bench):
    """A bench whose line is out of step: messages and answers come twice, and time goes by."""

    def __init__(self, page: Page, project: Project, chance: random.Random) -> None:
        self._chance = chance
        super().__init__(page, project)

    def answers(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """What the kernel says; now and then the message comes twice, and then the first answer is lost."""
        if self._chance.random() < 0.3:
            super().answers(message)
        return super().answers(message)

    def tell(self, **message: Any) -> None:
        """Let the page hear a message, now and then twice."""
        for _ in range(self._chance.choice([1, 1, 1, 2])):
            super().tell(**message)

    def label(self, *names: str) -> None:
        """Label words, with pauses before each."""
        for name in names:
            self.page.clock.run_for(self._chance.randrange(200))
            super().label(name)


def kinds() -> list[list[Scenario]]:
    """The scenarios of W1, of W2, and so on."""
    named = sorted(PLANTS, key=lambda scenario: scenario.__name__)
    return [[*same] for _, same in groupby(named, key=lambda scenario: scenario.__name__.partition("_")[0])]


@contextmanager
def browser_page() -> Iterator[Page]:
    """A page of a new Chromium whose clock is ours, to which the widget is served and nothing else."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=QUIET)
        context = browser.new_context(timezone_id="UTC")
        serve(context)
        page = context.new_page()
        page.clock.install()
        yield page
        browser.close()


def small_project(folder: Path, texts: Mapping[str, str]) -> Project:
    """A project of these articles and few entities, so that what is told of the codebook takes no time."""
    project = a_project(folder, texts)
    registry = folder / "annotations" / "entities.csv"
    registry.write_bytes(b"".join(registry.read_bytes().splitlines(keepends=True)[:6]))
    project.catch_up()
    project.__dict__["suggester"] = lambda _article: {}  # the one that was there went with the registry
    return project


def fault_of(page: Page, scenario: Scenario, seed: int) -> str:
    """What a scenario says is lost, doubled or claimed under this seed, or the page's own error; empty if none."""
    chance = random.Random(seed)
    errors: list[str] = []

    def hear(error: object) -> None:
        errors.append(str(error))

    with tempfile.TemporaryDirectory() as folder:
        project = small_project(Path(folder), {"one": BEFORE[seed % len(BEFORE)] + TEXT, "two": "Idlib is quiet."})
        as_new(page)
        bench = Shaken(page, project, chance)
        page.on("pageerror", hear)
        try:
            bench.open()
            scenario(bench)
        except Exception as error:  # a page that waits for ever is as lost as one that says so
            errors.append(f"{type(error).__name__}: {error}".splitlines()[0])
        finally:
            page.remove_listener("pageerror", hear)
            bench.die()
    return "; ".join(error for error in errors if UNDRAWN not in error)


def sessions(seeds: Iterable[int]) -> Metric:
    """B11: of each kind a scenario for each seed, one after the other; the storm is a small one here."""
    faults: list[str] = []
    tried = 0
    small = mock.patch.multiple(test_faults, STORM=SMALL_STORM, a_project=small_project)
    with small, browser_page() as page:
        for scenarios in kinds():
            for seed in seeds:
                scenario = scenarios[seed % len(scenarios)]
                tried += 1
                if fault := fault_of(page, scenario, seed):
                    faults.append(f"{scenario.__name__}, seed {seed}: {fault}")
    number = f"{tried - len(faults)} of {tried}"
    return Metric("B11", "sessions that break off, W1-W6", number, "W1-W6, all", not faults, tuple(faults))


def storm() -> Metric:
    """A8: so many actions at once, of whose answers only a part gets through at a time."""
    with browser_page() as page, tempfile.TemporaryDirectory() as folder:
        bench = Bench(page, small_project(Path(folder), {"one": TEXT}))
        fault = ""
        try:
            bench.open()
            w5_a_storm(bench)
        except AssertionError as error:
            fault = str(error).splitlines()[0]
        bench.die()
    number = f"{STORM:,} actions, {fault or '0 lost'}"
    return Metric("A8", "message storm", number, "5,000, 0 lost", not fault, (fault,) if fault else ())
