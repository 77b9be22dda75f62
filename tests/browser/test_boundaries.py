"""Which words a selection means, in the browser that it is for: names are given as words, offsets are found."""

from typing import Any

import pytest

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import mention, stance
from tests.browser.test_text import call, units, utf16

HOSTILE = (
    "\u200b\u00a0The İstanbul’s “Ba'ath” (al-Sha\u0301m)\r\n\r\n👩‍👩‍👧‍👦🇸🇾🇹🇷'e\u0301's "
    '-\u0301al- U.S. عليّ «نرفض» צה"ל\u00ad 🏴\U000e0067\U000e0062\U000e007f ‘’\u2060 ﷺ\u00a0\u0301.'
)
EVERYWHERE = """(text, given) => {
    const marks = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
    const whole = new Set([...Array.from(marks, (mark) => mark.index), text.length]);
    const wrong = [];
    for (let start = 0; start < text.length; start++)
        for (let end = start + 1; end <= text.length; end++)
            for (const [name, found] of Object.entries(given({ start, end })))
                if (!(whole.has(found.start) && whole.has(found.end) && found.start < found.end))
                    wrong.push([name, text.slice(start, end), text.slice(found.start, found.end)]);
    return wrong;
}"""


def words_of(desk: Desk, expression: str, text: str, words: str) -> str:
    """The words of `text` that `expression` makes of `words`."""
    given = {"text": text, "at": units(text, words)}
    found: str = call(desk, "boundaries", f"((at) => it.text.slice(at.start, at.end))({expression})", given)
    return found


def snapped(desk: Desk, text: str, words: str) -> str:
    return words_of(desk, "m.snapped(it.text, it.at)", text, words)


def tidy(desk: Desk, text: str, words: str, *, person: bool = False) -> str:
    return words_of(desk, f"m.tidy(it.text, it.at, {str(person).lower()})", text, words)


@pytest.mark.parametrize(
    ("text", "dragged", "meant"),
    [
        ("He left Idlib today.", "dli", "Idlib"),
        ("He left Idlib today.", "ft Idl", "left Idlib"),
        ("He left Idlib today.", " Idlib ", "Idlib"),
        ("the Hayat Tahrir al-Sham group", "Sham", "al-Sham"),
        ("the Hayat Tahrir al-Sham group", "Tahrir al", "Tahrir al-Sham"),
        ("the Hayat Tahrir al-Sham group", "Tahrir al-", "Tahrir al-Sham"),
        ("in Deir-ez-Zor now", "ez", "Deir-ez-Zor"),
        ("in Deir\u2010ez\u2010Zor now", "Zo", "Deir\u2010ez\u2010Zor"),
        ("the Ba'ath Party", "ath", "Ba'ath"),
        ("the Ba’ath Party", "Ba", "Ba’ath"),
        ("of Ma`arri now", "Ma", "Ma`arri"),
        ("the F-16 jets", "16", "F-16"),
        ("an ISIS-free zone", "ISI", "ISIS"),
        ("the Turkish-backed rebels", "Turkish", "Turkish"),
        ("an anti-Assad march", "Assa", "Assad"),
        ("an anti-Assad march", "ti-Ass", "anti-Assad"),
        ("the U.S. said", "U.S", "U.S."),
        ("He left Idlib.", "dlib.", "Idlib."),
        ("İstanbul'da kaldı", "stan", "İstanbul'da"),
        ("to e\u0301lan\u0301 now", "lan", "e\u0301lan\u0301"),
        ("قال علي نعم", "ل", "قال"),
        ('את צה"ל כאן', "ה", 'צה"ל'),
        ("בית־ספר כאן", "ספר", "בית־ספר"),
        ("a 👩‍👩‍👧‍👦 b", "👩‍👩", "👩‍👩‍👧‍👦"),
        ("one\u00a0two", "wo", "two"),
    ],
)
def test_a_selection_grows_to_whole_words(desk: Desk, text: str, dragged: str, meant: str) -> None:
    assert snapped(desk, text, dragged) == meant


def test_what_is_blank_stays_as_it_is(desk: Desk) -> None:
    assert snapped(desk, "one \u00a0 two", " \u00a0 ") == " \u00a0 "
    assert tidy(desk, "one \u00a0 two", " \u00a0 ") == " \u00a0 "


@pytest.mark.parametrize(
    ("selected", "name"),
    [
        ("the Syrian Army", "Syrian Army"),
        ("An Army", "Army"),
        ("The", "The"),
        ("Theodore", "Theodore"),
        ("Turkey's", "Turkey"),
        ("Turkey’s", "Turkey"),
        ("the rebels’", "rebels"),
        ("U.S.’s", "U.S."),
        ("Idlib,", "Idlib"),
        ("“the Idlib deal.”", "Idlib deal"),
        ("‘Astana’", "Astana"),
        ("«الجيش»،", "الجيش"),
        ("the U.S.", "U.S."),
        ("the U.S.,", "U.S."),
        ("Acme Ltd.", "Acme Ltd."),
        ("(HTS)", "HTS"),
        ("Hayat Tahrir al-Sham (HTS)", "Hayat Tahrir al-Sham (HTS)"),
        ("Hayat Tahrir al-Sham (HTS).", "Hayat Tahrir al-Sham (HTS)"),
        ("HTS)", "HTS"),
        ("(the HTS", "HTS"),
        ("(Free) Army", "(Free) Army"),
        ("(A) and (B)", "(A) and (B)"),
        ("\u200b\u00a0Idlib\u00a0\ufeff", "Idlib"),
        ("“…”", "“…”"),
        ("the ‘", "the"),
        ("İstanbul's", "İstanbul"),
        ("🇸🇾.", "🇸🇾"),
        ("President", "President"),
    ],
)
def test_a_mention_is_the_name_alone(desk: Desk, selected: str, name: str) -> None:
    assert tidy(desk, f"x {selected} y", f" {selected} ") == name


@pytest.mark.parametrize(
    ("selected", "name"),
    [
        ("President Bashar al-Assad", "Bashar al-Assad"),
        ("the late President Assad's", "Assad"),
        ("Mr Kalın", "Kalın"),
        ("Mr. Kalın", "Kalın"),
        ("Gen. Hassan", "Hassan"),
        ("Lt. Gen. Hassan", "Hassan"),
        ("Lieutenant Colonel Hassan", "Hassan"),
        ("Brigadier-General Hassan", "Hassan"),
        ("Foreign Minister Mevlüt Çavuşoğlu", "Mevlüt Çavuşoğlu"),
        ("Commander Abu Bakr", "Abu Bakr"),
        ("Sheikh\u00a0Said", "Said"),
        ("Dr. “Abu” Ali", "Abu” Ali"),
        ("Foreign Minister", "Foreign Minister"),
        ("Generalov", "Generalov"),
    ],
)
def test_a_person_is_named_without_title_or_rank(desk: Desk, selected: str, name: str) -> None:
    assert tidy(desk, f"x {selected} y", selected, person=True) == name


def test_a_title_in_any_other_name_stays(desk: Desk) -> None:
    assert tidy(desk, "the Sultan Murad Division", "the Sultan Murad Division") == "Sultan Murad Division"


@pytest.mark.parametrize("name", ["snapped", "tidy", "both"])
def test_no_character_is_ever_cut_and_something_is_always_left(desk: Desk, name: str) -> None:
    one = {
        "snapped": "m.snapped(it, at)",
        "tidy": "m.tidy(it, at, true)",
        "both": "m.tidy(it, m.snapped(it, at), true)",
    }[name]
    wrong: list[Any] = call(desk, "boundaries", f"({EVERYWHERE})(it, (at) => ({{ one: {one} }}))", HOSTILE)
    assert wrong == []


def test_a_name_once_tidy_stays_as_it_is(desk: Desk) -> None:
    again = "((at) => m.tidy(it, at, true))(m.tidy(it, at, true))"
    differ = "(at) => ((a, b) => a.start === b.start && a.end === b.end ? {} : { cut: { start: 0, end: 0 } })"
    both = f"({differ}(m.tidy(it, at, true), {again}))"
    assert call(desk, "boundaries", f"({EVERYWHERE})(it, (at) => ({both}))", HOSTILE) == []


def test_words_are_found_at_the_end_of_a_megabyte(desk: Desk) -> None:
    text = "word " * 200_000 + "al-Sham"
    at = {"start": utf16(text) - 2, "end": utf16(text)}
    assert call(desk, "boundaries", "it[0].slice(m.snapped(...it).start)", [text, at]) == "al-Sham"


def test_a_drag_that_is_a_few_pixels_off_labels_the_name(desk: Desk) -> None:
    text = "Yesterday the Army of Valour’s men left Idlib."
    desk.open(text).drag("the Army of Val")
    desk.press("1")
    desk.drag("dlib.")
    desk.press("5")
    assert desk.put() == [mention(text, "Army of Valour", "ARMED_GROUP"), mention(text, "Idlib", "PLACE", "idlib")]


def test_a_title_goes_only_before_a_person(desk: Desk) -> None:
    text = "Sultan Murad spoke."
    desk.open(text).drag(text[:12])
    desk.press("1")
    desk.drag(text[:12])
    desk.press("2")
    assert [record["quote"] for record in desk.put()] == ["Sultan Murad", "Sultan Murad"]
    desk.open(text).drag(text[:12])
    desk.press("2")
    assert [record["quote"] for record in desk.put()] == ["Murad"]


def test_with_alt_held_the_very_characters_are_labelled(desk: Desk) -> None:
    desk.open(TEXT)
    desk.page.keyboard.down("Alt")
    desk.drag("The Army of Val")
    desk.page.keyboard.up("Alt")
    desk.press("1")
    desk.drag("Russi")
    desk.press("3")
    assert desk.put() == [mention(TEXT, "The Army of Val", "ARMED_GROUP"), mention(TEXT, "Russia", "STATE")]


@pytest.mark.parametrize(("stands", "dragged"), [("Army of Valour", "The Army of Valour"), ("The Army", "The Army")])
def test_labelling_words_that_mean_a_mention_labels_that_one_anew(desk: Desk, stands: str, dragged: str) -> None:
    desk.open(records=[mention(TEXT, stands, "ARMED_GROUP")]).drag(dragged)
    desk.press("4")
    assert desk.sent()[0]["put"] == {"r0": mention(TEXT, stands, "ORG")}


def test_a_record_takes_whole_words_and_a_mention_the_name(desk: Desk) -> None:
    records = [mention(TEXT, "Army", "ARMED_GROUP"), stance(TEXT, "rejected", None, "oppose", None)]
    desk.open(records=records).click("Army")
    desk.drag("The Army of Valo")
    desk.press("r")
    desk.page.locator(".sw-card").click()
    desk.drag("The Army of Valour rejected the pla")
    desk.press("r")
    assert desk.put()[0] == mention(TEXT, "Army of Valour", "ARMED_GROUP")
    assert desk.put()[1]["evidence"]["quote"] == "The Army of Valour rejected the plan"
