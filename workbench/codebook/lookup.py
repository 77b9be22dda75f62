"""Finding an entity or topic by what an analyst types: part of a name, another spelling, initials.

Arabic names reach English by many roads (Jaish, Jaysh; Mujahedeen, Mujahideen), so words are compared without accents
and then by their skeletons, in which spellings of one sound look alike. How alike is the ratio of rapidfuzz: one minus
the insertions and deletions that part two words, divided by their lengths together.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz, process

from workbench.codebook import Codebook
from workbench.codebook.migration import in_use
from workbench.records import Entity, Topic

_WORD, _BEGINNING, _INITIALS, _ALIKE, _WITHIN = 94, 91, 92, 0.88, 0.85
_SENSIBLE = 60
"""Below this score an entry is left out."""
_ALIKE_FROM = 81
"""From this ratio on two skeletons are taken for one: one letter in six may be another, or one in four be missing."""
_SAME_LABEL = 2.5
"""What the label asked for weighs in the order; less than lies between a whole name and anything else."""
_SMALL = frozenset({"al", "el", "as", "ash", "ad", "ar", "at", "az", "an", "the", "of", "for", "and", "in", "on", "to"})
_LETTERS = str.maketrans("eoyqcwzj", "iuikkusg")
_SAME = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ى": "ي", "ة": "ه", "ـ": ""})
_DROPPED = frozenset("'’‘`´ʿʾʼʻ.")


class Found(NamedTuple):
    """An entity or topic, that name or alias of it that fits best, and how well, from 0 to 100."""

    thing: Entity | Topic
    name: str
    score: float


class Lookup:
    """The names of one codebook, prepared for many searches; what is retired is found as what took its place."""

    def __init__(self, codebook: Codebook) -> None:
        """Make another when the codebook changes."""
        self._names = list(_names(in_use(codebook)))
        self._folded = [_folded(name) for _, name in self._names]
        self._words = [_telling(folded.split()) for folded in self._folded]
        self._whole = [_skeleton(folded.replace(" ", "")) for folded in self._folded]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_initials: dict[str, list[int]] = defaultdict(list)
        for place, folded in enumerate(self._folded):
            for word in dict.fromkeys(folded.split()):
                self._by_word[word].append(place)
            for words in {tuple(folded.split()), tuple(self._words[place])}:
                self._by_initials["".join(word[0] for word in words)].append(place)
        self._vocabulary = sorted(self._by_word)
        self._skeletons = [_skeleton(word) for word in self._vocabulary]

    def __call__(self, words: str, label: str = "", *, topics: bool = False, limit: int = 12) -> list[Found]:
        """Up to `limit` entries for what was typed, best first; with `topics` also those.

        Whole names come first, then words that begin so, then other spellings; of what is about as good, entities with
        the `label` come first. Nothing typed finds nothing.
        """
        best: dict[str, Found] = {}
        for place, score in self._scores(_folded(words)).items():
            thing, name = self._names[place]
            known = best.get(thing.id)
            if (topics or isinstance(thing, Entity)) and (not known or score > known.score):
                best[thing.id] = Found(thing, name, score)
        return sorted(best.values(), key=lambda found: _rank(found, label))[:limit]

    def _scores(self, query: str) -> dict[int, float]:
        """Place of a name → how well it fits."""
        words = _telling(query.split())
        if not words:
            return {}
        sums: dict[int, float] = defaultdict(float)
        for word in words:
            for place, score in self._with_word(word).items():
                sums[place] += score
        scores: dict[int, float] = {}
        for place, total in sums.items():
            score = total if len(words) == 1 else max(total / len(words), self._within(place, total))
            if score >= _SENSIBLE:
                scores[place] = self._closeness(place, query, score)
        for place, score in self._at_once(query):
            scores[place] = max(score, scores.get(place, 0))
        return scores

    def _with_word(self, word: str) -> dict[int, float]:
        """Place of a name → how well its best word fits the one typed."""
        fits: dict[str, float] = {}
        skeleton = _skeleton(word)
        if len(skeleton) >= 4:
            alike = process.extract(skeleton, self._skeletons, scorer=fuzz.ratio, score_cutoff=_ALIKE_FROM, limit=None)
            fits = {self._vocabulary[place]: ratio * _ALIKE for _, ratio, place in alike}
        for other in self._beginning(word):
            fits[other] = _BEGINNING
        if word in self._by_word:
            fits[word] = _WORD
        places: dict[int, float] = {}
        for other in sorted(fits, key=fits.__getitem__):
            places.update(dict.fromkeys(self._by_word[other], fits[other]))
        return places

    def _beginning(self, word: str) -> Iterator[str]:
        for place in range(bisect_left(self._vocabulary, word), len(self._vocabulary)):
            if not self._vocabulary[place].startswith(word):
                return
            yield self._vocabulary[place]

    def _within(self, place: int, total: float) -> float:
        # whoever is typed with rank and by-names is registered with fewer words, and all of these are there
        words = len(self._words[place])
        return min(total / words, _WORD) * _WITHIN if words > 1 else 0

    def _closeness(self, place: int, query: str, score: float) -> float:
        name = self._folded[place]
        if name == query:
            return 100
        # what is typed further on is closer already
        begins = 3 if name.startswith(query) else 0
        return score + begins - 4 * max(0, 1 - len(query) / len(name))

    def _at_once(self, query: str) -> Iterator[tuple[int, float]]:
        """Names that fit without their blanks, and names with these initials."""
        whole = query.replace(" ", "")
        if 2 <= len(query) <= 8:
            yield from ((place, _INITIALS) for place in self._by_initials.get(query, ()))
        if len(whole) >= 5:
            alike = process.extract(
                _skeleton(whole), self._whole, scorer=fuzz.ratio, score_cutoff=_ALIKE_FROM, limit=50
            )
            yield from ((place, ratio * _ALIKE) for _, ratio, place in alike)


def _names(codebook: Codebook) -> Iterable[tuple[Entity | Topic, str]]:
    for entity in codebook.entities.values():
        yield from ((entity, name) for name in (entity.name, *entity.aliases))
    for topic in codebook.topics.values():
        yield from ((topic, name) for name in (topic.name, *topic.terms))


def _rank(found: Found, label: str) -> float:
    same = isinstance(found.thing, Entity) and found.thing.label == label
    return -found.score - _SAME_LABEL * same


def _folded(text: str) -> str:
    """The words of a text, without accents, case and punctuation, one blank between."""
    plain = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", text)
        if sign not in _DROPPED and unicodedata.category(sign) not in {"Mn", "Cf"}
    )
    return " ".join(re.findall(r"[^\W_]+", plain.casefold().translate(_SAME)))


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in _SMALL] or words


def _skeleton(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word.translate(_LETTERS))
