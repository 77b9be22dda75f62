"""The keys and the mouse of one real desk, each gesture counted as it is made."""

from collections.abc import Callable
from typing import Any

from tests.browser.real import RealDesk
from tests.measure.effort.gestures import Tally
from workbench.spans import Span

SHIFTED = frozenset('~!@#$%^&*()_+{}|:"<>?')
"""Signs that take a held Shift, on the keyboard that the model was measured with."""
Way = tuple[str, Callable[[], None]]
"""Gestures, as words, and what makes them."""


class Hand:
    """What the analyst's hands do, and how much it was."""

    def __init__(self, desk: RealDesk, text: str) -> None:
        """`text` is the article that the desk shows."""
        self.desk = desk
        self.tally = Tally()
        self.text = text

    def see(self, script: str, given: Any = None) -> Any:
        """What is on the page; looking costs nothing."""
        return self.desk.page.evaluate(script, given)

    def quickest(self, *ways: Way) -> None:
        """Go the way that takes the least time by the model; of those that take the same, the one with fewest actions.

        What the hands have done before counts: a hand may have to leave the mouse.
        """

        def costs(way: Way) -> tuple[float, int]:
            after = self.tally.then(way[0])
            return round(after.seconds, 6), after.actions

        min(ways, key=costs)[1]()

    def press(self, *keys: str) -> None:
        """Press keys; a capital, a sign above another, and what is held with another key are chords."""
        self.tally.add(strokes(*keys))
        for key in keys:
            self.desk.press(key)

    def click(self, selector: str) -> None:
        """Click what `selector` finds first."""
        self.tally.add("click")
        self.desk.page.locator(selector).first.click()

    def point(self, span: Span) -> None:
        """Click in the middle of words of the text."""
        self.tally.add("click")
        self.desk.click(span.quote, self._nth(span))

    def mark(self, span: Span) -> None:
        """Select words of the text: a single one by a double click, more by a drag."""
        self.tally.add(marking(span))
        if span.quote.isalnum():
            self.desk.click(span.quote, self._nth(span), times=2)
        else:
            self.desk.drag(span.quote, self._nth(span))

    def mark_exactly(self, span: Span) -> None:
        """Select words of the text as they are, with Alt held: nothing is added or left out."""
        self.tally.add("held-drag")
        self.desk.page.keyboard.down("Alt")
        self.desk.drag(span.quote, self._nth(span))
        self.desk.page.keyboard.up("Alt")

    def reach(self, word: Span) -> None:
        """Click a word with Shift held: the nearer edge of the words one is at moves there."""
        self.tally.add("held-click")
        self.desk.page.keyboard.down("Shift")
        self.desk.click(word.quote, self._nth(word))
        self.desk.page.keyboard.up("Shift")

    def _nth(self, span: Span) -> int:
        at, times = self.text.find(span.quote), 0
        while at < span.start:
            at, times = self.text.find(span.quote, at + 1), times + 1
        return times


def strokes(*keys: str) -> str:
    """What pressing keys is, as gestures."""
    held = (key.isupper() or key in SHIFTED if len(key) == 1 else "+" in key for key in keys)
    return " ".join("chord" if each else "key" for each in held)


def marking(span: Span) -> str:
    """What selecting words by the mouse is, as a gesture."""
    return "double" if span.quote.isalnum() else "drag"
