"""How ids and names are spelled: a sign that nobody sees is refused in them, and names that only look alike are told.

Two labels that one cannot tell apart on a screen divide a labelled set without a word, and a sign that turns the
writing around it makes one id look like another (Boucher and Anderson 2023, "Trojan Source").
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from workbench.codebook.rules import Codebook, Entry
from workbench.records import Entity, Topic

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # Persian is not spelled without the one, nor many an emoji without the other


def unseen(words: str) -> str:
    """The first sign that nobody sees, such as U+200B, or that turns the writing, such as U+202E; empty for none."""
    found = (sign for sign in words if unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS)
    return next((f"U+{ord(sign):04X}" for sign in found), "")


def misspelled(codebook: Codebook) -> Iterator[tuple[str, str]]:
    """The keys of the codebook's ids and of its labels' names that hold such a sign, each with a sentence."""
    dimensions: dict[str, Mapping[str, Entry | Topic]] = {
        "label": codebook.labels,
        "polarity": codebook.polarities,
        "voice": codebook.voices,
        "valence": codebook.valences,
        "topic": {id_.removeprefix("topic:"): topic for id_, topic in codebook.topics.items()},
    }
    for what, entries in dimensions.items():
        for id_, entry in entries.items():
            name = entry.name if isinstance(entry, Entry) else ""
            if sign := unseen(id_) or unseen(name):
                yield id_, f"the {what} {name or id_!a} has {sign} in it, which nobody sees; write it without"


def alike(name: str, known: Mapping[str, Entry | Topic | Entity], but: str = "") -> str:
    """The id of another thing whose name looks like this one; empty when there is none. `but` is left out."""
    look = _look(name)
    return next((id_ for id_, each in known.items() if id_ != but and _look(each.name or id_) == look), "")


def lookalikes(codebook: Codebook) -> Iterator[str]:
    """A sentence on each label and topic in use whose name looks like that of one before it."""
    kinds: dict[str, Mapping[str, Entry | Topic]] = {"labels": codebook.labels, "topics": codebook.topics}
    for what, entries in kinds.items():
        seen: dict[str, str] = {}
        for id_, entry in entries.items():
            first = seen.setdefault(_look(entry.name or id_), id_) if id_ not in codebook.retired else id_
            if first != id_:
                yield f"the {what} {first!r} and {id_!r} look the same when shown; give one of them another name"


def _look(name: str) -> str:
    """What a reader tells names by: not by case, width, ligatures, blanks or signs that nobody sees."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf")
    return re.sub(r"[\s_]+", " ", unicodedata.normalize("NFKC", plain.casefold())).strip()
