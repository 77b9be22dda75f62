"""A long name and the short form in brackets after it are one thing: "Movement for the Salvation of Azawad (MSA)".

Where the long form begins is told by its initials (Schwartz and Hearst 2003), or by the capitals of its words where the
short form is of another language: "Group for the Support of Islam and Muslims (JNIM)".
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from workbench.suggest.names.found import Found
from workbench.suggest.names.kinds import leaning

_BRACKET = re.compile(r"[ \u00a0]\((?P<short>[A-Z][A-Za-z0-9-]{0,8}[A-Z0-9])(?:\)|[,;] )")
_CAPITALS = re.compile(
    r"(?:[A-Z][\w’'-]*|\d+(?:st|nd|rd|th))"
    r"(?:[ \u00a0](?:(?:of|for|and|the|in|to|on|against|al|de|y|du|des|la)[ \u00a0])*[A-Z][\w’'-]*)*$"
)
_LEAD = re.compile(
    r"(?:(?:Fighters|Members|Leaders|Commanders|Troops|Soldiers|Gunmen|Supporters) (?:of|from) )?(?:[Tt]he )?"
)
_SMALL = frozenset({"of", "for", "and", "the", "in", "to", "on", "against", "a", "al", "de", "y", "du", "des", "la"})
_LONGEST = 120
_BODIES = ("ARMED_GROUP", "ORG")
_LEAST = 0.3


def with_long_forms(text: str, found: Sequence[Found]) -> list[Found]:
    """`found` with each pair of long and short form as two names that the same speaks for, in text order.

    Only of bodies; the long form must be there, or the short one and enough capitals before it.
    """
    starts = [each.start for each in found]
    dropped: set[int] = set()
    added: list[Found] = []
    for bracket in _BRACKET.finditer(text):
        long = _long_form(text, bracket)
        if long is None:
            continue
        first, last = bisect_left(starts, long[0] - _LONGEST), bisect_left(starts, bracket.end("short"))
        near = {at: found[at] for at in range(first, last) if at not in dropped and found[at].end > long[0]}
        votes = _votes(list(near.values()))
        if votes is not None and all(each.start >= long[0] for each in near.values()):
            dropped |= near.keys()
            [whole] = leaning(text, [Found(*long, votes)])
            added += [whole, Found(*bracket.span("short"), whole.votes)]
    left = [each for at, each in enumerate(found) if at not in dropped]
    return sorted([*left, *added], key=lambda each: each.start)


def _long_form(text: str, bracket: re.Match[str]) -> tuple[int, int] | None:
    line = text[max(text.rfind("\n", 0, bracket.start()) + 1, bracket.start() - _LONGEST) : bracket.start()]
    start = _by_initials(line, bracket["short"])
    if start is None:
        run = _CAPITALS.search(line)
        start = run.start() if run and " " in run[0] else None
    if start is None:
        return None
    if lead := _LEAD.match(line, start):
        start = lead.end()
    return bracket.start() - len(line) + start, bracket.start()


def _by_initials(line: str, short: str) -> int | None:
    """Where in `line` the words begin whose initials are the letters of the short form, if they do so at its end."""
    words = list(re.finditer(r"[^\W_]+", line))
    letters = [letter.casefold() for letter in short if letter.isalpha()]
    for word in reversed(words):
        if not letters:
            break
        if word[0][0].casefold() == letters[-1] and not (word[0] in _SMALL and len(letters) == 1):
            letters.pop()
            begin = word
        elif word[0] not in _SMALL:
            return None
    return begin.start() if not letters and begin[0][0].isupper() else None


def _votes(found: Sequence[Found]) -> Mapping[str, float] | None:
    """What speaks for a body: of the longest name that is one."""
    bodies = [each for each in found if sum(each.votes.get(label, 0.0) for label in _BODIES) >= _LEAST]
    return max(bodies, key=lambda each: (each.end - each.start, -each.start)).votes if bodies else None
