"""Quotation marks: which words of a paragraph stand between them, also when one mark is missing or of another kind."""

import re
from collections.abc import Iterator

_MARK = re.compile(r"[“”„«»\"]")
_OPENING = "“„«"
_BEFORE_OPENING = " \t\u00a0([—–-\n"
SPOKEN_WORDS = 4
"""Fewer words than these in quotation marks are a term at arm's length, not a quotation."""


def quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Bounds of the outermost quotations in `text[start:end]`, without their marks, in code points.

    A mark that closes nothing closes what began with the paragraph; one that is never closed is open to its end, as
    quotations over several paragraphs are printed. Quotations inside quotations are part of the outer one.
    """
    opened: list[tuple[int, str]] = []
    last = start
    for found in _MARK.finditer(text, start, end):
        place, mark = found.start(), found[0]
        if _opens(text, start, place, mark, opened):
            opened.append((found.end(), mark))
        elif not opened:
            if last == start:
                yield start, place
            last = found.end()
        else:
            begin, _ = opened.pop()
            if not opened:
                yield begin, place
                last = found.end()
    if opened:
        yield opened[0][0], end


def is_speech(words: str) -> bool:
    """Whether quoted words are long enough to be somebody's statement rather than a term in scare quotes."""
    return len(words.split()) >= SPOKEN_WORDS


def _opens(text: str, start: int, place: int, mark: str, opened: list[tuple[int, str]]) -> bool:
    if mark == "“":
        return not (opened and opened[-1][1] == "„")
    if mark in _OPENING:
        return True
    if mark != '"':
        return False
    follows_gap = place == start or text[place - 1] in _BEFORE_OPENING
    return follows_gap and text[place + 1 : place + 2].strip() != ""
