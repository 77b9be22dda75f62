"""What stands in one paragraph or sentence is told by line ends and punctuation, in any script that has some."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_codebook, a_mention, an_annotation, an_article
from workbench import tables
from workbench.tables.passages import passages


def parts(text: str) -> list[str]:
    starts = passages(text).sentences
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He said: “We will not leave.”", "Gen. Haftar met J. Smith on Oct. 3 in Sirte."],
        ["It was not over … yet.", "«Нет!»", "Ёлки стоят."],
        ["أين الاتفاق؟", "رفضت الفصائل ذلك."],
        ["协议已达成。", "双方撤军！"],
        ["Who?", "What?! wrote nobody.", "(The deal holds.)", "The end"],
    ],
)
def test_a_sentence_ends_where_a_reader_of_its_script_would_end_it(sentences: list[str]) -> None:
    joint = "" if "。" in sentences[0] else " "
    assert parts(joint.join(sentences)) == sentences


def test_a_line_with_words_is_a_paragraph_and_ends_a_sentence() -> None:
    text = "\n\nTitle without a stop\r\n \t\r\nFirst. Second.\rThird\n"
    found = passages(text)
    assert [text[start:].split()[0] for start in found.paragraphs] == ["Title", "First.", "Third"]
    assert [text[start:].split()[0] for start in found.sentences] == ["Title", "First.", "Second.", "Third"]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("aA. \n\r!?؟。”…b")))
def test_every_word_is_in_a_sentence_and_every_sentence_in_one_paragraph(text: str) -> None:
    found = passages(text)
    assert set(found.paragraphs) <= set(found.sentences)
    for starts in found:
        assert starts == sorted(set(starts))
    places = [found.at(at) for at, sign in enumerate(text) if not sign.isspace()]
    assert places == sorted(places)
    assert not places or places[0] == (0, 0)


def test_ten_thousand_stops_are_no_ten_thousand_sentences() -> None:
    assert parts("." * 10_000 + " Then") == ["." * 10_000, "Then"]


def test_a_mention_tells_its_paragraph_and_sentence_and_one_without_its_words_none() -> None:
    text = "Title\nAnkara spoke. Moscow agreed."
    names = [a_mention(text, words) for words in ("Title", "Ankara", "Moscow")]
    # other articles, read by others, are between the readings of this one
    before, after = an_article("One.\nTwo. Moscow said so. Three.", "1"), an_article("Moscow", "9")
    others = [an_annotation(each, a_mention(each.text, "Moscow"), annotator="ben") for each in (before, after)]
    reading = an_annotation(an_article(text), *names)
    for now, expected in (
        (text, [(0, 0), (1, 1), (1, 2)]),
        (text.replace("Moscow", "Berlin"), [(0, 0), (1, 1), (-1, -1)]),
    ):
        made = tables.mentions([*others, reading], [before, an_article(now), after], a_codebook({}))
        assert [*zip(made["paragraph"], made["sentence"], strict=True)] == [(1, 2), *expected, (0, 0)]
