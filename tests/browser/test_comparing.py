"""The compare desk in a bare page: differing readings in one text, decided by key."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.compared import comparison, difference, differing
from tests.browser.desk import TEXT, Desk
from tests.browser.opened import codebook, mention, region, stance
from tests.browser.test_accessible import BADGES, faults
from tests.browser.themed import theme

NAMES = {"A": "ana", "B": "ben"}
ARMY = "ARMED_GROUP"
WORDS = mention(TEXT, "Army of Valour", ARMY)


def compare(desk: Desk, differences: list[dict[str, Any]] | None = None, **given: Any) -> Desk:
    """The desk on readings that differ, the text in focus."""
    told = comparison(differing(TEXT) if differences is None else differences, **given)
    desk.open(records={"m": mention(TEXT, "Turkey", "STATE", "turkey")}, comparison=told)
    desk.page.locator(".sw-text").focus()
    return desk


def about(desk: Desk) -> str:
    return desk.page.locator(".sw-about").inner_text()


def cards(desk: Desk) -> Locator:
    return desk.page.locator(".sw-differences .sw-card")


def card(desk: Desk, words: str) -> Locator:
    return cards(desk).filter(has_text=words)


def sent(desk: Desk) -> dict[str, Any]:
    """The last action that the page sent."""
    return desk.sent()[-1]


def verdict(desk: Desk) -> dict[str, Any]:
    """The verdict in it."""
    (found,) = (record for record in sent(desk)["put"].values() if record["kind"] == "verdict")
    return dict(found)


def foot(desk: Desk) -> str:
    return desk.page.locator(".sw-foot").inner_text()


# ── what is seen ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_all_say_is_solid_and_both_readings_of_a_difference_have_their_letters(desk: Desk) -> None:
    compare(desk)
    expect(desk.mark("Turkey")).to_have_class("sw-mark sw-mention sw-confirmed sw-starts sw-ends")
    russia = desk.mark("Russia")
    expect(russia).to_have_attribute("data-badge", "A·S B·L")
    expect(russia).to_have_attribute("title", "label of “Russia” · A: state · B: place · to decide")
    assert russia.evaluate("node => ['sw-reads0', 'sw-reads1'].every((each) => node.classList.contains(each))")


def test_each_reader_has_a_line_of_another_pattern_under_their_words_only(desk: Desk) -> None:
    compare(desk)
    first, last = desk.page.locator('.sw-mark[title^="boundary"]').all()
    assert (first.inner_text(), last.inner_text()) == ("Army of ", "Valour")
    lines = "node => getComputedStyle(node).backgroundImage.split('linear-gradient').length - 1"
    assert (first.evaluate(lines), last.evaluate(lines)) == (1, 2)
    pattern = "node => getComputedStyle(node).getPropertyValue('--reads{}').replace(/.*?(\\\\d+%).*/, '$1')"
    assert last.evaluate(pattern.format(0)) != last.evaluate(pattern.format(1))


def test_the_first_tab_has_the_differences_by_kind_and_what_differs_stands_out(desk: Desk) -> None:
    compare(desk, named=NAMES)
    tab = desk.page.get_by_role("tab").first
    expect(tab).to_have_text("Differences 5")
    expect(tab).to_have_attribute("aria-selected", "true")
    assert desk.page.locator(".sw-differences h3").all_inner_texts() == [
        f"{kind} 1, 1 to decide" for kind in ("not found by all", "boundary", "label", "polarity", "valence")
    ]
    sides = card(desk, "oppose").locator(".sw-says")
    assert [side.locator("b").inner_text() for side in sides.all()] == ["A · ana", "B · ben"]
    assert [side.locator("mark").inner_text() for side in sides.all()] == ["⟶ oppose ⟶", "⟶ support ⟶"]
    shared = "Turkey ⟶ … ⟶ Safe zone · reported “rejected the plan”"
    expect(card(desk, "oppose").locator(".sw-shared")).to_have_text(shared)
    assert card(desk, "nothing there").locator(".sw-says").all_inner_texts()[0].endswith("nothing there")


def test_readers_who_say_the_same_share_a_column(desk: Desk) -> None:
    state, place = (mention(TEXT, "Russia", label) for label in ("STATE", "PLACE"))
    compare(desk, [difference("label", state, place, state)])
    columns = cards(desk).locator(".sw-says").all_inner_texts()
    assert [column.split("\n")[-1] for column in columns] == ["state", "place"]
    readers = [cards(desk).locator(".sw-says").nth(place).locator("b").all_inner_texts() for place in (0, 1)]
    assert readers == [["A", "C"], ["B"]]
    expect(desk.mark("Russia")).to_have_attribute("data-badge", "AC·S B·L")


def test_of_a_condition_only_counts_whether_there_is_one(desk: Desk) -> None:
    plan = stance(TEXT, "rejected the plan", "turkey", "conditional", "topic:safe-zone")
    first, other = ({**plan, "condition": words} for words in ("on Monday", "Monday"))
    compare(desk, [difference("condition", first, plan, other)])
    columns = [column.locator("b").all_inner_texts() for column in cards(desk).locator(".sw-says").all()]
    assert columns == [["A", "C"], ["B"]]
    assert cards(desk).locator(".sw-says p").all_inner_texts() == ["if: on Monday", "no condition"]


def test_names_that_are_hidden_are_nowhere_on_the_page(desk: Desk) -> None:
    compare(desk)
    desk.press("n", "1", "?")
    assert not {"ana", "ben"} & {*desk.page.locator(".sw").inner_text().split()}


def test_the_head_says_how_many_articles_are_left(desk: Desk) -> None:
    compare(desk, left=3)
    expect(desk.page.locator(".sw-where")).to_contain_text("3 articles still differ")


def test_the_head_says_how_many_articles_wait_for_a_reader(desk: Desk) -> None:
    compare(desk, waiting=2)
    expect(desk.page.locator(".sw-where")).to_contain_text("2 articles not finished by a second reader")


def test_an_ordinary_desk_has_neither_the_tab_nor_the_keys(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Turkey", "STATE")])
    desk.page.locator(".sw-text").focus()
    expect(desk.page.get_by_role("tab", name="Differences")).to_have_count(0)
    expect(desk.page.get_by_role("tab", name="Reading")).to_have_attribute("aria-selected", "true")
    desk.press("?")
    expect(desk.page.get_by_role("dialog")).not_to_contain_text("next difference")


# ── deciding ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_n_and_p_go_from_one_open_difference_to_the_next_round_the_end(desk: Desk) -> None:
    compare(desk)
    lines = []
    for key in "nnnnnnpp":
        desk.press(key)
        lines.append(about(desk).split(" · ")[0])
    round_ = [
        "label of “Russia”",
        "not found by all of “Astana”",
        "boundary of “Army of Valour”",
        "polarity of a position",
        "valence of “the plan”",
    ]
    assert lines == [*round_, round_[0], round_[4], round_[3]]


def test_j_comes_to_all_there_is_once_also_where_it_was_decided(desk: Desk) -> None:
    compare(desk).press("n", "b")
    desk.settle()
    lines = []
    for _ in range(7):
        desk.press("j")
        lines.append(about(desk))
    assert len({*lines}) == 6, "five differences, and the name of which all say the same"
    assert lines[5].startswith("label of “Russia”")


@pytest.mark.parametrize(
    ("keys", "how", "taken", "put", "words"),
    [
        ("n 1", "one", ["A"], ["STATE"], "decided: A taken"),
        ("n 2", "one", ["B"], ["PLACE"], "decided: B taken"),
        ("n b", "both", ["A", "B"], ["STATE", "PLACE"], "decided: all taken"),
        ("n x", "neither", [], [], "decided: neither"),
        ("n n x", "one", ["A"], [], "decided: nothing is there (A)"),
        ("n n 1", "one", ["A"], [], "decided: nothing is there (A)"),
        ("n n 2", "one", ["B"], ["PLACE"], "decided: B taken"),
    ],
)
def test_one_key_decides(desk: Desk, keys: str, how: str, taken: list[str], put: list[str], words: str) -> None:
    compare(desk).press(*keys.split())
    assert (sent(desk)["do"], verdict(desk)["how"], verdict(desk)["taken"]) == ("adjudicate", how, taken)
    assert [record["label"] for record in sent(desk)["put"].values() if record["kind"] == "mention"] == put
    assert about(desk).endswith(words)
    desk.settle()
    assert about(desk).endswith(words), "what was painted at once is what stays"


def test_what_is_decided_looks_decided_before_it_is_saved(desk: Desk) -> None:
    compare(desk).silence()
    desk.press("n", "1")
    expect(desk.mark("Russia")).to_have_attribute("data-badge", "S✓")
    expect(desk.mark("Russia")).to_have_class(re.compile("sw-decided sw-pending sw-confirmed"))
    expect(card(desk, "Russia").locator(".sw-says").first).to_have_attribute("data-taken", "true")
    expect(card(desk, "Russia").locator(".sw-verdict")).to_have_text("decided: A taken")
    expect(desk.page.get_by_role("tab").first).to_have_text("Differences 4")


def test_nothing_where_it_stood_is_still_to_be_seen_and_gone_to(desk: Desk) -> None:
    compare(desk).press("n", "n", "x", "Escape")
    expect(desk.mark("Astana")).to_have_attribute("data-badge", "✓")
    desk.click("Astana")
    assert about(desk).startswith("not found by all of “Astana”")


def test_what_is_decided_can_be_decided_otherwise_and_what_stood_goes(desk: Desk) -> None:
    compare(desk).press("n", "b")
    both = [id_ for id_ in sent(desk)["put"] if not id_.startswith("verdict:")]
    desk.press("2")
    assert sent(desk)["drop"] == [both[0]]
    assert verdict(desk)["taken"] == ["B"]
    desk.press("x")
    assert sent(desk)["drop"] == [both[1]]


def test_a_difference_that_is_undone_is_open_again(desk: Desk) -> None:
    compare(desk).press("n", "1")
    desk.settle()
    desk.press("u")
    expect(desk.mark("Russia")).to_have_attribute("data-badge", "A·S B·L")
    expect(desk.page.get_by_role("tab").first).to_have_text("Differences 5")
    assert about(desk).startswith("label of “Russia”"), "one stands where it was"


def test_one_comes_to_where_a_reason_is_taken_back(desk: Desk) -> None:
    compare(desk).press("n", "1", "r", "1", "Escape")
    desk.settle()
    desk.press("u")
    expect(desk.page.locator(".sw-about")).to_contain_text("label of “Russia”")


def test_what_is_refused_is_open_again(desk: Desk) -> None:
    compare(desk)
    desk.page.evaluate("model.refusing = 'Ana has changed this meanwhile.'")
    desk.press("n", "1")
    expect(desk.page.locator(".sw-notes")).to_contain_text("Ana has changed this meanwhile.")
    expect(desk.mark("Russia")).to_have_attribute("data-badge", "A·S B·L")


def test_the_third_readers_key_takes_what_the_third_reader_says(desk: Desk) -> None:
    labels = ("STATE", "PLACE", "ORG")
    compare(desk, [difference("label", *(mention(TEXT, "Russia", label) for label in labels))])
    desk.press("n", "3")
    assert verdict(desk)["taken"] == ["C"]
    assert "ORG" in [record.get("label") for record in sent(desk)["put"].values()]


def test_both_takes_one_of_those_who_say_the_same(desk: Desk) -> None:
    state, place = (mention(TEXT, "Russia", label) for label in ("STATE", "PLACE"))
    compare(desk, [difference("label", state, place, state)]).press("n", "b")
    assert verdict(desk)["taken"] == ["A", "B"]
    assert len(sent(desk)["put"]) == 3


def test_a_position_is_told_by_what_differs(desk: Desk) -> None:
    compare(desk).press("n", "n", "n", "n", "2")
    (put,) = (record for record in sent(desk)["put"].values() if record["kind"] == "stance")
    assert put == {**stance(TEXT, "rejected the plan", "turkey", "support", "topic:safe-zone")}
    assert about(desk) == "polarity of a position · A: ⟶ oppose ⟶ · B: ⟶ support ⟶ · decided: B taken"


# ── a third ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_third_mention_is_written_in_a_form_filled_in_with_the_first(desk: Desk) -> None:
    compare(desk).press("n", "e")
    form = desk.page.locator(".sw-form")
    expect(form.locator("[aria-checked=true]").first).to_contain_text("state")
    desk.press("o")
    form.get_by_role("button", name="save").click()
    assert verdict(desk)["how"] == "third"
    (id_,) = (id_ for id_ in sent(desk)["put"] if id_.startswith("third-"))
    assert sent(desk)["put"][id_] == {**mention(TEXT, "Russia", "ORG"), "type": "name"}
    expect(desk.mark("Russia")).to_have_attribute("data-badge", "O✓")
    desk.press("1")
    assert sent(desk)["drop"] == [id_]


def test_the_selected_words_are_those_of_the_third(desk: Desk) -> None:
    compare(desk).press("n", "n", "n")
    desk.drag("of Valour")
    desk.press("e")
    expect(desk.page.locator(".sw-form q")).to_have_text("of Valour")
    desk.page.locator(".sw-form").get_by_role("button", name="save").click()
    assert [record["quote"] for record in sent(desk)["put"].values() if "quote" in record] == ["of Valour"]


def test_a_third_stance_is_the_usual_form(desk: Desk) -> None:
    compare(desk).press("n", "n", "n", "n", "e")
    form = desk.page.get_by_role("form", name="A third reading")
    expect(form.locator("q")).to_have_text("rejected the plan")
    desk.press("n")  # one begins at what is in dispute
    form.get_by_role("button", name="save").click()
    (put,) = (record for record in sent(desk)["put"].values() if record["kind"] == "stance")
    assert (put["polarity"], put["holder"], put["target"]) == ("neutral", "turkey", "topic:safe-zone")


def test_a_third_begins_with_what_stands_where_it_was_decided_before(desk: Desk) -> None:
    compare(desk).press("n", "2", "e")
    expect(desk.page.get_by_role("form").locator("[aria-checked=true]").first).to_contain_text("place")


def test_the_selected_words_show_a_third_stance(desk: Desk) -> None:
    compare(desk).press("n", "n", "n", "n")
    desk.drag("rejected the")
    desk.press("e", "n")
    desk.page.get_by_role("form").get_by_role("button", name="save").click()
    (put,) = (record for record in sent(desk)["put"].values() if record["kind"] == "stance")
    assert put["evidence"]["quote"] == "rejected the"


def test_parts_of_the_page_are_decided_alike(desk: Desk) -> None:
    credit, caption = (region(TEXT, "Turkey said nothing.", kind) for kind in ("credit", "caption"))
    compare(desk, [difference("type", credit, caption)]).press("n", "2")
    assert [each["type"] for each in sent(desk)["put"].values() if each["kind"] == "region"] == ["caption"]
    expect(desk.page.locator(".sw-line").last).to_have_attribute("data-type", "caption")
    desk.press("e", "5")
    desk.page.get_by_role("form").get_by_role("button", name="save").click()
    assert [each["type"] for each in sent(desk)["put"].values() if each["kind"] == "region"] == ["byline"]


# ── why ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_reason_takes_two_keys_and_leads_on(desk: Desk) -> None:
    compare(desk).press("n", "1", "r", "4")
    assert sent(desk)["do"] == "reason"
    assert (verdict(desk)["how"], verdict(desk)["taken"]) == ("one", ["A"])
    assert verdict(desk)["reason"] == "the text is ambiguous"
    expect(card(desk, "Russia").locator(".sw-verdict")).to_have_text("decided: A taken, the text is ambiguous")
    assert about(desk).startswith("not found by all")


def test_where_the_rule_is_unclear_one_stays_since_an_example_may_be_wanted(desk: Desk) -> None:
    compare(desk).press("n", "1", "r", "3")
    assert verdict(desk)["reason"] == "the rule is unclear"
    assert about(desk).startswith("label of “Russia”")
    desk.press("Enter")
    assert about(desk).startswith("not found by all")


def test_a_reason_in_own_words_is_only_text(desk: Desk) -> None:
    compare(desk).press("n", "1", "r", "5")
    desk.page.keyboard.type("<b>see 1 & 2</b>")
    desk.press("Enter")
    assert verdict(desk)["reason"] == "<b>see 1 & 2</b>"
    expect(card(desk, "Russia").locator(".sw-verdict")).to_have_text("decided: A taken, <b>see 1 & 2</b>")


def test_the_same_reason_again_is_one_key(desk: Desk) -> None:
    compare(desk).press("n", "1", "r", "1", "p", "1", '"')
    assert (verdict(desk)["taken"], verdict(desk)["reason"]) == (["A"], "slip")
    assert about(desk).startswith("not found")


def test_escape_leaves_the_reasons_and_the_verdict_as_they_were(desk: Desk) -> None:
    compare(desk).press("n", "1", "r", "Escape", "Enter")
    assert len(desk.sent()) == 1
    assert about(desk).startswith("not found by all")


# ── the keys ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_foot_teaches_what_the_keys_do_where_one_stands(desk: Desk) -> None:
    compare(desk)
    assert "take that reader's" not in foot(desk)
    desk.press("n")
    for words in ("1–2\ntake that reader's", "both", "neither", "write a third", "go on"):
        assert words.replace("\n", "") in foot(desk).replace("\n", ""), words
    assert "why" not in foot(desk)
    desk.press("1")
    assert "why" in foot(desk)
    desk.press("n")
    assert "nothing is there" in foot(desk)
    assert "both" not in foot(desk)


def test_on_a_difference_the_foot_has_room_for_its_keys(desk: Desk) -> None:
    compare(desk)
    assert "new stance" in foot(desk)
    desk.press("n")
    assert "new stance" not in foot(desk)


def test_whoever_listens_hears_what_was_decided_and_why(desk: Desk) -> None:
    heard = compare(desk).page.locator(".sw-unseen[role=status]")
    for key, words in {"n": "", "1": "A taken", "b": "all taken", "x": "neither"}.items():
        desk.press(key)
        expect(heard).to_have_text(words)
    desk.press("r", "1")
    expect(heard).to_have_text("because: slip")


def test_the_first_line_teaches_the_keys_of_comparing_once(desk: Desk) -> None:
    compare(desk)
    line = desk.page.get_by_role("note", name="First keys")
    expect(line).to_contain_text("take what that reader says")
    line.get_by_role("button", name="got it").click()
    compare(desk)
    expect(line).to_be_hidden()
    desk.open()
    expect(line).to_contain_text("label the words you select")


def test_the_versions_have_room_beside_the_text(desk: Desk) -> None:
    panel = "document.querySelector('.sw-panel').getBoundingClientRect().width"
    width = desk.open().page.evaluate(panel)
    assert compare(desk).page.evaluate(panel) > 1.2 * width


def test_arrows_begin_at_the_difference_one_stands_on(desk: Desk) -> None:
    compare(desk).press("n", "n", "n", "n", "ArrowRight")
    assert desk.page.evaluate("String(getSelection())") == "on"  # after “rejected the plan”


def test_what_was_decided_is_in_the_reading_but_decided_on_among_the_differences(desk: Desk) -> None:
    compare(desk).press("n", "n", "n", "n", "1")
    desk.page.get_by_role("tab", name="Reading").click()
    desk.page.get_by_role("button", name="delete").click()
    assert [each["do"] for each in desk.sent()] == ["adjudicate"]
    assert about(desk).startswith("polarity of a position")


def test_a_card_of_the_reading_leads_to_the_difference_that_decides_on_it(desk: Desk) -> None:
    compare(desk).press("n", "n", "n", "n", "1", "Escape")
    desk.page.get_by_role("tab", name="Reading").click()
    desk.page.locator(".sw-panel .sw-card").click()
    assert about(desk).startswith("polarity of a position")


def test_no_article_to_take_over_is_said(desk: Desk) -> None:
    desk.open(comparison=comparison(differing(TEXT)), answers={"agreed": {"rows": [], "sentence": ""}})
    desk.page.locator(".sw-text").focus()
    desk.press("B")
    expect(desk.page.locator(".sw-tip")).to_have_text("There is no such article left.")
    assert desk.sent("propagate") == []


def test_a_digit_labels_what_is_selected_and_names_stood_on(desk: Desk) -> None:
    compare(desk).press("n")
    desk.drag("Monday")
    assert "take the selection as its words" not in foot(desk), "a difference has no words that one could change"
    desk.press("6")
    assert [record["label"] for record in sent(desk)["put"].values()] == ["EVENT"]
    desk.click("Turkey")
    desk.press("2")
    assert [record["label"] for record in sent(desk)["put"].values()] == ["PERSON"]


def test_the_codebook_may_give_the_keys_of_comparing_others(desk: Desk) -> None:
    told = comparison(differing(TEXT))
    desk.open(comparison=told, codebook={**codebook(), "keys": {"take-both": "Q"}})
    desk.page.locator(".sw-text").focus()
    desk.press("n", "Q")
    assert verdict(desk)["how"] == "both"


def test_who_stands_where_is_told_whole_where_that_is_in_dispute(desk: Desk) -> None:
    plan = stance(TEXT, "rejected the plan", "turkey", "oppose", "idlib")
    turned = {**plan, "holder": "idlib", "target": "turkey"}
    compare(desk, [difference("holder target", plan, turned)])
    sides = [side.locator("p").inner_text() for side in cards(desk).locator(".sw-says").all()]
    assert sides == ["Turkey ⟶ oppose ⟶ Idlib", "Idlib ⟶ oppose ⟶ Turkey"]


def test_the_bar_tells_of_digits_only_where_they_label(desk: Desk) -> None:
    compare(desk)
    digit = desk.page.locator(".sw-labels .sw-keys").first
    expect(digit).to_be_visible()
    desk.press("n")
    expect(digit).to_be_hidden()
    desk.drag("Monday")
    expect(digit).to_be_visible()


def test_the_key_map_lists_them(desk: Desk) -> None:
    compare(desk).press("?")
    expect(desk.page.get_by_role("dialog")).not_to_contain_text("accept")
    expect(desk.page.get_by_role("dialog")).to_contain_text("take what this reader says")


def test_all_articles_on_which_all_agree_are_seen_first_and_taken_over_as_one_step(desk: Desk) -> None:
    rows = [{"article": "two", "title": "Another", "records": 3}]
    told = comparison(differing(TEXT))
    desk.open(comparison=told, answers={"agreed": {"rows": rows, "sentence": "One article."}})
    desk.page.locator(".sw-text").focus()
    desk.press("B")
    expect(desk.page.get_by_role("dialog")).to_contain_text("Another3 records")
    desk.press("Enter")
    (order,) = desk.sent("propagate")
    assert order["agreed"] is True


def test_the_mouse_takes_a_readers_version_as_well(desk: Desk) -> None:
    compare(desk)
    card(desk, "Astana").get_by_role("button", name="take what B says").click()
    assert verdict(desk)["taken"] == ["B"]
    assert about(desk).startswith("not found by all of “Astana”")


# ── for everybody, and for everything ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("keys", "width"), [("n", 1500), ("n 1 r", 1500), ("n 2 n", 1500), ("n e", 1500), ("?", 1500), ("n 1 n", 700)]
)
def test_nothing_is_hard_to_reach(desk: Desk, keys: str, width: int) -> None:
    compare(desk, named=NAMES).page.set_viewport_size({"width": width, "height": 900})
    desk.press(*keys.split())
    if desk.sent():
        desk.settle()
    for look in ("light", "dark"):
        desk.page.add_style_tag(content=theme(look))
        assert faults(desk.page) == [], look


LINES = """() => {
    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const page = getComputedStyle(document.querySelector(".sw-text")).backgroundColor;
    const light = (colour) => {
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const parts = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
        const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return [...document.querySelectorAll(".sw-readers i")].map((line) => {
        const [colour] = /(?:rgb|color)\\([^)]*\\)/.exec(getComputedStyle(line).backgroundImage);
        const [one, other] = [light(colour), light(page)];
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    });
}"""


@pytest.mark.parametrize("look", ["light", "dark"])
def test_badges_and_the_lines_of_six_readers_can_be_told_from_what_is_behind_them(desk: Desk, look: str) -> None:
    labels = ["ARMED_GROUP", "PERSON", "STATE", "ORG", "PLACE", "EVENT"]
    readers = [mention(TEXT, "Russia", label) for label in labels]
    told = [difference("label", *readers), difference("found", None, mention(TEXT, "Astana", "PLACE"), *[None] * 4)]
    compare(desk, [*told, *differing(TEXT)[1:3]], readers="ABCDEF").press("n", "1")
    desk.page.add_style_tag(content=theme(look))
    marks = desk.page.evaluate(BADGES)
    assert len(marks) > 4
    assert [words for words, badge, _ in marks if badge < 4.5] == []
    lines = desk.page.evaluate(LINES)
    assert len(lines) >= 16
    assert min(lines) >= 3


def test_hostile_names_labels_and_reasons_are_only_text(desk: Desk) -> None:
    evil = "<img src=x onerror=boom()>"
    third = {**WORDS, "entity": f"unnamed:{evil}", "label": evil}
    told = difference("label", third, WORDS)
    told["verdict"] = {"how": "one", "taken": ["A"], "reason": evil}
    compare(desk, [told], named={"A": evil, "B": "ben"})
    expect(cards(desk)).to_contain_text(evil)
    assert desk.page.locator(".sw img").count() == 0


def test_a_text_read_from_right_to_left_has_its_sides_as_well(desk: Desk) -> None:
    text = "رفض جيش الإسلام الخطة.\n\nTurkey 👩‍🚒 İdlib."
    told = difference("span", mention(text, "جيش الإسلام", ARMY), mention(text, "الإسلام", ARMY))
    desk.open(text, comparison=comparison([told]))
    desk.page.locator(".sw-text").focus()
    desk.press("n", "2")
    assert [record["quote"] for record in sent(desk)["put"].values() if "quote" in record] == ["الإسلام"]
    expect(desk.mark("الإسلام")).to_have_attribute("data-badge", "A✓")
