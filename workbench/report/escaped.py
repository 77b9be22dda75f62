"""Words that can be nothing but text, whatever they are, in HTML and in Markdown."""

import re
from html import escape

from workbench.wording import visible

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&$@#]|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_OPENING = re.compile(r"^(\d+(?=[.)](?: |$))|(?=[-+=:]))")
"""What stands before a sign that would begin a list, a line under a heading or, in a spreadsheet, a formula."""


def in_html(words: str) -> str:
    """The words as they stand between tags and in attributes."""
    return escape(visible(words))


def in_markdown(words: str) -> str:
    """The words in one line, with a backslash before each sign that Markdown would take for its own."""
    line = _SIGNS.sub(lambda sign: f"\\{sign[0]}", " ".join(visible(words).split()))
    return _OPENING.sub(r"\1\\", line)
