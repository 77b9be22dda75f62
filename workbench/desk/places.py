"""Where given words stand whole in a text: letter for letter, never inside a longer word.

The text is searched as stored. Lower-casing it first would move what is behind: "İ".lower() is one code point longer.
"""

import re
import unicodedata
from collections.abc import Sequence

Place = tuple[int, int]
"""Half-open bounds in code points."""

_JOINERS = frozenset("\u200c\u200d")
_GOES_ON = re.compile(r"['’](?![sS](?!\w))\w")  # Sana'a goes on, Assad's does not


def places(text: str, words: Sequence[str]) -> list[Place]:
    """Bounds of each place where one of `words`, tried in their order, stands whole, in text order without overlaps.

    Capitals count, and so does a possessive: its 's stays outside.
    """
    found: list[Place] = []
    taken: set[int] = set()
    for spelling in words:
        start = text.find(spelling)
        while start >= 0:
            end = start + len(spelling)
            if taken.isdisjoint(range(start, end)) and _is_whole(text, start, end):
                taken.update(range(start, end))
                found.append((start, end))
            start = text.find(spelling, start + 1)
    return sorted(found)


def _is_whole(text: str, start: int, end: int) -> bool:
    while start and _is_mark(text[start - 1]):
        start -= 1  # an accent belongs to a letter, but a variation selector to the emoji before it
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or (after and _is_mark(after)) or _GOES_ON.match(text, end))


def _is_mark(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char).startswith("M")
