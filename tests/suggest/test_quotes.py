"""What stands between quotation marks, also when one of them is missing."""

import pytest

from workbench.suggest.clauses import sentences
from workbench.suggest.quotes import is_speech, quotations
from workbench.suggest.works import titles_of_works


@pytest.mark.parametrize(
    ("paragraph", "inside"),
    [
        ("He said: “We left.” Then: “We came back.”", ["We left.", "We came back."]),
        ('"We left," he said.', ["We left,"]),
        ("«We left», he said.", ["We left"]),
        ("„We left“, he said.", ["We left"]),
        ("We left,” he said.", ["We left,"]),
        ("“We left, and nobody saw us.", ["We left, and nobody saw us."]),
        ("“They are no ‘heroes’ and no “saints” either,” he said.", ["They are no ‘heroes’ and no “saints” either,"]),
        ('“We left", he said.', ["We left"]),
        ("Nobody's men left the rebels' town.", []),
    ],
)
def test_quotations_are_found_without_their_marks(paragraph: str, inside: list[str]) -> None:
    assert [paragraph[start:end] for start, end in quotations(paragraph, 0, len(paragraph))] == inside


def test_a_quotation_stays_in_its_paragraph() -> None:
    text = "“One.\n\nTwo.” Three."
    assert [text[start:end] for start, end in quotations(text, 7, len(text))] == ["Two."]


@pytest.mark.parametrize(("words", "spoken"), [("safe zones", False), ("we will not leave", True)])
def test_a_few_words_in_quotation_marks_are_no_statement(words: str, spoken: bool) -> None:
    assert is_speech(words) is spoken


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("the author of “A Long War”, said", ["A Long War"]),
        ("their film ‘Roads to Sirte’ won", ["Roads to Sirte"]),
        ("the report said “nobody was seen there at night”", []),
    ],
)
def test_titles_of_works_are_told_by_cue_and_capitals(text: str, titles: list[str]) -> None:
    assert [text[start:end] for start, end in titles_of_works(text)] == titles


def test_sentences_end_where_they_end() -> None:
    text = "The U.S. left. Gen. Haftar stayed! “Why?” he asked. It was 3.5 km."
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == [
        "The U.S. left.",
        "Gen. Haftar stayed!",
        "“Why?” he asked.",
        "It was 3.5 km.",
    ]
