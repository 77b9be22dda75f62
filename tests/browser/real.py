"""The editor in a bare page with a real session behind it: what is pressed ends up in a real log, without JupyterLab.

The page's messages go out as requests, one at a time and in order, and what the editor says to each comes back as the
answer; what it says unasked is handed to the page at once.
"""

import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Error, Page, Route

from tests.browser.desk import ADDRESS, Desk
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import ADJUDICATED, Annotation
from workbench.widget import Editor

LINE = f"{ADDRESS}line"
MOUNT = """async (line) => {
    const { default: widget } = await import("/joined.mjs");
    const listeners = [];
    const tell = (message) => listeners.forEach((listener) => listener(message, []));
    let said = Promise.resolve();
    const post = async (message) => {
        const answer = await fetch(line, { method: "POST", body: JSON.stringify(message) });
        (await answer.json()).forEach(tell);
    };
    window.model = {
        sent: [],
        tell,
        on: (_, listener) => listeners.push(listener),
        off: (_, listener) => listeners.splice(listeners.indexOf(listener), 1),
        send: (message) => {
            model.sent.push(structuredClone(message));
            said = said.then(() => post(message));
        },
    };
    window.leave = widget.render({ model, el: document.getElementById("at") });
}"""


class RealDesk(Desk):
    """A desk whose other end is an editor with a session of `project`."""

    def __init__(self, page: Page, project: Project, annotator: str, editor: Editor | None = None) -> None:
        super().__init__(page)
        self.project = project
        self.annotator = annotator
        self.editor = editor or Editor(Session(project, annotator))
        self._answers: list[Any] | None = None  # while a message is being answered, what was said to it
        self.editor.send = self._say

    @property
    def log(self) -> Path:
        """The file in which the annotator's actions end up."""
        return self.project.folder / "annotations" / f"{self.annotator}.jsonl"

    def show(self, article: str = "") -> "RealDesk":
        """Render the editor on a new page, at this article or at the first that is not done, its text in focus."""
        self.mount(article)
        self.page.wait_for_selector(".sw-line")
        self.page.locator(".sw-text").focus()
        return self

    def mount(self, article: str = "") -> None:
        """The same without waiting for a text."""
        self.page.unroute(LINE)
        self.page.route(LINE, self._answer)
        self.editor.article = article
        self.page.goto(ADDRESS)
        self.page.evaluate(MOUNT, LINE)

    def reading(self, article: str) -> Annotation:
        """What the log says, read anew, that the annotator made of an article; empty when there is nothing."""
        made = {each.article: each for each in self.project.annotations if each.annotator == self.annotator}
        return made.get(article) or Annotation(article, self.project.article(article).sha256, self.annotator)

    def _say(self, message: Any) -> None:
        if threading.current_thread() is not threading.main_thread():
            return  # the browser is driven from one thread; what is told beside the work has tests of its own
        if self._answers is None:
            self.tell(**message)
        else:
            self._answers.append(message)

    def _answer(self, route: Route) -> None:
        self._answers = []
        try:
            self.editor._handle_custom_msg(msgspec.json.decode(route.request.post_data_buffer or b""), [])
        finally:
            answers, self._answers = self._answers, None
        with suppress(Error):  # the page that asked was left meanwhile, and its request answered with nothing
            route.fulfill(body=msgspec.json.encode(answers), content_type="application/json")


def real_desk(page: Page, project: Project, annotator: str, article: str = "") -> RealDesk:
    """A real desk, shown on `page`, to which `tests.browser.desk.serve` serves the widget.

    `project` is a folder of its own, such as `open_project(copy_project(tmp_path))`: what is pressed is written there.
    """
    return RealDesk(page, project, annotator).show(article)


def comparing(page: Page, project: Project, by: str, *, names: bool = True, article: str = "") -> RealDesk:
    """A compare desk in the same way: `by` adjudicates what others have read."""
    return RealDesk(page, project, ADJUDICATED, project.compare(by, names=names)).show(article)
