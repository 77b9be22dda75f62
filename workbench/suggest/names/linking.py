"""Linking a name that the registry does not have as it is spelled, where it has it spelled otherwise.

A wrong link costs an analyst more than none, so every telling word of the one name must have its like in the other, and
of two entities that fit about as well neither is taken. How alike two words are is told by how they sound
(`spelling`), one slip of the pen by the distance of Damerau (1964) as rapidfuzz counts it.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from math import prod
from typing import NamedTuple

from rapidfuzz.distance import OSA

from workbench.codebook import Codebook
from workbench.records import Entity
from workbench.suggest.forms import is_acronym
from workbench.suggest.names.spelling import alike, sounds
from workbench.suggest.names.telling import MEANT, telling

_EQUAL, _ALIKE, _SLIP, _SPARE = 1.0, 0.96, 0.85, 0.95
_LEAST = 0.8
_OVERRULES = 0.9
"""From this score on two telling words or more settle what the name is, whatever the model took it for."""
_APART = 0.03
BODIES = frozenset({"ARMED_GROUP", "ORG", "EVENT"})
"""The labels whose names are translated, and told with their words in any order."""
_GENERIC = frozenset({"group", "movement", "organization", "militia", "faction", "network"})
_LONG_WORD = 6
_SINGLE = 5
_SPELLED = 0.5
"""One word alone is to be spelled alike too, and not only to sound so."""


class Link(NamedTuple):
    """An entity, that name or alias of it which is most like, and how like it is, from 0 to 1."""

    entity: Entity
    alias: str
    score: float


class Links:
    """The names of one registry, prepared to be compared with many."""

    def __init__(self, codebook: Codebook) -> None:
        self._aliases: list[tuple[Entity, str, tuple[str, ...]]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for entity in codebook.entities.values():
            for alias in (entity.name, *entity.aliases):
                words = telling(alias, translated=entity.label in BODIES)
                if words and not is_acronym(alias) and "collective)" not in alias:
                    for key in set(map(sounding, words)):
                        self._by_word[key].append(len(self._aliases))
                    self._aliases.append((entity, alias, words))
        self._linked = lru_cache(maxsize=4096)(self._best)

    def __call__(self, name: str, label: str) -> Link | None:
        """The entity that `name`, taken for a `label`, is another spelling of; None where that is not safe to say."""
        return None if is_acronym(name) else self._linked(name, label)

    def _best(self, name: str, label: str) -> Link | None:
        best: dict[str, Link] = {}
        for entity, alias, score in self._scored(name, label):
            if entity.id not in best or score > best[entity.id].score:
                best[entity.id] = Link(entity, alias, round(score, 3))
        ranked = sorted(best.values(), key=lambda each: (-each.score, each.entity.id))
        if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _APART):
            return None
        return ranked[0]

    def _scored(self, name: str, label: str) -> Iterator[tuple[Entity, str, float]]:
        plain, translated = telling(name, translated=False), telling(name, translated=True)
        near = {place for word in {*plain, *translated} for place in self._by_word.get(sounding(word), ())}
        for entity, alias, words in (self._aliases[place] for place in sorted(near)):
            said = translated if entity.label in BODIES else plain
            score = likeness(said, words, ordered=entity.label not in BODIES)
            least = _LEAST if entity.label == label else _OVERRULES
            if score >= least and (entity.label == label or len(words) > 1) and not _too_short(said, words, entity):
                yield entity, alias, score


def sounding(word: str) -> str:
    """What all spellings of a telling word have in common."""
    return word if word in MEANT else "".join(sounds(word).consonants)


def _too_short(said: tuple[str, ...], words: tuple[str, ...], entity: Entity) -> bool:
    """Whether one word alone says too little: a surname may be anybody's, and short words sound alike by chance."""
    if len(said) > 1 or said == words:
        return False
    if entity.label == "PERSON" or min(len(said[0]), len(words[0])) < _SINGLE:
        return True
    return OSA.normalized_similarity(said[0], words[0]) < _SPELLED  # Quetta sounds like Ghouta by its consonants


def likeness(said: tuple[str, ...], words: tuple[str, ...], *, ordered: bool) -> float:
    """How alike two names are by their telling words; 0 where a word of one has no like in the other."""
    if ordered:
        return _in_order(said, words)
    fewer, more = sorted((said, words), key=len)
    left = list(more)
    score = 1.0
    for word in fewer:
        fit = max(left, key=lambda each: _fit(word, each), default="")
        score *= _fit(word, fit)
        if not score:
            return 0.0
        left.remove(fit)
    spare = len(left) == 1 and left[0] in _GENERIC and len(fewer) > 1
    return score if not left else score * _SPARE if spare else 0.0


def _in_order(said: tuple[str, ...], words: tuple[str, ...]) -> float:
    # nobody's middle name may be left out: by it a father and his son are told apart
    fits = [_fit(one, other) for one, other in zip(said, words, strict=False)]
    sure = len(said) == len(words) and fits.count(_SLIP) < len(fits)
    return prod(fits) if sure else 0.0


def _fit(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return _EQUAL
    if alike(one, other):
        return _ALIKE
    slip = min(len(one), len(other)) >= _LONG_WORD and one[0] == other[0] and one not in MEANT and other not in MEANT
    return _SLIP if slip and OSA.distance(one, other, score_cutoff=1) == 1 else 0.0
