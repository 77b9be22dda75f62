"""How quick the workbench is on this machine: `python -m tests.measure.bench`.

Whole processes are timed from outside, the keys in a real JupyterLab: from the moment the browser hears a key until
the line is in the log, and until the page says "saved". Machines differ, so every figure stands beside its floor.
"""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.lab import Lab, Notebook, copy_project, running
from tests.builders import ROOT

RUNS = 7
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


class Figure(NamedTuple):
    """Something measured: milliseconds, what they mean, and the floor they are held against."""

    what: str
    milliseconds: float
    floor: float


def main() -> int:
    """Print every figure beside its floor; 1 when one is above it."""
    figures = [*processes(), *keys()]
    for figure in figures:
        verdict = "ok" if figure.milliseconds <= figure.floor else "ABOVE"
        print(f"{figure.what:<52} {figure.milliseconds:>8.1f} ms   floor {figure.floor:>6.0f} ms   {verdict}")
    return int(any(figure.milliseconds > figure.floor for figure in figures))


def processes() -> list[Figure]:
    """Whole processes, medians of several runs after one that warms the disk; imports without Python's own start."""
    bare = seconds("-c", "pass")
    imported = seconds("-c", "import workbench")
    with tempfile.TemporaryDirectory() as folder:
        suggested = seconds("-m", "workbench", "suggest", "seeds", f"{folder}/out.jsonl")
    return [
        Figure("import workbench (median)", 1000 * (imported - bare), 300),
        Figure("workbench suggest seeds, whole process (median)", 1000 * suggested, 3000),
    ]


def seconds(*arguments: str) -> float:
    """Median wall time of a Python process."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return median(times[1:])


def keys() -> list[Figure]:
    """Keys pressed in JupyterLab on a seed: from the key to the line on disk and to the mark that says saved."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as lab, sync_playwright() as playwright:
        quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=quiet)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        project = copy_project(lab.folder / "project")
        shown = time.perf_counter()
        open_desk(lab, page, project)
        first_paint = time.perf_counter() - shown
        heard, written, told = press(page, project / "annotations" / "me.jsonl")
        browser.close()
    to_disk = [1000 * (after - before) for before, after in zip(heard, written, strict=True)]
    to_screen = [1000 * (after - before) for before, after in zip(heard, told, strict=True)]
    return [
        Figure("notebook address typed -> article on screen", 1000 * first_paint, 20000),
        Figure("key -> line on disk (median)", median(to_disk), 30),
        Figure("key -> line on disk (p95)", p95(to_disk), 30),
        Figure("key -> saved on screen (median)", median(to_screen), 100),
        Figure("key -> saved on screen (p95)", p95(to_screen), 100),
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
    page.keyboard.press("a")
    wait(log.exists)
    time.sleep(1)
    page.evaluate(LISTEN)
    written: list[float] = []
    for number in range(KEYS):
        watcher = Watcher(log)
        page.keyboard.press("21"[number % 2])  # it is an armed group, label 1, to begin with
        written.append(watcher.result())
        wait(lambda count=number + 1: page.evaluate("window.told.length") == count)
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


def p95(values: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return quantiles(values, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
