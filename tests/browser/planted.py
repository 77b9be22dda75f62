"""Faults on purpose: a desk whose line to the kernel is in our hands, and plants that undo one of its defences.

A test that has never failed shows nothing. So every scenario of `test_faults` runs on the true build, where it must
pass, and on builds in which one defence is taken out, where it must fail and say what was lost.
"""

import importlib
import inspect
import textwrap
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from typing import Any

import msgspec
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.desk import ADDRESS, WIDGET, Desk
from workbench.desk.session import Session
from workbench.project import Project
from workbench.store import _WRITERS
from workbench.widget import Editor
from workbench.widget.editor import joined

ANNOTATOR = "ada"
NOT_ONCE = "it is not stored exactly once"
NOT_SAID = "that it is saved is not said"
MOUNT = """async () => {
    const { default: widget } = await import("/joined.mjs");
    const hearing = [];
    window.model = {
        sent: [],
        taken: 0,
        on: (_, hear) => hearing.push(hear),
        off: (_, hear) => hearing.splice(hearing.indexOf(hear), 1),
        tell: (message) => [...hearing].forEach((hear) => {
            try { hear(message, []); } catch (error) { reportError(error); }
        }),
        send: (message) => model.sent.push(structuredClone(message)),
        take: () => model.sent.slice(model.taken, (model.taken = model.sent.length)),
    };
    window.leave = widget.render({ model, el: document.getElementById("at") });
}"""


@dataclass(frozen=True)
class Plant:
    """One defence taken out: in `where`, a module of the page or `module:function` of the kernel, `old` becomes `new`.

    `seen` is what a scenario has to say then. That `old` stands there exactly once is asserted, so that a plant
    that has lost its place is noticed.
    """

    where: str
    old: str
    new: str
    seen: str

    def put_in(self, text: str) -> str:
        """`text` with the fault in it. Raises LookupError when its place is not there exactly once."""
        if text.count(self.old) != 1:
            raise LookupError(f"{self.where} has {text.count(self.old)} places {self.old!r}; plant it anew")
        return text.replace(self.old, self.new)


@contextmanager
def planted(context: BrowserContext, plants: Collection[Plant]) -> Iterator[None]:
    """A build with `plants` in it, for the pages of `context` that are opened meanwhile and for this process."""
    page = [plant for plant in plants if plant.where.endswith(".mjs")]
    files = {plant.where: (WIDGET / plant.where).read_text(encoding="utf-8") for plant in page}
    files = {name: _with([each for each in page if each.where == name], text) for name, text in files.items()}
    files["joined.mjs"] = _with(page, joined())

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        if name not in files:
            return route.fallback()
        route.fulfill(body=files[name], content_type="text/javascript")

    before = [_replace(plant) for plant in plants if plant not in page]
    context.route("**/*.mjs", answer)
    try:
        yield
    finally:
        context.unroute("**/*.mjs", answer)
        for owner, name, function in before:
            setattr(owner, name, function)


def _with(plants: Collection[Plant], text: str) -> str:
    return reduce(lambda text, plant: plant.put_in(text), plants, text)


def _replace(plant: Plant) -> tuple[Any, str, Any]:
    module, _, path = plant.where.partition(":")
    *owners, name = path.split(".")
    owner = reduce(getattr, owners, importlib.import_module(module))
    function = getattr(owner, name)
    made: dict[str, Any] = {}
    exec(plant.put_in(textwrap.dedent(inspect.getsource(function))), function.__globals__, made)
    setattr(owner, name, made[name])
    return owner, name, function


class Bench(Desk):
    """The page's own code, a real session behind it, and nothing between them moves unless it is carried."""

    def __init__(self, page: Page, project: Project) -> None:
        super().__init__(page)
        self.project = project
        self.start()

    def start(self) -> None:
        """A kernel that knows what is on disk and nothing else."""
        self.said: list[Any] = []
        self.session = Session(self.project, ANNOTATOR)
        self.editor = Editor(self.session)
        self.editor.send = self.said.append

    def die(self) -> None:
        """The kernel ends, with what is on its way to it, and lets go of its file."""
        self.lose()
        writer = self.session._ledger.__dict__.get("_writer")
        if writer:
            writer.close()
        _WRITERS.clear()

    def open(self, *_: object, **__: object) -> "Bench":
        """Render the editor on a new page; what an earlier page said is past."""
        self.page.goto(ADDRESS)
        return self.mount()

    def mount(self) -> "Bench":
        """Render the editor in the page as it is, as a cell that is run again does."""
        self.page.evaluate(MOUNT)
        self.carry()
        self.page.wait_for_selector(".sw-line")
        return self

    def lose(self) -> None:
        """What the page has said reaches nobody."""
        self.page.evaluate("() => void window.model?.take()")

    def carry(self, *, lost: Collection[str] = ()) -> None:
        """Bring the kernel what the page says, and the page what it answers, until both are silent.

        Answers of the types in `lost` get lost on the way.
        """
        while messages := self.page.evaluate("() => model.take()"):
            for message in messages:
                for answer in self.answers(message):
                    if answer["type"] not in lost:
                        self.tell(**answer)

    def answers(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """What the kernel says to a message of the page."""
        self.said.clear()
        self.editor._handle_custom_msg(message, [])
        answers: list[dict[str, Any]] = msgspec.json.decode(msgspec.json.encode(self.said))
        return answers

    def awake(self) -> None:
        """Time for the page to notice that nobody answers, and for the kernel to answer after all."""
        self.wait(2)
        self.carry()

    def label(self, *names: str) -> None:
        """Label words with the first label."""
        for name in names:
            self.drag(name)
            self.press("1")

    def says(self) -> str:
        """What the page says about saving."""
        return self.saved.text_content() or ""

    def stored(self) -> list[str]:
        """The words of the mentions that lines of the logs put: a line that is there twice counts twice."""
        logs = sorted(self.project.store.folder.glob("*.jsonl"))
        lines = [msgspec.json.decode(line) for log in logs for line in log.read_bytes().splitlines() if line]
        put = [record for line in lines for record in line.get("put", {}).values()]
        return [record["quote"] for record in put if record["kind"] == "mention"]

    def reading(self) -> list[str]:
        """The words of the mentions that stand, as the logs say now."""
        return sorted(each.quote for reading in self.project.annotations for each in reading.mentions.values())

    def check_saved(self, *names: str) -> None:
        """`names` are in the log, each once, and nothing else is; the page says so and keeps nothing."""
        assert sorted(self.stored()) == sorted(names), NOT_ONCE
        assert self.says().startswith("saved ✓"), NOT_SAID
        assert self.kept() == [], NOT_SAID
