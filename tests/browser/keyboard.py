"""An analyst without a mouse: looks at the page, and presses keys. Every key is counted.

What is looked at is what a person sees: the words that are selected, the line under the text that says where one is,
and the rows of lists.
"""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

LOOK = """() => {
    const starts = new Map();
    let text = "";
    for (const line of document.querySelectorAll(".sw-line")) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement.closest(".sw-tag")) continue;
            starts.set(node, text.length);
            text += node.data;
        }
        text += "\\n";
    }
    const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection();
    const current = starts.get(document.querySelector(".sw-text .sw-current")?.firstChild) ?? 0;
    if (!starts.has(anchorNode) || !starts.has(focusNode)) return [text, 0, 0, current];
    const ends = [starts.get(anchorNode) + anchorOffset, starts.get(focusNode) + focusOffset];
    return [text, Math.min(...ends), Math.max(...ends), current];
}"""
FIELD = """() => {
    const at = document.activeElement;
    return (at.closest("[role=radiogroup]") ?? at).getAttribute("aria-label");
}"""
ROUND = 200
"""Keys after which somebody who gets nowhere gives up."""


@dataclass(frozen=True)
class Sight:
    """The text as it is shown, what of it is selected, and where one stands. UTF-16 units; 0 where there is none."""

    text: str
    start: int
    end: int
    current: int

    @property
    def selected(self) -> str:
        """The selected words."""
        return self.text[self.start : self.end]


class Keyboard:
    """Keys, and eyes for what they do. There is no mouse."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._line = page.locator(".sw-about")
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press each key."""
        for key in keys:
            self.pressed += 1
            self._page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Press the keys that make these words."""
        self.pressed += len(words)
        self._page.keyboard.type(words)

    def look(self) -> Sight:
        """The text, and what is selected."""
        return Sight(*self._page.evaluate(LOOK))

    def go(self, says: str, key: str = "n") -> None:
        """Press a key, and again until the line under the text begins with `says`."""
        for _ in range(ROUND):
            self.press(key)
            if self._line.inner_text().startswith(says):
                return
        raise AssertionError(f"no way to “{says}” by {key}; the line says “{self._line.inner_text()}”")

    def select(self, words: str, nth: int = 0) -> None:
        """Select `words`, the `nth` time they occur: their sentence by ↑ and ↓, then less of it or a word and more."""
        start = [match.start() for match in re.finditer(re.escape(words), self.look().text)][nth]
        end = start + len(words)
        for _ in range(ROUND):
            at = self.look()
            if at.start <= start < at.end and at.end - at.start >= len(words):
                break
            self.press("ArrowDown" if (at.end or at.current) <= start else "ArrowUp")
        before, inside, after = (
            len(part.split()) for part in (at.text[at.start : start], words, at.text[end : at.end])
        )
        if before + after > min(before, after + inside - 1) + inside:
            self._reach(start, end, "ArrowRight" if before <= after + inside - 1 else "ArrowLeft")
        self._stretch(start, end)
        assert self.look().selected == words, self.look().selected

    def _reach(self, start: int, end: int, key: str) -> None:
        """Go from the sentence that is selected, word by word, to the first of those wanted."""
        for _ in range(ROUND):
            self.press(key)
            at = self.look()
            if at.start < end and at.end > start and (key == "ArrowRight" or at.start <= start):
                return

    def _stretch(self, start: int, end: int) -> None:
        """Move both edges of what is selected by words, and what is left by characters."""
        for near, held in ((2, "Shift"), (0, "Alt+Shift")):
            for _ in range(ROUND):
                at = self.look()
                if abs(at.end - end) > near:
                    self.press(f"{held}+{'ArrowRight' if at.end < end else 'ArrowLeft'}")
                elif abs(at.start - start) > near:
                    self.press(f"{held}+{'ArrowUp' if at.start > start else 'ArrowDown'}")
                else:
                    break

    def field(self) -> str:
        """What the field with the keys is called."""
        return str(self._page.evaluate(FIELD))

    def to(self, field: str) -> None:
        """Press Tab until the keys are in this field of the form."""
        for _ in range(ROUND):
            if self.field() == field:
                return
            self.press("Tab")
        raise AssertionError(f"no field {field} in the form")

    def shows(self, words: str) -> bool:
        """Whether a field of the open form has these words in it, or a button that is on, in either case."""
        filled = self._page.locator(".sw-form input").evaluate_all("all => all.map((each) => each.value)")
        checked = self._page.locator(".sw-form [aria-checked=true]").all_inner_texts()
        return any(words.lower() in each.lower() for each in [*filled, *checked])

    def offers(self, words: str) -> bool:
        """Whether the row that Enter would take has these words, in either case."""
        rows = self._page.locator(".sw-form [role=option][aria-selected=true]").all_inner_texts()
        return any(words.lower() in each.lower() for each in rows)

    def see(self, what: str) -> None:
        """Wait until something can be seen."""
        self._page.wait_for_selector(what)

    def sees(self, what: str) -> bool:
        """Whether something can be seen now."""
        return self._page.locator(what).is_visible()

    def attribute(self, what: str, name: str) -> str:
        """What an attribute of the one thing that there is of a kind says."""
        return str(self._page.locator(what).get_attribute(name))

    def choose(self, row: str) -> None:
        """In the list under the field with the keys, go down to the row with these words, and take it."""
        for _ in range(ROUND):
            if self.offers(row):
                break
            self.press("ArrowDown")
        self.press("Enter")

    def open(self, title: str) -> None:
        """Open the article whose title begins so, from the list of articles."""
        self.press("g")
        for _ in range(ROUND):
            row = self._page.locator(".sw-queue [role=option][aria-selected=true]").inner_text()
            if title in row:
                break
            self.press("ArrowDown")
        self.press("Enter")
        self._page.locator("h2", has_text=title).wait_for()
