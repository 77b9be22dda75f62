"""What kind of thing a name is, by the words it is made of and those beside it.

A model that has seen few armed groups takes "Jaysh al-Mahdi" for a man, as it looks like one. But Jaysh is an army and
Liwa a brigade, whoever's they are, "fighters of" goes before no man's name, and "town of" only before a place's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from workbench.suggest.names.found import Found
from workbench.suggest.names.spelling import folded
from workbench.suggest.surnames import TITLE

_STRONG, _MIDDLE, _WEAK = 0.8, 0.5, 0.45
_BODIES = ("ORG", "PERSON", "PLACE", "STATE", "MISC")
_NAMES = ("PERSON", "PLACE", "MISC")
ARMIES = """
jaysh jaish jeish jayish gaish liwa liwaa kataib kataeb katibat katiba katibah saraya sariyat jund junud junoud ajnad
faylaq failaq feylaq firqat firqa quwwat quwat fawj lashkar laskar sipah sepah asaib usbat osbat suqur suqour soqour
usud usoud fursan mujahidin mujahideen mujahedin mujahedeen fedayin fedayeen fidayeen shuhada maghawir haras hashd
thuwar muqawama
"""
MOVEMENTS = """
ansar harakat harakah harkat jabhat jabha jebhat ahrar hizbul hizbullah hezbollah hizballah hizbollah fatah fateh fath
jamaat jamaah jemaah tanzim tehrik tehreek tahrik
"""
_HEADS = dict.fromkeys(MOVEMENTS.split(), _MIDDLE) | dict.fromkeys(ARMIES.split(), _STRONG)
_ARMED = (
    r"(?:fighters|gunmen|militants|guerrillas|rebels|insurgents|jihadists|militiamen|militias?|commandos|"
    r"soldiers|snipers|troops)"
)
_WORD = re.compile(r"[^\W\d_][\w'’‘]*")
_WORD_BEFORE = re.compile(r"(\w+)\.?\s$")


class _Lean(NamedTuple):
    """Words that speak for a label: what they take from which others."""

    label: str
    takes: tuple[str, ...]
    share: float
    words: re.Pattern[str]


_WITHIN = (
    _Lean(
        "ARMED_GROUP",
        _BODIES,
        _STRONG,
        re.compile(
            r"(?:(?<!salvation )army|brigades?|battalions?|militias?|mujahid\w+|commandos?|guerrillas?|regiment|legion|"
            r"(?<!peace )(?<!press )(?<!mercy )(?<!medical )corps|fedayeen|martyrs|armed forces|defen[cs]e forces?|"
            r"fighters|tigers|paramilitar\w+|"
            r"(?:liberation|resistance|revolutionary) (?:front|movement|forces))$",
            re.IGNORECASE,
        ),
    ),
    _Lean(
        "ARMED_GROUP",
        ("PERSON", "PLACE", "MISC"),
        _STRONG,
        re.compile(r" (?:front|forces?|guards?|movement|resistance|self-defen[cs]e|alliance|faction)$", re.IGNORECASE),
    ),
    _Lean("ARMED_GROUP", _BODIES, _WEAK, re.compile(r" (?:[Ff]orces?|[Gg]uards)$")),
    _Lean(
        "ORG",
        ("PERSON", "MISC"),
        _STRONG,
        re.compile(
            r" (?:university|college|institute|news|agency|foundation|cent(?:er|re)|committee|ministry|council|party|"
            r"association|organi[sz]ation|company|corporation|bank|court|parliament|commission|network|channel|times|"
            r"online|tv|radio|review|herald|tribune|gazette|observatory|fund|federation|society|department|bureau|authority)$"
            r"|^(?:ministry|bank|university|committee|association|institute|department|federation) (?:of|for|on) ",
            re.IGNORECASE,
        ),
    ),
)
_AHEAD = (
    _Lean(
        "ARMED_GROUP",
        _BODIES,
        _WEAK,
        re.compile(
            rf"\b(?:{_ARMED}|cells?|commanders?|remnants|units|armed wing|armed faction)\s+"
            r"(?:of|from|for)\s+(?:the\s+)?[“\"‘]?$"
            r"|\b(?:armed|rebel|militant|insurgent|jihadist|Islamist|paramilitary|separatist|extremist|terrorist)\s+"
            r"(?:group|movement|faction|organi[sz]ation|outfit|alliance|coalition|militia|network)\s+[“\"‘]?$",
            re.IGNORECASE,
        ),
    ),
    _Lean(
        "PLACE",
        ("PERSON",),
        _WEAK,
        re.compile(
            r"\b(?:in|near|outside|(?:town|city|village|province|district|region|streets|outskirts|port|north|south|"
            r"east|west) of)\s+$",
            re.IGNORECASE,
        ),
    ),
)
_BEHIND = (_Lean("ARMED_GROUP", ("ORG", "PERSON", "MISC"), _WEAK, re.compile(rf"[”\"’]?\s+(?:{_ARMED}|cells?)\b")),)


def leaning(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """`found` with more speaking for a label where a name's own words, or those beside it, do."""
    for each in found:
        votes = each.votes
        for lean in _leans(text, each):
            votes = _moved(votes, lean)
        yield replace(each, votes=votes)


def _leans(text: str, found: Found) -> Iterator[_Lean]:
    words = text[found.start : found.end]
    before = _WORD_BEFORE.search(text, max(0, found.start - 20), found.start)
    if not (before and TITLE.fullmatch(before[1])):  # a rank goes before people, whatever they are called
        if share := _heads(words):
            yield _Lean("ARMED_GROUP", _BODIES if share == _STRONG else _NAMES, share, _WORD)
        yield from (lean for lean in _WITHIN if lean.words.search(words))
    yield from (lean for lean in _AHEAD if lean.words.search(text, max(0, found.start - 40), found.start))
    yield from (lean for lean in _BEHIND if lean.words.match(text, found.end))


def _heads(words: str) -> float:
    """How much the first of several words speaks for an armed group."""
    first = _WORD.search(words.removeprefix("al-").removeprefix("Al-"))
    return _HEADS.get(folded(first[0]), 0.0) if first and len(_WORD.findall(words)) > 1 else 0.0


def heads(word: str) -> bool:
    """Whether the word surely begins the name of an armed group: "Kata'ib", "Liwa"."""
    return _HEADS.get(folded(word)) == _STRONG


def _moved(votes: Mapping[str, float], lean: _Lean) -> Mapping[str, float]:
    given = sum(votes.get(label, 0.0) for label in lean.takes) * lean.share
    left = {label: vote * (1 - lean.share) if label in lean.takes else vote for label, vote in votes.items()}
    return {**left, lean.label: left.get(lean.label, 0.0) + given}
