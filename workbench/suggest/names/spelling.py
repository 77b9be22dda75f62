"""Whether two words are one name in two spellings: Jaysh and Jaish, Mujahedeen and Mujahideen, Bakkour and Bakur.

Names from Arabic, Persian, Kurdish or Russian come into English by many roads, which agree on the consonants and differ
in how a vowel is written. So a word is cut into consonants, which must be the same, and what stands between them, which
must be compatible: e may be anything, o may be a or u, and a short vowel between consonants may be missing, but a is
not i and not u. (The idea of comparing by a reduced key is Russell's, 1918; the rules are our own.)
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_DROPPED = frozenset("'’‘`´ʿʾʼʻ.")
_SAME = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "e", "œ": "e", "ß": "ss"})
_SOUNDS = (
    (re.compile(r"[aou]ll?ah?$"), "alla"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"[kg]h|ck|q"), "k"),
    (re.compile(r"sch|sh|ch"), "x"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"g|(?<!^)c"), "k"),
    (re.compile(r"(?<=[aeiouy])h$"), ""),
    (re.compile(r"([^aeiouyw])\1+"), r"\1"),
)
_VOWELS = re.compile(r"([aeiouyw]+)")
_MEANT = {"a": "a", "i": "i", "y": "i", "u": "u", "w": "u", "o": "u"}
_COVERED = {"e": "aiu", "o": "a"}


class Sounds(NamedTuple):
    """A word as it sounds: its consonants, and before, between and after them the vowels and what they may be."""

    consonants: tuple[str, ...]
    vowels: tuple[frozenset[str], ...]
    covered: tuple[frozenset[str], ...]


def folded(word: str) -> str:
    """The word small, without accents, apostrophes and stops: for comparing, never for finding offsets."""
    signs = (sign for sign in unicodedata.normalize("NFKD", word) if unicodedata.category(sign) not in {"Mn", "Cf"})
    return "".join(sign for sign in signs if sign not in _DROPPED).casefold().translate(_SAME)


@lru_cache(maxsize=8192)
def sounds(word: str) -> Sounds:
    """How a folded word sounds."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    parts = _VOWELS.split(word)
    heard: list[str] = []
    between: list[str] = [""]
    for at, part in enumerate(parts):
        if at % 2:
            between[-1] = part
            continue
        for consonant in part:
            heard.append(consonant)
            between.append("")
    return Sounds(
        tuple(heard),
        tuple(_meant(part) for part in between),
        tuple(_covered(part) for part in between),
    )


@lru_cache(maxsize=1024)  # there are few, and thousands of words share them
def _meant(vowels: str) -> frozenset[str]:
    return frozenset(_MEANT[each] for each in vowels if each in _MEANT)


@lru_cache(maxsize=1024)
def _covered(vowels: str) -> frozenset[str]:
    return frozenset(each for vowel in vowels for each in _COVERED.get(vowel, ""))


def alike(one: str, other: str) -> bool:
    """Whether two folded words may be one word in two spellings. Digits must be the same."""
    if one == other:
        return True
    if any(letter.isdigit() for letter in one + other):
        return False
    a, b = sounds(one), sounds(other)
    last = len(a.vowels) - 1
    return (
        (len(a.consonants) > 1 or min(len(one), len(other)) > 3)
        and a.consonants == b.consonants
        and all(_compatible(a, b, at, inner=0 < at < last) for at in range(last + 1))
    )


def _compatible(one: Sounds, other: Sounds, at: int, *, inner: bool) -> bool:
    a, b, over_a, over_b = one.vowels[at], other.vowels[at], one.covered[at], other.covered[at]
    if not (a or over_a) or not (b or over_b):
        return inner or (not (a or over_a) and not (b or over_b))
    return a <= b | over_b and b <= a | over_a
