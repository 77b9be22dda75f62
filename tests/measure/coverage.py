"""How often an interval holds the truth: `python -m tests.measure.coverage`, some minutes.

Prints, for each kind of simulated corpus and each way to make an interval, the share of 1,000 corpora whose nominal
95 % interval holds the truth, its mean width, and how many corpora have an interval at all. The ways that are not taken
are here too, so that anybody can see why.
"""

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from scipy.stats import norm

from tests.measure.corpora import MAIN, Array, Corpora
from workbench.intervals import ratios
from workbench.intervals.clusters import spread, summed
from workbench.intervals.student import NORMAL

CORPORA = 1000
_DRAWS = 999
Ends = tuple[Array, Array]
"""Low and high of each corpus, NaN where there is no interval."""


class Coverage(NamedTuple):
    """The share of intervals that hold the truth, their mean width, and the share of corpora that have one."""

    holds: float
    width: float
    given: float


def covered(corpora: Corpora, ends: Ends) -> Coverage:
    """What there is to say of the intervals of simulated corpora."""
    low, high = ends
    given = np.isfinite(low) & np.isfinite(high)
    holds = (low - 1e-9 <= corpora.truth) & (corpora.truth <= high + 1e-9)
    if not given.any():
        return Coverage(np.nan, np.nan, 0.0)
    return Coverage(float(holds[given].mean()), float((high - low)[given].mean()), float(given.mean()))


def simulated(name: str, corpora: int = CORPORA) -> Corpora:
    """So many corpora of one kind, the same each time."""
    return MAIN[name](np.random.default_rng(zlib.crc32(name.encode())), corpora)


def house(given: Corpora) -> Ends:
    """The interval that figures have."""
    coders = None if given.coder is None else given.coder.tolist()
    found = ratios(given.tops, given.bottoms, given.article.tolist(), given.corpus.tolist(), coders, net=given.net)
    low, high = np.full(len(given.truth), np.nan), np.full(len(given.truth), np.nan)
    for corpus, each in found.items():
        if each.low is not None and each.high is not None:
            low[corpus], high[corpus] = each.low, each.high
    return low, high


def linearised(given: Corpora) -> Ends:
    """The ratio and 1.96 standard errors to either side, articles as clusters."""
    above, below, groups = summed(given.tops, given.bottoms, given.corpus, given.article)
    many = len(given.truth)
    value = np.bincount(groups, above, many) / np.bincount(groups, below, many)
    reach = NORMAL * np.sqrt(spread(above, below, groups, many).variance)
    return value - reach, value + reach


def as_if_independent(given: Corpora) -> Ends:
    """Wilson's, of records as if each were drawn by itself."""
    many, least = len(given.truth), -1.0 if given.net else 0.0
    n = np.bincount(given.corpus, minlength=many)
    value = np.bincount(given.corpus, given.tops, many) / np.bincount(given.corpus, given.bottoms, many)
    share, weight = (value - least) / (1 - least), NORMAL**2 / n
    middle = (share + weight / 2) / (1 + weight)
    half = NORMAL * np.sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return least + (1 - least) * (middle - half), least + (1 - least) * (middle + half)


def percentiles(given: Corpora) -> Ends:
    """Percentiles of the ratio in samples of as many articles, drawn again and again (Efron 1979)."""
    return _ends(np.quantile(drawn, [0.025, 0.975]) for _, _, drawn, _ in _redrawn(given))


def bias_corrected(given: Corpora) -> Ends:
    """The same, corrected for bias and acceleration (Efron 1987, Better bootstrap confidence intervals)."""
    return _ends(_bca(above, below, drawn) for above, below, drawn, _ in _redrawn(given))


def studentised(given: Corpora) -> Ends:
    """The bootstrap-t (Efron and Tibshirani 1993, ch. 12)."""
    return _ends(_by_t(above, below, drawn, errors) for above, below, drawn, errors in _redrawn(given))


def _redrawn(given: Corpora) -> Iterator[tuple[Array, Array, Array, Array]]:
    """Of each corpus: the sums of its articles, and ratios and their standard errors in samples of them."""
    above, below, groups = summed(given.tops, given.bottoms, given.corpus, given.article)
    chance = np.random.default_rng(0)
    for corpus in range(len(given.truth)):
        top, bottom = above[groups == corpus], below[groups == corpus]
        often = chance.multinomial(len(top), np.full(len(top), 1 / len(top)), _DRAWS).astype(np.float64)
        tops, bottoms = often @ top, often @ bottom
        value = tops / bottoms
        apart = often @ top**2 - 2 * value * (often @ (top * bottom)) + value**2 * (often @ bottom**2)
        yield top, bottom, value, np.sqrt(np.maximum(apart, 0)) / bottoms


def _bca(top: Array, bottom: Array, drawn: Array) -> Array:
    value = top.sum() / bottom.sum()
    less = (np.mean(drawn < value) + np.mean(drawn <= value)) / 2
    without = (top.sum() - top) / (bottom.sum() - bottom)
    apart = without.mean() - without
    if not apart.any() or not 0 < less < 1:
        return np.array([np.nan, np.nan])
    bias, bent = norm.ppf(less), (apart**3).sum() / (6 * (apart**2).sum() ** 1.5)
    z = bias + np.array([-NORMAL, NORMAL])
    return np.quantile(drawn, norm.cdf(bias + z / (1 - bent * z)))


def _by_t(top: Array, bottom: Array, drawn: Array, errors: Array) -> Array:
    value = top.sum() / bottom.sum()
    error = np.sqrt(((top - value * bottom) ** 2).sum()) / bottom.sum()
    if not error:
        return np.array([np.nan, np.nan])
    far = np.where(drawn < value, -1e3, 1e3)
    t = np.divide(drawn - value, errors, out=far, where=errors > 1e-12)
    return np.asarray(value - error * np.quantile(t, [0.975, 0.025]))


def _ends(found: Iterator[Array]) -> Ends:
    low, high = np.array([*found]).T
    return low, high


WAYS: dict[str, Callable[[Corpora], Ends]] = {
    "house": house,
    "independent": as_if_independent,
    "linearised": linearised,
    "percentiles": percentiles,
    "BCa": bias_corrected,
    "bootstrap-t": studentised,
}


def main() -> None:
    """Print a row for each kind of corpus and way; names of ways may be given."""
    from tests.measure import agreed, half_checked  # they count with what is above

    ways = {name: WAYS[name] for name in sys.argv[1:] or WAYS}
    print(f"{'corpora':56}{'way':12}{'holds':>7}{'width':>7}{'given':>7}")
    for name in MAIN:
        corpora = simulated(name)
        for way, made in ways.items():
            _tell(name, way, covered(corpora, made(corpora)))
    for name, kind in half_checked.CHECKINGS.items():
        both, alone, error = half_checked.coverages(kind)
        _tell(name, "corrected", both)
        _tell(name, "checked", alone)
        print(f"{name:56}machine is off by {error:+.2f} on average", flush=True)
    for name, (articles, guessed) in agreed.KINDS.items():
        _tell(name, "percentiles", agreed.coverage(articles, guessed))


def _tell(name: str, way: str, found: Coverage) -> None:
    print(f"{name:56}{way:12}{found.holds:7.3f}{found.width:7.2f}{found.given:7.2f}", flush=True)


if __name__ == "__main__":
    main()
