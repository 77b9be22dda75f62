"""Hostile words are only ever words: a quarter of the payloads here, all of them on the scoreboard."""

from tests.faults.payloads import SCRIPTS
from tests.faults.scripts import browsing, scripts
from tests.faults.visiting import visit


def test_hostile_words_are_shown_as_they_are_and_never_run() -> None:
    found = scripts(SCRIPTS[::4])
    assert found.ok, "\n".join([found.number, *found.faults[:20]])


def test_a_page_that_did_take_words_for_markup_would_be_seen() -> None:
    with browsing() as browser:
        seen = visit(browser)
        seen.page.goto("http://desk.test/")
        seen.page.evaluate("document.body.innerHTML = '<img src=http://evil.test/1 onerror=__ran(1)>'")
        seen.page.wait_for_function("__fired.size")
        seen.listen()
    assert seen.faults == ["asked for: http://evil.test/1", "payload 1 ran"]
