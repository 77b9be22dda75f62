"""What each stretch of an article is: headline, body, or the clutter of the page it was taken from.

Two passes over the lines. First every line is asked what it is by its wording (`clutter`). Then the lines that
wording does not tell are placed by the paragraphs around them: above the first one stand title and standfirst,
between them the headlines of other stories, below the last one what the page put there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from workbench.corpus import clutter
from workbench.records import Region, RegionType
from workbench.spans import lines, trimmed

_SENTENCE_END = re.compile(r"[.!?…؟۔。！？]['\"’”»)\]]*$")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_UNFINISHED = re.compile(r"[,;:–—-]['\"’”»)\]]*$|^[-–—•*·]|^\d+[.)]")
_SITE = re.compile(r"\s[|–—•·/>»:-]+\s")
_WORD = re.compile(r"\w+")
_PARAGRAPH_LENGTH = 150
"""A line of so many characters is a paragraph even if it does not end like a sentence."""
_STANDFIRST_LENGTH = 200


class _Line(NamedTuple):
    start: int
    end: int
    words: str
    kind: RegionType | None
    paragraph: bool


def regions(text: str, title: str = "") -> tuple[Region, ...]:
    """The regions of `text` in order, in half-open code points; every non-blank character is in exactly one.

    `title` is the headline where it is known from elsewhere; it need not occur in the text.
    """
    page = list(_page(text))
    merged = []
    for type_, group in groupby(zip(_types(page, _key(title)), page, strict=True), key=lambda pair: pair[0]):
        stretch = [line for _, line in group]
        start, end = stretch[0].start, stretch[-1].end
        merged.append(Region(start, end, text[start:end], type_))
    return tuple(merged)


def _page(text: str) -> Iterator[_Line]:
    for start, end in _pieces(text):
        words = text[start:end]
        kind = clutter.kind(words)
        yield _Line(start, end, words, kind, kind is None and (_is_paragraph(words) or _runs_on(text, end)))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for line_start, line_end in lines(text):
        start, end = trimmed(text, line_start, line_end)
        dateline = clutter.DATELINE.match(text, start, end)
        if dateline and dateline.end() < end:
            yield start, dateline.end()
            start, end = trimmed(text, dateline.end(), end)
        if start < end:
            yield start, end


def _is_paragraph(words: str) -> bool:
    if len(words) >= _PARAGRAPH_LENGTH:
        return True
    if words.endswith(":"):
        return words.count(" ") >= 4
    ends = _SENTENCE_END.search(words) and not _ABBREVIATION_END.search(words)
    return bool(ends) and (words.count(" ") >= 3 or len(words) >= 20)


def _runs_on(text: str, end: int) -> bool:
    # a line broken inside its sentence goes on in lower case on the very next line
    following = text[end : end + 3].lstrip("\r").removeprefix("\n")
    return text[end : end + 1] in ("\n", "\r") and following[:1].islower()


def _types(page: Sequence[_Line], title: str) -> list[RegionType]:
    end = _article_end(page)
    paragraphs = [i for i, line in enumerate(page[:end]) if line.paragraph]
    paragraphs = paragraphs[_paragraphs_on_top(page, paragraphs) :]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (end, end - 1)
    at = _title_at(page[:first], _headings(page), title)
    key = _key(page[at].words) if at is not None else title
    top = _top(page[:first], at, key) if paragraphs else _note(page[:first], at)
    over: list[RegionType] = ["boilerplate"] * (len(page) - end)
    return [*top, *_middle(page[first : last + 1], key), *_foot(page[last + 1 : end], key), *over]


def _article_end(page: Sequence[_Line]) -> int:
    # "2 comments" may also stand above the article: what ends it has most of the paragraphs before it
    left = sum(len(line.words) for line in page if line.paragraph)
    passed = 0
    for i, line in enumerate(page):
        if line.paragraph:
            passed += len(line.words)
        elif passed > left - passed and clutter.ends_article(line.words):
            return i
    return len(page)


def _paragraphs_on_top(page: Sequence[_Line], paragraphs: Sequence[int]) -> int:
    """How many of the leading paragraphs stand above the body: a headline that asks, a standfirst with a full stop."""
    if len(paragraphs) < 2:
        return 0
    asks = page[paragraphs[0]].words.endswith("?") and not any(line.kind is None for line in page[: paragraphs[0]])
    at = paragraphs[asks]
    return asks + (0 < at < paragraphs[-1] and _is_standfirst(*page[at - 1 : at + 2]))


def _is_standfirst(before: _Line, line: _Line, after: _Line) -> bool:
    opens_body = after.kind in ("byline", "caption", "credit") or clutter.names_somebody(after.words)
    # what follows a dateline on its line is the body already
    return len(line.words) <= _STANDFIRST_LENGTH and opens_body and not clutter.DATELINE.fullmatch(before.words)


def _title_at(top: Sequence[_Line], headings: Counter[str], title: str) -> int | None:
    """Where the headline is: the known one, else one that the page repeats, else the first of some length."""
    candidates = [i for i, line in enumerate(top) if line.kind is None and not line.words.islower()]
    known = (i for i in candidates if title and _key(top[i].words) == title)
    repeated = (i for i in candidates if headings[_key(top[i].words)] > 1)
    long = (i for i in candidates if _is_long(top[i].words))
    return next((i for found in (known, repeated, long, iter(candidates)) for i in found), None)


def _headings(page: Sequence[_Line]) -> Counter[str]:
    # the same words on two lines running are a picture's two captions, which says nothing
    headings = [line.words for line in page if not line.paragraph]
    apart = (words for before, words in pairwise(["", *headings]) if words != before)
    return Counter(key for words in apart for key in _keys(words))


def _top(top: Sequence[_Line], at: int | None, key: str) -> Iterator[RegionType]:
    stood = False
    for i, line in enumerate(top):
        type_ = line.kind or _heading(line, i, at, key, stood)
        stood = stood or type_ == "standfirst"
        yield type_


def _heading(line: _Line, i: int, at: int | None, key: str, stood: bool) -> RegionType:
    if i == at:
        return "title"
    if at is None or i < at or key in _keys(line.words):
        return "boilerplate"
    if clutter.names_somebody(line.words):
        return "credit" if clutter.names_outlet(line.words) else "byline"
    if line.paragraph or (_is_long(line.words) and not stood):
        return "standfirst"
    return "related_headline" if _is_long(line.words) else "boilerplate"


def _note(top: Sequence[_Line], at: int | None) -> Iterator[RegionType]:
    # without a paragraph there is nothing that lines could stand above or below
    return (line.kind or ("title" if i == at else "body") for i, line in enumerate(top))


def _middle(middle: Sequence[_Line], key: str) -> Iterator[RegionType]:
    headlines = _headlines_between(middle)
    for i, line in enumerate(middle):
        repeats = not line.paragraph and bool(key) and key in _keys(line.words)
        # "Ann Field is a researcher at the institute." is about its author only at the end
        told = None if line.kind == "byline" and _SENTENCE_END.search(line.words) else line.kind
        yield told or ("boilerplate" if repeats else "related_headline" if i in headlines else "body")


def _headlines_between(middle: Sequence[_Line]) -> set[int]:
    found, paragraphs, closed = set(), 0, False
    for i, line in enumerate(middle):
        if line.kind is not None:
            continue
        if closed and not line.paragraph and _is_headline(line.words):
            found.add(i)
        else:
            paragraphs += 1
            closed = bool(_SENTENCE_END.search(line.words))
    # where many lines look like headlines, the text simply has no full stops
    return found if 2 * len(found) <= paragraphs else set()


def _foot(foot: Sequence[_Line], key: str) -> Iterator[RegionType]:
    for line in foot:
        if line.kind:
            yield line.kind
        elif clutter.names_outlet(line.words):
            yield "credit"
        else:
            other = _is_headline(line.words) and key not in _keys(line.words)
            yield "related_headline" if other else "boilerplate"


def _is_long(words: str) -> bool:
    return words.count(" ") >= 3 or len(words) >= 40


def _is_headline(words: str) -> bool:
    return words.count(" ") >= 4 and not words[0].islower() and not _UNFINISHED.search(words)


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _keys(words: str) -> set[str]:
    # "Headline | Outlet" and "Home / World / Headline" repeat the headline in one of their parts
    return {_key(part) for part in (words, *_SITE.split(words))} - {""}


def outlet(found: Sequence[Region]) -> str:
    """The outlet that the credits and the foot of the page name, or "" where none does.

    Who edited or owns the page goes before whom it names as its source.
    """
    said = [region for region in found if region.type in ("credit", "byline", "boilerplate")]
    for pattern in clutter.OUTLETS:
        for region in said:
            if match := pattern.search(region.quote):
                return match["outlet"]
    credits = (line for region in said if region.type == "credit" for line in region.quote.splitlines())
    return next(filter(clutter.names_outlet, credits), "")
