"""The telling words of a name: without articles, with Abu and Abd joined to what follows, and heads in English.

What a group calls itself is translated as often as it is transliterated: Jaysh al-Islam is the Army of Islam.
"""

import re
from functools import lru_cache

from workbench.suggest.names.spelling import alike, folded

_WORD = re.compile(r"[^\W_]+(?:['’‘`ʿʾʼʻ.]+[^\W_]+)*")
_SMALL = frozenset(
    {
        "al",
        "el",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "az",
        "ad",
        "ul",
        "ur",
        "us",
        "e",
        "i",
        "wal",
        "the",
        "of",
        "for",
        "and",
    }
)
_JOINS = re.compile(r"^(?:abu|umm|abd|abdul|abdel|abdal|bin|ibn|ben)$")
_SONS = frozenset({"ibn", "ben"})
MEANT = {
    "army": "army jaysh jaish",
    "movement": "movement harakat harakah harkat haraka",
    "brigade": "brigade liwa",
    "brigades": "brigades kataib",
    "battalion": "battalion katibat katiba",
    "front": "front jabhat jabha jebhat",
    "party": "party hizb hezb",
    "legion": "legion corps faylaq failaq",
    "division": "division firqat firqa",
    "forces": "forces quwat quwwat",
    "soldiers": "soldiers jund",
    "supporters": "supporters partisans ansar",
    "falcons": "falcons suqour suqur",
    "lions": "lions usud usoud",
    "martyrs": "martyrs shuhada",
    "union": "union ittihad",
    "council": "council majlis",
    "organization": "organization organisation tanzim",
    "liberation": "liberation tahrir",
    "islamic": "islamic islami islamiya islamiyya islamiyah",
    "national": "national watani wataniya",
    "revolutionaries": "revolutionaries thuwar",
    "levant": "levant sham",
    "victory": "victory nasr",
    "conquest": "conquest fath fatah fateh",
    "glory": "glory izza",
    "jerusalem": "jerusalem quds",
    "defense": "defense defence",
    "center": "center centre",
    "armored": "armored armoured",
    "labor": "labor labour",
}
_BY_WORD = {word: meaning for meaning, words in MEANT.items() for word in words.split()}
_FOREIGN = [(word, meaning) for word, meaning in _BY_WORD.items() if not word.startswith(meaning[:3])]


def telling(name: str, *, translated: bool) -> tuple[str, ...]:
    """The telling words of `name`, folded; where `translated`, heads such as Jaysh by what they mean."""
    words: list[str] = []
    joining = ""
    for word in map(folded, _WORD.findall(name)):
        if word in _SMALL:
            continue
        if _JOINS.match(word):
            joining = "bin" if word in _SONS else word[:3] if word.startswith("abd") else word
            continue
        words.append(f"{joining}l{word}" if joining == "abd" else f"{joining}{word}")
        joining = ""
    words += [joining] if joining else []
    return tuple(map(meaning, words)) if translated else tuple(words)


@lru_cache(maxsize=8192)
def meaning(word: str) -> str:
    """What a folded word means where it is the head of many names, or else the word."""
    if word in _BY_WORD:
        return _BY_WORD[word]
    return next((meant for other, meant in _FOREIGN if len(word) > 3 and alike(word, other)), word)
