"""The ratio of two sums over records, with an interval for which articles were read: shares and net positions.

An interval is that of Wilson (1927) of as many independent records as tell as much as these do: the variance between
articles says how many that are (Korn and Graubard 1998, Confidence intervals for proportions with small expected number
of positive counts, Survey Methodology 24; Dean and Pavlicek 2015, Evaluation of confidence interval methods for
proportions under complex sampling, on Wilson's). Where few articles decide, the variance that was found says little, so
it is drawn toward that of articles in which most of what can hang together does; this also gives an interval where no
record has a value, or all have. The numbers below were chosen by the share of simulated corpora in which the interval
holds what it should (docs/intervals.md). Drawing articles anew (the bootstrap) held it less often.
"""

from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from workbench.intervals.clusters import Array, Places, Spread, places, spread, summed, totals
from workbench.intervals.interval import Interval
from workbench.intervals.student import reach
from workbench.intervals.wilson import scores

FEWEST = 10
"""Articles below which no interval holds what it should often enough."""
FEWEST_EVEN = 3.0
"""Degrees of freedom below which a few articles weigh too much."""
ANNOTATORS = 5
"""Annotators from which on something can be said of others: what two do says too little of what a third would."""
_FREER, _FREER_READERS = 2.0, 1.5
"""How much freer the interval is than the variance: of a share much of it is known from the share."""
_BEFOREHAND = 0.5
"""So many articles the belief about the variance counts for, besides those that tell of it."""
_TOGETHER = 0.7
"""The correlation of what stands in an article, by that belief."""

_Group = TypeVar("_Group", bound=Hashable)


class _Known(NamedTuple):
    """For each group: its ratio and how far that goes astray, and how many records and articles it has.

    `even` are the degrees of freedom that articles of its sizes give, `independent` its records, were none alike.
    """

    value: Array
    spread: Spread
    even: Array
    independent: Array
    n: Places
    articles: Places


def ratio(
    tops: ArrayLike,
    bottoms: ArrayLike,
    articles: Iterable[Hashable],
    coders: Iterable[Hashable] | None = None,
    *,
    net: bool | None = None,
) -> Interval:
    """The sum of `tops` over the sum of `bottoms`; each has a number a record, `articles` the article of each.

    For a share `tops` are the weights of the records that have a value and 0 for others, `bottoms` all weights; for a
    net position `tops` are plus or minus the weights. `net` says which of them it is, and so that the figure can be
    anything from -1 to 1; where it is not said, one negative of `tops` tells. With `coders`, the annotator of each
    record, the interval is also for which annotators read, from `ANNOTATORS` on; else `note` says that it is not.
    """
    listed = [*articles]
    found = ratios(tops, bottoms, listed, [""] * len(listed), coders, net=net)
    return found.get("", Interval(None, None, None, 0, 0, "nothing is counted"))


def ratios(
    tops: ArrayLike,
    bottoms: ArrayLike,
    articles: Iterable[Hashable],
    groups: Iterable[_Group],
    coders: Iterable[Hashable] | None = None,
    *,
    net: bool | None = None,
) -> dict[_Group, Interval]:
    """The ratio of each group, as `ratio` does; `groups` has the group of each record. Groups come as they occur."""
    above, below = np.asarray(tops, np.float64), np.asarray(bottoms, np.float64)
    names, of = places(groups)
    _, where = places(articles)
    many = len(names)
    if not many:
        return {}
    known = _known(above, below, of, where, many)
    notes = [""] * many
    if coders is not None:
        known, notes = _by_annotators(known, above, below, of, where, places(coders)[1])
    least = _least(above, of, many, net)
    low, high = bounded(known.value, known.spread, known.independent, least)
    beyond = np.bincount(of, np.abs(above) > below * (1 + 1e-9), many) > 0
    found = dict[_Group, Interval]()
    for at, name in enumerate(names):
        why = _why(known, at, bool(beyond[at]))
        value = float(known.value[at]) if np.isfinite(known.value[at]) else None
        found[name] = Interval(
            value,
            None if why else float(low[at]),
            None if why else float(high[at]),
            int(known.n[at]),
            int(known.articles[at]),
            why,
            "" if why else notes[at],
        )
    return found


def bounded(
    values: Array, spread: Spread, independent: Array, least: Array, beforehand: float = _BEFOREHAND
) -> tuple[Array, Array]:
    """The ends of the intervals of figures that lie between `least` and 1.

    `independent` is how many records there would be, were none alike; `beforehand` how many articles the belief counts
    for that most of what stands in an article is.
    """
    span = 1 - least
    shares = np.clip((values - least) / span, 0.0, 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        # one over the number of independent records that tell as much: as found, and as believed beforehand
        found = np.where(spread.telling > 0, spread.variance / span**2 / (shares * (1 - shares)), 0.0)
        believed = _TOGETHER / spread.alike + (1 - _TOGETHER) / independent
        numbers = (spread.telling + beforehand) / (spread.telling * found + beforehand * believed)
        low, high = scores(shares, numbers, reach(np.maximum(_FREER * spread.freedom, 1.0)))
    return least + span * low, least + span * high


def _known(above: Array, below: Array, of: Places, where: Places, many: int) -> _Known:
    tops, bottoms, groups = summed(above, below, of, where)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = totals(above, of, many) / totals(below, of, many)
        independent = totals(below, of, many) ** 2 / totals(below**2, of, many)
        known = spread(tops, bottoms, groups, many)
    return _Known(
        value, known, known.freedom, independent, np.bincount(of, minlength=many), np.bincount(groups, minlength=many)
    )


def _by_annotators(
    known: _Known, above: Array, below: Array, of: Places, where: Places, who: Places
) -> tuple[_Known, list[str]]:
    """Where there are enough annotators, the spread between them too; else the words that it is not in the interval.

    Variances of crossed clusters add up, less that of what both share (Cameron, Gelbach and Miller 2011, Robust
    inference with multiway clustering, JBES 29; Owen 2007, The pigeonhole bootstrap, Annals of Applied Statistics 1).
    """
    many = len(known.value)
    tops, bottoms, groups = summed(above, below, of, who)
    with np.errstate(divide="ignore", invalid="ignore"):
        people = spread(tops, bottoms, groups, many)
        both = spread(*_crossed(above, below, of, where, who), many)
        own, theirs = known.spread.variance, people.variance
        variance = np.maximum(own + theirs - both.variance, np.maximum(own, theirs))
        freedom = variance**2 / (own**2 / known.spread.freedom + theirs**2 / (people.freedom * _FREER_READERS / _FREER))
    readers = np.bincount(groups, minlength=many)
    enough = (readers >= ANNOTATORS) & (people.freedom >= 2)
    told = known.spread._replace(
        variance=np.where(enough, variance, own),
        freedom=np.where(enough & (variance > 0), freedom, known.spread.freedom),
    )
    notes = [_of_these(int(n)) if n > 1 and not said else "" for n, said in zip(readers, enough, strict=True)]
    return known._replace(spread=told), notes


def _crossed(above: Array, below: Array, of: Places, where: Places, who: Places) -> tuple[Array, Array, Places]:
    return summed(above, below, of, where * (int(who.max(initial=0)) + 1) + who)


def _of_these(readers: int) -> str:
    return f"for these {readers} annotators: how others would read is not in it"


def _least(above: Array, of: Places, many: int, net: bool | None) -> Array:
    """The least that each figure can be: -1 of a net position, 0 of a share."""
    negative = np.bincount(of, above < 0, many) > 0
    found: Array = np.where(negative if net is None else net, -1.0, 0.0)
    return found


def _why(known: _Known, at: int, beyond: bool) -> str:
    """Why a group has no interval; nothing where it has one."""
    articles = int(known.articles[at])
    if not np.isfinite(known.value[at]):
        return "nothing is counted"
    if beyond:
        return "an interval is of shares and net positions, and this is neither"
    if articles < FEWEST:
        return f"{articles} article{'s' * (articles != 1)}, and an interval needs {FEWEST}"
    if known.even[at] < FEWEST_EVEN:
        return f"a few of the {articles} articles weigh more than all others"
    return ""
