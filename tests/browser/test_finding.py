"""Finding what is next: the list of articles, the search in all of them, problems, history, the codebook."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import mention, stance
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_mention, a_project

OTHER = "Idlib is quiet.\n\nTurkey sent 🚚 trucks to İdlib and to Idlib."
ARTICLES = {"1": TEXT, "2": OTHER, "3": "Nothing happened."}


@pytest.fixture
def real(desk: Desk, tmp_path: Path) -> RealDesk:
    """Three articles, one suggestion in the first."""
    project = a_project(tmp_path, ARTICLES, {"s0": a_mention(TEXT, "Turkey", "STATE", "turkey")})
    return real_desk(desk.page, project, "ada", "1")


def counts(real: RealDesk) -> dict[str, int]:
    """What the list says of all articles, state → number."""
    told = real.page.locator(".sw-counts").inner_text()
    return {state: int(number) for number, state in re.findall(r"(\d+) (\w+)", told)}


def test_the_list_counts_every_article_once_and_enter_opens_one(real: RealDesk) -> None:
    real.press("d", "g")
    expect(real.page.locator(".sw-queue [role=option]")).to_have_count(3)
    expect(real.page.locator(".sw-counts")).to_contain_text("done")
    assert counts(real) == {"done": 1, "untouched": 2}
    real.press("ArrowDown", "Enter")
    expect(real.page.locator("h2")).to_have_text("Idlib is quiet.")
    real.press("n")
    expect(real.page.locator(".sw-text")).to_be_focused()


def test_the_export_says_what_it_does_not_hold(real: RealDesk) -> None:
    real.press("d", "g")
    with real.log.open("ab") as log:
        log.write(b"{torn\n")
    real.page.get_by_role("button", name="Export").click()
    expect(real.page.locator(".sw-queue [role=status]").last).to_have_text(
        "1 reading in build/labelled.jsonl; 1 damaged line not counted; `workbench check` says where"
    )


def test_the_list_is_searched_by_words_of_the_text(real: RealDesk) -> None:
    real.press("g", "/")
    real.page.keyboard.type("trucks")
    expect(real.page.locator(".sw-queue [role=option]")).to_have_count(1)
    real.press("Enter", "Enter")
    expect(real.page.locator("h2")).to_have_text("Idlib is quiet.")


def test_a_filter_that_nothing_passes_says_so_and_still_counts_all(real: RealDesk) -> None:
    real.press("g")
    real.page.get_by_label("State", exact=True).select_option("done")
    expect(real.page.locator(".sw-queue .sw-empty")).to_contain_text("widen the search")
    assert sum(counts(real).values()) == 3


def test_the_next_article_with_work_left_is_one_key_away(real: RealDesk) -> None:
    real.press("d", ".")
    expect(real.page.locator("h2")).to_have_text("Idlib is quiet.")


def test_every_place_of_a_word_is_found_and_enter_goes_there(real: RealDesk) -> None:
    real.press("/")
    real.page.keyboard.type("idlib")
    hits = real.page.locator(".sw-search [role=option]")
    expect(hits).to_have_count(3)
    real.press("Enter", "End", "Enter")
    expect(real.page.locator("h2")).to_have_text("Idlib is quiet.")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()
    real.press("5")
    real.settle()
    [found] = real.reading("2").mentions.values()
    assert (found.quote, found.start) == ("Idlib", OTHER.rindex("Idlib"))


def test_a_digit_labels_a_hit_in_another_article_from_the_list(real: RealDesk) -> None:
    real.press("/")
    real.page.keyboard.type("trucks")
    expect(real.page.locator(".sw-search [role=option]")).to_have_count(1)
    real.press("Enter", "1", "1")
    expect(real.page.locator(".sw-search [role=status]")).to_contain_text("already")
    real.settle()
    assert [each.quote for each in real.reading("2").mentions.values()] == ["trucks"]


def test_the_search_begins_with_the_words_one_stands_on_and_escape_gives_the_text_back(real: RealDesk) -> None:
    real.press("n", "/")
    expect(real.page.get_by_label("Words to look for")).to_have_value("Turkey")
    expect(real.page.locator(".sw-search [role=option]")).to_have_count(3)
    real.page.keyboard.type("trucks")
    expect(real.page.get_by_label("Words to look for")).to_have_value("trucks")
    real.press("Escape", "a")
    real.settle()
    assert [each.quote for each in real.reading("1").mentions.values()] == ["Turkey"]


def test_what_was_done_is_listed_and_can_be_read_as_text(real: RealDesk) -> None:
    real.press("n", "a", "u")
    real.settle()
    real.press("h")
    rows = real.page.locator(".sw-history [role=option]")
    expect(rows).to_have_count(2)
    expect(rows.locator("s")).to_contain_text("accept “Turkey”")
    real.page.get_by_role("button", name="as text").click()
    expect(real.page.get_by_role("textbox", name="History as text")).to_have_value(re.compile("accept “Turkey”"))
    real.press("Escape")
    expect(real.page.locator(".sw-text")).to_be_focused()


def test_a_problem_in_another_article_is_one_key_away(real: RealDesk) -> None:
    real.drag("rejected the plan")
    real.press("s", "Tab", "o")
    real.page.locator(".sw-form").get_by_role("button", name="save").click()
    real.settle()
    real.press("]")
    expect(real.page.locator("h2")).to_have_text("Idlib is quiet.")
    real.press("v")
    panel = real.page.get_by_role("tabpanel")
    expect(panel).to_contain_text("Nothing here goes against the codebook")
    panel.get_by_role("button", name="in all articles").click()
    panel.get_by_role("option", name="without a holder").click()
    expect(real.page.locator("h2")).to_have_text("Turkey and Russia meet in Astana")
    expect(real.page.locator(".sw-evidence")).to_have_text("rejected the plan")


def test_a_hit_is_not_shown_as_labelled_where_nothing_can_be_saved(real: RealDesk) -> None:
    real.press("/")
    real.page.keyboard.type("trucks")
    hit = real.page.locator(".sw-search [role=option]")
    expect(hit).to_have_count(1)
    expect(real.page.locator(".sw-search [role=status]")).to_have_text("1 place in 1 article")
    real.tell(type="unsaved", id="a1", why="The disk is full.")
    real.press("Enter", "2")
    expect(real.page.locator(".sw-search [role=status]")).to_contain_text("not labelled")
    expect(hit).not_to_contain_text("person")
    assert not real.log.exists()


def test_a_preview_goes_with_the_article_that_it_is_of(real: RealDesk) -> None:
    real.press("g")
    expect(real.page.locator(".sw-queue [role=option]")).to_have_count(3)
    real.page.locator(".sw-text").focus()
    real.press("b")
    expect(real.page.locator(".sw-sheet")).to_be_visible()
    real.page.locator(".sw-queue [role=option]").nth(1).click()
    expect(real.page.locator("h2")).to_have_text("Idlib is quiet.")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()


def test_what_one_goes_to_is_seen_also_where_the_notebook_is_scrolled(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 900, "height": 400})
    desk.open(suggestions=[mention(TEXT, "Turkey", "STATE")])
    desk.page.evaluate("() => { document.body.style.paddingBottom = '2000px'; window.scrollTo(0, 1500); }")
    desk.press("n")
    expect(desk.mark("Turkey").first).to_be_in_viewport()


def test_a_note_that_was_begun_stays_until_it_is_saved_or_left(desk: Desk) -> None:
    against = stance(TEXT, "rejected the plan", None, "oppose", None)
    desk.open(records=[mention(TEXT, "Turkey", "STATE"), against]).click("Turkey")
    desk.press("m")
    desk.page.keyboard.type("why?")
    desk.click("Russia")
    expect(desk.page.get_by_label("Note", exact=True).last).to_have_value("why?")
    desk.page.locator("[data-card=r1]").click()
    desk.page.locator(".sw-note-box textarea").click()
    desk.press("Enter")
    assert [list(action["put"]) for action in desk.sent()] == [["r0"]]


def test_the_codebook_tells_of_the_label_under_the_cursor_and_keeps_no_key(real: RealDesk) -> None:
    real.press("n", "c")
    expect(real.page.locator("[data-rule=STATE]")).to_contain_text("leave out")
    real.press("a", "c")
    real.settle()
    expect(real.page.get_by_role("tab", name="Reading")).to_have_attribute("aria-selected", "true")
    assert [each.label for each in real.reading("1").mentions.values()] == ["STATE"]


def test_the_codebook_is_searched(desk: Desk) -> None:
    desk.open().click("Turkey")
    desk.press("c")
    desk.page.get_by_label("Search in the codebook").fill("fighting")
    expect(desk.page.locator(".sw-rule")).to_have_count(1)
    expect(desk.page.locator(".sw-rule")).to_contain_text("Safe zone")


def test_a_tab_gives_the_keys_back_to_the_text(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Turkey", "STATE")]).click("Turkey")
    desk.press("v", "Escape", "a")
    assert desk.fates() == {"s0": "accepted"}
