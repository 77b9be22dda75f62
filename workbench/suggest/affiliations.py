"""For whom a person speaks (rule S7): leaders and spokespersons, by what stands beside their name."""

import re

from workbench.records import Mention
from workbench.suggest.reading import Reading
from workbench.suggest.subjects import ROLE, holder_id

_BODIES = frozenset({"ARMED_GROUP", "STATE", "ORG"})
_FORMER = re.compile(r"\b(?:former|ex-|late|ousted|deposed)", re.IGNORECASE)
_ROLE_OF = rf"(?:[\w’'-]+[ \u00a0])*?{ROLE}[ \u00a0](?:of|for|in|at)[ \u00a0](?:the[ \u00a0])?(?:[\w’'-]+[ \u00a0])??"
_BEFORE = re.compile(rf"(?:^|[ \u00a0]){_ROLE_OF}$", re.IGNORECASE)
_BETWEEN_BODY_AND_PERSON = re.compile(r"^(?:[ \u00a0]*\([^)]*\))?,[ \u00a0](?:[A-Z][\w.]*[ \u00a0])*$")
_BETWEEN_PERSON_AND_BODY = re.compile(rf"^,[ \u00a0](?:an?[ \u00a0]|the[ \u00a0])?{_ROLE_OF}$", re.IGNORECASE)
_BODY_ROLE = re.compile(
    rf"^(?:[’']s)?[ \u00a0](?:[\w-]+[ \u00a0]){{0,2}}?{ROLE}[ \u00a0](?:[A-Z][\w.]*[ \u00a0]){{0,3}}$", re.IGNORECASE
)
_NEAR = 200
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")
_ROLE_NEXT = re.compile(rf"[ \u00a0](?:[\w-]+[ \u00a0]){{0,2}}?(?i:{ROLE})[ \u00a0](?:[A-Z][\w.]*[ \u00a0]){{0,2}}$")
_IRREGULAR = {
    "French": "France",
    "American": "United States",
    "British": "United Kingdom",
    "Dutch": "Netherlands",
    "Greek": "Greece",
}


def affiliations(reading: Reading, states: dict[str, str]) -> dict[str, str]:
    """Person's id → id of the body that the text says the person leads or speaks for, not formerly.

    `states` are names of states → their ids; by them "Russian President" leads to Russia.
    """
    found: dict[str, str] = {}
    people = [each for each in reading.mentions if each.label == "PERSON"]
    for person in people:
        body = _by_body(reading, person) or _by_origin(reading, person, states)
        if body and body != holder_id(person, reading.text):
            found.setdefault(holder_id(person, reading.text), body)
    return found


def _by_body(reading: Reading, person: Mention) -> str | None:
    text = reading.text
    near = reading.within(person.start - _NEAR, person.end + _NEAR)
    for body in (each for each in near if each.label in _BODIES and (each.entity or each.type == "name")):
        if body.end <= person.start and person.start - body.end < 60:
            gap, lead = text[body.end : person.start], text[max(0, body.start - 50) : body.start]
            leads = (
                _BETWEEN_BODY_AND_PERSON.match(gap) and (role := _BEFORE.search(lead)) and not _FORMER.search(role[0])
            )
            if leads or (_BODY_ROLE.match(gap) and not _FORMER.search(gap)):
                return holder_id(body, text)
        elif person.end <= body.start < person.end + 90:
            gap = text[person.end : body.start]
            if _BETWEEN_PERSON_AND_BODY.match(gap) and not _FORMER.search(gap):
                return holder_id(body, text)
    return None


def _by_origin(reading: Reading, person: Mention, states: dict[str, str]) -> str | None:
    lead = reading.text[max(0, person.start - 60) : person.start]
    for origin in _CAPITALISED.finditer(lead):
        state = state_of(origin[0], states)
        if state and _ROLE_NEXT.match(lead, origin.end()) and not _FORMER.search(lead[max(0, origin.start() - 8) :]):
            return state
    return None


def state_of(origin: str, states: dict[str, str]) -> str | None:
    """The id of the state that an adjective of origin points to: it shares most of its beginning with the name."""
    if origin in _IRREGULAR:
        return states.get(_IRREGULAR[origin])
    common = {name: _shared(name, origin) for name in states}
    best = max(common, key=lambda name: common[name], default=None)
    if best is None or common[best] < min(4, len(best) - 1):
        return None
    return states[best]


def _shared(one: str, other: str) -> int:
    """How many letters the two begin with together."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
