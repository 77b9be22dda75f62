"""Sentences by punctuation, and their clauses: where they end, and that no sentence is too long to be read."""

import pytest

from workbench.suggest.clauses import LONGEST, clauses, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt left. The RSF stayed!", ["Egypt left.", "The RSF stayed!"]),
        ("Gen. Burhan met Mr. Musa on Oct. 4.", ["Gen. Burhan met Mr. Musa on Oct. 4."]),
        ("“Will Egypt leave?” He laughed.", ["“Will Egypt leave?”", "He laughed."]),
    ],
)
def test_sentences_end_at_full_stops_but_not_after_abbreviations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == expected


def test_a_list_without_full_stops_is_read_in_pieces() -> None:
    text = "Khartoum, " * 500
    bounds = list(sentences(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in bounds) == text
    assert all(end - start <= LONGEST and text[start:].startswith("Khartoum") for start, end in bounds)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Egypt left, yet the RSF stayed.", ["Egypt left,", "yet the RSF stayed."]),
        ("Egypt has not yet left.", ["Egypt has not yet left."]),
        ("Egypt has not left yet.", ["Egypt has not left yet."]),
        ("Egypt left and will return.", ["Egypt left", "and will return."]),
        ("Egypt wants to halt and prevent it.", ["Egypt wants to halt and prevent it."]),
        ("Egypt, or any other state, will leave.", ["Egypt, or any other state, will leave."]),
    ],
)
def test_a_clause_ends_where_another_begins(sentence: str, expected: list[str]) -> None:
    found = clauses(sentence, 0, len(sentence))
    assert [sentence[each.start : each.end].strip() for each in found] == expected
