"""What is left of what a model took for a name."""

import pytest

from workbench.suggest.names.bounds import bounded
from workbench.suggest.names.found import Found


def kept(text: str, words: str) -> list[str]:
    """The names that remain where `words` were found."""
    start = text.index(words)
    return [text[each.start : each.end] for each in bounded(text, [Found(start, start + len(words), {"PERSON": 1.0})])]


@pytest.mark.parametrize("words", ["@ana_lee", "ana_lee", "@"])
def test_a_handle_is_an_address_and_not_a_name(words: str) -> None:
    assert kept("Thanks to @ana_lee for this", words) == []


def test_a_name_before_a_handle_stays() -> None:
    assert kept("Ana Lee (@ana_lee) left", "Ana Lee") == ["Ana Lee"]
    assert kept("Sent by Ana Lee@HOME", "Ana Lee@HOME") == ["Ana Lee@HOME"]
