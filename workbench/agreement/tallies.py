"""What annotators said of units, as counts that add up over articles: all that coefficients are made of.

Counts are whole numbers until the last division, so how articles are ordered or split up never changes a figure. A draw
of the bootstrap is a row of weights, one an article, and its counts are the weighted sums.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import lcm
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from workbench.agreement.measure import Coded, Unit

Array = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

_BLOCK = 512
"""Labels that are counted at once; a variable such as the entity has thousands, and all articles times all labels is
more than memory should hold."""


class Marginals(NamedTuple):
    """How often each label was used in each article, `amount` of `value` in `article`; what is not there is 0."""

    article: Whole
    value: Whole
    amount: Whole
    articles: int
    values: int

    def block(self, start: int) -> Array:
        """The counts of `_BLOCK` labels from `start` on, an article a row."""
        width = min(_BLOCK, self.values - start)
        here = (self.value >= start) & (self.value < start + width)
        flat = self.article[here] * width + self.value[here] - start
        counts = np.bincount(flat, self.amount[here], self.articles * width)
        return counts.astype(np.float64).reshape(self.articles, width)


def products(weights: Array, one: Marginals, other: Marginals) -> Array:
    """For each row of weights, the sum over labels of how often one used it times how often the other did."""
    total = np.zeros(len(weights))
    for start in range(0, one.values, _BLOCK):
        here = weights @ one.block(start)
        total += (here * (here if other is one else weights @ other.block(start))).sum(axis=1)
    return total


class Tally:
    """One variable, counted: the distinct units that at least two annotators gave a value, and how often each occurs.

    `units` has a row for each, with what each annotator said as a place in `labels`, -1 for nothing; `labels` are in
    the order of code points. Articles without any such unit are left out, and the others stand in an order that follows
    from what was said in them. `annotators` are those who said anything at all, by their place in a unit; `n_lone`
    units have one value.
    """

    def __init__(self, coded: Coded) -> None:
        """Count units; an article's may be given as a mapping to how many there are of each. Says all of a unit once.

        Raises ValueError when units are not all of one length.
        """
        rows = [units if isinstance(units, Mapping) else Counter(units) for units in coded]
        every = {unit for row in rows for unit in row}
        if len({len(unit) for unit in every}) > 1:
            raise ValueError("units of one variable have one entry an annotator, None for who said nothing")
        self.annotators = tuple(n for n, said in enumerate(zip(*every, strict=True)) if set(said) - {None})
        self.n_lone = sum(times for row in rows for unit, times in row.items() if len(unit) - unit.count(None) == 1)
        units = [unit for unit in every if len(unit) - unit.count(None) > 1]
        found = {value for unit in units for value in unit if value is not None}
        self.labels = tuple(sorted(found))
        code = {None: -1} | {label: n for n, label in enumerate(self.labels)}
        told = sorted((*map(code.__getitem__, unit), n) for n, unit in enumerate(units))
        self.units = np.array(told, np.int64).reshape(-1, 1 + len(next(iter(every), ())))[:, :-1]
        self._count(rows, {units[n]: place for place, (*_, n) in enumerate(told)})

    def _count(self, rows: Sequence[Mapping[Unit, int]], place: Mapping[Unit, int]) -> None:
        """Put the articles in order: by what was said, whoever said it, and only of what is alike by who it was."""
        cells = [(n, place[unit], times) for n, row in enumerate(rows) for unit, times in row.items() if unit in place]
        given, self._unit, self._times = np.array(cells, np.int64).reshape(-1, 3).T
        known, article = np.unique(given, return_inverse=True)
        _, alike = np.unique(np.sort(self.units, axis=1), axis=0, return_inverse=True)
        keys = [*zip(*(_content(article, what, self._times) for what in (alike[self._unit], self._unit)), strict=True)]
        self.n_articles = len(known)
        self._article = np.argsort(sorted(range(len(known)), key=keys.__getitem__))[article]

    @property
    def n_units(self) -> int:
        """How many units at least two annotators gave a value."""
        return int(self._times.sum())

    @cached_property
    def sizes(self) -> Whole:
        """Of each distinct unit, how many annotators gave it a value."""
        return np.asarray((self.units >= 0).sum(axis=1), np.int64)

    @cached_property
    def agreeing(self) -> Whole:
        """Of each distinct unit, how many pairs of annotators, counted in both directions, gave it the same value."""
        unit, _, times = self._said
        return np.bincount(unit, times * (times - 1), len(self.units)).astype(np.int64)

    @cached_property
    def _said(self) -> tuple[Whole, Whole, Whole]:
        """Distinct unit, label, and how many gave it that label, for all that were given."""
        unit, annotator = np.nonzero(self.units >= 0)
        many = max(1, len(self.labels))
        cells, times = np.unique(unit * many + self.units[unit, annotator], return_counts=True)
        return cells // many, cells % many, times

    def scale(self, parts: Whole) -> int:
        """The least number that all of `parts`, one a distinct unit, divide: fractions times it are whole numbers."""
        return lcm(*map(int, np.unique(parts)))

    def summed(self, of: Whole) -> Array:
        """The sum over units of a number that each distinct unit has, an article an entry."""
        return np.bincount(self._article, self._times * of[self._unit], self.n_articles).astype(np.float64)

    def table(self, of: Array) -> Array:
        """The same where each distinct unit has a row of numbers."""
        found = np.zeros((self.n_articles, of.shape[1]))
        np.add.at(found, self._article, self._times[:, None] * of[self._unit])
        return found

    def used(self, order: Sequence[str]) -> Array:
        """How many annotators gave each distinct unit each label of `order`."""
        unit, label, times = self._said
        found = np.zeros((len(self.units), len(order)))
        found[unit, self.ranks(order)[label]] = times
        return found

    def ranks(self, order: Sequence[str]) -> Whole:
        """The place in `order` of each label. Raises ValueError when one has none."""
        return np.array([order.index(label) for label in self.labels], np.int64)

    def marginals(self, weight: Whole | None = None) -> Marginals:
        """How often each label was used; the labels of a distinct unit count `weight` times."""
        unit, label, times = self._said
        return self._spread(unit, label, times if weight is None else times * weight[unit])

    def marginals_of(self, annotator: int) -> Marginals:
        """How often this annotator, by place in a unit, used each label."""
        [unit] = np.nonzero(self.units[:, annotator] >= 0)
        return self._spread(unit, self.units[unit, annotator], np.ones_like(unit))

    def _spread(self, unit: Whole, label: Whole, amount: Whole) -> Marginals:
        """What each distinct unit has, in every article that it occurs in. `unit` ascends."""
        first = np.searchsorted(unit, self._unit)
        many = np.searchsorted(unit, self._unit, side="right") - first
        row = np.repeat(np.arange(len(self._unit)), many)
        cell = np.arange(len(row)) - np.repeat(np.cumsum(many) - many, many) + first[row]
        times = self._times[row] * amount[cell]
        return Marginals(self._article[row], label[cell], times, self.n_articles, len(self.labels))

    @property
    def why_not(self) -> str:
        """Why nothing can be said of how far annotators agree; empty where it can."""
        if not self.annotators:
            return "nothing was coded"
        if len(self.annotators) == 1:
            return "one annotator"
        return "" if len(self.units) else "no unit was coded by two annotators"

    @property
    def why_no_chance(self) -> str:
        """The same of coefficients that compare with chance: where there is but one label, chance agrees too."""
        if self.why_not or len(self.labels) > 1:
            return self.why_not
        return f"only one label used ({self.labels[0] or '“”'}, {int(self.summed(self.sizes).sum()):,} times)"


def tallied(coded: Coded | Tally) -> Tally:
    """The variable, counted; who asks for many coefficients of it counts it once."""
    return coded if isinstance(coded, Tally) else Tally(coded)


def _content(article: Whole, what: Whole, times: Whole) -> list[bytes]:
    """What is in each article and how often, as bytes that are in the order of the numbers."""
    order = np.lexsort((times, what, article))
    bounds = np.flatnonzero(np.diff(article[order], prepend=-1, append=len(article)))
    written = np.stack([what, times], axis=1)[order].astype(">i8").tobytes()
    return [written[16 * start : 16 * end] for start, end in pairwise(bounds.tolist())]
