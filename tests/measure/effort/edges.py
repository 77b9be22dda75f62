"""Which keys move an edge of some words to where it is wanted."""

import re
from itertools import permutations

from workbench.spans import Span

WORD = re.compile(r"[\w’']+(?:-\w+)*")
"""As the desk counts words when an edge is moved by one."""
BEGINS = re.compile(r"(?:[.!?][”\"’]?\s+|\n|^)$")
ENDS = re.compile(r"[\r\n]|$")


def moves(text: str, edge: str, now: int, wanted: int) -> list[str]:
    """The keys that move an edge from one place to another: by words, or by characters within one."""
    between = text[min(now, wanted) : max(now, wanted)]
    by_words, by_characters = len(WORD.findall(between)), len(between)
    outer = {"start": ("ArrowUp", "ArrowDown"), "end": ("ArrowLeft", "ArrowRight")}
    arrow = outer[edge][wanted > now]
    within = 0 < wanted < len(text) and text[wanted - 1].isalnum() and text[wanted].isalnum()
    if within or not by_words:
        return [f"Alt+Shift+{arrow}"] * by_characters
    return [f"Shift+{arrow}"] * by_words


def moved(text: str, now: Span, wanted: Span) -> list[str]:
    """The keys that move both edges, the start first."""
    return [*moves(text, "start", now.start, wanted.start), *moves(text, "end", now.end, wanted.end)]


def words_in(text: str, span: Span) -> list[Span]:
    """The words of a span."""
    return [Span(each.start(), each.end(), each[0]) for each in WORD.finditer(text, span.start, span.end)]


def is_sentence(text: str, span: Span) -> bool:
    """Whether the span is surely a sentence, being the last of its line."""
    return bool(BEGINS.search(text[: span.start]) and ENDS.match(text[span.end :]))


def is_whole(text: str, span: Span) -> bool:
    """Whether the span begins and ends with whole words."""
    words = [*WORD.finditer(text, max(0, span.start - 40), span.end + 40)]
    return not any(each.start() < edge < each.end() for each in words for edge in (span.start, span.end))


def reaches(text: str, now: Span, wanted: Span) -> list[Span]:
    """The words to click with Shift held, so that one edge after the other is where it is wanted; empty if none do."""
    words = words_in(text, wanted)
    ends = [each for each in words[:1] if each.start == wanted.start != now.start]
    ends += [each for each in words[-1:] if each.end == wanted.end != now.end]
    for order in permutations(ends):
        edges = (now.start, now.end)
        for word in order:
            edges = _reached(*edges, word)
        if edges == (wanted.start, wanted.end):
            return [*order]
    return []


def _reached(start: int, end: int, word: Span) -> tuple[int, int]:
    if word.end > end or (word.start >= start and word.start - start > end - word.end):
        return start, word.end
    return word.start, end
