"""Governments, their forces and collectives: whom the registry means by "the regime" or "government troops"."""

import re

from workbench.codebook import Codebook
from workbench.suggest.reading import Reading

_STATE_SIDE = re.compile(r"\b(?:regime|government|junta|loyalist|army)\b", re.IGNORECASE)
_FORCES = re.compile(r"(?:forces|troops|soldiers|army|units|fighters|militias?)$")
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
        self._rules = {
            found["origin"].lower(): entity.id
            for entity in entities
            if entity.label == "STATE"
            for form in (entity.name, *entity.aliases)
            if (found := _RULE.match(form))
        }
        self._collectives = {
            entity.id: re.sub(r"\s*\([^)]*collective\)", "", entity.name)
            for entity in entities
            if "collective)" in entity.name
        }

    def behind(self, words: str, reading: Reading) -> str | None:
        """The government or army that `words` ("regime troops", "Turkish soldiers") means, if the registry tells."""
        origin = next((self._army(word) for word in words.split()[:-1] if self._army(word)), None)
        if origin and _FORCES.search(words):
            return origin
        if not _STATE_SIDE.search(words) or len(set(self._rules.values())) == 0:
            return None
        rule = self._in_play(reading)
        if rule is None:
            return None
        return self._army(rule) if _FORCES.search(words) else self._rules[rule]

    def collective(self, words: str, text: str) -> str | None:
        """The registry's collective that shares a telling word with `words` and whose place the text names."""
        stems = {_stem(word) for word in words.split()}
        best, most = None, 0.0
        for id_, name in self._collectives.items():
            described, _, place = name.partition(" in ")
            wanted = {_stem(word) for word in re.findall(r"\w+", described)}
            shared = stems & (wanted | {_stem(word) for word in id_.split("-")})
            foreign = {stem for stem in stems - wanted if _is_origin(stem)}
            told = wanted <= stems or any(not _is_origin(word) for word in shared - _TOO_COMMON)
            if told and not foreign and place in text and len(shared) / len(wanted) > most:
                best, most = id_, len(shared) / len(wanted)
        return best

    def _army(self, origin: str) -> str | None:
        return next(
            (self._armies[f"{origin.lower()} {army}"] for army in _ARMY if f"{origin.lower()} {army}" in self._armies),
            None,
        )

    def _in_play(self, reading: Reading) -> str | None:
        """The origin of the government that the article is about: the only one known, or the one it names most."""
        if len(set(self._rules.values())) == 1:
            return next((origin for origin in self._rules if self._army(origin)), next(iter(self._rules)))
        counts = {origin: len(re.findall(rf"\b{origin[:-1]}", reading.text, re.I)) for origin in self._rules}
        best = max(counts, key=lambda origin: counts[origin])
        return best if counts[best] else None


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")


def _is_origin(word: str) -> bool:
    return word.endswith(("an", "ish", "ese", "i"))
