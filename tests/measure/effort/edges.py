"""Which keys move an edge of some words to where it is wanted."""

import re

WORD = re.compile(r"[\w’']+(?:-\w+)*")
"""As the desk counts words when an edge is moved by one."""


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
