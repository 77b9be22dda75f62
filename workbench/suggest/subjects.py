"""Who does what a clause says: the first actor in it that hangs on no preposition, with those joined to it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import Mention
from workbench.suggest.governments import STATE_FORCES
from workbench.suggest.reading import Reading

ACTORS = frozenset({"ARMED_GROUP", "PERSON", "STATE", "ORG"})
ROLE = (
    r"(?:president|prime minister|foreign minister|defen[cs]e minister|minister|spokes(?:man|woman|person)|leader|"
    r"commander(?:-in-chief)?|chief(?: of staff)?|head|chair(?:man|woman)?|envoy|ambassador|"
    r"secretary(?: of state|-general)?|general|official|king|chancellor|premier|counterpart|representative|"
    r"negotiator|governor|senator|warlord|emir)"
)
_SOME_ROLE = re.compile(rf"(?<!, )\ban?[ \u00a0](?:[\w-]+[ \u00a0]){{0,2}}{ROLE}\b", re.IGNORECASE)
_ROLE_NAMED = re.compile(rf"\b(?:the|a|an|\w+)?[ \u00a0](?P<role>{ROLE})\b|^\W*(?P<first>{ROLE})\b", re.IGNORECASE)
_GROUP_NAMED = re.compile(
    r"\b[Tt]he[ \u00a0]+(?:\w+[ \u00a0]+)?"
    r"(?P<head>group|movement|militia|faction|alliance|organi[sz]ation|brigade|coalition|outfit)\b"
)
_PRONOUN = re.compile(
    r"\b(?P<we>I|[Ww]e|us|[Oo]ur)\b|\b(?P<other>[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b|\b(?P<there>[Tt]here)\b"
)
_PEOPLE = re.compile(
    r"(?<![\w’'-])(?:(?!(?:against|over|after|before|of|in|on|at|for|from|with|by|to|and|or|as|has|have|had|is|are|was|were|said|says)\b)"
    r"[A-Za-z][\w-]*[ \u00a0]){0,2}(?:elders|leaders|activists|residents|protesters|demonstrators|civilians|voices|"
    r"officials|tribes|diplomats|lawmakers|villagers|students|critics|politicians|clerics|countries|governments|"
    r"neighbou?rs|parties|allies|analysts|observers|generals|commanders|opponents|supporters|people)\b"
)
_NOT_IN_NAME = re.compile(
    r"^(?:(?:the|some|many|several|most|other|local|these|those|a|an|and|all|few|both|but|that|yet)[ \u00a0])+", re.I
)
_PREPOSITION = re.compile(
    r"\b(?i:of|in|on|at|for|from|with|by|against|to|towards?|between|among|outside|inside|near|into|over|about|after|before|"
    r"under|than|via|through|including|despite|like|without|alongside|within)[ \u00a0]+"
    r"(?:(?:the|an?|its|their|our|his|her|both|all|any|neighbou?ring|so-called|\w+ern|former|"
    r"[\w’'-]+-[a-z]+|[A-Z]\w+(?:ian|ish|ese))[ \u00a0]+)*"
    r"[“\"‘]?$"
)
_BODY_OF_ROLE = re.compile(
    rf"\b(?:{ROLE}s?|members?|fighters?|troops|forces|delegation|ministry|side)[ \u00a0]"
    r"(?:of|for|from|loyal to)[ \u00a0](?:the[ \u00a0])?$",
    re.I,
)
_ENDS_IN_ROLE = re.compile(rf"\b{ROLE}$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\ban?[ \u00a0](?:[\w-]+[ \u00a0]){0,2}$", re.IGNORECASE)
_ROLE_AFTER = re.compile(rf"^(?:[’']s)?[ \u00a0](?:[\w-]+[ \u00a0]){{0,2}}?{ROLE}\b", re.IGNORECASE)
_AND = re.compile(
    r"^(?:[ \u00a0]*\([^)]*\))?(?:,|,?[ \u00a0]and|,?[ \u00a0]as well as)[ \u00a0]"
    rf"(?:(?:the|his|her|its|their|both)[ \u00a0])?(?:(?:[A-Z][\w.’'-]*|{ROLE})[ \u00a0])*$"
)
_NAME_FOLLOWS = re.compile(r"^[ \u00a0](?:[A-Z][\w.]*[ \u00a0])*$")
_COMPOUND = re.compile(r"-[a-z]")
_STRANGER = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w’'-]*[a-z][\w-]*|[A-Z]{2,})(?:[ \u00a0][A-Z][\w’'-]*)*"
    r"(?=[ \u00a0](?:(?:has|have|had|is|are|was|were|will|would|also|not)[ \u00a0])*$)"
)
_OWNER = re.compile(r"[’']s?[ \u00a0]$")


class Subject(NamedTuple):
    """Who: entity ids, `kind` (named, people, we, other, there, stranger), and where it begins.

    A stranger is somebody whom the registry does not know: no ids, but what follows is theirs and nobody else's.
    """

    ids: tuple[str, ...]
    kind: str
    start: int


def holder_id(mention: Mention, text: str) -> str:
    """The entity of a mention, or for a collective without one `unnamed:` and its words."""
    return mention.entity or unnamed(mention.quote)


def unnamed(words: str) -> str:
    """The id of a collective that the text leaves unnamed: "Tribal elders" is `unnamed:tribal-elders`."""
    return "unnamed:" + "-".join(re.findall(r"\w+", _NOT_IN_NAME.sub("", words).lower()))


def actors_in(reading: Reading, start: int, end: int) -> list[Mention]:
    """Mentions of actors inside `[start, end)`, in text order; in "Iran-backed militias" it is not Iran that acts."""
    found = (each for each in reading.within(start, end) if each.label in ACTORS)
    return [each for each in found if not _COMPOUND.match(reading.text, each.end)]


def subject_in(reading: Reading, start: int, end: int) -> Subject | None:
    """The subject of what is said in `[start, end)`, by the words before the verb; None when there is none."""
    found = sorted(_candidates(reading, start, end), key=lambda each: each.start)
    return found[0] if found else _body_behind_role(reading, start, end) or _unknown_in_role(reading, start, end)


def joined(reading: Reading, first: Mention, end: int) -> list[Mention]:
    """`first` and the actors joined to it by commas and "and" before `end`."""
    chain = [first]
    for after in actors_in(reading, first.end, end):
        gap = reading.text[chain[-1].end : after.start]
        if re.fullmatch(r"[ \u00a0]\(", gap):
            continue
        if not _AND.match(gap):
            break
        chain.append(after)
    return chain


def person_meant(reading: Reading, start: int, end: int) -> str | None:
    """The person that a bare role in `[start, end)` means: named right after, before, or first in the article."""
    people = [each for each in reading.mentions if each.label == "PERSON"]
    after = [each for each in people if start <= each.start < end]
    before = [each for each in people if each.end <= start]
    return next((holder_id(each, reading.text) for each in [*after[:1], *before[-1:], *people]), None)


def _candidates(reading: Reading, start: int, end: int) -> Iterator[Subject]:
    text = reading.text
    actors = actors_in(reading, start, end)
    for mention in actors:
        if _hangs(text, start, mention) or _only_describes(reading, mention, end):
            continue
        ids = dict.fromkeys(holder_id(each, text) for each in joined(reading, mention, end))
        kind = "people" if mention.type == "nominal" else "named"
        yield Subject(tuple(ids), kind, mention.start)
        break
    for found in _PRONOUN.finditer(text, start, end):
        yield Subject((), str(found.lastgroup), found.start())
        break
    yield from _by_role(reading, start, end)
    for found in _PEOPLE.finditer(text, start, end):
        words = _NOT_IN_NAME.sub("", found[0])
        place = found.end() - len(words)
        if not _PREPOSITION.search(text[start:place]) and not any(
            place < each.end and each.start < found.end() for each in actors
        ):
            # "Haftar's opponents" are people, but not to be named without him
            owned = _OWNER.search(text, start, place)
            yield Subject((), "stranger", place) if owned else Subject((unnamed(words),), "people", place)
            break
    for found in _STRANGER.finditer(text, start, end):
        covered = any(each.start < found.end() and found.start() < each.end for each in reading.within(start, end))
        if not covered and not _ENDS_IN_ROLE.search(found[0]) and not _PREPOSITION.search(text[start : found.start()]):
            yield Subject((), "stranger", found.start())


def _by_role(reading: Reading, start: int, end: int) -> Iterator[Subject]:
    text = reading.text
    for found in _ROLE_NAMED.finditer(text[start:end]):
        place = start + found.start(found.lastgroup or 0)
        person = None if _INDEFINITE.search(text, start, place) else person_meant(reading, place, end)
        if person and not _PREPOSITION.search(text[start:place]) and not _names_next(reading, start + found.end(), end):
            yield Subject((person,), "named", place)
            break
    for found in _GROUP_NAMED.finditer(text, start, end):
        groups = [holder_id(each, text) for each in reading.mentions if each.end <= found.start() and _is_group(each)]
        if groups:
            yield Subject((groups[-1],), "named", found.start())
            break


def _names_next(reading: Reading, role_end: int, end: int) -> bool:
    people = (each for each in reading.within(role_end, end) if each.label == "PERSON")
    return any(_NAME_FOLLOWS.match(reading.text[role_end : each.start]) for each in people)


def _is_group(mention: Mention) -> bool:
    # an army is not called "the group"
    known = bool(mention.entity) or mention.type == "name"
    return mention.label == "ARMED_GROUP" and known and not STATE_FORCES.search(mention.quote)


def _hangs(text: str, start: int, mention: Mention) -> bool:
    return bool(_PREPOSITION.search(text[max(start, mention.start - 100) : mention.start]))


def _only_describes(reading: Reading, mention: Mention, end: int) -> bool:
    # "RSF commander Hemedti": the person is the subject, if one is named
    described = _ROLE_AFTER.match(reading.text[mention.end : end])
    people = [each for each in reading.within(mention.end, end) if each.label == "PERSON"]
    possessive = re.match(r"[’']s?\b", reading.text[mention.end : end])
    return bool(described and people) or bool(possessive)


def _unknown_in_role(reading: Reading, start: int, end: int) -> Subject | None:
    found = _SOME_ROLE.search(reading.text, start, end)
    return Subject((), "stranger", found.start()) if found else None


def _body_behind_role(reading: Reading, start: int, end: int) -> Subject | None:
    for mention in actors_in(reading, start, end):
        if _BODY_OF_ROLE.search(reading.text[start : mention.start]):
            return Subject((holder_id(mention, reading.text),), "named", mention.start)
    return None
