"""The pure functions under the editor, run in the browser that they are for."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.desk import Desk
from tests.browser.opened import region


def call(desk: Desk, module: str, expression: str, given: object) -> Any:
    """Value of `expression`, in which `m` is the module and `it` what is given."""
    return desk.page.evaluate(
        f"async (it) => {{ const m = await import('/{module}.mjs'); return {expression}; }}", given
    )


def utf16(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def units(text: str, words: str) -> dict[str, int]:
    start = utf16(text[: text.index(words)])
    return {"start": start, "end": start + utf16(words)}


def is_quoted(desk: Desk, text: str, words: str) -> bool:
    found: bool = call(desk, "quoted", "m.isQuoted(it.text, it.at)", {"text": text, "at": units(text, words)})
    return found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("👩🔥𝒳\u0301é"), max_size=30))
def test_code_points_and_utf16_units_turn_into_each_other(desk: Desk, text: str) -> None:
    there = [utf16(text[:at]) for at in range(len(text) + 1)]
    both = "[it.there.map((_, at) => m.toUtf16(at, pairs)), it.there.map((at) => m.toCodePoints(at, pairs))]"
    both = f"((pairs) => {both})(m.pairsIn(it.text))"
    assert call(desk, "text", both, {"text": text, "there": there}) == [there, list(range(len(text) + 1))]


def test_lines_end_where_a_reader_sees_them_end(desk: Desk) -> None:
    text = "one\r\n\r\n two \rthree\u2028four\n\n\n🔥\t"
    lines = call(desk, "text", "m.linesOf(it).map((line) => [it.slice(line.start, line.end), line.gap])", text)
    assert lines == [["one", False], [" two ", True], ["three", False], ["four", False], ["🔥\t", True]]


def test_marks_may_nest_cross_and_touch(desk: Desk) -> None:
    text = "abcdefgh"
    marks = [{"id": name, **units(text, name)} for name in ("abcd", "bc", "cde", "fg")]
    pieces = call(desk, "text", "m.segments({ start: 0, end: 8 }, it)", marks)
    told = [(text[piece["start"] : piece["end"]], piece["ids"]) for piece in pieces]
    assert told == [
        ("a", ["abcd"]),
        ("b", ["bc", "abcd"]),
        ("c", ["bc", "cde", "abcd"]),
        ("d", ["cde", "abcd"]),
        ("e", ["cde"]),
        ("fg", ["fg"]),
        ("h", []),
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Kalın", "İbrahim Kalın spoke 🔥 on Friday."),
        ("left. She", "He left. She stayed."),
        ("Only", "Only this"),
    ],
)
def test_the_sentence_around_words_stays_inside_its_lines(desk: Desk, words: str, sentence: str) -> None:
    text = "First one. İbrahim Kalın spoke 🔥 on Friday. Last.\r\nHe left. She stayed. \r\n\r\nOnly this"
    around = call(desk, "text", "m.sentenceAround(it[0], it[1])", [text, units(text, words)])
    assert around == units(text, sentence)


@pytest.mark.parametrize("words", ["👩‍🔬", "é", "👍🏽", "🇸🇾", "x"])
def test_a_step_goes_over_a_whole_character(desk: Desk, words: str) -> None:
    text = f"a{words}b"
    there = call(desk, "text", "[m.step(it[0], 1, 1), m.step(it[0], it[1], -1)]", [text, 1 + utf16(words)])
    assert there == [1 + utf16(words), 1]


def test_steps_stop_at_the_ends_of_the_text(desk: Desk) -> None:
    assert call(desk, "text", "[m.step(it, 0, -1), m.step(it, 2, 1)]", "ab") == [0, 2]


def test_a_corrected_region_is_laid_over_what_was_found(desk: Desk) -> None:
    text = "one two three four"
    found = [region(text, "one two three", "body"), region(text, "four", "credit")]
    result = call(desk, "changes", "m.overlaid(it[0], it[1])", [found, [region(text, "two", "caption")]])
    told = [(text[each["start"] : each["end"]].strip(), each["type"]) for each in result]
    assert told == [("one", "body"), ("two", "caption"), ("three", "body"), ("four", "credit")]


def test_an_exact_alias_comes_before_a_longer_name(desk: Desk) -> None:
    options = [
        {"id": "sat", "name": "The HTS Satellite", "hint": "", "aliases": []},
        {"id": "watch", "name": "HTS Watch", "hint": "", "aliases": []},
        {"id": "group", "name": "Hayat Tahrir al-Sham", "hint": "", "aliases": ["HTS"]},
        {"id": "other", "name": "Other", "hint": "", "aliases": ["Old HTS"]},
        {"id": "none", "name": "None", "hint": "", "aliases": []},
    ]
    found = call(desk, "options", "m.matching(it, ' hts').map((option) => option.id)", options)
    assert found == ["group", "watch", "sat", "other"]


def test_every_id_is_new_and_looks_like_one(desk: Desk) -> None:
    ids = call(desk, "changes", "Array.from({ length: 50 }, m.newId)", None)
    assert len(set(ids)) == 50
    assert all([len(part) for part in id_.split("-")] == [8, 4, 4, 4, 12] for id_ in ids)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Hassan", "Gen. Hassan met J. Smith."),
        ("Smith", "Gen. Hassan met J. Smith."),
        ("They", "They left the U.S."),
        ("Army", "Army men stayed."),
    ],
)
def test_a_shortened_title_or_first_name_ends_no_sentence(desk: Desk, words: str, sentence: str) -> None:
    text = "Nobody came. Gen. Hassan met J. Smith. They left the U.S. Army men stayed."
    assert call(desk, "text", "m.sentenceAround(it[0], it[1])", [text, units(text, words)]) == units(text, sentence)


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("He said: “We reject the plan.” They left.", "reject the plan", True),
        ("He said: “We reject the plan.” They left.", "They left", False),
        ('"No," he said. "We reject the plan."', "he said", False),
        ('"No," he said. "We reject the plan."', "reject the plan", True),
        ("He called it “madness” again.", "it “madness”", True),
        ("He called it “madness” again.", "He called it “madness”", False),
        ("We stay here”, he said.", "We stay", True),
        ("We stay here”, he said.", "he said", False),
        ("قال: «نرفض الخطة» ثم غادر", "نرفض", True),
        ("قال: «نرفض الخطة» ثم غادر", "غادر", False),
        ("Er sagte: „Wir bleiben“ und ging.", "Wir bleiben", True),
        ("Er sagte: „Wir bleiben“ und ging.", "ging", False),
        ("Han sade: ”Vi stannar” och gick.", "Vi stannar", True),
        ("Han sade: ”Vi stannar” och gick.", "gick", False),
        ("Han sagde: »Vi bliver« og gik.", "bliver", True),
        ("Han sagde: »Vi bliver« og gik.", "gik", False),
    ],
)
def test_words_are_quoted_where_quotation_marks_say_so(desk: Desk, text: str, words: str, quoted: bool) -> None:
    assert is_quoted(desk, text, words) is quoted


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("“They told us ‘no’ and left,” he said.", "and left", True),
        ("“They told us ‘no’ and left,” he said.", "he said", False),
        ("“They told us “no” and left,” he said.", "and left", True),
        ("“They told us “no” and left,” he said.", "he said", False),
        ("«They said “no” twice», he said.", "twice", True),
        ("«They said “no” twice», he said.", "he said", False),
        ("“They said «no, and left,” he said.", "he said", False),
    ],
)
def test_quotations_stand_in_quotations(desk: Desk, text: str, words: str, quoted: bool) -> None:
    assert is_quoted(desk, text, words) is quoted


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("'We reject Turkey's plan,' he said. They left.", "plan", True),
        ("'We reject Turkey's plan,' he said. They left.", "he said", False),
        ("‘We reject the rebels’ plan’ was the answer.", "plan", True),
        ("‘We reject the rebels’ plan’ was the answer.", "answer", False),
        ("He said 'no' and, later, 'yes' again.", "and, later", False),
        ("He said 'no' and, later, 'yes' again.", "yes", True),
        ("The rebels' plan isn't Turkey's.", "plan", False),
        ("In the '90s the rebels' plan failed.", "rebels", False),
        ("It was ‘madness’ to him.", "to him", False),
        ("Turkey's rebels' plan failed.", "rebels", False),
        ("‘Adnan said ‘no’ twice.", "said", False),
        ("‘Adnan left.\nThe rebels’ plan failed.", "left", False),
        ("'Words,' he said: '\U0001f525'", "he said", False),
    ],
)
def test_an_apostrophe_is_not_taken_for_a_quotation_mark(desk: Desk, text: str, words: str, quoted: bool) -> None:
    assert is_quoted(desk, text, words) is quoted


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("“We stay, he said.\nThey left the city.", "he said", True),
        ("“We stay, he said.\nThey left the city.", "They left", False),
        ("“We stay.\r\n\r\n“We fight.\r\n\r\n“We win,” he said.", "fight", True),
        ("“We stay.\r\n\r\n“We fight.\r\n\r\n“We win,” he said.", "he said", False),
        ('"We stay.\n\n"We fight.\n\n"We win," he said.', "fight", True),
        ('"We stay.\n\n"We fight.\n\n"We win," he said.', "he said", False),
        ("“We stay.\n\nWe fight.\n\nWe win,” he said.", "We fight", True),
        ("“We stay.\n\nWe fight.\n\nWe win,” he said.", "We win", True),
        ("“We stay.\n\nWe fight.\n\nWe win,” he said.", "he said", False),
        ('"We stay.\n\nWe fight," he said.', "We fight", True),
        ("“We stay.\n\nThey left.\n\nHe said: “No.”", "They left", False),
        ('"We stay.\n\nThey left.\n\nHe said: "No."', "They left", False),
        ('"We stay.\n\nThey left.\n\nHe said: "No."', "No", True),
    ],
)
def test_a_quotation_may_go_on_for_paragraphs(desk: Desk, text: str, words: str, quoted: bool) -> None:
    assert is_quoted(desk, text, words) is quoted
