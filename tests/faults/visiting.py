"""A walk through all views of the page, which hears whatever happens there and compares what is shown.

The same walk is taken with harmless words first. An element or attribute that is not met there was made by the hostile
words: so a payload that only waits for a click is found too.
"""

import json
import re
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from playwright.sync_api import Browser, Page, TimeoutError

from tests.browser.desk import ADDRESS, serve
from tests.faults.hostile import MARK, Message, a_comparison, an_article, of, titled

LISTENING = "window.__fired = new Set(); window.__ran = (number) => __fired.add(number);"
MOUNT = """async (fields) => {
    const { default: widget } = await import("/joined.mjs");
    const { fakeModel } = await import("/fake_model.mjs");
    window.model = fakeModel(JSON.parse(fields));
    widget.render({ model, el: document.getElementById("at") });
}"""
ONE_BY_ONE = """(messages) => JSON.parse(messages).map((told) => {
    told.forEach((message) => model.tell(message));
    const inside = [...document.querySelectorAll(".sw-head *, .sw-banner, .sw-notes span, .sw-tools button")];
    return inside.flatMap((each) => [each.textContent, each.title]);
})"""
LOOK = """() => {
    const inside = [...document.querySelectorAll(".sw, .sw *")];
    const parts = inside.flatMap((each) => each.getAttributeNames().map((name) => `${each.localName} ${name}`));
    const ids = inside.filter((each) => each.id && !/^sw-[a-z0-9-]+$/.test(each.id)).map((each) => each.id);
    const shown = new Set();
    for (const each of inside) {
        for (const text of each.childNodes) if (text.nodeType === Node.TEXT_NODE) shown.add(text.data);
        for (const name of ["title", "aria-label"]) if (each.hasAttribute(name)) shown.add(each.getAttribute(name));
        if ("value" in each) shown.add(each.value).add(each.defaultValue);
    }
    const words = [...shown].filter((each) => typeof each === "string");
    return [[...new Set([...parts, ...inside.map((each) => each.localName)])], words, ids];
}"""
LINES = """() => [...document.querySelectorAll(".sw-line")].map((line) =>
    [...line.childNodes].map((node) => (node.className === "sw-tag" ? "" : node.textContent)).join(""))"""


SHOWN_AS = {
    "condition": "if: {text}",
    "frame": "{words}, {text}",
    "does": "{text} · {words} ⁂title",
    "what": "{words} ⁂sentence · {text}",
}


class View(NamedTuple):
    """The keys that lead there from the text, what stands there then, and the fields of which every payload is seen."""

    keys: tuple[str, ...]
    opens: str
    fields: tuple[str, ...] = ()
    only: str = ""
    shown: Mapping[str, str] = SHOWN_AS


VIEWS = {
    "reading": View((), ".sw-card", ("name", "notice", "problem", "note", "condition", "topic", "frame")),
    "problems": View(("v",), ".sw-rows .sw-problem", ("problem",)),
    "history": View(("h",), ".sw-history [role=option]", ("words",)),
    "codebook": View(("c",), ".sw-rule", ("name", "definition", "include", "exclude", "example")),
    "queue": View(("g",), ".sw-queue [role=option]", ("title", "outlet", "note")),
    "repairs": View(("R",), ".sw-repairs [role=option]", ("before", "after", "what")),
    "search": View(("/", "x"), ".sw-search [role=option]", ("title", "before", "quote", "after")),
    "entities": View(("j", "l"), ".sw-link [role=option]"),
    "note": View(("j", "m"), ".sw-note-box", only="confirmed"),
    "stance": View(("j", "j", "e"), ".sw-form"),
    "alike": View(("j", "f"), ".sw-preview [role=option]", ("before", "quote", "after", "does")),
    "many": View(("b",), ".sw-preview [role=option]", only="suggested"),
    "keys": View(("?",), ".sw-keymap"),
    "example": View(("j", "i"), ".sw-form", only="confirmed"),
    "adjudicated": View(("J",), ".sw-adjudicated [role=option]", ("kind", "about", "own", "decided", "reason")),
}
_SAID = {
    "condition": "if: {text}",
    "frame": "{text}",
    "reason": "decided: A taken, {text}",
    "on_behalf_of": "for {text}",
}
COMPARED = {
    "differences": View(
        (), ".sw-versions", ("name", "topic", "condition", "frame", "on_behalf_of", "other"), shown=_SAID
    ),
    "names": View(("n",), ".sw-current"),
    "reasons": View(("n", "1", "r"), ".sw-grounds"),
    "third": View(("n", "e"), ".sw-form"),
    "third of another kind": View(("n", "n", "e"), ".sw-form"),
    "example of a dispute": View(("n", "1", "i"), ".sw-form"),
    "keys": View(("?",), ".sw-keymap"),
}
"""What there is at the compare desk."""


class Visit:
    """One page, and all that happened there which never should."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.parts: set[str] = set()
        page.on("dialog", lambda dialog: self.hear("a dialog", dialog.message))
        page.on("popup", lambda other: self.hear("a window was opened", other.url))
        page.on("pageerror", lambda error: self.hear("the page threw", str(error)[:200]))
        page.on("framenavigated", lambda frame: self.hear("led to", frame.url))
        page.on("request", lambda asked: self.hear("asked for", asked.url))

    def hear(self, what: str, where: str) -> None:
        """Take down what happened, unless it is the page's own."""
        if not where.startswith(ADDRESS):
            self.faults.append(f"{what}: {where}")

    def walk(self, words: Sequence[str], *, suggested: bool = False) -> None:
        """Go through all views of an article that is made of these words."""
        fields = an_article(words, suggested=suggested)
        self._mount(fields)
        self._compare_lines(fields["article"]["text"])
        for name, view in VIEWS.items():
            if view.only != ("confirmed" if suggested else "suggested"):
                self._open(view)
                self._look(name, words, view)
                for _ in range(3):
                    self.page.keyboard.press("Escape")
        if suggested:
            self._accept(words)
        self._one_by_one(words)
        self.listen()

    def compare(self, words: Sequence[str]) -> None:
        """Go through the views of a compare desk whose readers, records and reasons are made of these words."""
        self._mount(a_comparison(words))
        for name, view in COMPARED.items():
            self._open(view)
            self._look(name, words, view)
            for _ in range(3):
                self.page.keyboard.press("Escape")
        told = self.page.locator(".sw-verdict").all_text_contents()
        reasons = [f"decided: A taken, {of(each, 'reason')}" for each in words]
        self.faults += [f"compared: {each!r} is not shown as it is" for each in reasons if each not in told]
        self.listen()

    def look_around(self) -> None:
        """Open every view of the article that is there, whatever it shows."""
        for view in VIEWS.values():
            self.page.locator(".sw-text").focus()
            for key in (*view.keys, "Escape", "Escape", "Escape"):
                self.page.keyboard.press(key)

    def _mount(self, fields: Message) -> None:
        self.page.goto(ADDRESS)
        self.page.evaluate(MOUNT, json.dumps(fields))
        self.page.wait_for_selector(".sw-line")

    def _open(self, view: View) -> None:
        self.page.locator(".sw-text").focus()
        for key in view.keys:
            self.page.keyboard.press(key)
        try:
            self.page.wait_for_selector(view.opens, state="attached", timeout=5000)
        except TimeoutError:
            self.faults.append(f"{view.opens} does not come after the keys {' '.join(view.keys)}")

    def _one_by_one(self, words: Sequence[str]) -> None:
        """What there is one of on a page: the title, a refusal, a disk that does not take it."""
        small = an_article(["A line."])
        opened = [titled(small, each) | {"type": "open"} for each in words]
        refused = [{"type": "refused", "id": "x", "why": of(each, "refusal")} for each in words]
        unsaved = [{"type": "unsaved", "id": "x", "why": of(each, "obstacle")} for each in words]
        told = self.page.evaluate(ONE_BY_ONE, json.dumps([*zip(opened, refused, unsaved, strict=True)]))
        for each, shown in zip(words, told, strict=True):
            wanted = [of(each, name) for name in ("title", "file", "undo", "redo", "refusal")]
            wanted += [f"{of(each, 'outlet')} · {of(each, 'published')} · 1 of 2"]
            wanted += [f"Not saved (0): {of(each, 'obstacle')}"]
            self.faults += [f"above the text: {text!r} is not shown as it is" for text in wanted if text not in shown]

    def _look(self, name: str, words: Sequence[str], view: View) -> None:
        parts, shown, ids = self.page.evaluate(LOOK)
        self.parts |= set(parts)
        told = [(text, found.start()) for text in shown for found in re.finditer(MARK, text)]
        self.faults += [
            f"{name}: {text!r} is none of the words" for text, end in told if not text[:end].endswith(tuple(words))
        ]
        self.faults += [f"{name}: an element has the id {each!r}" for each in ids]
        for field in view.fields:
            for each in words:
                text = view.shown.get(field, "{text}").format(words=each, text=of(each, field))
                if text not in shown:
                    self.faults.append(f"{name}: {text!r} is not shown as it is")

    def _compare_lines(self, text: str) -> None:
        lines = [line for line in re.split(r"\r\n|[\n\r\u2028\u2029]", text) if line.strip()]
        if self.page.evaluate(LINES) != lines:
            self.faults.append(f"the text that begins {lines[0]!r} is not shown as it is")

    def _accept(self, words: Sequence[str]) -> None:
        """Every suggestion, whatever its id is called, can be accepted and is sent under that id."""
        self.page.locator(".sw-text").focus()
        self.page.keyboard.press("b")
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector('.sw-saved[data-state="saved"]')
        sent = json.loads(self.page.evaluate("JSON.stringify(model.sent)"))
        put = {id_ for message in sent for id_ in message.get("put", {})}
        self.faults += [f"the suggestion {each!r} was lost" for each in words if each not in put]

    def listen(self) -> None:
        """Wait a moment, and take down what ran."""
        time.sleep(0.05)
        self.faults += [f"payload {number} ran" for number in self.page.evaluate("[...__fired]")]


def visit(browser: Browser) -> Visit:
    """A new page to which the widget is served, and which listens for what runs."""
    context = browser.new_context(viewport={"width": 1500, "height": 950})
    serve(context)
    context.add_init_script(LISTENING)
    return Visit(context.new_page())
