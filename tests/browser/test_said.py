"""What the desk says: to who listens, to who is new, and about what is next."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import codebook, mention
from tests.browser.real import real_desk
from tests.builders import a_mention, a_project


def heard(desk: Desk) -> str:
    """What a screen reader was told last."""
    return desk.page.locator(".sw-unseen[role=status]").inner_text().strip()


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("n a", "accept: Turkey, state, Turkey"),
        ("n Enter", "accept: Turkey, state, Turkey"),
        ("n x", "reject: Turkey, state, Turkey"),
        ("n 2", "relabel: Turkey, person, Turkey"),
        ("j j x", "delete: Russia, state"),
        ("d", "article: done"),
        ("j j !", "flag: Russia, state"),
    ],
)
def test_each_deed_is_said(desk: Desk, keys: str, words: str) -> None:
    suggestions = [mention(TEXT, "Turkey", "STATE", "turkey")]
    desk.open(suggestions=suggestions, records=[mention(TEXT, "Russia", "STATE")])
    desk.page.locator(".sw-text").focus()
    desk.press(*keys.split())
    assert heard(desk) == words


def test_what_the_kernel_works_out_is_said_too(desk: Desk, tmp_path: Path) -> None:
    texts = {"1": TEXT, "2": "Turkey left."}
    project = a_project(tmp_path, texts, {"s0": a_mention(TEXT, "Turkey", "STATE", "turkey")})
    real = real_desk(desk.page, project, "ada", "1")
    real.press("n", "F")
    expect(real.page.locator(".sw-preview [role=option]").first).to_be_visible()
    real.press("Enter")
    told = real.page.locator(".sw-unseen[role=status]")
    expect(told).to_have_text("propagate “Turkey” to 3 mentions in 2 articles")
    real.press("u")
    expect(told).to_contain_text("undo")
    real.press("U")
    expect(told).to_contain_text("redo")


def test_a_deed_that_is_repeated_is_said_again(desk: Desk) -> None:
    desk.open()
    desk.page.locator(".sw-text").focus()
    desk.press("s")
    first = desk.page.locator(".sw-unseen[role=status]").text_content()
    desk.press("s")
    assert heard(desk) == (first or "").strip()
    assert desk.page.locator(".sw-unseen[role=status]").text_content() != first


def test_the_first_line_teaches_five_keys_until_it_is_dismissed(desk: Desk) -> None:
    line = desk.open().page.get_by_role("note", name="First keys")
    assert line.locator("kbd").all_inner_texts() == ["n", "Enter", "x", "1–6", "?"]
    line.get_by_role("button").click()
    expect(line).to_be_hidden()
    desk.open()
    expect(desk.page.locator(".sw-welcome")).to_be_hidden()


def test_the_first_line_teaches_the_codebooks_own_keys(desk: Desk) -> None:
    desk.open(codebook={**codebook(), "keys": {"next": "q"}})
    expect(desk.page.locator(".sw-welcome kbd").first).to_have_text("q")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "No labels yet: select words and press a digit"),
        ({"suggestions": [mention(TEXT, "Turkey", "STATE")]}, "1 to decide: n goes to the next"),
        ({"records": [mention(TEXT, "Turkey", "STATE")]}, "all decided: d marks the article as done"),
    ],
)
def test_the_line_below_the_text_says_what_is_next(desk: Desk, given: dict[str, Any], words: str) -> None:
    desk.open(**given)
    expect(desk.page.locator(".sw-about")).to_contain_text(words)
