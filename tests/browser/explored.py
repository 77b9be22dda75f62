"""A figure to click in, in a bare page, with a real explorer behind it, and the real desk to which it leads below it.

What the explorer says while it draws is gathered until it has drawn, and handed to the page with the answer; `settle`
hands over what came of something that was saved at the desk.
"""

import base64
from contextlib import suppress
from typing import Any

import msgspec
from playwright.sync_api import Error, Locator, Page, Route

from tests.browser.desk import ADDRESS
from tests.browser.real import RealDesk
from workbench.exploring.explorer import Explorer
from workbench.project import Project
from workbench.widget.editor import joined
from workbench.widget.picture import Picture

LINE = f"{ADDRESS}picture-line"
MODULE = f"{ADDRESS}picture-joined.mjs"
MOUNT = """async ([line, width, module]) => {
    const { default: widget } = await import(module);
    const at = document.createElement("div");
    at.id = "picture";
    if (width) at.style.width = width;
    document.getElementById("at").before(at);
    const listeners = [];
    const bytes = (text) => new DataView(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer);
    const tell = ({ message, buffers }) => listeners.forEach((hear) => hear(message, buffers.map(bytes)));
    let said = Promise.resolve();
    const post = async (message) => {
        if (figure.silent) return;
        const answer = await fetch(line, { method: "POST", body: JSON.stringify(message) });
        const { picture, desk } = await answer.json();
        picture.forEach(tell);
        desk.forEach((each) => window.model?.tell(each));
    };
    const figure = (window.figure = {
        sent: [],
        silent: false,
        tell,
        on: (_, listener) => listeners.push(listener),
        off: (_, listener) => listeners.splice(listeners.indexOf(listener), 1),
        send: (message) => {
            figure.sent.push(structuredClone(message));
            said = said.then(() => post(message));
        },
    });
    figure.leave = widget.render({ model: figure, el: at });
}"""


class Explored:
    """A project's figure and the desk below it, both on one page."""

    def __init__(self, page: Page, project: Project, annotator: str, figure: str = "stance-matrix") -> None:
        self.page = page
        self.desk = RealDesk(page, project, annotator)
        self.explorer = Explorer(project, self.desk.editor, figure)
        self.picture = Picture(self.explorer)
        self._said: list[Any] = []
        self.picture.send = self._say

    def show(self, article: str = "", width: str = "") -> "Explored":
        """Render the desk, then the figure above it, and wait for the picture."""
        self.desk.show(article)
        for address, answer in ((LINE, self._answer), (MODULE, _module)):
            self.page.unroute(address)
            self.page.route(address, answer)
        self.page.evaluate(MOUNT, [LINE, width, MODULE])
        self.page.wait_for_function("document.querySelector('.sw-picture img[src]')?.naturalWidth")
        return self

    def part(self, words: str) -> Locator:
        """The part of the figure whose words begin so."""
        return self.page.locator(f'.sw-parts button[aria-label^="{words}"]')

    def settle(self) -> None:
        """Wait until what was done is saved, and the figure drawn again."""
        self.desk.settle()
        self.explorer.wait()
        said, self._said = self._said, []
        for each in said:
            self.page.evaluate("(said) => figure.tell(said)", each)

    def _say(self, message: Any, buffers: list[bytes]) -> None:
        self._said.append({"message": message, "buffers": [base64.b64encode(each).decode() for each in buffers]})

    def _answer(self, route: Route) -> None:
        self.desk._answers = []
        try:
            self.picture._handle_custom_msg(msgspec.json.decode(route.request.post_data_buffer or b""), [])
            self.explorer.wait()
        finally:
            desk, self.desk._answers = self.desk._answers, None
            picture, self._said = self._said, []
        with suppress(Error):  # the page that asked was left meanwhile
            route.fulfill(body=msgspec.json.encode({"picture": picture, "desk": desk}), content_type="application/json")


def _module(route: Route) -> None:
    route.fulfill(body=joined("picture"), content_type="text/javascript")
