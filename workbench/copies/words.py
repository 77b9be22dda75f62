"""The words of an article that count when texts are compared: those of title, standfirst and body, with their places.

A headline of another story, a byline or a cookie notice is alike on every page of an outlet and makes no copy. Nothing
is searched in a changed text: words are compared without case, and every word knows where it stands as stored.
"""

import re
from typing import NamedTuple

from workbench.records import READ_REGIONS, Article

SHINGLE = 5
"""So many words in a row are a *shingle*, by which texts are compared."""

_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
"""A run of letters and digits; where a script puts no blanks between words, a single sign."""


class Words(NamedTuple):
    """The words of one article, in text order: without case, and their half-open bounds in code points."""

    keys: list[str]
    bounds: list[tuple[int, int]]


def words(article: Article) -> Words:
    """The words of the article's read regions; of an article that has no regions, all of them."""
    found = [each for start, end in _read(article) for each in _WORD.finditer(article.text, start, end)]
    return Words([each[0].casefold() for each in found], [each.span() for each in found])


def keys(article: Article) -> list[str]:
    """The same without their places, which most comparisons do not need."""
    return [word.casefold() for start, end in _read(article) for word in _WORD.findall(article.text, start, end)]


def _read(article: Article) -> list[tuple[int, int]]:
    if not article.regions:
        return [(0, len(article.text))]
    return [(each.start, each.end) for each in article.regions if each.type in READ_REGIONS]
