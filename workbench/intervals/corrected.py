"""What reading every article would give, where only some were checked and the machine has read all.

The figure of the machine is corrected by how far it is off where both have read: the sum over all articles of what the
machine says, plus what it got wrong in the checked ones, each standing for as many as it was drawn from (the difference
estimator of Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling, ch. 6; with chances, Horvitz and
Thompson 1952). For models it is known as prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic
2023, Science 382) and design-based supervised learning (Egami, Hinck, Stewart and Wei 2023). The machine counts as far
as it agrees with what was checked: where it is of no use, nothing of it is left. So the figure is right however wrong
the machine is, provided that the chances are as they are said to be; how articles came to be checked is never guessed.
"""

from collections.abc import Hashable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbench.intervals.checked import Sums, astray, estimated
from workbench.intervals.clustered import FEWEST, FEWEST_EVEN, bounded, ratio
from workbench.intervals.clusters import Array, Places, places
from workbench.intervals.interval import Interval

METHOD = (
    "Corrected: what the machine says of all articles, plus what it got wrong in the checked ones, each standing for "
    "as many as it was drawn from (prediction-powered inference, Angelopoulos et al. 2023)."
)
"""What a figure says that shows corrected values."""
_BEFOREHAND = 1.0
"""So many articles the belief counts for that most of what stands in an article is alike."""


class Corrected(NamedTuple):
    """One figure in three ways, of `n_all` articles of which `n_checked` were checked.

    `machine` is of all articles and has no interval, since none would hold what the machine gets wrong; `checked` is of
    the checked ones alone; `corrected` is of both. `power` is how much of the machine is used: 0 nothing, 1 all.
    """

    machine: Interval
    checked: Interval
    corrected: Interval
    n_checked: int
    n_all: int
    power: float


def corrected(
    machine_tops: ArrayLike,
    machine_bottoms: ArrayLike,
    human_tops: ArrayLike,
    human_bottoms: ArrayLike,
    checked: ArrayLike,
    *,
    strata: Iterable[Hashable] | None = None,
    chances: ArrayLike | None = None,
    net: bool = False,
) -> Corrected:
    """The share (or `net` position) in all articles: by the machine, by the checked ones, and by both.

    All have a number an article: the sums of tops and of bottoms (see `ratio`), by the machine and by people; those of
    people are looked at where `checked`. Say how these were drawn: `strata` has the stratum of each article, within
    which all were equally likely (the same for all: drawn by lot); `chances` has the chance of each, where they differ
    otherwise. Where neither is given, nothing is corrected, and it is said why.
    """
    on = np.asarray(checked, bool)
    tops, bottoms, own_tops, own_bottoms = (
        np.asarray(each, np.float64) for each in (machine_tops, machine_bottoms, human_tops, human_bottoms)
    )
    names, of = places(strata if strata is not None else [""] * len(on))
    stands = _stands(on, of, len(names), None if chances is None else np.asarray(chances, np.float64))
    sums = Sums(tops, bottoms, np.where(on, own_tops, 0.0), np.where(on, own_bottoms, 0.0), on, stands, of)
    why = "it is not known with which chance each article was checked" if strata is chances is None else ""
    few = np.bincount(of, on, len(names)) < np.minimum(2, np.bincount(of, minlength=len(names)))
    if few.any() and not why:
        stratum = names[int(np.argmax(few))]
        why = f"fewer than 2 articles were checked{f' in {stratum}' * bool(stratum)}"
    found, power = (_without(sums, None, why), 0.0) if why else _both(sums, net)
    return Corrected(_alone(tops, bottoms), _of_checked(sums, net), found, int(on.sum()), len(on), power)


def _stands(on: NDArray[np.bool_], of: Places, many: int, chances: Array | None) -> Array:
    """How many articles each checked one stands for; all of them together for all there are."""
    if chances is None:
        drawn = np.maximum(np.bincount(of, on, many), 1)
        return np.where(on, (np.bincount(of, minlength=many) / drawn)[of], 0.0)
    inverse = np.where(on, 1 / np.where(on, chances, 1.0), 0.0)
    whole: Array = inverse * len(on) / max(float(inverse.sum()), 1e-300)
    return whole


def _both(sums: Sums, net: bool) -> tuple[Interval, float]:
    """The corrected figure, and how much of the machine is in it."""
    value, power = estimated(sums)
    least = -1.0 if net else 0.0
    if not least - 1e-9 <= value <= 1 + 1e-9:
        why = "too few were checked: what the machine got wrong there leads beyond what can be"
        return _without(sums, None, why), power
    telling = int((sums.checked & (sums.own_bottoms > 0)).sum())
    if telling < FEWEST:
        few = f"{telling} checked article{'s have' if telling != 1 else ' has'} any"
        why = f"{few}, and an interval needs {FEWEST}"
        return _without(sums, value, why), power
    known, independent = astray(sums, value, power)
    if known.freedom[0] < FEWEST_EVEN:
        return _without(sums, value, f"a few of the {telling} checked articles weigh more than all others"), power
    ends = bounded(np.array([value]), known, independent, np.array([least]), beforehand=_BEFOREHAND)
    low, high = (float(end[0]) for end in ends)
    return Interval(value, low, high, int(sums.checked.sum()), len(sums.checked)), power


def _alone(tops: Array, bottoms: Array) -> Interval:
    if not bottoms.sum():
        return Interval(None, None, None, 0, len(bottoms), "nothing is counted")
    why = "an interval would hold nothing of what the machine gets wrong"
    return Interval(float(tops.sum() / bottoms.sum()), None, None, int((bottoms > 0).sum()), len(bottoms), why)


def _of_checked(sums: Sums, net: bool) -> Interval:
    """What people found in the checked articles, each weighing as many as it stands for."""
    on = sums.checked & (sums.own_bottoms > 0)
    weights = sums.stands[on]
    return ratio(weights * sums.own_tops[on], weights * sums.own_bottoms[on], [*np.flatnonzero(on)], net=net)


def _without(sums: Sums, value: float | None, why: str) -> Interval:
    return Interval(value, None, None, int(sums.checked.sum()), len(sums.checked), why)
