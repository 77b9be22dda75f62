"""Names that are told by their form alone: state forces, numbered units, agreements and operations.

Codebooks count them, and corpora that models learn from hardly do: "Malian army", "57th Division", "Jeddah
Declaration", "Operation Dignity", "Resolution 2254".
"""

import re
from collections.abc import Iterable, Iterator, Set

from workbench.records import Mention
from workbench.suggest.names.countries import named, of_a_people
from workbench.suggest.names.found import Found
from workbench.suggest.names.kinds import heads
from workbench.suggest.surnames import TITLE

_CHANCE = 0.75
COMMON = """
The A An This That These Those Its His Her Their Our My Your Any Some Each Every No New Recent Direct Indirect Peace
Ceasefire Political Further More Such Previous Earlier Last Both After Before During While Under If
"""
_COMMON = frozenset(COMMON.split())
_WORD = r"[A-Z][\w’'-]*"
_FORCES = re.compile(
    rf"\b(?P<origin>{_WORD}(?: {_WORD}){{0,2}}?) (?:[Nn]ational |[Rr]oyal )?"
    r"(?:[Aa]rmy|[Mm]ilitary|[Aa]rmed [Ff]orces|[Aa]ir [Ff]orce|[Nn]avy|[Nn]ational [Gg]uard|[Ss]pecial [Ff]orces|"
    r"[Dd]efen[cs]e [Ff]orces?|[Ss]ecurity [Ff]orces)\b"
    r"(?! (?:base|chief|commander|leader|officer|official|spokes|intervention|operation|junta|council|aid|court|attach|"
    r"hospital|academy|rule|government|police|convoy)\w*)"
)
FORCES = re.compile(
    r"\b(?:army|military|armed forces|air force|navy|national guard|(?:special|security) forces|talks|agreement|"
    r"accords?|deal|process)$",
    re.IGNORECASE,
)
"""How the names of state forces, and of agreements, may end after an adjective of origin."""
_UNIT = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
    rf"(?: {_WORD}){{0,2}} (?:Division|Brigade|Regiment|Battalion|Corps|Army)\b"
)
BRANCH = re.compile(
    r" (?:in (?:the )?(?:Greater Sahara|Islamic Maghreb|Arabian Peninsula|Indian Subcontinent|Great Lakes)|"
    r"(?:[-–] ?)?(?:West Africa|Khorasan|Khurasan|Sinai|Central Africa|East Asia)(?: Province)?)\b"
)
"""What turns a group's name into that of its branch in another country."""
_GROUP = re.compile(
    r"\b(?P<name>[A-Z]+[A-Z0-9]*-?[A-Z0-9]+) (?:rebels|fighters|militants|gunmen|guerrillas|militiamen|insurgents)\b"
)
_BODY = re.compile(
    rf"\b{_WORD}(?: {_WORD}){{0,4}}? (?:(?:Liberation|Resistance|Salvation|Revolutionary) (?:Front|Movement)|"
    r"(?<!Salvation )Army|"
    r"Brigades?|Battalions?|Militias?|Legion|Fighters|"
    r"(?:Support|Defen[cs]e|Protection|Mobili[sz]ation) (?:Forces?|Units))\b(?! [A-Z])"
)
_FIRST = re.compile(r"(?<![\w-])(?P<first>[A-Z][\w’'ʼ‘]+)(?:[ -](?:[aeu][lnrsdtz]h?|e|i)-?)?[ -]?[A-Z]")
_REST = re.compile(r"(?:[ -](?:(?:wa|w)?(?:[AaEe][lnrsdtz]h?|ul|e|i)[- ])?[A-Z][\w’'ʼ‘]*)+")
_DEAL = (
    r"(?:Agreements?|Accords?|Declaration|Charter|Protocol|Memorandum|Communiqu[eé]|Conference|Summit|Talks|Process)"
)
_EVENT = re.compile(
    rf"\b(?P<first>{_WORD})(?: (?:{_WORD}|[Pp]eace|[Cc]easefire|[Pp]olitical|[Nn]uclear)){{0,3}}? "
    rf"(?:{_DEAL}|(?:[Pp]eace |[Cc]easefire |[Pp]olitical )?(?:agreement|accords?|deal|talks|process|protocol))"
    rf""
    rf"(?: (?:on|of|for) (?:the )?{_WORD}(?: {_WORD})*)?(?!\w)"
)
DEALS = re.compile(rf"(?:{_DEAL}|[Aa]greement|[Aa]ccords?|[Dd]eal|[Tt]ruce|[Tt]alks|[Pp]rocess|[Ss]ummit|\d)$")
_OPERATION = re.compile(rf"\bOperation {_WORD}(?: (?:of )?{_WORD}){{0,3}}")
_RESOLUTION = re.compile(r"\b(?:(?:UN |U\.N\. )?Security Council )?[Rr]esolution \d{2,4}\b")


_DATELINE = re.compile(
    r"(?P<name>[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]+)*)(?:, [A-Z][\w ]{2,20})?,? (?:\([\w .]+\) ?)?"
    r"(?:[—–]|--?) ?(?=[\w“\"])"
)


def dateline(text: str, start: int, end: int) -> Iterator[Found]:
    """The place in capitals with which an agency's report begins: "MOGADISHU (Reuters) — "."""
    if found := _DATELINE.match(text, start, end):
        yield Found(*found.span("name"), {"PLACE": 1.0})


def branches(text: str, known: Iterable[Mention]) -> Iterator[Found]:
    """The branches of known armed groups: "Islamic State in the Greater Sahara"."""
    for mention in known:
        if mention.label == "ARMED_GROUP" and (branch := BRANCH.match(text, mention.end)):
            yield _found((mention.start, branch.end()), "ARMED_GROUP")


def told_by_form(text: str, start: int, end: int, states: Set[str]) -> Iterator[Found]:
    """The names in `text[start:end]` that their form gives away; `states` as `countries.states` has them."""
    for found in _FORCES.finditer(text, start, end):
        yield from _forces(found, states)
    for pattern in (_UNIT, _GROUP):
        for found in pattern.finditer(text, start, end):
            yield _found(found.span("name") if "name" in found.groupdict() else found.span(), "ARMED_GROUP")
    for pattern in (_OPERATION, _RESOLUTION):
        yield from (_found(found.span(), "EVENT") for found in pattern.finditer(text, start, end))
    for found in _FIRST.finditer(text, start, end):
        rest = _REST.match(text, found.end("first"), end)
        if rest and heads(found["first"]):
            yield _found((found.start(), rest.end()), "ARMED_GROUP")
    for found in _BODY.finditer(text, start, end):
        name = found[0].removeprefix(_article(found[0]))
        if " " in name:
            yield _found((found.end() - len(name), found.end()), "ARMED_GROUP")
    for found in _EVENT.finditer(text, start, end):
        if _says_which(found, text, states):
            yield _found(found.span(), "EVENT")


def _forces(found: re.Match[str], states: Set[str]) -> Iterator[Found]:
    """The forces of a country, however many words before its name were taken along."""
    words = found["origin"].split(" ")
    for at in range(words[0] in _COMMON, len(words)):
        origin = " ".join(words[at:])
        if named(origin) in states or of_a_people(origin, states):
            yield _found((found.start() + len(" ".join(words[:at])) + bool(at), found.end()), "ARMED_GROUP")
            return


def _says_which(found: re.Match[str], text: str, states: Set[str]) -> bool:
    """Whether the first word is a name, and not only the beginning of a sentence ("Peace talks")."""
    first = found["first"]
    if TITLE.fullmatch(first) or first in _COMMON:
        return False
    inside = text[found.start("first") + len(first) : found.end()]
    begins = re.search(r"(?:^|[.!?:\n“\"])\s*$", text[max(0, found.start() - 4) : found.start()]) is not None
    return not begins or bool(re.search(r" [A-Z]", inside)) or named(first) in states


def _article(words: str) -> str:
    """What a sentence begins with before the name: "The Shield Brigade"."""
    first = words.split(" ")[0]
    return f"{first} " if first in _COMMON else ""


def _found(bounds: tuple[int, int], label: str) -> Found:
    return Found(*bounds, {label: _CHANCE})
