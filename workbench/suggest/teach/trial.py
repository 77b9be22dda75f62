"""Trying what was learned on articles that it was not learned from: cross-validation with whole articles held out.

Words of one article resemble each other more than those of two, so an article is held out whole or not at all. What
helps on articles that are left out is expected to help on those to come; what does not is not used.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from workbench.records import Article, Record
from workbench.suggest.teach.figures import ByLabel, Named, counted, named
from workbench.suggest.teach.lessons import Lesson
from workbench.suggest.teach.taught import Taught

FOLDS = 4
MOST = 40
"""Articles that are tried at most; more take longer, and tell little more."""
Suggest = Callable[[Article], Mapping[str, Record]]
Suggesting = Callable[[Taught], Suggest]
Learn = Callable[[frozenset[str]], Taught]
"""What is taught by the articles with these ids."""


class Tried(NamedTuple):
    """What was suggested for each held-out lesson by who was taught by the others, and how many articles those were."""

    lessons: tuple[Lesson, ...]
    suggested: tuple[Mapping[str, Record], ...]
    articles: float

    @property
    def counts(self) -> list[ByLabel]:
        """For each lesson, the counts by label."""
        return [
            counted(named(found.values(), lesson.article), _marked(lesson))
            for lesson, found in zip(self.lessons, self.suggested, strict=True)
        ]


def folds(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    """Finished readings in parts to be held out one after the other; those of one article or its near-copies in one."""
    kinds = sorted({each.kind for each in lessons if each.whole}, key=_lot)[:MOST]
    number = min(FOLDS, len(kinds))
    return [[each for each in lessons if each.whole and each.kind in kinds[at::number]] for at in range(number)]


def tried(lessons: Sequence[Lesson], learn: Learn, suggesting: Suggesting, share: float = 1.0) -> Tried:
    """Teach by all articles but those of a fold, try on these; for each fold in turn.

    With `share` only that part of the others teaches, at least one article: a point of the learning curve.
    """
    found: list[tuple[Lesson, Mapping[str, Record]]] = []
    sizes = []
    for held in folds(lessons):
        out = {each.kind for each in held}
        others = sorted({each.article.id for each in lessons if each.kind not in out}, key=_lot)
        teaching = frozenset(others[: max(round(share * len(others)), 1)])
        sizes.append(len(teaching))
        suggest = suggesting(learn(teaching))
        found += [(each, suggest(each.article)) for each in held]
    each_lesson, each_found = zip(*found, strict=True) if found else ((), ())
    return Tried(tuple(each_lesson), tuple(each_found), sum(sizes) / max(len(sizes), 1))


def untaught(lessons: Sequence[Lesson], suggesting: Suggesting) -> Tried:
    """The same lessons, in the same order, with nothing taught."""
    suggest = suggesting(Taught())
    held = tuple(each for fold in folds(lessons) for each in fold)
    return Tried(held, tuple(suggest(each.article) for each in held), 0)


def _marked(lesson: Lesson) -> set[Named]:
    return named(lesson.reading.mentions.values(), lesson.article)


def _lot(id_: str) -> str:
    # by lot, as neighbours in reading order are often of one outlet and week; the same lot each time
    return hashlib.sha256(id_.encode()).hexdigest()
