"""A few of the words that look like patterns; the others, and how long they take, are on the scoreboard."""

import pytest

from tests.builders import an_article
from tests.faults import patterns
from workbench import suggest
from workbench.suggest import cutting
from workbench.suggest.reading import open_reading


def told_of(words: str) -> list[str]:
    """What went wrong in short texts, but for how long it took."""
    short = list(patterns.texts(words))[:2]
    return [fault for _, _, faults in patterns.looked_for(words, short) for fault in faults if "took" not in fault]


@pytest.mark.parametrize("words", ["(a+)+$", "a " * 200 + "b", "*(a+)+$*", "a{1,65000}b", "\\1\\2", "İ" * 50])
def test_words_that_look_like_patterns_are_words(words: str) -> None:
    assert told_of(words) == []


def test_the_tries_tell_of_words_that_are_taken_for_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("re.escape", lambda words: words)
    assert "found 'They'" in told_of("a{3}|they")


@pytest.mark.parametrize(
    "text",
    [
        "U.S.-backed (troops), said he.",
        " two  blanks\n\n\tand a line ",
        "",
        "x" * 60 + "’s “end”…",
        "👩‍🚒 İ e\u0301 مرحبا",
    ],
)
def test_words_are_cut_as_ever(text: str) -> None:
    tokenizer = suggest.pipeline._bare().tokenizer
    assert [token.text for token in cutting.Cutter(tokenizer)(text)] == [token.text for token in tokenizer(text)]


@pytest.mark.parametrize("text", ["(" * 950, f" a {'(' * 250} {'b' * 230}-c  d\n", "é👨‍👩‍👧" * 100])
def test_what_has_no_blank_is_cut_in_pieces_and_nothing_is_lost(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tokenizer, given = suggest.pipeline._bare().tokenizer, list[str]()
    cutter = cutting.Cutter(tokenizer)
    monkeypatch.setattr(cutter, "_tokenizer", Listening(tokenizer, given))
    assert cutter(text).text == text
    assert max(len(word) for piece in given for word in piece.split()) <= 100


class Listening:
    """A tokenizer that keeps what it was given."""

    def __init__(self, tokenizer: object, given: list[str]) -> None:
        self.tokenizer, self.given = tokenizer, given
        self.vocab = tokenizer.vocab  # type: ignore[attr-defined]

    def __call__(self, text: str) -> object:
        """The tokens of `text`."""
        self.given.append(text)
        return self.tokenizer(text)  # type: ignore[operator]


def test_a_book_in_one_line_is_read_in_pieces_and_all_of_it() -> None:
    text = "They said no. " * 2_000 + "x" * 9_000
    stretches = open_reading(an_article(text)).stretches
    assert max(stretch.end - stretch.start for stretch in stretches) <= 3_000
    assert "".join("".join(text[each.start : each.end].split()) for each in stretches) == "".join(text.split())
    assert all(text[each.start : each.end].endswith("no.") for each in stretches[:6])
