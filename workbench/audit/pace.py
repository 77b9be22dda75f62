"""How long articles took: the median of active time, with an interval that assumes nothing of its distribution.

Time is what the page logged, without the pauses in which nobody was there, of all actions on an article, undone ones
too. The interval of a median is that of order statistics (Thompson, 1936; Conover, 1999, section 3.2): the narrowest
pair of ranks, the same distance from both ends, that covers at least 95 % by the binomial distribution. Under six
articles no pair does.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, lgamma, log
from statistics import median

from msgspec import Struct

from workbench.agreement.measure import Measure
from workbench.audit.modes import Mode, Reading
from workbench.records import Action, Annotation


class Pace(Struct, frozen=True):
    """The median time of `n` articles of one annotator in one mode; of all annotators where `annotator` is empty.

    `seconds` is for an article, `per_100_words` for a hundred words of it.
    """

    annotator: str
    mode: Mode
    n: int
    seconds: Measure
    per_100_words: Measure


def active_ms(histories: Mapping[str, Sequence[Action]]) -> dict[Reading, int]:
    """(article, annotator) → milliseconds of active time; only where any was logged."""
    total: dict[Reading, int] = {}
    for annotator, actions in histories.items():
        for action in actions:
            if action.ms:
                reading = action.article, annotator
                total[reading] = total.get(reading, 0) + action.ms
    return total


def pace(
    readings: Iterable[Annotation], shown: Mapping[Reading, Mode], ms: Mapping[Reading, int], words: Mapping[str, int]
) -> tuple[Pace, ...]:
    """A row for each annotator and mode, then for all annotators by mode; `readings` are finished ones.

    Readings without logged time, and articles without words, are left out.
    """
    times: dict[tuple[str, Mode], list[tuple[float, float]]] = {}
    for reading in readings:
        key = reading.article, reading.annotator
        if (spent := ms.get(key, 0)) and (length := words.get(reading.article, 0)):
            both = spent / 1000, spent / 10 / length
            for annotator in (reading.annotator, ""):
                times.setdefault((annotator, shown.get(key, "mixed")), []).append(both)
    order = sorted(times, key=lambda each: (each[0] == "", *each))
    return tuple(
        Pace(annotator, mode, len(found), *(in_the_middle([each[part] for each in found]) for part in (0, 1)))
        for annotator, mode in order
        for found in [times[annotator, mode]]
    )


def in_the_middle(values: Sequence[float]) -> Measure:
    """The median with its 95 % interval by order statistics, or why there is none."""
    if not values:
        return Measure("median", why_not="no time was logged")
    ranked = sorted(values)
    rank = _rank(len(ranked))
    if not rank:
        why = f"{len(ranked)} articles; under 6 the least and the most do not cover 95 %"
        return Measure("median", float(median(ranked)), why_no_interval=why)
    return Measure("median", float(median(ranked)), interval=(ranked[rank - 1], ranked[-rank]))


def _rank(n: int) -> int:
    """The highest rank r, from 1, of which the r-th lowest and r-th highest of n cover 95 %; 0 where none does."""
    below, rank = _chance(n, 0), 0
    while below <= 0.025:  # on either side
        rank += 1
        below += _chance(n, rank)
    return rank


def _chance(n: int, heads: int) -> float:
    """Of so many heads of n coins; by logarithms, for 2 to the power of thousands is a long number."""
    return exp(lgamma(n + 1) - lgamma(heads + 1) - lgamma(n - heads + 1) - n * log(2))
