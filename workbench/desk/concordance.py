"""Where words stand in all articles, each place between what comes before and after it: keyword in context.

Luhn, H. P. (1960), Key word-in-context index for technical literature, American Documentation 11(4), 288-295. What is
typed is searched in the text as stored, never in a copy with other letters: "İ" in lower case is longer than "İ", and
every place behind it would be wrong.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from workbench.desk.words import LETTER, around, goes_on, is_letter
from workbench.records import Annotation, Article
from workbench.spans import fits

MOST = 500
"""Hits that are handed out at most; the total counts all."""

_GAP = r"(?=\s)[^\S\r\n]*+(?:\r\n?|\n)?+[^\S\r\n]*+"
"""Blanks with at most one line end: a phrase may go on in the next line, never in the next paragraph."""


class Hit(Struct, frozen=True):
    """One place: `[start, end)` in code points of the article's text, the words there and those around it.

    `label` and `id` are of the annotator's mention that has exactly these bounds, and empty where there is none.
    """

    article: str
    title: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    label: str
    id: str


class Concordance(Struct, frozen=True):
    """The first `MOST` hits, and how many there are in how many articles."""

    hits: tuple[Hit, ...]
    total: int
    articles: int


class _Sought(NamedTuple):
    pattern: re.Pattern[str]
    any_start: bool
    any_end: bool


class _Place(NamedTuple):
    start: int
    end: int
    label: str
    id: str


def search(articles: Iterable[Article], readings: Mapping[str, Annotation], words: str, label: str = "") -> Concordance:
    """Every place of `words`, in the order of the articles and of their text; `readings` are by article id.

    The words are a phrase, found as whole words in any case; with a capital in them, in that case only. `*` before
    or after them stands for the rest of a word. With a `label`, only what is a mention with that label in the
    reading; without words, all such mentions.
    """
    sought = _sought(words)
    hits: list[Hit] = []
    total = touched = 0
    for article in articles:
        places = _places(article, readings.get(article.id), sought, label)
        hits += [_hit(article, place) for place in places[: MOST - len(hits)]]
        total += len(places)
        touched += bool(places)
    return Concordance(tuple(hits), total, touched)


def _hit(article: Article, place: _Place) -> Hit:
    start, end, label, id_ = place
    before, after = around(article.text, start, end)
    return Hit(article.id, article.title or article.id, start, end, article.text[start:end], before, after, label, id_)


def _places(article: Article, reading: Annotation | None, sought: _Sought | None, label: str) -> list[_Place]:
    spans = list(_spans(article.text, sought)) if sought else []
    if sought and not spans:
        return []
    marked = {
        (mention.start, mention.end): (mention.label, id_)
        for id_, mention in (reading.mentions if reading else {}).items()
        if label in {"", mention.label} and fits(mention, article.text)
    }
    if label:
        spans = [span for span in (spans if sought else marked) if span in marked]
    return [_Place(*span, *marked.get(span, ("", ""))) for span in spans]


def _sought(words: str) -> _Sought | None:
    """What is typed, ready to be searched for; None when it has no words."""
    words = words.strip()
    any_start, any_end = words.startswith("*"), words.endswith("*")
    words = words.strip("*").strip()
    if not words:
        return None
    forms = dict.fromkeys([words, unicodedata.normalize("NFC", words), unicodedata.normalize("NFD", words)])
    phrases = "|".join(_phrase(form, any_start, any_end) for form in forms)
    case = re.NOFLAG if any(sign.isupper() for sign in words) else re.IGNORECASE
    return _Sought(re.compile(phrases, case), any_start, any_end)


def _phrase(words: str, any_start: bool, any_end: bool) -> str:
    """A pattern for the words. `goes_on` judges every place that it finds; here is only what is quicker to tell."""
    first, *rest = (_GAP if sign.isspace() else _escaped(sign) for sign in " ".join(words.split()))
    # looking back from behind the first sign, for a pattern that begins with a look back is three times as slow
    left = f"(?<!{LETTER}.)" if is_letter(words[0]) and not any_start else ""
    right = f"(?!{LETTER})" if is_letter(words[-1]) and not any_end else ""
    return "".join([first, left, *rest, right])


def _escaped(sign: str) -> str:
    return "['’]" if sign in "'’" else re.escape(sign)  # keyboards have the one, newspapers print the other


def _spans(text: str, sought: _Sought) -> Iterator[tuple[int, int]]:
    told = 0
    for found in sought.pattern.finditer(text):
        start, end = found.span()
        if start < told:  # "*a*" has found "banana" by its first "a"
            continue
        while sought.any_start and goes_on(text, start):
            start -= 1
        while sought.any_end and goes_on(text, end):
            end += 1
        if not goes_on(text, start) and not goes_on(text, end):
            told = end
            yield start, end
