"""How a text is cut for the encoder: nothing is lost, and every word is where it says."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.suggest.encoder import SHIPPED, pair_window
from workbench.suggest.pieces import CASES, LONG, SHORT, Pieces, case

pieces = Pieces(SHIPPED / "tokenizer.json")


def test_words_are_where_they_stand_in_the_text_as_stored() -> None:
    text = "👩‍🚒 İdlib’s e\u0301te\u0301\u00a0fell.\r\nهيئة تحرير الشام left U.S.-backed rebels"
    found = [text[word.start : word.end] for word in pieces.words(text, 0, len(text))]
    assert found[-9:] == ["الشام", "left", "U", ".", "S", ".", "-", "backed", "rebels"]
    assert {"İdlib", "’", "s", "fell", "هيئة"} <= set(found)


@given(st.text(max_size=300))
def test_words_never_overlap_and_leave_out_only_what_has_no_sign(text: str) -> None:
    words = pieces.words(text, 0, len(text))
    assert all(one.end <= other.start for one, other in itertools.pairwise(words))
    assert all(0 <= word.start < word.end <= len(text) and word.pieces for word in words)


@given(st.lists(st.sampled_from(["Assad ", "rejects ", "al-Sham ", "war. ", "Tahrir", "\n", "“", " İ"]), max_size=400))
def test_windows_hold_every_word_once_in_order_and_are_never_too_long(parts: list[str]) -> None:
    text = "".join(parts)
    windows = list(pieces.windows(text, 0, len(text)))
    read = [word for window in windows for word in window.words]
    assert read == sorted(read)
    assert "".join(text[start:end] for start, end in read) == "".join(text.split())
    assert all(len(window.ids) == len(window.cases) <= LONG for window in windows)


def test_short_sentences_share_a_window_and_a_long_one_has_its_own() -> None:
    text = "The army left. " * 30 + "The army left " * 200
    sizes = [len(window.ids) for window in pieces.windows(text, 0, len(text))]
    assert max(sizes[:2]) <= SHORT
    assert max(sizes) > SHORT


@pytest.mark.parametrize(
    ("word", "kind"), [("army", 0), ("Army", 1), ("ISIS", 2), ("McCain", 3), ("U", 4), ("2018", 0), ("الشام", 0)]
)
def test_how_a_word_is_written_is_one_of_five_cases(word: str, kind: int) -> None:
    assert case(word) == kind < CASES


def test_the_two_are_marked_and_stay_in_view_however_far_apart() -> None:
    text = f"Turkey met {'and so on ' * 400}Russia."
    ids, types = pair_window(pieces, text, (0, 6), (len(text) - 7, len(text) - 1))
    assert len(ids) <= LONG
    assert [kind // CASES for kind in types if kind >= CASES] == [1, 2]


def test_nobody_is_marked_where_there_is_no_holder() -> None:
    _, types = pair_window(pieces, "Turkey met Russia.", None, (11, 17))
    assert {kind // CASES for kind in types} == {0, 2}
