"""The board on which the components write: what one pass over an article has found so far.

spaCy carries it from component to component as `Doc._.workbench`; everything on it is counted in code points of the
article's text, so that nothing has to be converted between tokens and characters twice.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import cast

from spacy.tokens import Doc

from workbench.records import READ_REGIONS, Article, Mention, Naming, Stance
from workbench.spans import lines, trimmed

MARGINS = frozenset({"caption", "byline", "credit", "related_headline"})
_BREAK = re.compile(r"\r\n|\n|\r")
_SENTENCE_ENDS = frozenset(".!?…:”’\"'»)")
_WRAPPED_LENGTH = 40
_start = attrgetter("start")
_LONGEST = 3000
"""Code points of a paragraph; many times what newspapers print without a line end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph or headline that is read: `[start, end)` and the type of its region."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text with what it stands for: a topic term, an anaphor, a collective.

    `alike`: how near in meaning, where no word says it; 0 where one does.
    """

    start: int
    end: int
    value: str
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that the text gives to somebody: `[start, end)`, whether in quotation marks, and the speakers' ids.

    `nested`: given to them by somebody else who is quoted.
    """

    start: int
    end: int
    quoted: bool
    speakers: tuple[str, ...] = ()
    nested: bool = False


@dataclass(slots=True)
class Reading:
    """All that is known of one article while the components run."""

    article: Article
    stretches: tuple[Stretch, ...]
    works: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    margin: list[Mention] = field(default_factory=list)
    """Names in captions, bylines, credits and other articles' headlines: coded, but nothing is concluded from them."""
    topics: list[Marked] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    behalf: dict[str, str] = field(default_factory=dict)
    """Person's entity id → entity id of the body that the text says the person speaks for or leads."""
    stances: list[Stance] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def stretch_at(self, start: int, end: int) -> Stretch | None:
        """The stretch that holds all of `[start, end)`, if one does."""
        at = bisect_right(self.stretches, start, key=_start) - 1
        return self.stretches[at] if at >= 0 and end <= self.stretches[at].end else None

    def speech_at(self, place: int) -> Speech | None:
        """The innermost speech that `place` is in, if it is in one."""
        around = [each for each in self.speeches_in(place, place + 1) if place < each.end]
        return min(around, key=lambda each: (not each.quoted, each.end - each.start), default=None)

    def in_work(self, start: int, end: int) -> bool:
        """Whether `[start, end)` is inside the title of a book, a film or the like."""
        return any(work_start <= start and end <= work_end for work_start, work_end in self.works)

    def in_margin(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies in a region beside the article's own text that is no boilerplate."""
        around = (each.type for each in self.article.regions if each.start <= start and end <= each.end)
        return any(type_ in MARGINS for type_ in around)

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions inside `[start, end)`, in text order."""
        found = self.mentions[
            bisect_left(self.mentions, start, key=_start) : bisect_left(self.mentions, end, key=_start)
        ]
        return [each for each in found if each.end <= end]

    def speeches_in(self, start: int, end: int) -> list[Speech]:
        """Speeches that begin before `end` in the paragraph of `start`; a speech never leaves its paragraph."""
        stretch = self.stretch_at(start, start)
        first = bisect_left(self.speeches, stretch.start if stretch else start, key=_start)
        return self.speeches[first : bisect_left(self.speeches, end, key=_start)]

    def topics_in(self, start: int, end: int) -> list[Marked]:
        """Topics, events and anaphors that begin inside `[start, end)`, in text order."""
        return self.topics[bisect_left(self.topics, start, key=_start) : bisect_left(self.topics, end, key=_start)]


def open_reading(article: Article) -> Reading:
    """A reading of `article` with nothing found yet. An article without regions is taken to be body throughout."""
    return Reading(article, tuple(_stretches(article)))


def reading_of(doc: Doc) -> Reading:
    """The reading that `doc` carries; a Doc that came from elsewhere is read as an article of its own text."""
    if doc._.workbench is None:
        doc._.workbench = open_reading(Article("", doc.text))
    return cast(Reading, doc._.workbench)


def _stretches(article: Article) -> Iterator[Stretch]:
    regions = [(each.start, each.end, each.type) for each in article.regions if each.type in READ_REGIONS]
    if not article.regions:
        regions = [(0, len(article.text), "body")]
    for region_start, region_end, kind in regions:
        open_line: tuple[int, int] | None = None
        for start, end in _filled_lines(article.text, region_start, region_end):
            if open_line and not _wrapped(article.text, open_line, start):
                yield from _cut(article.text, *open_line, kind)
                open_line = None
            open_line = (open_line[0] if open_line else start, end)
        if open_line:
            yield from _cut(article.text, *open_line, kind)


def _cut(text: str, start: int, end: int, kind: str) -> Iterator[Stretch]:
    # everything in a paragraph is weighed against everything else in it: a book in one line would take hours
    while end - start > _LONGEST:
        stop = text.rfind(". ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        piece_start, piece_end = trimmed(text, start, stop)
        if piece_start < piece_end:
            yield Stretch(piece_start, piece_end, kind)
        start, end = trimmed(text, stop, end)
    if start < end:
        yield Stretch(start, end, kind)


def _filled_lines(text: str, region_start: int, region_end: int) -> Iterator[tuple[int, int]]:
    for line_start, line_end in lines(text[region_start:region_end]):
        start, end = trimmed(text, region_start + line_start, region_start + line_end)
        if start < end:
            yield start, end


def _wrapped(text: str, line: tuple[int, int], next_start: int) -> bool:
    # a long line that ends in the middle of a sentence, with no blank line after it, was broken to fit a page
    gap = text[line[1] : next_start]
    breaks = len(_BREAK.findall(gap))
    return breaks == 1 and line[1] - line[0] >= _WRAPPED_LENGTH and text[line[1] - 1] not in _SENTENCE_ENDS
