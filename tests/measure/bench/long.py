"""A long article with many labels on it: opening it, the keys, and two thousand actions in one sitting."""

import tempfile
from pathlib import Path
from statistics import median

from tests.browser.real import RealDesk
from tests.measure.bench import made
from tests.measure.bench.bare import bare_page, opened, shown
from tests.measure.bench.figures import Figure, slowdown, spread
from tests.measure.bench.watching import heap, opening, watched
from workbench.project import Project

LONG, BRIEF = "a000000", "a000001"
OPENINGS = 7
ACTIONS = 2000
LINK = ("n", "l", "T", "u", "r", "Enter")
STANCE = ("s", "o", "s", "a", "f", "Enter", "Escape")
WALK = ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft", "ArrowDown", "Shift+ArrowRight", "1")
MIX = ("n", "a", "n", "x", "n", "Enter", "j", "2", *WALK, *LINK, *STANCE, "u", "k")
SITTING = ("2", "1", "2", "u")


def figures() -> list[Figure]:
    """An article of 10,000 words, without and with all that is suggested for it, and one of 1 MB without."""
    with tempfile.TemporaryDirectory() as folder:
        megabyte = made.project(Path(folder) / "megabyte", iter([made.text(3, 1_000_000), made.text(4, 500)]))
        made.label(megabyte, megabyte.article(LONG), 2000, 0)
        suggested, words = (
            made.project(Path(folder) / name, iter([made.text(1, 63_000), made.text(2, 500)])) for name in ("s", "w")
        )
        for project in (suggested, words):
            made.label(project, project.article(LONG), 500, 100)
        for project in (megabyte, words):
            project.__dict__["suggester"] = lambda _article: {}
        found = [
            *page_of(megabyte, "1 MB, 2,000 spans", 400),
            *page_of(suggested, "10,000 words, 600 records, 1,600 suggestions", 250),
            *page_of(words, "10,000 words, 600 records", 150),
        ]
        with bare_page() as page:
            return [*found, *sitting(shown(page, suggested, LONG))]


def page_of(project: Project, what: str, floor: float) -> list[Figure]:
    """Opening the project's long article, and keys on it; `floor` is for opening it, in milliseconds."""
    with bare_page() as page:
        desk = shown(page, project, BRIEF)
        return [*openings(desk, what, floor), *keys(desk, what)]


def openings(desk: RealDesk, what: str, floor: float) -> list[Figure]:
    """From the arrival of the long article's data until it is on screen, each time after a short one."""
    message, between = opened(desk, LONG), opened(desk, BRIEF)
    times = []
    for _ in range(OPENINGS):
        opening(desk.page, between)
        times.append(opening(desk.page, message))
    return [
        Figure(f"{what}: open, script and layout (median)", median(script for script, _ in times), floor),
        Figure(f"{what}: open, on screen (median)", median(painted for _, painted in times), floor),
    ]


def keys(desk: RealDesk, what: str) -> list[Figure]:
    """A mix of keys on the long article, each when the one before it is answered."""
    desk.editor.show(LONG)
    press(desk, *MIX)
    watched(desk.page)
    for _ in range(8):
        press(desk, *MIX)
    heard = [each for each in watched(desk.page) if each["key"] != "Shift"]
    return [
        *spread(f"{what}: key -> script and layout", [each["script"] for each in heard], 16),
        *spread(f"{what}: key -> painted", [each["painted"] for each in heard], 50),
        *spread(f"{what}: key -> acknowledged", [each["acknowledged"] for each in heard], 100),
    ]


def sitting(desk: RealDesk) -> list[Figure]:
    """Many actions on one mention: whether the last are as quick as the first, and what they leave in memory.

    Raises RuntimeError when some of them were none.
    """
    watched(desk.page)
    press(desk, "j")  # the first record is a mention
    watched(desk.page)
    held, before = heap(desk.page), done(desk)
    for _ in range(ACTIONS // len(SITTING)):
        press(desk, *SITTING)
    heard = watched(desk.page)
    if done(desk) - before != ACTIONS:
        raise RuntimeError(f"{done(desk) - before} actions were done and {ACTIONS} were meant to be")
    return [
        Figure(
            "2,000 actions: script, the last 100 to the first", slowdown([each["script"] for each in heard]), 1.2, "x"
        ),
        Figure(
            "2,000 actions: acknowledged, the last 100 to the first",
            slowdown([each["acknowledged"] for each in heard]),
            1.2,
            "x",
        ),
        Figure("2,000 actions: the page's heap grew by", heap(desk.page) - held, 16, "MB"),
    ]


def done(desk: RealDesk) -> int:
    """How many actions are in the log."""
    return desk.log.read_bytes().count(b"\n")


def press(desk: RealDesk, *keys: str) -> None:
    """Press keys, each when the one before it is on screen and answered."""
    for key in keys:
        desk.press(key)
        desk.page.wait_for_function("() => window.watched.at(-1)?.painted && window.watched.at(-1).acknowledged")
