"""Lists of thousands of rows are drawn as one comes near, and can be walked to their end all the same."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk

NUMBER = 350


def hits(desk: Desk) -> Locator:
    """The rows of a list of `NUMBER` hits, open on the page."""
    places = [
        {
            "key": str(n),
            "article": "one",
            "title": f"Title {n}",
            "quote": "Turkey",
            "before": "",
            "after": "",
            "does": "label",
        }
        for n in range(NUMBER)
    ]
    given = {"kind": "mention", "start": 0, "end": 6, "quote": "Turkey", "label": "STATE", "entity": "turkey"}
    desk.open(records=[given], answers={"propagation": {"hits": places, "articles": 1, "words": []}})
    desk.page.locator(".sw-text").focus()
    desk.press("j", "f")
    desk.page.locator(".sw-preview li").first.wait_for()
    return desk.page.locator(".sw-preview li")


def test_a_long_list_is_not_drawn_whole_but_tells_how_long_it_is(desk: Desk) -> None:
    rows = hits(desk)
    assert 10 < rows.count() < NUMBER
    expect(rows.first).to_have_attribute("aria-setsize", str(NUMBER))
    expect(desk.page.locator(".sw-preview p")).to_contain_text(f"{NUMBER} of {NUMBER}")


def test_the_last_row_is_reached_by_its_key(desk: Desk) -> None:
    rows = hits(desk)
    desk.press("End")
    expect(rows.last).to_contain_text(f"Title {NUMBER - 1}")
    expect(rows.last).to_have_attribute("aria-selected", "true")
    expect(desk.page.locator(".sw-preview [aria-selected='true']")).to_have_count(1)
    desk.press("Space")
    expect(desk.page.locator(".sw-preview p")).to_contain_text(f"{NUMBER - 1} of {NUMBER}")


def test_scrolling_on_draws_on(desk: Desk) -> None:
    rows = hits(desk)
    for _ in range(NUMBER // 50):
        rows.last.scroll_into_view_if_needed()
        desk.page.wait_for_timeout(50)
    expect(rows).to_have_count(NUMBER)
    expect(rows.last).to_contain_text(f"Title {NUMBER - 1}")
