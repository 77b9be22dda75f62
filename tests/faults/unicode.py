"""Texts of the signs that tools lose: what is read is what was there, and a span is exact or said to be detached.

The signs are those of reports on Label Studio, doccano and argilla: astral, combining, joined, right-to-left, every
line end, byte-order marks. The examples are always the same. Half characters, of which Hypothesis makes none by
itself, are in `halves`.
"""

import os
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import test_anchors
from tests.builders import an_action, an_annotation
from workbench.codebook import Codebook
from workbench.corpus import read_articles
from workbench.labelled import detached, labelled_line
from workbench.log.lines import decode, encode
from workbench.placing import attached
from workbench.records import Action, Article, Mention, Status
from workbench.spans import Span, span_at

SIGNS = (
    *"aZ é\u0301ñ\u0308İıßﬁ…“”’«»\u00a0",
    *"\U0001d4b3\U0001f600👩‍🚒🇸🇾👍🏽",
    *"\u200d\u200c\u200b\u2060\ufeff\u00ad",
    *"אבگ\u0627\u0653\u202a\u202e\u202c\u2066\u2069\u200f",
    *"\r\n\t\x0b\x0c\x1c\x85\u2028\u2029",
    *"中文ไท한",
    *"\0\x01\x7f\ufffd\U0010ffff",
)
texts = st.text(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
sound = texts.map(lambda text: text.replace("\0", "").removeprefix("\ufeff")).filter(str.strip)
"""What can be an article: some words, no NUL, and no mark before them that says how they are encoded."""
bounds = st.integers(min_value=-3, max_value=45)
EMPTY = Codebook("1", "none", {}, {}, {}, {})
FORMS = ("NFC", "NFD", "NFKC", "NFKD")
Edit = tuple[str, str, list[Span], tuple[int, int, int]]
"""A text, the same with a stretch replaced, spans of the first, and where that was: start, end, shift."""


def held(check: Callable[..., None], examples: int, *strategies: st.SearchStrategy[object]) -> tuple[str, ...]:
    """What speaks against a property, told by its docstring: none when so many examples, always the same, hold."""
    once = settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    try:
        once(given(*strategies)(check))()
    except Exception as error:
        notes = " ".join(getattr(error, "__notes__", ()))
        return (f"{check.__doc__} ({type(error).__name__}: {error} {notes})",)
    return ()


def read_alone(name: str, data: bytes) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles of a file with these bytes, and what is said of it."""
    folder = Path(tempfile.gettempdir()) / f"one-file-{os.getpid()}"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    try:
        corpus = read_articles(path)
        return corpus.articles, corpus.problems
    finally:
        path.unlink()
        folder.rmdir()


def same_bytes(text: str, marked: bool) -> None:
    """U-P1, U-P2: a file becomes the same text and the same bytes again, or is refused with its name."""
    data = (b"\xef\xbb\xbf" if marked else b"") + text.encode()
    articles, problems = read_alone("one.txt", data)
    if articles:
        stored = articles[0].text
        exported = msgspec.json.decode(
            msgspec.json.encode(labelled_line(an_annotation(articles[0]), articles[0], EMPTY))
        )
        assert stored.encode() == exported["text"].encode() == data.removeprefix(b"\xef\xbb\xbf")
    else:
        assert problems
        assert "one.txt" in problems[0]
        assert not text.strip() or "\0" in text


def same_row(text: str) -> None:
    """U-P1: a row of a table becomes the same text."""
    articles, problems = read_alone("one.jsonl", msgspec.json.encode({"id": "0012", "text": text}) + b"\n")
    assert [article.text for article in articles] == [text], problems
    assert articles[0].id == "0012"


def exact_or_detached(text: str, start: int, end: int, shift: int) -> None:
    """U-P5: words at a place are exactly there, or detached and told; never other words."""
    article, quote = Article("one", text), text[max(0, start + shift) : max(0, end + shift)]
    record = Mention(start, end, quote, "PERSON", None)
    there = 0 <= start < end <= len(text) and text[start:end] == quote
    assert attached(record, article) is there
    reading = an_annotation(article, record)
    line = labelled_line(reading, article, EMPTY)
    assert (len(line["mentions"]), len(line["detached"])) == ((1, 0) if there else (0, 1))  # type: ignore[arg-type]
    assert bool(detached(reading, article)) is not there


def normalised_is_another(text: str, start: int, end: int, form: str) -> None:
    """U-P7: a text that somebody normalised is another, and no words are found at a place where they are not."""
    start, end = sorted((start % (len(text) + 1), end % (len(text) + 1)))
    other = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    article = Article("one", other)
    assert (article.sha256 == Article("one", text).sha256) is (other == text)
    if start < end:
        record = Mention(start, end, text[start:end], "PERSON", None)
        assert attached(record, article) is (other[start:end] == text[start:end])


def same_span(text: str, start: int, end: int) -> None:
    """U-P8: a span is the same after the log, and after the labelled set."""
    start, end = sorted((start % (len(text) + 1), end % (len(text) + 1)))
    if start < end:
        span = span_at(text, start, end)
        article = Article("one", text)
        record = Mention(span.start, span.end, span.quote, "PERSON", None)
        back = decode(encode(an_action(article, "add", {"m": record})).rstrip(b"\n"))
        assert isinstance(back, Action)
        assert back.put["m"] == record
        exported = msgspec.json.decode(
            msgspec.json.encode(labelled_line(an_annotation(article, m=record), article, EMPTY))
        )
        row = exported["mentions"][0]
        assert exported["text"][row["start"] : row["end"]] == row["quote"] == span.quote


def one_line(note: str, words: str) -> None:
    """U-P9: whatever an action says, it is one line without a control character, and says the same again."""
    action = an_action(Article(words, words), words, {words: Status("started", note)}, drop=(note,))
    line = encode(action)
    assert min(line[:-1]) >= 0x20
    assert line.endswith(b"}\n")
    assert decode(line[:-1]) == action


def edited(edit: Edit) -> None:
    """U-P10: an edit detaches exactly the spans whose words or place it changed."""
    test_anchors.test_an_edit_detaches_exactly_the_spans_whose_words_or_place_it_changed.hypothesis.inner_test(edit)


def moved(edit: Edit, known: bool) -> None:
    """U-P10: what is said to have moved has the same words."""
    test_anchors.test_what_moved_has_the_same_words_and_what_changed_has_others_that_are_there.hypothesis.inner_test(
        edit, known
    )


PROPERTIES: dict[Callable[..., None], tuple[st.SearchStrategy[object], ...]] = {
    same_bytes: (texts, st.booleans()),
    same_row: (sound,),
    exact_or_detached: (sound, bounds, bounds, st.integers(-1, 1)),
    normalised_is_another: (sound, bounds, bounds, st.sampled_from(FORMS)),
    same_span: (sound, bounds, bounds),
    one_line: (texts, texts),
    edited: (test_anchors.edits(),),
    moved: (test_anchors.edits(), st.booleans()),
}
