"""Where something is: bounds, words, and the line ends of hard text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_span
from workbench.spans import Span, covers, fits, lines, overlaps, span_at, trimmed

HARD = "👩‍🔬 Grace\r\nİstanbul e\u0301t\xa0é\u2028שלום עולם"


@pytest.mark.parametrize("words", ["Grace", "İstanbul", "e\u0301t", "שלום", "👩‍🔬"])
def test_a_span_counts_code_points(words: str) -> None:
    span = a_span(HARD, words)
    assert span_at(HARD, span.start, span.end).quote == words


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (0, 10_000)])
def test_a_span_that_is_not_in_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"span {start}-{end} is not inside a text of {len(HARD)} characters"):
        span_at(HARD, start, end)


def test_a_span_fits_only_where_its_words_are() -> None:
    span = a_span("Assad met Putin", "Putin")
    assert fits(span, "Assad met Putin")
    assert fits(span, "Assad saw Putin.")
    assert not fits(span, "Assad visited Putin")
    assert not fits(span, "Assad")


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        ("rebel leader", "leader", True),
        ("rebel", "leader", False),
        ("rebel ", "leader", False),
        ("el le", "rebel", True),
    ],
)
def test_spans_overlap_when_they_share_a_character_not_when_they_touch(a: str, b: str, share: bool) -> None:
    text = "rebel leader"
    assert overlaps(a_span(text, a), a_span(text, b)) is share
    assert overlaps(a_span(text, b), a_span(text, a)) is share


def test_a_span_covers_itself_and_what_is_inside_it() -> None:
    outer, inner = a_span("Idlib deal", "Idlib deal"), a_span("Idlib deal", "deal")
    assert covers(outer, inner)
    assert covers(inner, inner)
    assert not covers(inner, outer)


def test_trimming_keeps_the_words_and_loses_the_space_around_them() -> None:
    text = " \xa0two words\r\n"
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == "two words"


def test_lines_end_where_a_browser_breaks_them() -> None:
    text = "a\r\nb\rc\nd\u2028e\x0cf"
    assert [text[start:end] for start, end in lines(text)] == ["a", "b", "c", "d\u2028e\x0cf"]


@given(st.text(alphabet="ab\r\n\u2028é👩"))
def test_lines_and_their_ends_are_the_whole_text(text: str) -> None:
    found = [text[start:end] for start, end in lines(text)]
    assert "".join(found) == text.replace("\r", "").replace("\n", "")
    assert not any("\r" in line or "\n" in line for line in found)


def test_spans_are_values() -> None:
    assert Span(0, 1, "a") == Span(0, 1, "a")
    with pytest.raises(AttributeError, match="immutable"):
        Span(0, 1, "a").start = 1  # type: ignore[misc]
