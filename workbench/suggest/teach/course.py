"""The whole course: from lessons to what is taught, with the figures that say whether it helps."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from workbench.codebook import Codebook
from workbench.suggest.encoder import Encoder
from workbench.suggest.teach import telling, thresholds
from workbench.suggest.teach.correction import fitted
from workbench.suggest.teach.forms import forms
from workbench.suggest.teach.lessons import Lesson
from workbench.suggest.teach.pairs import pairs
from workbench.suggest.teach.positions import positions
from workbench.suggest.teach.taught import Taught
from workbench.suggest.teach.telling import Row
from workbench.suggest.teach.trial import Suggesting, Tried, tried, untaught
from workbench.suggest.teach.words import words

RESTRAINTS = (1000.0, 100.0)
"""How strongly a correction may be drawn back to nothing, the strongest first; which does best is found by trying."""
_OF_POSITIONS = 100.0
_WORTH = 0.003
"""Gain in F1 for which a correction, or one with less restraint, is preferred to doing without."""
FEWEST = 4
"""Finished articles below which nothing can be tried, and so only spellings are taught."""
_HARM = 0.005
"""Loss in F1 below which spellings are kept for the links that they make."""
_CURVE = (0.3, 0.6)
"""Shares of the articles for the points of the learning curve before the last."""


class Outcome(NamedTuple):
    """What is taught, whether that is anything, the sentences that say so, and the rows of two tables."""

    taught: Taught
    any: bool
    sentences: tuple[str, ...]
    figures: tuple[Row, ...] = ()
    """Before and after, a row a label."""
    curve: tuple[Row, ...] = ()
    """A row for each number of articles that taught."""


class Course:
    """Teaches from lessons, on one encoder; `suggesting` makes a suggester of what was taught."""

    def __init__(self, lessons: Sequence[Lesson], codebook: Codebook, encoder: Encoder, suggesting: Suggesting) -> None:
        self._lessons, self._codebook, self._suggesting = lessons, codebook, suggesting
        self._ids = sorted({each.article.id for each in lessons})
        self._words = words(lessons, encoder)
        self._pairs = pairs(lessons, codebook, encoder)

    def outcome(self) -> Outcome:
        """Try what can be learned, and teach what has proved to help."""
        finished = len({each.article.id for each in self._lessons if each.whole})
        return self._tried_and_taught(finished) if finished >= FEWEST else self._untried(finished)

    def learned(self, ids: frozenset[str], restraint: float = 0) -> Taught:
        """What the articles with these ids teach of names: spellings, and with a restraint a correction of tags."""
        found = Taught(forms=forms([each for each in self._lessons if each.article.id in ids], self._codebook))
        if not restraint or self._words is None:
            return found
        theirs = np.isin(self._words.groups, [at for at, id_ in enumerate(self._ids) if id_ in ids])
        return replace(found, mentions=fitted(self._words.of(theirs), restraint))

    def _untried(self, finished: int) -> Outcome:
        taught = self.learned(frozenset(self._ids))
        return Outcome(taught, _any(taught), (telling.untried(finished, FEWEST), telling.remembered(taught)))

    def _tried_and_taught(self, finished: int) -> Outcome:
        before, spelled = untaught(self._lessons, self._suggesting), self._tried()
        after, restraint = self._best(spelled)
        # a spelling also links, which F1 does not count: it is kept unless it does harm
        helps = telling.f1(after.counts) >= telling.f1(before.counts) - _HARM
        judged, least = positions(self._pairs, _OF_POSITIONS), thresholds.least(after) if helps else {}
        names = self.learned(frozenset(self._ids), restraint) if helps else Taught()
        taught = replace(names, stances=judged.correction, least=least)
        sentences = (
            telling.verdict(before.counts, after.counts, finished),
            telling.remembered(taught),
            judged.sentence,
            thresholds.told(least, after),
        )
        rows = telling.before_after(before.counts, after.counts)
        return Outcome(taught, _any(taught), sentences, rows, self._curve(before, after, restraint))

    def _best(self, spelled: Tried) -> tuple[Tried, float]:
        """The trial that did best, and its restraint; 0 where doing without a correction is as good."""
        best, chosen = spelled, 0.0
        for restraint in RESTRAINTS:
            found = self._tried(restraint)
            if telling.f1(found.counts) > telling.f1(best.counts) + _WORTH:
                best, chosen = found, restraint
        return best, chosen

    def _curve(self, before: Tried, after: Tried, restraint: float) -> tuple[Row, ...]:
        between = [self._tried(restraint, share) for share in _CURVE]
        return tuple(telling.curve_row(each.articles, each.counts) for each in (before, *between, after))

    def _tried(self, restraint: float = 0, share: float = 1.0) -> Tried:
        return tried(self._lessons, partial(self.learned, restraint=restraint), self._suggesting, share)


def _any(taught: Taught) -> bool:
    """Whether anything was taught."""
    return bool(taught.forms or taught.mentions or taught.stances or taught.least)
