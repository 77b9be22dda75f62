"""From lessons to examples: pairs of holder and target that people took positions between, as the encoder reads them.

A position names its holder and target by id; the encoder needs words. Those nearest the evidence, in its sentence, are
taken, and a position whose target is not named there teaches nothing. That two are named in one sentence without a
position between them teaches what neutral looks like.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np

from workbench.codebook import Codebook
from workbench.placing import attached
from workbench.records import Stance
from workbench.suggest.clauses import sentences
from workbench.suggest.encoder import Encoder
from workbench.suggest.reading import Marked, Reading, open_reading
from workbench.suggest.teach.correction import Examples, joined
from workbench.suggest.teach.lessons import LOOKED_AT, Lesson, weight_of
from workbench.suggest.topics import Topics

POLARITIES = ("support", "oppose", "neutral")
"""The columns of the encoder's logits. Others, such as conditional, teach nothing here."""
_SIDE_BY_SIDE = 0.5
"""What a pair counts of which nobody said that it is neutral."""
Place = tuple[int, int]


def pairs(lessons: Sequence[Lesson], codebook: Codebook, encoder: Encoder) -> Examples | None:
    """An example for each pair that the lessons tell of; near-copies are one group. None where there is no pair."""
    groups = {kind: number for number, kind in enumerate(sorted({each.kind for each in lessons}))}
    topics = Topics(codebook)
    parts = [
        _example(encoder, lesson, groups[lesson.kind], *told) for lesson in lessons for told in _told(lesson, topics)
    ]
    return joined(parts) if parts else None


Told = tuple[Place, Place | None, Place, str, float]
"""Bounds of the sentence, holder and target, the polarity, and how much it counts."""


def _told(lesson: Lesson, topics: Topics) -> Iterator[Told]:
    reading = open_reading(lesson.article)
    reading.mentions = [each for each in lesson.reading.mentions.values() if attached(each, lesson.article)]
    named = [Marked(each.start, each.end, each.entity) for each in reading.mentions if each.entity]
    named += topics.find(reading)
    taken: set[tuple[Place, Place]] = set()
    for stance, weight in _positions(lesson):
        place = _sentence(reading, stance)
        holder, target = (_nearest(named, id_, stance, place) for id_ in (stance.holder, stance.target))
        if target and holder != target:
            taken |= {(holder, target), (target, holder)} if holder else set()
            yield place, holder, target, stance.polarity, weight
    if lesson.whole:
        yield from _side_by_side(reading, named, taken)


def _positions(lesson: Lesson) -> Iterator[tuple[Stance, float]]:
    """Positions that people took, and neutral ones for those that they rejected."""
    coded = {(each.holder, each.target) for each in lesson.reading.stances.values()}
    for id_, stance in lesson.reading.stances.items():
        if stance.polarity in POLARITIES and attached(stance, lesson.article):
            yield stance, weight_of(id_, stance, lesson.reading)
    for decision in lesson.reading.decisions.values():
        said = decision.suggestion
        if decision.fate != "rejected" or not isinstance(said, Stance) or (said.holder, said.target) in coded:
            continue
        if attached(said, lesson.article):
            yield Stance(said.holder, said.target, "neutral", said.voice, said.evidence), LOOKED_AT


def _sentence(reading: Reading, stance: Stance) -> Place:
    """The sentences that the evidence is in, from the first to the last."""
    start, end = stance.evidence.start, stance.evidence.end
    stretch = reading.stretch_at(start, end)
    if not stretch:
        return start, end
    around = [each for each in sentences(reading.text, stretch.start, stretch.end) if each[0] < end and start < each[1]]
    return (around[0][0], around[-1][1]) if around else (start, end)


def _nearest(named: Sequence[Marked], id_: str | None, stance: Stance, place: Place) -> Place | None:
    """The words for an id in the sentence that are nearest the evidence."""
    there = [each for each in named if each.value == id_ and place[0] <= each.start and each.end <= place[1]]
    near = min(
        there, key=lambda each: max(stance.evidence.start - each.end, each.start - stance.evidence.end, 0), default=None
    )
    return (near.start, near.end) if near else None


def _side_by_side(reading: Reading, named: Sequence[Marked], taken: set[tuple[Place, Place]]) -> Iterator[Told]:
    """The first pair of each sentence between which no position was coded."""
    for stretch in reading.stretches:
        for place in sentences(reading.text, stretch.start, stretch.end):
            there = [(each.start, each.end) for each in named if place[0] <= each.start and each.end <= place[1]]
            free = (pair for pair in permutations(sorted(there), 2) if pair not in taken)
            if pair := next(free, None):
                yield place, *pair, "neutral", _SIDE_BY_SIDE


def _example(
    encoder: Encoder,
    lesson: Lesson,
    group: int,
    place: Place,
    holder: Place | None,
    target: Place,
    polarity: str,
    weight: float,
) -> Examples:
    start, end = place
    moved = [each and (each[0] - start, each[1] - start) for each in (holder, target)]
    judged = encoder.stance(lesson.article.text[start:end], moved[0], (target[0] - start, target[1] - start))
    return Examples(
        judged.state[None],
        judged.logits[None],
        np.array([POLARITIES.index(polarity)]),
        np.array([weight], np.float32),
        np.array([group]),
    )
