"""The keys: what a codebook may change about them, and what it may not."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import codebook, mention
from tests.builders import ROOT


def opened_with(desk: Desk, keys: dict[str, str | list[str]]) -> Desk:
    """A desk whose codebook has these keys, with one suggestion under the cursor."""
    desk.open(codebook=codebook() | {"keys": keys}, suggestions=[mention(TEXT, "Russia", "STATE")])
    desk.click("Russia")
    return desk


def test_a_codebook_gives_a_deed_another_key_and_every_place_that_teaches_it_follows(desk: Desk) -> None:
    opened_with(desk, {"accept": "Q"}).press("a")
    assert desk.sent() == []
    expect(desk.page.locator(".sw-foot")).to_contain_text("Qaccept")
    desk.press("?")
    expect(desk.page.locator(".sw-keymap li", has_text="accept").first).to_contain_text("Q")
    desk.press("Escape", "Q")
    assert desk.fates() == {"s0": "accepted"}


def test_a_deed_may_have_several_keys(desk: Desk) -> None:
    opened_with(desk, {"reject": ["W", "Q"]}).press("Q")
    assert desk.fates() == {"s0": "rejected"}


@pytest.mark.parametrize(("key", "pressed"), [("Space", [" ", "Space"]), ("ö", ["ö", "Semicolon"])])
def test_the_space_bar_and_a_letter_of_ones_own_keyboard_may_be_keys(desk: Desk, key: str, pressed: list[str]) -> None:
    opened_with(desk, {"accept": key}).page.evaluate(
        """([key, code]) => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }))""",
        pressed,
    )
    assert desk.fates() == {"s0": "accepted"}


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"accept": "s"}, '"s" would be both accept and stance'),
        ({"accept": "Q", "stance": "Q"}, '"Q" would be both accept and stance'),
        ({"accept": "Ctrl+s"}, "keys held with Ctrl are the notebook's"),
        ({"accept": "Shift+n"}, 'accept = "Shift+n" is no key; write the sign that it gives ("N"'),
        ({"accept": "Spacebar"}, 'accept = "Spacebar" is no key'),
        ({"acept": "Q"}, "acept is nothing that has a key; the names are next-difference, previous-difference"),
        ({"accept": []}, "accept has no key"),
    ],
)
def test_a_key_that_cannot_be_is_told_at_the_start_and_the_table_stays(
    desk: Desk, keys: dict[str, str | list[str]], says: str
) -> None:
    opened_with(desk, keys)
    expect(desk.page.locator(".sw-notes")).to_contain_text(says)
    desk.press("a")
    assert desk.fates() == {"s0": "accepted"}


def test_no_two_deeds_of_the_table_share_a_key_while_both_can_be_done(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Turkey", "STATE")], suggestions=[mention(TEXT, "Russia", "STATE")])
    shared = desk.page.evaluate(
        """async () => {
            const { TABLE } = await import("/keys.mjs");
            const names = new Map();
            for (const { name, keys } of TABLE) for (const key of keys) names.set(key, [...names.get(key) ?? [], name]);
            return [...names].filter(([, each]) => each.length > 1);
        }"""
    )
    comparing = {"n": "next", "p": "previous", "b": "accept-many", "e": "edit", "r": "take", "Enter": "accept-next"}
    comparing |= {"i": "example"}
    digits = {str(digit): "label" for digit in range(1, 10)}
    assert {
        key: names[1:] for key, names in shared
    } == {  # the first is of the compare desk, where nothing is suggested
        **{key: [name] for key, name in {**comparing, **digits}.items()},
        "x": ["take-nothing", "reject", "delete"],
    }


def test_the_text_grows_and_its_lines_move_apart_and_the_browser_remembers(desk: Desk) -> None:
    size = "getComputedStyle(document.querySelector('.sw-text')).fontSize"
    height = "getComputedStyle(document.querySelector('.sw-text')).lineHeight"
    desk.open().click("Turkey")
    before = desk.page.evaluate(height)
    desk.press("+", "+", "=")
    assert desk.page.evaluate(size) == "20px"
    assert desk.page.evaluate(height) != before
    desk.open()
    assert desk.page.evaluate(size) == "20px"
    desk.click("Turkey")
    desk.press("-")
    assert desk.page.evaluate(size) == "18px"


def test_the_manual_names_every_deed_that_has_a_key(desk: Desk) -> None:
    desk.open()
    names = desk.page.evaluate("async () => (await import('/keys.mjs')).TABLE.map((binding) => binding.name)")
    manual = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8").partition("What has a key")[2]
    assert set(re.findall(r"`([a-z-]+)`", manual.partition("What was suggested")[0])) - {"-by-character"} == set(names)
