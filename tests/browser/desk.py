"""The editor in a bare page, and a fake kernel at the other end of its line: real mouse, real keys, no JupyterLab."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page, Route

from tests.browser.hands import Hands
from tests.browser.opened import opened
from workbench.widget.editor import joined, styles

HERE = Path(__file__).parent
WIDGET = HERE.parents[1] / "workbench" / "widget"
ADDRESS = "http://desk.test/"
STYLE = '<link rel="stylesheet" href="/editor.css">'
OUTPUT = '<div class="jp-OutputArea-output"><div id="at"></div></div>'
HTML = f'<!doctype html><meta charset="utf-8">{STYLE}{OUTPUT}<p id="after">After it.</p>'
TEXT = "Turkey and Russia meet in Astana\n\nThe Army of Valour rejected the plan on Monday.\n\nTurkey said nothing."
MOUNT = """async (fields) => {
    const { default: widget } = await import("/joined.mjs");
    const { fakeModel } = await import("/fake_model.mjs");
    window.model = fakeModel(fields);
    window.leave = widget.render({ model, el: document.getElementById("at") });
}"""


class Desk(Hands):
    """What a test does at the editor, and what reached the other end."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.saved = page.locator(".sw-saved")
        self.banner = page.locator(".sw-banner")

    def open(self, text: str = TEXT, **given: Any) -> "Desk":
        """Render the editor on a new page and open `text` in it; `given` as in `opened`."""
        self.page.goto(ADDRESS)
        self.page.evaluate(MOUNT, opened(text, **given))
        self.page.wait_for_selector(".sw-line")
        return self

    def mark(self, words: str) -> Locator:
        """The painted mark that shows exactly `words`."""
        return self.page.locator(".sw-mark", has_text=re.compile(f"^{re.escape(words)}$"))

    def sent(self, type_: str = "action") -> list[dict[str, Any]]:
        """Messages of one type that the page sent, in order."""
        sent: list[dict[str, Any]] = self.page.evaluate("model.sent")
        return [message for message in sent if message["type"] == type_]

    def put(self) -> list[dict[str, Any]]:
        """Records other than fates that the page put, in order."""
        put = [record for message in self.sent() for record in message["put"].values()]
        return [record for record in put if record["kind"] != "decision"]

    def fates(self) -> dict[str, str]:
        """Suggestion id → fate, of all that the page put."""
        put = [pair for message in self.sent() for pair in message["put"].items()]
        return {id_.removeprefix("fate:"): record["fate"] for id_, record in put if record["kind"] == "decision"}

    def settle(self) -> None:
        """Wait until nothing is unsaved."""
        self.page.wait_for_selector('.sw-saved[data-state="saved"]')

    def tell(self, **message: Any) -> None:
        """Let the page hear a message."""
        self.page.evaluate("(message) => model.tell(message)", message)

    def silence(self, on: bool = True) -> None:
        """Let the kernel answer no more, or again."""
        self.page.evaluate("(on) => { model.silent = on }", on)

    def wait(self, seconds: float) -> None:
        """Let the page believe that so much time has gone by."""
        self.page.clock.fast_forward(round(seconds * 1000))

    def kept(self) -> list[str]:
        """Names of the actions that the page keeps in the browser's storage."""
        names: list[str] = self.page.evaluate("Object.keys(localStorage).filter((name) => name.includes('/')).sort()")
        return names


def serve(context: BrowserContext) -> None:
    """Serve the widget's files, as one module and one by one, to the pages of `context`."""
    files = {path.name: path.read_text(encoding="utf-8") for path in [*WIDGET.glob("*.mjs"), HERE / "fake_model.mjs"]}
    files |= {"joined.mjs": joined(), "editor.css": styles(), "": HTML}
    kinds = {"mjs": "text/javascript", "css": "text/css", "": "text/html"}

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        with suppress(Error):  # the page was left meanwhile, and its request answered with nothing
            route.fulfill(body=files.get(name, ""), content_type=kinds.get(name.rpartition(".")[2], "text/plain"))

    context.route("**/*", answer)


@contextmanager
def without_errors(page: Page) -> Iterator[Page]:
    """Fails when the page threw or wrote to the console meanwhile."""
    said: list[str] = []

    def hear(what: object) -> None:
        said.append(getattr(what, "text", str(what)))

    page.on("pageerror", hear)
    page.on("console", hear)
    yield page
    page.remove_listener("pageerror", hear)
    page.remove_listener("console", hear)
    assert said == []
