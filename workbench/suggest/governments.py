"""Governments, their forces and collectives: whom the registry means by "the regime" or "government troops"."""

import re
from functools import lru_cache

from workbench.codebook import Codebook

_STATE_SIDE = re.compile(r"\b(?:regime|government|junta|loyalist|army)\b", re.IGNORECASE)
_FORCES = re.compile(r"(?:forces|troops|soldiers|army|units|fighters|militias?)$")
_AGAINST = re.compile(r"\b(?:opposition|rebels?|revolutionary|anti-\w+|insurgents?|separatists?)\b", re.IGNORECASE)
_REBELS = re.compile(
    r"\b(?:(?:revolutionary|military|opposition|armed)\s+factions|revolutionary \w+|revolutionaries)\b"
)
STATE_FORCES = re.compile(r"\b(?:army|forces|troops|military)$", re.IGNORECASE)
"""The end of a name that is an army's; a militia may end so too, but is not called "the group" either."""
_RULE = re.compile(r"^(?P<origin>\w+) (?:government|regime)$")
_ARMY = ("army", "military", "armed forces", "government forces")
_TOO_COMMON = frozenset({"armed", "force", "of", "the", "and", "political"})


class Governments:
    """What the registry knows of governments, armies and collectives."""

    def __init__(self, codebook: Codebook | None = None) -> None:
        entities = list(codebook.entities.values()) if codebook else []
        forms = {form.lower(): entity.id for entity in entities for form in (entity.name, *entity.aliases)}
        self._armies = {form: id_ for form, id_ in forms.items() if form.endswith(_ARMY)}
        self._rules: dict[str, list[str]] = {}
        for form, id_ in ((form, entity.id) for entity in entities for form in (entity.name, *entity.aliases)):
            if codebook and codebook.entities[id_].label == "STATE" and (found := _RULE.match(form)):
                self._rules.setdefault(id_, []).append(found["origin"])
        self._collectives = {
            entity.id: re.sub(r"\s*\([^)]*collective\)", "", entity.name)
            for entity in entities
            if "collective)" in entity.name
        }

    def behind(self, words: str, text: str) -> str | None:
        """The government or army that `words` ("regime troops", "Turkish soldiers") means in the article `text`."""
        if _AGAINST.search(words):
            return None
        origin = next(filter(None, map(self._army, words.split()[:-1])), None)
        if origin and _FORCES.search(words):
            return origin
        rule = self._in_play(text) if _STATE_SIDE.search(words) else None
        if rule is None or not _FORCES.search(words):
            return rule
        return next(filter(None, map(self._army, self._rules[rule])), None)

    def collective(self, words: str, paragraph: str, text: str) -> str | None:
        """The collective that shares a telling word with `words`, whose place and people paragraph and `text` name."""
        stems = {_stem(word) for word in words.split()}
        if _REBELS.search(words):
            # whoever fights a government is called so
            stems.add("rebel")
        best, most = None, 0.0
        for id_, name in self._collectives.items():
            described, _, place = name.partition(" in ")
            wanted = {_stem(word) for word in re.findall(r"\w+", described)}
            shared = stems & (wanted | {_stem(word) for word in id_.split("-")})
            foreign = {stem for stem in stems - wanted if _is_origin(stem)}
            told = wanted <= stems or any(not _is_origin(word) for word in shared - _TOO_COMMON)
            there = place in paragraph and all(_names(text, word) for word in described.split() if _is_origin(word))
            if told and there and not foreign and len(shared) / len(wanted) > most:
                best, most = id_, len(shared) / len(wanted)
        return best

    def armed_in(self, place: str) -> str | None:
        """The collective of all who bear arms in `place`, whatever their people."""
        for id_, name in self._collectives.items():
            described, _, where = name.partition(" in ")
            words = described.lower().split()
            if where == place and "armed" in words and not any(map(_is_origin, words)):
                return id_
        return None

    def _army(self, origin: str) -> str | None:
        return next(filter(None, (self._armies.get(f"{origin.lower()} {army}") for army in _ARMY)), None)

    def _in_play(self, text: str) -> str | None:
        """The government that the article is about: the one that it names most."""
        counts = {id_: sum(_names(text, origin) for origin in origins) for id_, origins in self._rules.items()}
        best = max(counts, key=lambda id_: counts[id_], default=None)
        return best if best and counts[best] else None


@lru_cache(maxsize=32)
def _names(text: str, origin: str) -> int:
    """How often the text names a country or its people, by the beginning that "Syria" and "Syrian" share."""
    return len(re.findall(rf"\b{re.escape(origin[: max(4, len(origin) - 3)])}", text))


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")


def _is_origin(word: str) -> bool:
    return word.endswith(("an", "ish", "ese", "i"))
