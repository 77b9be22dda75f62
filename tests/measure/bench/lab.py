"""Keys pressed in a real JupyterLab, on a seed and on an article of 10,000 words with 500 mentions and 100 stances.

Timed from the moment the browser hears a key until the line is in the log, and until the page says "saved".
"""

import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.lab import Lab, Notebook, copy_project, running
from tests.builders import ROOT
from tests.measure.bench import made
from tests.measure.bench.figures import Figure, spread

KEYS = 60
LISTEN = """() => {
    window.heard = []; window.told = [];
    const now = () => performance.timeOrigin + performance.now();
    window.addEventListener("keydown", () => window.heard.push(now()), true);
    const mark = document.querySelector(".sw-saved");
    let last = mark.dataset.state;
    new MutationObserver(() => {
        if (mark.dataset.state === "saved" && last !== "saved") window.told.push(now());
        last = mark.dataset.state;
    }).observe(mark, { attributes: true });
}"""


def figures() -> list[Figure]:
    """Opening the notebook, and keys that relabel one mention."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as lab, sync_playwright() as playwright:
        quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=quiet)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        project = copy_project(lab.folder / "project")
        shown = time.perf_counter()
        open_desk(lab, page, project)
        found = [Figure("notebook address typed -> article on screen", 1000 * (time.perf_counter() - shown), 20000)]
        found += pressed(page, project, "a seed")
        long = long_project(lab.folder / "long")
        open_desk(lab, page, long)
        found += pressed(page, long, "10,000 words")
        browser.close()
    return found


def long_project(folder: Path) -> Path:
    """A project of one long article that the notebook's annotator has labelled all over."""
    project = made.project(folder, iter([made.text(1, 63_000)]))
    made.label(project, next(iter(project.articles.values())), 500, 100)
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    return folder


def pressed(page: Page, project: Path, what: str) -> list[Figure]:
    """From the key to the disk, and to what the page says, on the article that is open."""
    heard, written, told = press(page, project / "annotations" / f"{made.ANNOTATOR}.jsonl")
    to_disk = [1000 * (after - before) for before, after in zip(heard, written, strict=True)]
    to_screen = [1000 * (after - before) for before, after in zip(heard, told, strict=True)]
    return [
        *spread(f"JupyterLab, {what}: key -> line on disk", to_disk, 30),
        *spread(f"JupyterLab, {what}: key -> saved on screen", to_screen, 100),
    ]


def open_desk(lab: Lab, page: Page, project: Path) -> Notebook:
    """The annotate notebook, run, with the editor on screen and a mention under the cursor."""
    notebook = lab.open(page, project / "notebooks" / "1-Annotate.ipynb")
    notebook.run_all()
    page.locator(".sw-text [data-ids]").first.wait_for()
    return notebook


def press(page: Page, log: Path) -> tuple[list[float], list[float], list[float]]:
    """Relabel one mention again and again; when each key was heard, was on disk, and was said to be saved."""
    page.locator(".sw-text").focus()
    page.keyboard.press("n")
    while page.locator(".sw-mention.sw-current").count() == 0:
        page.keyboard.press("n")
    page.keyboard.press("a")
    wait(log.exists)
    page.keyboard.press("3")
    time.sleep(1)
    page.evaluate(LISTEN)
    written: list[float] = []
    for number in range(KEYS):
        watcher = Watcher(log)
        page.keyboard.press("21"[number % 2])
        written.append(watcher.result())
        page.wait_for_function("(count) => window.told.length === count", arg=number + 1)
        time.sleep(0.05)
    return [t / 1000 for t in page.evaluate("window.heard")], written, [t / 1000 for t in page.evaluate("window.told")]


class Watcher(threading.Thread):
    """Notes the wall time at which a file grows."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path, self.size, self.grown = path, path.stat().st_size, 0.0
        self.start()

    def run(self) -> None:
        """Look every fifth of a millisecond."""
        while self.path.stat().st_size == self.size:
            time.sleep(0.0002)
        self.grown = time.time()

    def result(self) -> float:
        """When the file had grown; RuntimeError when it did not within five seconds."""
        self.join(5)
        if not self.grown:
            raise RuntimeError(f"{self.path} did not grow: the key was not written")
        return self.grown


def wait(until: Callable[[], bool]) -> None:
    """Wait up to five seconds."""
    deadline = time.monotonic() + 5
    while not until():
        if time.monotonic() > deadline:
            raise RuntimeError("waited five seconds for the page")
        time.sleep(0.005)
