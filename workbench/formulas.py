"""Words that a spreadsheet would run as a formula, made harmless where one can see it and take it back.

A spreadsheet takes a cell of a CSV file for a formula by its first sign, so words from the web could compute, fetch or
start something on an analyst's machine (OWASP, "CSV Injection"). It may pass over blanks and signs that nobody sees;
and where its separator is the semicolon or the tab, a new cell begins behind each of those in our words.
"""

import re
import unicodedata

_STRETCH = re.compile(r"(\A|[;\t\r\n])([^;\t\r\n]*)")
"""What some reader takes for a cell, and what stands before it."""
_GUARD = re.compile(r"(?:\A|(?<=[;\t\r\n]))'")
_BEGINS = frozenset("=+-@\N{MINUS SIGN}")


def guarded(text: str) -> str:
    """The text with a `'` before each stretch that would be a formula, and before each that begins with `'` already.

    A stretch goes from the start, or from behind a semicolon, tab or line end, up to the next of them.
    """
    return _STRETCH.sub(_with_guard, text)


def restored(text: str) -> str:
    """What `guarded` was given: without the first `'` of each stretch."""
    return _GUARD.sub("", text)


def _with_guard(stretch: re.Match[str]) -> str:
    before, words = stretch.groups()
    seen = next(filter(_is_seen, words), "")
    live = unicodedata.normalize("NFKC", seen)[:1] in _BEGINS or words.startswith("'")
    # a tab or a line end at the very beginning is dropped by some, and what follows is then the beginning
    behind = stretch.string[stretch.end() : stretch.end() + 1]
    dropped = not before and not seen and behind in ("\t", "\r", "\n")
    return before + ("'" if live or dropped else "") + words


def _is_seen(sign: str) -> bool:
    return not (sign.isspace() or sign == '"' or unicodedata.category(sign) in {"Cc", "Cf"})
