"""What stands around a place is shown without halving a sign; what a word is, the search and the spreading show."""

from tests.builders import a_span
from workbench.desk.words import CONTEXT, around

ACCENT = "\u0301"


def test_at_the_ends_of_the_text_there_is_nothing_around() -> None:
    assert around("word", 0, 4) == ("", "")


def test_no_more_is_shown_than_a_line_holds_and_no_sign_is_halved() -> None:
    far, near = "x" * 100, "y" * (CONTEXT - 1)
    text = f"{far}e{ACCENT}{near}word{near}e{ACCENT}{far}"
    span = a_span(text, "word")
    assert around(text, span.start, span.end) == (f"e{ACCENT}{near}", f"{near}e{ACCENT}")
