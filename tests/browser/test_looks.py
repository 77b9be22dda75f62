"""Where things stand on the desk: marks in any script, marks over marks, many labels, long names, large text."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import codebook, mention, naming, opened, region, stance

ARABIC = "رفض جيش الإسلام خطة المنطقة الآمنة يوم الاثنين (12:30)، وقال متحدث باسم HTS إن التدخل مرفوض بالكامل."
HEBREW = "צבא סוריה החופשי דחה את התוכנית, כך אמר דובר של HTS ביום שני (12:30), ו-Army of Islam שתק."
MIXED = "In English, جيش الإسلام (1981) means the Army of Islam; צה״ל, 3 אנשים, said İt 👩‍🚒 twice."
LETTERS = """() => [...document.querySelectorAll(".sw-line")].flatMap((line) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest(".sw-tag")) continue;
        for (const { index, segment } of new Intl.Segmenter("en").segment(node.data)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + segment.length);
            const { left, top } = range.getBoundingClientRect();
            found.push([segment, Math.round(left), Math.round(top)]);
        }
    }
    return found;
})"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ARABIC, "جيش الإسلام"),
        (ARABIC, "HTS"),
        (ARABIC, "12:30"),
        (ARABIC, "يوم الاثنين (12:30)، وقال"),
        (ARABIC, "كامل"),
        (HEBREW, "HTS"),
        (HEBREW, "HTS ביום"),
        (HEBREW, "Army of Islam"),
        (HEBREW, "שני (12:30)"),
        (MIXED, "جيش الإسلام"),
        (MIXED, "جيش"),
        (MIXED, "צה״ל"),
        (MIXED, "3 אנשים"),
        (MIXED, "👩‍🚒"),
    ],
)
def test_a_label_moves_no_letter_in_any_script(desk: Desk, text: str, words: str) -> None:
    before = desk.open(text).page.evaluate(LETTERS)
    desk.open(text, records=[mention(text, words, "ORG")])
    expect(desk.page.locator(".sw-mark").first).to_be_visible()
    after = desk.page.evaluate(LETTERS)
    assert [letter for letter, _, _ in after] == [letter for letter, _, _ in before]
    moved = [was for was, now in zip(before, after, strict=True) if was[2] != now[2] or abs(was[1] - now[1]) > 1]
    assert moved == []


def box(desk: Desk, name: str, nth: int = 0) -> dict[str, float]:
    """Edges of an element, in pixels of the page."""
    edges: dict[str, float] = desk.page.locator(name).nth(nth).evaluate("(it) => it.getBoundingClientRect().toJSON()")
    return edges


def test_the_margin_of_a_line_is_where_the_line_begins(desk: Desk) -> None:
    full = HEBREW + "א" * 200  # fills its line to the end
    text = f"{TEXT}\n\n{full}"
    regions = [region(text, TEXT[:32], "title"), region(text, TEXT[32:], "body"), region(text, full, "credit")]
    desk.open(text, regions=regions)
    assert box(desk, ".sw-tag")["right"] < desk.where("Turkey")["left"]
    assert box(desk, ".sw-tag", 3)["left"] > desk.where("צבא")["right"]
    letters = [left for _, left, _ in desk.page.evaluate(LETTERS)]
    assert min(letters) >= box(desk, ".sw-text")["left"] + 12


def test_words_are_quoted_in_their_own_direction(desk: Desk) -> None:
    hebrew = "צבא סוריה החופשי"
    cards = [stance(HEBREW, "דחה את התוכנית", None, "oppose", None), naming(HEBREW, hebrew)]
    desk.open(HEBREW, records=[*cards, mention(HEBREW, hebrew, "ARMED_GROUP")])
    quoted = desk.page.locator(".sw-card q, .sw-card b").filter(has_text=re.compile("צבא|דחה"))
    assert quoted.evaluate_all("all => all.map((it) => getComputedStyle(it).direction)") == ["rtl", "rtl"]
    desk.click(hebrew)
    expect(desk.page.locator(".sw-about")).to_contain_text(hebrew)


def test_who_is_against_whom_stays_in_order_in_any_script(desk: Desk) -> None:
    entities = [{"id": "a", "label": "ORG", "name": "צבא"}, {"id": "b", "label": "ORG", "name": "جيش"}]
    unsaid = stance(TEXT, "said nothing", "a", "", "b")
    desk.open(codebook={**codebook(), "entities": entities}, suggestions=[unsaid], assist="entities")
    assert box(desk, ".sw-card b", 0)["right"] < box(desk, ".sw-card b", 1)["left"]


NESTED = "The Army of Idlib and Aleppo Province spoke to HamaHoms."
NESTING = ["Army of Idlib and Aleppo Province", "Idlib and Aleppo Province", "Aleppo"]
TOUCHING = ["Hama", "Homs"]


def overlapping(desk: Desk) -> Desk:
    return desk.open(NESTED, records=[mention(NESTED, name, "PLACE") for name in [*NESTING, *TOUCHING]])


def stood(desk: Desk) -> str:
    return desk.page.locator(".sw-about").inner_text().split(" · ")[0]


def test_each_of_nested_and_touching_names_is_reached_by_clicks(desk: Desk) -> None:
    overlapping(desk)
    found = []
    for words in ["Aleppo", "Aleppo", "Aleppo", *TOUCHING]:
        desk.click(words)
        found.append(stood(desk))
    assert found == ["Aleppo", "Idlib and Aleppo Province", "Army of Idlib and Aleppo Province", *TOUCHING]


def test_each_of_nested_and_touching_names_is_reached_by_keys(desk: Desk) -> None:
    overlapping(desk).page.locator(".sw-text").focus()
    found = []
    for _ in range(5):
        desk.press("j")
        found.append(stood(desk))
        shown = "".join(desk.page.locator(".sw-current").all_inner_texts())
        assert shown == found[-1]
    assert found == [*NESTING, *TOUCHING]


def test_of_names_that_begin_together_each_is_told_to_a_screen_reader(desk: Desk) -> None:
    text = "Idlib Province fell."
    desk.open(text, records=[mention(text, "Idlib Province", "ORG"), mention(text, "Idlib", "PLACE")])
    told = desk.mark("Idlib").get_attribute("aria-label")
    assert told == "Idlib: PLACE, confirmed; Idlib Province: ORG, confirmed"


def test_what_one_stands_on_has_one_frame_round_all_its_pieces(desk: Desk) -> None:
    overlapping(desk).page.locator(".sw-text").focus()
    desk.press("j")
    sides = """(pieces) => pieces.map((it) => ["--left", "--right"].map(
        (side) => getComputedStyle(it).getPropertyValue(side) !== "transparent"))"""
    current = desk.page.locator(".sw-current")
    assert current.all_inner_texts() == ["Army of ", "Idlib and ", "Aleppo", " Province"]
    assert current.evaluate_all(sides) == [[True, False], [False, False], [False, False], [False, True]]


def test_names_that_touch_have_a_border_between_them(desk: Desk) -> None:
    overlapping(desk)
    borders = "(it) => [getComputedStyle(it).borderLeftWidth, getComputedStyle(it).borderRightWidth]"
    assert [desk.mark(name).evaluate(borders) for name in TOUCHING] == [["1px", "1px"]] * 2


def test_the_head_says_what_is_worked_on(desk: Desk) -> None:
    title = "A very long title that goes on and on " * 6
    article = {**opened(TEXT)["article"], "title": title}
    desk.open(article=article, assist="blind")
    head = desk.page.get_by_role("group", name="Article", exact=True)
    for words in ("The Courier", "2019-03-04", "1 of 2", "blind"):
        expect(head).to_contain_text(words)
    expect(desk.page.get_by_role("heading", level=2)).to_have_attribute("title", title)
    assert box(desk, ".sw-saved")["right"] <= box(desk, ".sw")["right"]


def spills(desk: Desk) -> list[str]:
    """What reaches beyond the desk's right edge, or beyond its own card or line."""
    script = """(desk) => [...desk.querySelectorAll("button, input, h2, p, li, .sw-line, .sw-card")]
        .filter((it) => it.offsetParent)
        .filter((it) => it.getBoundingClientRect().right > desk.getBoundingClientRect().right + 1
            || (it.matches(".sw-line, .sw-card") && it.scrollWidth > it.clientWidth + 1))
        .map((it) => it.outerHTML.slice(0, 120))"""
    found: list[str] = desk.page.locator(".sw").evaluate(script)
    return found


@pytest.mark.parametrize("width", [1200, 700, 480])
def test_forty_labels_and_long_names_stay_inside_the_desk(desk: Desk, width: int) -> None:
    names = {f"LABEL_NUMBER_{n}": {"letter": "N", "definition": "…"} for n in range(40)}
    long = "Donaudampfschifffahrtsgesellschaft" * 5 + " and everybody without exception" * 2
    rules = {**codebook(), "labels": names, "entities": [{"id": "x", "label": "LABEL_NUMBER_0", "name": long}]}
    records = [mention(TEXT, "Turkey", "LABEL_NUMBER_39", "x"), stance(TEXT, "said nothing", "x", "oppose", "x")]
    desk.open(codebook=rules, records=records, article={**opened(TEXT)["article"], "title": long})
    desk.page.evaluate(f"document.getElementById('at').style.width = '{width}px'")
    desk.click("Turkey")
    assert spills(desk) == []
    labels = desk.page.get_by_role("toolbar", name="Labels").get_by_role("button")
    assert labels.locator("kbd").all_inner_texts() == [str(n) for n in range(1, 10)]
    assert box(desk, ".sw-text")["height"] > 300
    assert box(desk, ".sw-text")["top"] < 400


def test_the_text_can_be_larger_and_wider_spaced_and_stays_so(desk: Desk) -> None:
    def look() -> list[float]:
        style = "(it) => { const { fontSize, lineHeight } = getComputedStyle(it); return [fontSize, lineHeight]; }"
        return [float(size.removesuffix("px")) for size in desk.page.locator(".sw-text").evaluate(style)]

    desk.open().page.locator(".sw-text").focus()
    size, leading = look()
    desk.press("+", "+")
    larger, _ = look()
    assert larger > size
    desk.press("-", "-", "=")
    assert look()[0] == size
    assert look()[1] > leading
    desk.open()
    assert look()[1] > leading


@pytest.mark.parametrize("size", [{"width": 600, "height": 400}, {"width": 720, "height": 450}])
def test_twice_as_large_as_usual_everything_is_still_there(desk: Desk, size: Any) -> None:
    desk.page.set_viewport_size(size)
    desk.open(suggestions=[mention(TEXT, "Turkey", "STATE"), stance(TEXT, "said nothing", "turkey", "oppose", None)])
    desk.page.locator(".sw-text").focus()
    desk.press("n", "s")
    assert spills(desk) == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(desk.page.get_by_role("combobox", name="holder")).to_be_in_viewport()
