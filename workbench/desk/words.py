"""Where words and visible characters begin and end in a text as stored, and what stands around a place in it.

Whatever looks for words has to judge the same here, or a name that the search finds is one that a propagation misses.
"""

import re
import unicodedata

CONTEXT = 40
"""Code points shown on either side of a place, a few more where that would cut a character in two."""

LETTER = r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""A letter or digit of a script that puts blanks between words; Thai, Chinese and others do not."""
_ZERO_WIDTH_JOINER = "\u200d"

is_letter = re.compile(LETTER).match
_WIDE = re.compile(r"[^\S ]\s*| \s+")  # white space that is not a single blank already, as most is


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `[start, end)`, white space shown as single blanks."""
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    while _splits(text, first):
        first -= 1
    while _splits(text, last):
        last += 1
    return _WIDE.sub(" ", text[first:start]), _WIDE.sub(" ", text[end:last])


def goes_on(text: str, at: int) -> bool:
    """Whether a word or a single visible character goes on across `at`."""
    if not 0 < at < len(text):
        return False
    if _splits(text, at):
        return True
    if not is_letter(text, at):
        return False
    base = at - 1
    while base and _clings(text[base]):
        base -= 1
    return bool(is_letter(text, base))


def _splits(text: str, at: int) -> bool:
    """Whether `at` is inside what is read as one character, a grapheme cluster (Unicode Annex 29)."""
    if not 0 < at < len(text):
        return False
    here = text[at]
    if here < "\u0300":  # nearly always, and there are many places to judge
        return False
    if _is_flag_letter(here):
        first = at
        while first and _is_flag_letter(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 1
    return _clings(here) or text[at - 1] == _ZERO_WIDTH_JOINER


def _clings(sign: str) -> bool:
    """Whether the sign belongs to the one before it: marks, joiners, skin tones, the tags of a flag."""
    return sign >= "\u0300" and (  # asked of every letter before a hit
        unicodedata.category(sign).startswith("M")
        or "\u200c" <= sign <= _ZERO_WIDTH_JOINER
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or "\U000e0020" <= sign <= "\U000e007f"
    )


def _is_flag_letter(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
