"""Simulated corpora of which the truth is known: positions in articles, some articles with many, alike within each.

What stands in one article is drawn with a chance of that article, which has a beta distribution around the share of all
(the beta-binomial); `together` is the correlation of two records of one article.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Array = NDArray[np.float64]
Places = NDArray[np.int64]


class Corpora(NamedTuple):
    """Records of many corpora: tops and bottoms of a ratio, whose they are, and what it is in truth."""

    tops: Array
    bottoms: Array
    corpus: Places
    article: Places
    truth: Array
    coder: Places | None = None
    net: bool = False


Make = Callable[[Generator, int], Corpora]


def one_each(chance: Generator, shape: tuple[int, ...]) -> Places:
    """One record an article: what counts once an article and is one position."""
    return np.ones(shape, np.int64)


def a_few(chance: Generator, shape: tuple[int, ...]) -> Places:
    """One to four, most often one or two."""
    return 1 + chance.binomial(3, 0.3, shape)


def up_to_fifteen(chance: Generator, shape: tuple[int, ...]) -> Places:
    """One to fifteen, four on average, few articles with very many."""
    return np.minimum(chance.geometric(0.25, shape), 15)


def shares(
    share: float,
    articles: int,
    sizes: Callable[[Generator, tuple[int, ...]], Places] = up_to_fifteen,
    together: float = 0.4,
    weighted: bool = False,
    telling: bool = False,
    net: bool = False,
) -> Make:
    """Corpora of about so many articles (a quarter more or less), of whose records a `share` has a value.

    `weighted`: three articles in ten stand for five each. `telling`: in articles with five records and more the share
    is four times that in others. `net`: three in ten are neutral, and the share of the others supports, the rest
    opposes.
    """

    def made(chance: Generator, corpora: int) -> Corpora:
        n = chance.integers(round(articles * 0.75), round(articles * 1.25) + 1, corpora)
        corpus = np.repeat(np.arange(corpora), n)
        size = sizes(chance, corpus.shape)
        by_size = np.where(size >= 5, 2.0, 0.5) if telling else np.ones(corpus.shape)
        own = _around(chance, np.minimum(share * by_size, 0.95), together)
        record = np.repeat(np.arange(len(corpus)), size)
        has = chance.random(record.shape) < own[record]
        tops = has.astype(np.float64)
        truth = _telling_truth(share, sizes) if telling else share
        if net:
            neutral = chance.random(record.shape) < _around(chance, np.full(corpus.shape, 0.3), together)[record]
            tops = np.where(neutral, 0.0, np.where(has, 1.0, -1.0))
            truth = 0.7 * (2 * share - 1)
        weight = np.where(chance.random(corpus.shape) < 0.3, 5.0, 1.0) if weighted else np.ones(corpus.shape)
        weights = weight[record]
        return Corpora(tops * weights, weights, corpus[record], record, np.full(corpora, truth), net=net)

    return made


def read_by(annotators: int, articles: int, share: float, apart: float, others: bool, twice: float = 0.3) -> Make:
    """Corpora that so many annotators share out, with some articles read twice, each with a leaning of their own.

    The leanings have a standard deviation of `apart` on the logit scale, articles one of 1.2. The truth is that of all
    annotators that there could be (`others`), or of these.
    """

    def made(chance: Generator, corpora: int) -> Corpora:
        leaning = chance.normal(0, apart, (corpora, annotators))
        corpus = np.repeat(np.arange(corpora), articles)
        size = up_to_fifteen(chance, corpus.shape)
        middle, own = np.log(share / (1 - share)), chance.normal(0, 1.2, corpus.shape)
        who = chance.integers(annotators, size=corpus.shape)
        reads = (np.arange(annotators) == who[:, None]) | (chance.random((len(corpus), annotators)) < twice)
        article, coder = np.nonzero(reads)
        record = np.repeat(np.arange(len(article)), size[article])
        of, by = article[record], coder[record]
        odds = middle + own[of] + leaning[corpus[of], by]
        tops = (chance.random(record.shape) < 1 / (1 + np.exp(-odds))).astype(np.float64)
        drawn = np.random.default_rng(1).normal(0, 1.2, 4000)
        if others:
            also = np.random.default_rng(2).normal(0, apart, 4000)
            truth = np.full(corpora, float(np.mean(1 / (1 + np.exp(-(middle + drawn + also))))))
        else:
            truth = (1 / (1 + np.exp(-(middle + drawn + leaning[..., None])))).mean(axis=(1, 2))
        return Corpora(tops, np.ones(len(tops)), corpus[of], of, truth, by)

    return made


def _around(chance: Generator, shares: Array, together: float) -> Array:
    more = (1 - together) / together
    return chance.beta(shares * more, (1 - shares) * more)


def _telling_truth(share: float, sizes: Callable[[Generator, tuple[int, ...]], Places]) -> float:
    size = sizes(np.random.default_rng(0), (1_000_000,))
    return float((np.minimum(np.where(size >= 5, 2 * share, share / 2), 0.95) * size).sum() / size.sum())


MAIN: dict[str, Make] = {
    **{f"one record an article, share {p}, {m} articles": shares(p, m, one_each) for p, m in ((0.1, 14), (0.5, 14))},
    **{f"one record an article, share {p}, {m} articles": shares(p, m, one_each) for p, m in ((0.02, 30), (0.3, 30))},
    **{f"1-4 records, share {p}, {m} articles": shares(p, m, a_few) for p, m in ((0.1, 14), (0.3, 14), (0.1, 60))},
    **{f"1-15 records, share {p}, 11 articles": shares(p, 11) for p in (0.1, 0.5)},
    **{f"1-15 records, share {p}, 14 articles": shares(p, 14) for p in (0.02, 0.1, 0.3, 0.5)},
    **{f"1-15 records, share {p}, 30 articles": shares(p, 30) for p in (0.02, 0.1, 0.3, 0.5, 0.9)},
    **{f"1-15 records, share {p}, 100 articles": shares(p, 100) for p in (0.02, 0.1, 0.5)},
    "1-15 records, little alike, share 0.3, 30 articles": shares(0.3, 30, together=0.1),
    "1-15 records, very much alike, share 0.3, 30 articles": shares(0.3, 30, together=0.8),
    "1-15 records, very much alike, share 0.1, 60 articles": shares(0.1, 60, together=0.8),
    "long articles differ, share about 0.3, 14 articles": shares(0.3, 14, telling=True),
    "long articles differ, share about 0.3, 30 articles": shares(0.3, 30, telling=True),
    "weights 1 and 5, share 0.3, 30 articles": shares(0.3, 30, weighted=True),
    "weights 1 and 5, share 0.1, 60 articles": shares(0.1, 60, weighted=True),
    **{f"net position {0.7 * (2 * p - 1):+.2f}, 14 articles": shares(p, 14, net=True) for p in (0.5, 0.8)},
    **{f"net position {0.7 * (2 * p - 1):+.2f}, 30 articles": shares(p, 30, net=True) for p in (0.5, 0.8, 0.95)},
    "net position +0.42, 100 articles": shares(0.8, 100, net=True),
    "2 annotators, of these two, 40 articles": read_by(2, 40, 0.4, 0.6, others=False),
    "3 annotators, of these three, 40 articles": read_by(3, 40, 0.4, 0.6, others=False),
    "5 annotators, of all there could be, 40 articles": read_by(5, 40, 0.4, 0.6, others=True),
    "5 annotators, nothing read twice, 100 articles": read_by(5, 100, 0.4, 0.6, others=True, twice=0.0),
    "8 annotators, of all there could be, 100 articles": read_by(8, 100, 0.4, 0.4, others=True),
}
"""By name; of each a thousand are made."""
