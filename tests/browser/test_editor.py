"""Work at the editor by mouse and keys, in a bare page: what a person does is what is sent, in the words they saw."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import ADDRESS, MOUNT, TEXT, Desk
from tests.browser.opened import mention, naming, opened, region, stance

HARD_TEXTS = {
    "an emoji before": ("🔴 LIVE: Turkey speaks", "Turkey"),
    "joined emoji inside": ("Talks with Grace 👩‍🔬 Hopper 👨‍👩‍👧 in Idlib today", "Grace 👩‍🔬 Hopper 👨‍👩‍👧"),
    "a dotted capital that grows when lowered": ("Spokesman İbrahim Kalın spoke", "İbrahim Kalın"),
    "combining marks": ("Cafe\u0301 owner Jose\u0301 Nu\u0301n\u0303ez left", "Jose\u0301 Nu\u0301n\u0303ez"),
    "no-break spaces": ("Mr\u00a0X met\u00a0\u00a0Abu\u00a0Bakr there", "Abu\u00a0Bakr"),
    "Windows line ends": ("First 🕊️ line\r\n\r\nSecond line names Idlib\r\nThird", "Idlib"),
    "old Mac line ends": ("First line\rSecond names Idlib\rThird", "Idlib"),
    "line separators": ("First line\u2028Second names Idlib\u2029Third 🔥 Aleppo", "Aleppo"),
    "double blanks and a tab": ("One  two\tthree   Idlib", "two\tthree"),
    "markup": ("He said X <b>Idlib</b> &amp; Y left", "X <b>Idlib</b> &amp; Y"),
}


@pytest.mark.parametrize(("text", "words"), HARD_TEXTS.values(), ids=HARD_TEXTS.keys())
def test_what_is_dragged_is_what_is_sent(desk: Desk, text: str, words: str) -> None:
    desk.open(text).drag(words)
    desk.press("5")
    assert desk.put() == [mention(text, words, "PLACE", "idlib" if words == "Idlib" else None)]
    expect(desk.mark(words)).to_have_count(1)


def test_right_to_left_words_are_dragged_from_the_right(desk: Desk) -> None:
    text = "🔴 رفضت الفصائل المسلحة في إدلب التدخل"
    desk.open(text).drag("الفصائل المسلحة", right_to_left=True)
    desk.press("1")
    assert desk.put() == [mention(text, "الفصائل المسلحة", "ARMED_GROUP")]


def test_a_backward_drag_is_as_good(desk: Desk) -> None:
    desk.open().drag("Army of Valour", backward=True)
    desk.press("1")
    assert desk.put() == [mention(TEXT, "Army of Valour", "ARMED_GROUP")]


def test_a_drag_may_end_to_the_right_of_the_text_box(desk: Desk) -> None:
    words = "plan on Monday"
    start = desk.open().where(words)
    desk.sweep((start["left"] + 0.5, start["middle"]), (1150, start["middle"]))
    desk.press("6")
    assert desk.put() == [mention(TEXT, words, "EVENT")]


def test_a_drag_may_end_below_the_widget(desk: Desk) -> None:
    start = desk.open().where("Turkey said nothing")
    after = desk.page.locator("#after").bounding_box()
    assert after
    desk.sweep((start["left"] + 0.5, start["middle"]), (after["x"] + 20, after["y"] + 5))
    desk.press("3")
    assert desk.put() == [mention(TEXT, "Turkey said nothing", "STATE")]


def test_white_space_at_either_end_is_not_labelled(desk: Desk) -> None:
    desk.open().drag(" Army of Valour ")
    desk.press("1")
    assert desk.put()[0]["quote"] == "Army of Valour"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r\n\r\n", "\u2028"])
def test_a_triple_click_takes_the_line_and_no_more(desk: Desk, line_end: str) -> None:
    text = f"First line here.{line_end}Second line there{line_end}Third."
    desk.open(text).click("Second line", times=3)
    desk.press("6")
    assert desk.put() == [mention(text, "Second line there", "EVENT")]


def test_a_selection_that_ends_between_the_lines_is_understood(desk: Desk) -> None:
    desk.open().page.evaluate(
        """() => { const [, second, third] = document.querySelectorAll(".sw-line");
        document.querySelector(".sw-text").focus();
        document.getSelection().setBaseAndExtent(second, 0, third, 0); }"""
    )
    desk.press("6")
    assert desk.put()[0]["quote"] == "Army of Valour rejected the plan on Monday"


def test_words_over_two_paragraphs_keep_their_line_ends(desk: Desk) -> None:
    text = "He spoke.\r\n\r\nShe 🔥 left."
    desk.open(text).drag("spoke.\nShe 🔥 left")
    desk.press("6")
    assert desk.put() == [mention(text, "spoke.\r\n\r\nShe 🔥 left", "EVENT")]
    expect(desk.page.locator(".sw-mark")).to_have_count(2)


def test_article_text_never_becomes_markup(desk: Desk) -> None:
    desk.open("<img src=x onerror='document.title=1'> & <script>1</script>", records=[])
    assert desk.page.locator(".sw-line img, .sw-line script").count() == 0
    expect(desk.page.locator(".sw-line")).to_contain_text("<img src=x onerror='document.title=1'> & <script>1</script>")


def test_a_label_is_also_given_by_a_button(desk: Desk) -> None:
    desk.open().drag("Army of Valour")
    desk.page.get_by_role("button", name="armed group").click()
    assert desk.put() == [mention(TEXT, "Army of Valour", "ARMED_GROUP")]


def test_a_label_moves_no_letter(desk: Desk) -> None:
    before = desk.open().where("the plan on Monday.")
    desk.drag("Army of Valour")
    desk.press("1", "2")
    expect(desk.mark("Army of Valour")).to_have_attribute("data-badge", "P")
    assert desk.where("the plan on Monday.") == before


def test_only_the_paragraph_that_was_touched_is_painted_again(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")])
    desk.page.evaluate("window.before = document.querySelector('.sw-mark')")
    desk.drag("Army of Valour")
    desk.press("1")
    assert desk.page.evaluate("before.isConnected && before.textContent") == "Russia"


def test_only_the_card_that_changed_is_drawn_again(desk: Desk) -> None:
    said = ("rejected the plan", "said nothing", "meet in Astana")
    suggestions = [stance(TEXT, words, "turkey", "oppose", "idlib") for words in said]
    desk.open(suggestions=suggestions)
    desk.page.evaluate("window.before = [...document.querySelectorAll('.sw-card')]")
    cards = desk.page.locator(".sw-card")
    cards.nth(1).get_by_role("button", name="accept").click()
    expect(cards.nth(1)).to_have_class(re.compile("sw-confirmed"))
    cards.nth(0).get_by_role("button", name="reject").click()
    expect(cards.locator("q")).to_have_text(["rejected the plan", "said nothing"])
    desk.press("u")
    expect(cards.locator("q")).to_have_text(["meet in Astana", "rejected the plan", "said nothing"])
    assert desk.page.evaluate("before.map((card) => card.isConnected)") == [False, False, True]


def test_a_digit_relabels_the_mention_one_stands_on(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Astana", "STATE")]).click("Astana")
    desk.press("5")
    [message] = desk.sent()
    assert (message["do"], message["put"]) == ("relabel", {"r0": mention(TEXT, "Astana", "PLACE")})


def test_selecting_a_labelled_name_again_relabels_it(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Astana", "STATE")]).drag("Astana")
    desk.press("5")
    assert list(desk.sent()[0]["put"]) == ["r0"]


def test_relabelling_a_suggestion_is_an_edit_and_its_own_label_accepts_it(desk: Desk) -> None:
    suggestions = [mention(TEXT, "Russia", "PLACE"), mention(TEXT, "Astana", "PLACE")]
    desk.open(suggestions=suggestions).click("Russia")
    desk.press("3")
    desk.click("Astana")
    desk.press("5")
    assert desk.fates() == {"s0": "edited", "s1": "accepted"}
    assert [message["answers"] for message in desk.sent()] == ["s0", "s1"]
    assert desk.put() == [mention(TEXT, "Russia", "STATE"), mention(TEXT, "Astana", "PLACE")]


def test_suggestions_are_accepted_and_rejected_in_text_order(desk: Desk) -> None:
    names = ["Astana", "Russia", "Army of Valour", "Turkey"]
    desk.open(suggestions=[mention(TEXT, name, "STATE") for name in names]).page.locator(".sw-text").focus()
    desk.press("n", "a", "n", "x", "n", "Enter")
    expect(desk.page.locator(".sw-current")).to_have_text("Army of Valour")
    assert desk.fates() == {"s3": "accepted", "s1": "rejected", "s0": "accepted"}
    assert [message["do"] for message in desk.sent()] == ["accept", "reject", "accept"]
    assert desk.sent()[0]["put"]["fate:s3"]["suggestion"] == mention(TEXT, "Turkey", "STATE")
    expect(desk.mark("Russia")).to_have_count(0)
    desk.press("p")
    expect(desk.page.locator(".sw-current")).to_have_text("Army of Valour")


def test_one_walks_over_all_records_whatever_was_decided_and_of_any_kind(desk: Desk) -> None:
    records = [mention(TEXT, "Russia", "STATE"), stance(TEXT, "rejected the plan", "turkey", "oppose", None)]
    desk.open(records=records, suggestions=[mention(TEXT, "Astana", "PLACE")]).page.locator(".sw-text").focus()
    stood = []
    for key in "jjjjk":
        desk.press(key)
        stood.append(desk.page.locator(".sw-about").inner_text().split(" · ")[0])
    russia, astana, plan = "Russia", "Astana", "Turkey ⟶ oppose ⟶ ?"
    assert stood == [russia, astana, plan, russia, plan]


@pytest.mark.parametrize("name", ["Panel", "close"])
def test_the_keys_work_on_when_a_button_has_folded_something_away(desk: Desk, name: str) -> None:
    desk.open().click("Turkey")
    desk.press("?")
    desk.page.get_by_role("button", name=name).focus()
    desk.press("Enter")
    expect(desk.page.locator(".sw-text")).to_be_focused()


def test_a_confirmed_mention_is_deleted_by_the_key_that_rejects(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")]).click("Russia")
    desk.press("x")
    [message] = desk.sent()
    assert (message["do"], message["put"], message["drop"]) == ("delete", {}, ["r0"])
    expect(desk.mark("Russia")).to_have_count(0)


def test_a_click_on_nested_names_takes_the_shortest_and_then_the_next(desk: Desk) -> None:
    text = "The Army of Idlib and Aleppo Province spoke"
    names = ["Army of Idlib and Aleppo", "Idlib and Aleppo Province", "Aleppo", "Province"]
    desk.open(text, records=[mention(text, name, "PLACE") for name in names])
    stood = []
    for _ in range(4):
        desk.click("Aleppo")
        stood.append(desk.page.locator(".sw-about").inner_text().split(" · ")[0])
    assert stood == ["Aleppo", "Army of Idlib and Aleppo", "Idlib and Aleppo Province", "Aleppo"]


def test_suggested_and_confirmed_look_and_read_differently(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")], suggestions=[mention(TEXT, "Astana", "PLACE")])
    looks = {
        words: desk.mark(words).evaluate("(mark) => getComputedStyle(mark).borderTopStyle")
        for words in ("Russia", "Astana")
    }
    assert looks == {"Russia": "solid", "Astana": "dashed"}
    assert desk.mark("Russia").get_attribute("aria-label") == "Russia: STATE, confirmed"
    assert desk.mark("Astana").get_attribute("aria-label") == "Astana: PLACE, suggested"


def test_a_mention_takes_the_selected_words_when_they_touch(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Army", "ARMED_GROUP")]).click("Army")
    desk.drag("Russia")
    desk.press("r")
    assert desk.sent() == []
    expect(desk.page.locator(".sw-about")).to_contain_text("does not touch")
    desk.drag("The Army of Valour")
    desk.press("r")
    [message] = desk.sent()
    assert (message["do"], message["put"]) == ("resize", {"r0": mention(TEXT, "Army of Valour", "ARMED_GROUP")})


def test_a_region_is_corrected_with_two_keys_where_one_is(desk: Desk) -> None:
    text = "The headline\n\nFirst paragraph.\n\nSecond paragraph."
    regions = [region(text, "The headline", "title"), region(text, "First paragraph.\n\nSecond paragraph.", "body")]
    desk.open(text, regions=regions).drag("Second")
    desk.press("y")
    expect(desk.page.get_by_role("menuitemradio", name="body")).to_be_focused()
    desk.press("Escape", "y", "8")
    [message] = desk.sent()
    expected = region(text, "Second paragraph.", "boilerplate")
    assert message["put"] == {f"r-{expected['start']}": expected}
    expect(desk.page.locator(".sw-text")).to_be_focused()


def test_a_region_is_corrected_from_its_margin_tag(desk: Desk) -> None:
    text = "The headline\n\nFirst paragraph.\n\nSecond paragraph."
    regions = [region(text, "The headline", "title"), region(text, "First paragraph.\n\nSecond paragraph.", "body")]
    desk.open(text, regions=regions)
    desk.page.get_by_role("button", name="body: change").last.click()
    desk.page.get_by_role("menuitemradio", name="boilerplate").click()
    [message] = desk.sent()
    expected = region(text, "Second paragraph.", "boilerplate")
    assert (message["do"], message["put"]) == ("region", {f"r-{expected['start']}": expected})
    types = desk.page.locator(".sw-line").evaluate_all("(lines) => lines.map((line) => line.dataset.type)")
    assert types == ["title", "body", "boilerplate"]
    expect(desk.page.locator(".sw-aside")).to_have_text("Second paragraph.")
    desk.page.wait_for_function("model.sent.filter((message) => message.type === 'hello').length === 2")


def test_done_leaves_what_nobody_decided_and_done_again_goes_back(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Russia", "STATE")]).click("Turkey")
    desk.press("d")
    assert desk.sent()[0]["put"]["status"] == {"kind": "status", "state": "done"}
    assert desk.fates() == {"s0": "left"}
    expect(desk.mark("Russia")).to_have_class(re.compile("sw-suggested"))
    desk.press("d")
    assert desk.sent()[1]["put"] == {"status": {"kind": "status", "state": "started"}}


def test_articles_are_turned_by_key_and_by_button(desk: Desk) -> None:
    desk.open().click("Turkey")
    desk.press("]", "[")
    desk.page.get_by_role("button", name="Next article", exact=True).click()
    assert [message["to"] for message in desk.sent("go")] == ["next", "previous", "next"]


def test_nothing_is_done_to_the_article_one_has_turned_away_from(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")], undo=True).click("Russia")
    desk.silence()
    desk.press("]", "d", "u")
    expect(desk.page.locator(".sw-about")).to_contain_text("still being opened")
    assert desk.sent() + desk.sent("undo") == []
    fields = opened("Other text.")
    desk.tell(type="open", **fields | {"article": fields["article"] | {"id": "two"}})
    desk.press("d")
    assert [message["article"] for message in desk.sent()] == ["two"]


def test_the_same_article_opened_again_keeps_the_place(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")]).click("Russia")
    desk.page.evaluate("model.send({ type: 'hello' })")
    desk.page.wait_for_function("model.sent.filter(({ type }) => type === 'hello').length === 2")
    expect(desk.page.locator(".sw-current")).to_have_text("Russia")


def test_undo_comes_from_the_kernel_and_gives_the_suggestion_back(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Russia", "STATE")]).click("Russia")
    desk.press("x")
    desk.settle()
    expect(desk.mark("Russia")).to_have_count(0)
    desk.press("u")
    expect(desk.mark("Russia")).to_have_class(re.compile("sw-suggested"))
    assert [(message["article"], len(message["id"])) for message in desk.sent("undo")] == [("one", 36)]


def test_undo_stands_on_the_suggestion_that_it_gives_back(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Russia", "STATE")]).click("Russia")
    desk.press("x", "u")
    expect(desk.page.locator(".sw-current")).to_have_text("Russia")


def test_undo_leaves_whoever_is_in_a_form_by_now_there(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Russia", "STATE")]).click("Russia")
    desk.press("5")
    desk.settle()
    desk.silence()
    desk.drag("rejected the plan")
    desk.press("u", "s")
    [undo] = desk.sent("undo")
    change = {"put": {"s0": mention(TEXT, "Russia", "STATE")}, "drop": [], "problems": {}, "status": "started"}
    desk.tell(type="ack", id=undo["id"], article="one", at="", undo=False, redo=True, **change)
    expect(desk.page.get_by_role("combobox", name="holder")).to_be_focused()


def test_undo_of_an_earlier_day_gives_the_suggestion_back_too(desk: Desk) -> None:
    record = mention(TEXT, "Russia", "STATE")
    fate = {"kind": "decision", "fate": "accepted", "suggestion": record}
    desk.open(records={"s7": record, "fate:s7": fate}, undo=True)
    desk.tell(
        type="ack",
        id="x",
        article="one",
        put={},
        drop=["s7", "fate:s7"],
        at="",
        undo=False,
        redo=True,
        problems={},
        status="started",
    )
    expect(desk.mark("Russia")).to_have_class(re.compile("sw-suggested"))


@pytest.mark.parametrize(
    ("key", "type_"), [("Control+z", "undo"), ("Control+Shift+z", "redo"), ("U", "redo"), ("u", "undo")]
)
def test_undo_and_redo_have_their_usual_keys_too(desk: Desk, key: str, type_: str) -> None:
    desk.open(undo=True, redo=True).click("Turkey")
    desk.press(key)
    assert len(desk.sent(type_)) == 1


STRIKE = """(how) =>
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { ...how, bubbles: true, cancelable: true }))"""
HEARD = """() => { window.heard = []; document.addEventListener("keydown", (event) => {
    heard.push(event.key); if (event.key === "s") event.preventDefault(); }); }"""


def test_plain_keys_stay_here_and_the_notebooks_own_shortcuts_go_on(desk: Desk) -> None:
    desk.open().click("Turkey")
    desk.page.evaluate(HEARD)
    desk.press("b", "ArrowDown", "d", "Control+s", "Control+b")
    assert desk.page.evaluate("heard") == ["Control", "s", "Control", "b"]


def test_keys_do_nothing_while_typing_or_composing(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Turkey", "STATE")]).click("Turkey")
    desk.page.evaluate(STRIKE, {"key": "x", "isComposing": True})
    desk.press("l")
    desk.page.keyboard.type("axdx3")
    assert desk.sent() == []


def test_a_keyboard_without_latin_letters_works_by_place(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Turkey", "STATE")]).click("Turkey")
    desk.page.evaluate(STRIKE, {"key": "ش", "code": "KeyA"})
    assert desk.fates() == {"s0": "accepted"}


def test_the_foot_teaches_the_keys_that_work_now(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")], suggestions=[mention(TEXT, "Astana", "PLACE")])
    foot = desk.page.locator(".sw-foot")
    desk.page.evaluate("document.activeElement.blur()")
    expect(foot.get_by_role("button", name="to go on")).to_be_visible()
    desk.click("Russia")
    expect(foot.get_by_role("button", name="to go on")).to_be_hidden()
    expect(foot).to_contain_text("delete")
    expect(foot.get_by_role("button", name="accept, go on")).to_be_hidden()
    desk.click("Astana")
    expect(foot.get_by_role("button", name="accept, go on")).to_be_visible()
    desk.drag("rejected the plan")
    expect(foot).to_contain_text("name a term")
    desk.click("Astana")
    foot.get_by_role("button", name="reject").click()
    assert desk.fates() == {"s0": "rejected"}


def test_the_key_map_opens_and_closes_by_its_key(desk: Desk) -> None:
    desk.open().click("Turkey")
    desk.press("?")
    expect(desk.page.get_by_role("dialog", name="Keys")).to_contain_text("next undecided")
    desk.press("Escape")
    expect(desk.page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_a_card_shows_its_evidence_in_the_text_and_takes_the_keys(desk: Desk) -> None:
    desk.open(suggestions=[stance(TEXT, "rejected the plan", "hayat-tahrir-al-sham", "oppose", "topic:safe-zone")])
    card = desk.page.locator(".sw-card")
    expect(card).to_contain_text("Hayat Tahrir al-Sham ⟶ oppose ⟶ Safe zone")
    expect(card).to_contain_text("rejected the plan")
    card.click()
    expect(desk.page.locator(".sw-evidence")).to_have_text("rejected the plan")
    desk.press("a")
    assert desk.fates() == {"s0": "accepted"}


@pytest.mark.parametrize(("name", "fate"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_card_has_buttons_of_its_own(desk: Desk, name: str, fate: str) -> None:
    desk.open(suggestions=[stance(TEXT, "rejected the plan", "idlib", "oppose", "topic:safe-zone")])
    desk.page.locator(".sw-card").get_by_role("button", name=name).click()
    assert desk.fates() == {"s0": fate}


def test_of_a_mention_and_a_naming_on_the_same_words_a_click_takes_the_mention(desk: Desk) -> None:
    words = "Army of Valour"
    desk.open(suggestions=[naming(TEXT, words), mention(TEXT, words, "ORG")])
    desk.click(words)
    desk.press("1")
    (message,) = desk.sent()
    assert message["do"] == "relabel"


def test_problems_stand_beside_their_record(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE", "russland")], problems={"r0": ["'russland' is not an entity"]})
    tab = desk.page.get_by_role("tab", name="Problems")
    expect(tab).to_have_text("Problems 1")
    desk.click("Turkey")
    desk.press("v")
    expect(desk.page.get_by_role("option")).to_contain_text("'russland' is not an entity")
    desk.press("Enter")
    expect(desk.page.locator(".sw-current")).to_have_text("Russia")


def test_the_text_box_says_which_mark_one_stands_on(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")]).click("Russia")
    at = desk.page.locator(".sw-text").get_attribute("aria-activedescendant")
    expect(desk.page.locator(f"#{at}")).to_have_text("Russia")


def test_the_panel_folds_away_and_comes_back_with_a_form(desk: Desk) -> None:
    desk.open().click("Turkey")
    desk.page.get_by_role("button", name="Panel").click()
    expect(desk.page.locator(".sw-panel")).to_be_hidden()
    expect(desk.page.locator(".sw-text")).to_be_focused()
    desk.drag("rejected the plan")
    desk.press("s")
    expect(desk.page.get_by_role("combobox", name="holder")).to_be_focused()


def test_below_a_narrow_column_the_panel_stands_under_the_text(desk: Desk) -> None:
    def box(name: str) -> dict[str, float]:
        edges: dict[str, float] = desk.page.locator(name).evaluate("(it) => it.getBoundingClientRect().toJSON()")
        return edges

    desk.open()
    assert box(".sw-panel")["left"] >= box(".sw-text")["right"]
    desk.page.evaluate("document.getElementById('at').style.width = '640px'")
    assert box(".sw-panel")["top"] >= box(".sw-text")["bottom"]
    assert box(".sw-panel")["right"] <= 660


def test_the_card_one_goes_to_is_not_under_the_heading_of_its_section(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1100, "height": 520})
    stances = [stance(TEXT, words, "turkey", "oppose", "topic:safe-zone") for words in TEXT.split()[:8]]
    desk.open(suggestions=stances)
    desk.page.locator(".sw-text").focus()
    desk.press("n")
    desk.page.evaluate("document.querySelector('.sw-panel').scrollTop = 20")
    desk.press("n", "p")
    under = """() => {
        const card = document.querySelector("[aria-current=true]").getBoundingClientRect();
        const heading = document.querySelector(".sw-panel summary").getBoundingClientRect();
        return card.top - heading.bottom;
    }"""
    assert desk.page.evaluate(under) >= 0


def test_the_text_has_the_keys_as_soon_as_it_is_there(desk: Desk) -> None:
    desk.open(suggestions=[mention(TEXT, "Russia", "STATE")]).press("n", "a")
    assert desk.fates() == {"s0": "accepted"}


def test_who_is_typing_elsewhere_keeps_the_keys(desk: Desk) -> None:
    desk.page.goto(ADDRESS)
    desk.page.evaluate("() => { document.body.prepend(document.createElement('input')); }")
    desk.page.locator("input").focus()
    desk.page.evaluate(MOUNT, opened(TEXT, suggestions=[mention(TEXT, "Russia", "STATE")]))
    desk.page.wait_for_selector(".sw-line")
    desk.page.keyboard.type("na")
    expect(desk.page.locator("input").first).to_have_value("na")
    assert desk.sent() == []
