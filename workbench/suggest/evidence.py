"""Where the evidence of a position begins and ends: the shortest clause that shows it.

What somebody says is shown whole, from its subject on: without "they" or "there will be" nobody can tell whose will it
is. What somebody does by a word of their own ("rejected the truce") is shown from that word on, since what stands
around it is the outlet's. What the outlet asserts is shown with its subject where that stands right before.
"""

import re

from workbench.suggest.clauses import DEPENDENT, RELATIVE
from workbench.suggest.positions import Position
from workbench.suggest.scene import Scene

_LINKS = "|".join(
    [*sorted(RELATIVE - {"whose"}), *sorted(DEPENDENT - {"if"}), "and", "or", "but", "yet", "then", "also"]
)
_LINK = re.compile(rf"[\s“\"„«‘(]*(?:(?:{_LINKS})\b[\s“\"„«‘(]*)*", re.IGNORECASE)
_THAT = re.compile(r"\s*that\b,?\s+", re.IGNORECASE)
_FRONTED = re.compile(
    r"[\s“\"„«‘(]*(?:(?:in|on|at|by|for|with|after|before|since|during|following|despite|amid|as|from|to|when|while|"
    r"because|given)\b[^,;:]*|[a-z]+ly|however|meanwhile|moreover|therefore|today|yesterday|now),\s+",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"\b(?:the|an?|this|these|those|its|their|his|her|our|any|all)\s+(?:[a-z-]+\s+)?$", re.I)
_BARE = re.compile(r"(?:not\s+)?(?:against|alongside)\b|\w+ed\s+by\b", re.IGNORECASE)
_ITEM = r"(?:(?:our|their|his|her|its|my|your|the|any|no)\s+[\w-]+|(?!\w+(?:ing|ed)\b)[a-z][a-z-]+)"
_LISTED = re.compile(rf"(?:,\s+{_ITEM})+,?\s+(?:and|or|nor)\s+{_ITEM}(?=\W*$|[.,;:!?”\"»])")
_INSERTED = re.compile(r",\s+(?:including|among them|such as|notably|especially)\s[^,]*$")
_ANYONE = re.compile(r"\b(?:any|every|some)(?:one|body)\s+$|\bthose\s+$", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"[\w’'”\")]\s+$")
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)(?:\s+\d{1,2})?(?:,?\s+\d{4})?)"
)
_DATED = re.compile(
    rf"\s+(?:(?:on|by|in|since|late|early|last|next)\s+)*{_DAY}$|"
    r"\s+(?:today|yesterday|tomorrow|(?:last|this|next)\s+(?:week|month|year))$"
)
_DANGLING = re.compile(r"\W+(?:and|or|but|nor|ever)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s+(?:involving|amid|according\s+to|in\s+response\s+to)\s", re.IGNORECASE)
_TRAILING = " \t\n\r\u00a0,.;:!?…”“\"’'»«)(–—-"
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))
_CLOSES_WITHIN = 3


def evidence(scene: Scene, position: Position) -> tuple[int, int]:
    """Bounds of the words that show `position`, in code points: what it cannot do without, and what makes it plain."""
    start = _opening(scene, position)
    while scene.text[start].isspace():
        start += 1
    end = _without_tail(scene.text, start, _closing(scene, position))
    return start, _paired(scene.text, start, end)


def _opening(scene: Scene, position: Position) -> int:
    text, own = scene.text, position.start
    if position.phrase or own in (mark.start for mark in scene.marks):
        before = _DETERMINER.search(text, scene.clause.start, own)
        own = before.start() if before else own
    told = _told(scene, position)
    if position.phrase or (position.act and not told and not _BARE.match(text, own)):
        return own
    start = _beginning(scene, own, told)
    if scene.clause.opener == "that":
        start = _past(_THAT, text, start, own)
    for passed in (_FRONTED, _LINK, _FRONTED):
        start = _past(passed, text, start, own)
    return start


def _beginning(scene: Scene, own: int, told: bool) -> int:
    """Where the clause begins that holds the place `own`; in the outlet's, after what separates it from its subject."""
    if scene.speech and told:
        nested = scene.speech.nested and scene.before
        # inside a quotation "X says" shows that the position is not that of the quotation's speaker
        return scene.before.start if scene.before and nested else min(own, max(scene.clause.start, scene.speech.start))
    start = min(own, scene.clause.start)
    acts = [cue.start for cue in scene.cues if cue.operator and cue.operator.act and cue.start < own]
    return max(start, scene.text.rfind(", ", start, own) + 1, *acts[:1])


def _past(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def _told(scene: Scene, position: Position) -> bool:
    """Whether the position is within what somebody says, not in the words that tell of the saying."""
    return scene.speech is not None and scene.speech.start <= position.start


def _closing(scene: Scene, position: Position) -> int:
    text, end = scene.text, position.end
    last = scene.clause.end
    if _told(scene, position) and scene.speech:
        last = min(last, scene.speech.end)
    if position.closed or end >= last:
        return _listed(text, end, scene.sentence[1])
    inserted = _INSERTED.search(text, position.start, end)
    comma = text.find(", ", end, last)
    if inserted and comma >= 0:
        comma = text.find(", ", comma + 1, last)
    if comma >= 0:
        return _listed(text, comma, last)
    aside = _ASIDE.search(text, end, last)
    return aside.start() if aside else _with_relative(scene, last)


def _listed(text: str, end: int, last: int) -> int:
    """Past the rest of a list: "our weapons, our land or our lives"."""
    found = _LISTED.match(text, end, last)
    return found.end() if found else end


def _with_relative(scene: Scene, end: int) -> int:
    """Past a clause that tells which one is meant: "any plan that divides the country", "anyone who helps"."""
    after, text = scene.after, scene.text
    if after is None or after.start != scene.clause.end or not _NOUN_BEFORE.search(text, end - 2, after.start):
        return end
    which = after.opener == "that" or (after.opener == "who" and _ANYONE.search(text, scene.clause.start, end))
    if not which:
        return end
    comma = text.find(", ", after.start, after.end)
    return comma if comma >= 0 else after.end


def _without_tail(text: str, start: int, end: int) -> int:
    """Before closing marks and what only says when."""
    while end > start + 1 and text[end - 1] in _TRAILING:
        end -= 1
    dangling = _DANGLING.search(text, start, end)
    end = dangling.start() if dangling else end
    dated = _DATED.search(text, start + 1, end)
    return dated.start() if dated else end


def _paired(text: str, start: int, end: int) -> int:
    """Past the mark that closes what was opened inside."""
    for opening, closing in _PAIRS:
        place = text.find(closing, end, end + _CLOSES_WITHIN)
        if place >= 0 and text.count(opening, start, end) > text.count(closing, start, end):
            end = place + 1
    return end
