"""The article walked by keys: what they select is read from the browser's own selection, in words."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import mention, naming, region, stance
from tests.browser.real import real_desk
from tests.browser.test_text import call
from tests.builders import a_mention, a_project

ARABIC = "رفض الجيش الخطة\nThe army left."
LONG = "\n\n".join(f"Paragraph number{n} says little. It ends here." for n in range(400))


def selection(desk: Desk) -> str:
    """What is selected, as the browser says it, without the tags in the margin."""
    words: str = desk.page.evaluate("document.getSelection().toString()")
    return words


def walk(desk: Desk, *keys: str) -> list[str]:
    """What is selected after each key."""
    found = []
    for key in keys:
        desk.press(key)
        found.append(selection(desk))
    return found


def at(desk: Desk, text: str, words: str) -> Desk:
    """The editor with `words` selected by the mouse."""
    desk.open(text).drag(words)
    return desk


def test_arrows_go_from_word_to_word_and_over_blank_lines(desk: Desk) -> None:
    at(desk, TEXT, "meet")
    assert walk(desk, *["ArrowRight"] * 4) == ["in", "Astana", "The", "Army"]
    assert walk(desk, *["ArrowLeft"] * 4) == ["The", "Astana", "in", "meet"]


def test_names_are_one_word_and_marks_are_none(desk: Desk) -> None:
    text = "“Hayat Tahrir al-Sham” – the Ba'ath – e\u0301tait\r\n\r\n\u00a0 🔥 İdlib"
    at(desk, text, "Hayat")
    steps = ["Tahrir", "al-Sham", "the", "Ba'ath", "e\u0301tait", "İdlib", "İdlib"]
    assert walk(desk, *["ArrowRight"] * 7) == steps


def test_up_and_down_go_from_sentence_to_sentence(desk: Desk) -> None:
    text = "He left. Gen. Hassan stayed.\r\n\r\nNobody else did."
    at(desk, text, "stayed")
    assert walk(desk, "ArrowUp", "ArrowUp") == ["Gen. Hassan stayed.", "He left."]
    assert walk(desk, *["ArrowDown"] * 3) == ["Gen. Hassan stayed.", "Nobody else did.", "Nobody else did."]


def test_from_a_whole_sentence_left_and_right_go_into_it(desk: Desk) -> None:
    text = "Nobody left. HTS\n\n“We stay,” he said. Stop. Then he left."
    at(desk, text, "left")
    assert walk(desk, "ArrowUp", "ArrowRight", "ArrowRight") == ["Nobody left.", "Nobody", "left"]
    assert walk(desk, "ArrowDown", "ArrowDown", "ArrowRight") == ["HTS", "“We stay,” he said.", "We"]
    assert walk(desk, "ArrowUp", "ArrowLeft", "ArrowLeft") == ["“We stay,” he said.", "said", "he"]
    assert walk(desk, "ArrowDown", *["ArrowRight"] * 2) == ["Stop.", "Stop", "Then"]


def test_an_edge_moved_by_many_keys_comes_back_at_one_undo(desk: Desk, tmp_path: Path) -> None:
    suggested = {"s0": a_mention(TEXT, "Army", "ARMED_GROUP"), "s1": a_mention(TEXT, "Astana", "PLACE")}
    real = real_desk(desk.page, a_project(tmp_path, {"one": TEXT}, suggested), "ada", "one")

    def names() -> list[str]:
        real.settle()
        return [each.quote for each in real.reading("one").mentions.values()]

    real.press("n", "n", "Shift+ArrowRight", "Shift+ArrowRight")
    real.press("k", "Shift+ArrowUp", "j", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowRight")
    assert names() == ["in Astana", "Army of"]
    expect(real.page.get_by_role("button", name="Undo", exact=True)).to_have_attribute(
        "title", "resize “Army of Valour”"
    )
    for left in (["in Astana", "Army of Valour"], ["Army of Valour"], []):
        real.press("u")
        assert names() == left
    real.press("U")
    assert names() == ["Army of Valour"]


def test_in_the_last_sentence_down_selects_it(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Turkey", "STATE", nth=1)]).click("Turkey", nth=1)
    assert walk(desk, "ArrowDown", "ArrowDown") == ["Turkey said nothing."] * 2


def test_without_a_selection_the_way_begins_at_the_record_one_is_on(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Russia", "STATE")]).click("Russia")
    assert walk(desk, "ArrowRight") == ["meet"]
    desk.press("Escape")
    desk.click("Russia")
    assert walk(desk, "ArrowLeft") == ["and"]


def test_without_either_the_way_begins_at_the_top_of_what_is_on_screen(desk: Desk) -> None:
    desk.open(LONG).page.locator(".sw-text").focus()
    assert walk(desk, "ArrowRight") == ["Paragraph"]
    desk.press("Escape")
    desk.page.locator(".sw-text").evaluate("(box) => { box.scrollTop = box.scrollHeight / 2 }")
    desk.press("ArrowRight", "ArrowRight")
    number = int(selection(desk).removeprefix("number"))
    assert 150 < number < 250


def test_what_is_selected_by_keys_is_on_screen(desk: Desk) -> None:
    desk.open(LONG).page.locator(".sw-text").focus()
    desk.press(*["ArrowDown"] * 61)
    inside = """() => {
        const box = document.querySelector(".sw-text").getBoundingClientRect();
        const at = document.getSelection().getRangeAt(0).getBoundingClientRect();
        return at.top >= box.top && at.bottom <= box.bottom;
    }"""
    assert (selection(desk), desk.page.evaluate(inside)) == ("Paragraph number30 says little.", True)


def test_shift_and_sideways_arrows_move_the_end_by_a_word(desk: Desk) -> None:
    at(desk, TEXT, "Army")
    assert walk(desk, *["Shift+ArrowRight"] * 2) == ["Army of", "Army of Valour"]
    assert walk(desk, *["Shift+ArrowLeft"] * 3) == ["Army of", "Army", "Army"]


def test_shift_and_upright_arrows_move_the_start_by_a_word(desk: Desk) -> None:
    at(desk, TEXT, "Valour")
    assert walk(desk, *["Shift+ArrowUp"] * 2) == ["of Valour", "Army of Valour"]
    assert walk(desk, *["Shift+ArrowDown"] * 3) == ["of Valour", "Valour", "Valour"]


def test_an_edge_within_a_word_moves_to_the_ends_of_that_word(desk: Desk) -> None:
    at(desk, TEXT, "ssi")
    assert walk(desk, "Shift+ArrowRight", "Shift+ArrowUp") == ["ssia", "Russia"]


def test_with_alt_too_an_edge_moves_by_a_character_as_people_see_it(desk: Desk) -> None:
    text = "Grace 👩‍🔬e\u0301 Hopper spoke"
    at(desk, text, "Grace")
    assert walk(desk, *["Alt+Shift+ArrowRight"] * 2) == ["Grace 👩‍🔬", "Grace 👩‍🔬e\u0301"]
    assert walk(desk, "Alt+Shift+ArrowLeft") == ["Grace 👩‍🔬"]
    assert walk(desk, *["Alt+Shift+ArrowDown"] * 2) == ["race 👩‍🔬", "ace 👩‍🔬"]
    assert walk(desk, "Alt+Shift+ArrowUp") == ["race 👩‍🔬"]
    desk.press("2")
    assert desk.put() == [mention(text, "race 👩‍🔬", "PERSON")]


def test_a_word_chosen_after_single_characters_is_a_whole_word_again(desk: Desk) -> None:
    at(desk, TEXT, "Russia")
    desk.press("Alt+Shift+ArrowLeft", "ArrowRight", "ArrowLeft", "Shift+ArrowLeft", "1")
    assert [record["quote"] for record in desk.put()] == ["Russia"]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["ArrowLeft"], "الخطة"),
        (["ArrowRight"], "رفض"),
        (["Shift+ArrowLeft"], "الجيش الخطة"),
        (["Shift+ArrowLeft", "Shift+ArrowRight"], "الجيش"),
        (["Shift+ArrowUp"], "رفض الجيش"),
        (["ArrowLeft", "ArrowLeft", "ArrowRight"], "army"),
    ],
)
def test_arrows_point_where_the_line_is_read(desk: Desk, keys: list[str], words: str) -> None:
    desk.open(ARABIC).drag("الجيش", right_to_left=True)
    assert walk(desk, *keys)[-1] == words


def test_words_are_walked_over_marks_and_where_nobody_reads(desk: Desk) -> None:
    text = "The Army of Valour.\n\nSubscribe now"
    records = [mention(text, "Army of Valour", "ARMED_GROUP"), mention(text, "Valour", "PLACE"), naming(text, "my o")]
    desk.open(text, records=records, regions=[region(text, "Subscribe now", "boilerplate")]).drag("The")
    assert walk(desk, *["ArrowRight"] * 4) == ["Army", "of", "Valour", "Subscribe"]


def test_a_walked_selection_is_as_good_as_a_dragged_one(desk: Desk) -> None:
    at(desk, TEXT, "Astana")
    desk.press("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "1")
    assert desk.put() == [mention(TEXT, "Army of Valour", "ARMED_GROUP")]
    assert selection(desk) == ""


def test_without_a_selection_the_edges_of_the_name_one_stands_on_move(desk: Desk) -> None:
    desk.open(records=[mention(TEXT, "Army of", "ARMED_GROUP")]).click("Army")
    desk.press("Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown", "Alt+Shift+ArrowLeft")
    assert [record["quote"] for record in desk.put()] == [
        "Army of Valour",
        "The Army of Valour",
        "Army of Valour",
        "Army of Valou",
    ]
    assert {message["do"] for message in desk.sent()} == {"resize"}


def test_so_do_the_edges_of_the_evidence_one_stands_on(desk: Desk) -> None:
    desk.open(records=[stance(TEXT, "rejected the plan", None, "oppose", None)])
    desk.page.locator(".sw-card").click()
    desk.press("Shift+ArrowLeft", "Shift+ArrowUp")
    assert [record["evidence"]["quote"] for record in desk.put()] == ["rejected the", "Valour rejected the"]


def test_shift_and_arrows_do_nothing_where_there_is_no_edge(desk: Desk) -> None:
    desk.open().page.locator(".sw-text").focus()
    desk.press("Shift+ArrowRight", "Alt+Shift+ArrowUp")
    assert (desk.sent(), selection(desk)) == ([], "")


def test_nothing_is_left_when_no_edge_can_move(desk: Desk) -> None:
    hostile = "a \u200b👩‍👩‍👧‍👦 e\u0301\r\n\r\nـ🇸🇾! (x)"
    loop = """(text) => {
        const wrong = [];
        for (let start = 0; start < text.length; start++)
            for (let end = start + 1; end <= text.length; end++)
                for (const edge of ["start", "end"])
                    for (const by of [1, -1]) {
                        const found = m.byWord(text, { start, end }, edge, by);
                        const other = edge === "start" ? "end" : "start";
                        if (found.start >= found.end || found[other] !== { start, end }[other]) wrong.push(found);
                    }
        return wrong;
    }"""
    assert call(desk, "caret", f"({loop})(it)", hostile) == []
