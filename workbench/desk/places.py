"""Where given words stand whole in a text: letter for letter, never inside a longer word.

The text is searched as stored. Lower-casing it first would move what is behind: "İ".lower() is one code point longer.
"""

import re
from collections.abc import Sequence

from workbench.desk.words import goes_on

Place = tuple[int, int]
"""Half-open bounds in code points."""

_WITH_APOSTROPHE = re.compile(r"['’](?![sS](?!\w))\w")  # Sana'a goes on, Assad's does not


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
    return not (goes_on(text, start) or goes_on(text, end) or _WITH_APOSTROPHE.match(text, end))
