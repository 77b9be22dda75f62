"""Pieces of one name put together: what a model found, and what the gazetteer knows right beside it (rule G4).

"Sudan" and "Doctors Union", "Armed Forces" and "Democratic Republic of the Congo", "Kata'ib" and "Hezbollah".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.records import Mention
from workbench.suggest.names.found import Found

_BODIES = ("ARMED_GROUP", "ORG")
_SURE = 0.6
_FAR = 30
_HEAD = (
    r"(?:[Mm]ovement|[Ff]ront|[Aa]rmy|[Uu]nion|[Pp]arty|[Cc]ouncil|[Cc]ommittee|[Mm]inistry|[Ff]orces?|[Aa]ssociation|"
    r"[Oo]rgani[sz]ation|[Ll]eague|[Cc]ommunity|[Cc]onference|[Cc]oalition|[Aa]lliance|[Aa]uthority|[Bb]ank|[Cc]ent(?:er|re)|"
    r"[Ii]nstitute|[Uu]niversity|[Cc]ommission|[Aa]gency|[Mm]ission|[Oo]ffice|[Ff]ederation|[Ff]oundation|[Nn]etwork|"
    r"[Aa]ssembly|[Pp]arliament|[Cc]ongress|[Cc]orps|[Gg]uards?|[Bb]rigades?|[Bb]oard|[Ff]und|[Cc]ourt|Group)"
)
_ENDS = re.compile(rf"\b{_HEAD}$")
_OF = re.compile(r"[ \u00a0](?:of|for)[ \u00a0](?:the[ \u00a0])?")
_IN = re.compile(r"[ \u00a0]in[ \u00a0](?:the[ \u00a0])?")
_MISSION = re.compile(r"\b(?:[Mm]ission|[Oo]peration|[Ff]orce|[Oo]ffice|Group)$")
_MORE = re.compile(r"[ \u00a0](?:of|for)[ \u00a0](?:the[ \u00a0])?[A-Z][\w’'-]*(?:[ \u00a0][A-Z][\w’'-]*)*(?!\w)")
_TITLED = frozenset({"STATE", "PLACE", "ORG"})


def joined(text: str, found: Sequence[Found], known: Iterable[Mention]) -> list[Found]:
    """`found`, in text order, with bodies grown over the country before them and over "of" what behind them."""
    before = {each.end: each.start for each in known if each.label in _TITLED}
    after = {each.start: each.end for each in known}
    for each in found:
        if max(each.votes, key=each.votes.__getitem__, default="") in {"PLACE", "STATE", "ORG", "MISC"}:
            after.setdefault(each.start, each.end)
    people = [each.start for each in found if each.votes.get("PERSON", 0.0) > _SURE]
    grown = [_grown(text, each, before, after, people) for each in found]
    return list(_outermost(grown))


def _outermost(found: Iterable[Found]) -> Iterator[Found]:
    """The names of `found` that are not inside a longer one, in text order."""
    last = (0, 0)
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.end > last[1] or (each.start, each.end) == last:
            last = each.start, each.end
            yield each


def _grown(text: str, found: Found, before: dict[int, int], after: dict[int, int], people: list[int]) -> Found:
    if sum(found.votes.get(label, 0.0) for label in _BODIES) < _SURE:
        return found
    start, end = found.start, found.end
    if " " in text[start:end] and text[start - 1 : start] in {" ", "\u00a0"}:
        start = before.get(start - 1, start)
    if _ENDS.search(text, start, end):
        gap = _OF.match(text, end) or (_IN.match(text, end) if _MISSION.search(text, start, end) else None)
        more = _MORE.match(text, end) if not any(end < each < end + _FAR for each in people) else None
        end = after.get(gap.end(), 0) if gap and gap.end() in after else more.end() if more else end
    return Found(start, end, found.votes)
