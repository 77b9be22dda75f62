"""What is not read for names: windows in which every capital is accounted for, in texts that are written with care."""

import pytest

from workbench.records import Article, Mention
from workbench.spans import span_at
from workbench.suggest.names.worth import CAREFUL, worth_reading
from workbench.suggest.pieces import Window
from workbench.suggest.reading import Reading, open_reading

FILLER = " it went on and on." * (CAREFUL // 10)


def read(words: str, known: str = "", rest: str = FILLER) -> tuple[Reading, Window]:
    """A text that begins with `words`, of which `known` is a name already, and the window over them."""
    reading = open_reading(Article("one", words + rest))
    places, at = [], 0
    for word in words.replace(".", " .").replace(",", " ,").split():
        at = words.index(word, at)
        places.append((at, at + len(word)))
        at += len(word)
    if known:
        span = span_at(reading.text, words.index(known), words.index(known) + len(known))
        reading.mentions = [Mention(span.start, span.end, span.quote, "STATE", "one")]
    return reading, Window(tuple(places), (), (), ())


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("The talks in Norland went on. They were long.", "Norland"),
        ("But I said that the army had left.", ""),
        ("When the rebels of New Norland came, it rained.", "New Norland"),
    ],
)
def test_where_every_capital_is_of_a_known_name_or_opens_a_sentence_nothing_is_read(words: str, known: str) -> None:
    assert not worth_reading(*read(words, known))


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("The talks in Norland went on.", ""),
        ("The Bank of Norland was shut.", "Norland"),
        ("Fighters left. Rebels came.", ""),
        ("The men of M23 came.", ""),
        ("US ships came.", ""),
        ("At dawn the village of Beyond fell.", ""),
        ("they went to norland and came back", ""),
        ("And The Hague was silent.", ""),
    ],
)
def test_a_capital_of_its_own_is_read_and_so_is_a_window_without_any(words: str, known: str) -> None:
    assert worth_reading(*read(words, known))


def test_a_short_text_is_read_whole() -> None:
    assert worth_reading(*read("The talks went on.", rest=""))
