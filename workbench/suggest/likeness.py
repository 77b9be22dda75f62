"""Topics by meaning: what somebody is for or against in words that are no term of any topic.

"Opposed any presence of outside soldiers" has no term of foreign intervention in it. What a cue governs is compared, as
a sentence embedding (Reimers & Gurevych, 2019), with each topic's definition and examples and with passages that people
coded for it. Only the object of a cue is compared, and only where it names nothing else: what an article is about
besides is no position, and each comparison costs a pass of the model.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from workbench.codebook import Codebook
from workbench.records import Topic
from workbench.suggest.clauses import sentences
from workbench.suggest.encoder import Encoder, Floats
from workbench.suggest.operators import Cue, cues_in
from workbench.suggest.reading import Marked, Reading
from workbench.suggest.subjects import actors_in

ALIKE = 0.55
"""Cosine from which words are taken for a topic: chosen on texts of our own, on the side of silence."""
SHARE = 0.06
"""Code points that may be compared, by those of the article."""
LEAST = 70
"""Code points that may be compared of the shortest article."""
_FEWEST = 3
_OBJECT = re.compile(r"[^,;:.!?“”\"()\n]{0,90}(?![\w’'-])")
_ENDS = re.compile(
    r"\s+(?:when|while|after|before|because|since|although|but|if|unless|which|who|on \w+day|said|says)\b.*$", re.I
)


class Likeness:
    """The topics of a codebook as vectors; `passages` are words that people coded, by topic id."""

    def __init__(
        self, codebook: Codebook, encoder: Encoder, passages: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._topics, self._encoder, self._passages = codebook.topics, encoder, passages or {}
        self._ids: list[str] = []
        self._vectors: Floats | None = None

    def find(self, reading: Reading, marks: Sequence[Marked]) -> Iterator[Marked]:
        """Further topics in `reading`, beside the `marks` that are found already, in text order."""
        left = max(LEAST, SHARE * sum(each.end - each.start for each in reading.stretches))
        for start, end in _objects(reading, marks):
            left -= end - start
            topic = self.topic(reading.text[start:end]) if left > 0 else None
            if topic:
                yield Marked(start, end, *topic)

    def topic(self, words: str) -> tuple[str, float] | None:
        """The id of the topic that the words mean and how near, if near enough to one and nearer than to any other."""
        if not self._topics:
            return None
        if self._vectors is None:
            self._open()
        alike = np.asarray(self._vectors) @ self._encoder.meaning(words)
        best: dict[str, float] = {}
        for id_, cosine in zip(self._ids, alike.tolist(), strict=True):
            best[id_] = max(best.get(id_, -1.0), cosine)
        first, *others = sorted(best, key=lambda id_: (-best[id_], id_))
        second = max((best[each] for each in others if not self._kin(each, first)), default=-1.0)
        return (first, best[first]) if best[first] >= ALIKE and best[first] > second else None

    def _open(self) -> None:
        told = [(id_, words) for id_, topic in self._topics.items() for words in self._words(id_, topic)]
        self._ids = [id_ for id_, _ in told]
        self._vectors = np.stack([self._encoder.meaning(words) for _, words in told])

    def _words(self, id_: str, topic: Topic) -> list[str]:
        return [topic.definition, *topic.examples, *self._passages.get(id_, ())]

    def _kin(self, one: str, other: str) -> bool:
        """Whether one topic is a narrower one of the other."""
        return self._topics[one].broader == other or self._topics[other].broader == one


def _objects(reading: Reading, marks: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Bounds of what a cue governs and no name or topic is in."""
    for stretch in reading.stretches:
        for sentence in sentences(reading.text, stretch.start, stretch.end):
            cues = [each for each in cues_in(reading, *sentence) if each.operator and not each.operator.weak]
            for cue in cues[:2]:
                found = _object(reading, cue, sentence[1])
                named = found and (
                    any(mark.start < found[1] and found[0] < mark.end for mark in marks) or actors_in(reading, *found)
                )
                if found and not named:
                    yield found
                    break


def _object(reading: Reading, cue: Cue, end: int) -> tuple[int, int] | None:
    found = _OBJECT.match(reading.text, cue.end, end)
    words = _ENDS.sub("", found[0]) if found else ""
    bare = words.strip()
    if len(bare.split()) < _FEWEST:
        return None
    start = cue.end + words.index(bare)
    return start, start + len(bare)
