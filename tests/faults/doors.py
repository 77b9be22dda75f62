"""Every door by which a project folder is entered, tried one after the other: what was told, what was read, what broke.

A door may refuse, with a Trouble or an exit status and a sentence. It may not raise anything else, take more than its
time, or write anywhere but in the project.
"""

import contextlib
import io
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import workbench
from tests.builders import an_action
from tests.faults.acting import scratch
from workbench.__main__ import main
from workbench.codebook.amendments import Request
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Status
from workbench.trouble import Trouble

RULES = """\
version = "1.0"
name = "small"

[labels.ORG]
letter = "o"
definition = "A body."

[labels.STATE]
letter = "s"
definition = "A state."

[polarities.oppose]
definition = "Is against it."

[voices.reported]
definition = "As reported."

[valences.negative]
definition = "Speaks ill of them."

[topics.truce]
name = "truce"
definition = "No shooting."
terms = ["truce"]

[[naming]]
frame_class = "threat"
valence = "negative"
terms = ["terrorist"]
"""
"""A codebook that is read in no time."""
REGISTRY = "id,label,name,aliases,wikidata,note\nturkey,STATE,Turkey,Ankara,,\n"
PATIENCE = 2.0
"""Seconds of a processor that a door may take; a door that waits is given up after twenty times as many."""


class Doors:
    """What came of the doors that were tried: `said` are sentences, `read` what articles said, `faults` what broke.

    `longest` are the seconds of the slowest.
    """

    def __init__(self) -> None:
        """Nothing was tried yet."""
        self.said: list[str] = []
        self.read: list[str] = []
        self.faults: list[str] = []
        self.longest = 0.0

    def try_all(self, folder: Path, annotator: str = "ana") -> None:
        """Open the project, read it, annotate and amend in it, and run the commands on it."""
        opened: list[Project] = []
        self.try_one("open", lambda: opened.append(workbench.open(folder)))
        if opened:
            self._try_project(opened[0], annotator)
        self.command("check", str(folder))
        self.command("export", str(folder))
        self.command("export", str(folder), "--tables", "csv")
        self.command("sample", str(folder))
        with scratch() as place:  # what comes from anybody is merged into what is ours
            a_small_project(Path(place) / "ours", {"z": "Turkey said no."})
            self.command("merge", str(folder), str(Path(place) / "ours"), "--articles")

    def _try_project(self, project: Project, annotator: str) -> None:
        project.__dict__["suggester"] = lambda _article: {}
        self.try_one("articles", lambda: self.read.extend(_texts(project)))
        self.try_one("problems", lambda: self.said.extend(project.problems))
        self.try_one("annotations", lambda: self.read.append(repr(project.annotations)))
        self.try_one("annotate", lambda: _annotate(project, annotator))
        self.try_one("amend", lambda: _amend(project, annotator))

    def command(self, *words: str) -> None:
        """Run `workbench` with these words; what it prints was said."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            self.try_one(" ".join(words[:1]), lambda: main(words))
        self.said += filter(None, out.getvalue().split("\n"))

    def try_one(self, name: str, door: Callable[[], object]) -> None:
        """Go through one door."""
        began = time.process_time()
        try:
            with _in_time(20 * PATIENCE):
                door()
        except Trouble as trouble:
            self.said.append(str(trouble))
        except BaseException as error:
            self.faults.append(f"{name}: {type(error).__name__}: {str(error)[:200]}")
        took = time.process_time() - began
        self.longest = max(self.longest, took)
        if took > PATIENCE:
            self.faults.append(f"{name}: took {took:.1f} s")


@cache
def warm() -> None:
    """Go through all doors of a sound project, so that what is loaded once is not counted."""
    with scratch() as around:
        a_small_project(Path(around) / "project", {"a": "Turkey said no."})
        Doors().try_all(Path(around) / "project")


def a_small_project(folder: Path, texts: Mapping[str, str]) -> None:
    """A project of `texts` by file stem, with a small codebook."""
    for name in ("seeds", "annotations"):
        (folder / name).mkdir(parents=True)
    for stem, text in texts.items():
        (folder / "seeds" / f"{stem}.txt").write_text(text, newline="")
    (folder / "annotations" / "codebook.toml").write_text(RULES)
    (folder / "annotations" / "entities.csv").write_text(REGISTRY)


def _texts(project: Project) -> Iterator[str]:
    for id_ in project.articles:
        article = project.articles[id_]
        yield from (article.text, article.title, *article.metadata.values())


def _annotate(project: Project, annotator: str) -> None:
    session = Session(project, annotator)
    for id_ in list(project.articles)[:3]:
        session.open(id_)
        session.act(an_action(project.article(id_), "status", {"status": Status("started")}))


def _amend(project: Project, annotator: str) -> None:
    topic = Request(id=uuid4().hex, kind="topic", of=("topic:new",), name="New", definition="What is new.")
    project.amend(topic, annotator)


@contextlib.contextmanager
def _in_time(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError(f"nothing came of it in {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def fingerprint(folder: Path) -> dict[str, str]:
    """What lies in a folder: names, kinds, where links lead, how many names a file has, and what is in it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        held = os.readlink(path) if path.is_symlink() else ""
        if path.is_file() and not held:
            held = sha256(path.read_bytes()).hexdigest()
        found[str(path.relative_to(folder))] = f"{status.st_mode:o} {held}"
    return found
