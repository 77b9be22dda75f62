"""Groups of near-copies: articles of which every two have at least half of the shorter one's words in common.

That it holds for every two keeps a round-up of the day, which has two reports in it, from making one group of both, and
a statement that ten articles quote in full from making copies of the ten.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import product

import numpy as np
from msgspec import Struct

from workbench.copies.pairs import likely
from workbench.copies.shingles import Numbers, fingerprints, share, shingles
from workbench.copies.words import keys
from workbench.records import Article
from workbench.wording import counted

HALF = 0.5
"""Least share of the shorter article's shingles that is in the longer one."""
_KEPT = 4096
"""Articles whose shingles are kept while pairs are compared."""
_COMPARED = 1 << 18
"""Pairs of which is kept how near they are."""

Nearness = Callable[[int, int], float]
"""How much of the shorter of two articles is in the longer, from 0 to 1; articles by number, the smaller first."""


class Group(Struct, frozen=True):
    """Near-copies, the first published first (those without a date last), and how much of each is in that first one.

    `shares` are from 0 to 1, of the words of the shorter of the two.
    """

    articles: tuple[str, ...]
    shares: tuple[float, ...]

    @property
    def first(self) -> str:
        """Id of the first article, by which the group is called."""
        return self.articles[0]


class Copies(Struct, frozen=True):
    """The groups of near-copies of a corpus; an article is in one of them or in none."""

    groups: tuple[Group, ...]
    by_article: dict[str, Group]

    def __repr__(self) -> str:
        """How many groups, and the largest of them, a line each."""
        about = f"{counted(len(self.groups), 'group')} of near-copies, {counted(len(self.by_article), 'article')}"
        largest = sorted(self.groups, key=lambda group: -len(group.articles))[:10]
        return "\n".join([about, *(f"  {len(each.articles)}: {', '.join(each.articles[:6])}" for each in largest)])


def near_copies(articles: Mapping[str, Article], whole: Callable[[Article], Article] = lambda each: each) -> Copies:
    """The groups of near-copies among the articles, in the order of `articles`. Only what is read is compared.

    `whole` works out the regions of an article that has none yet; nothing of that is kept. The same articles in the
    same order give the same groups.
    """
    ids = [*articles]
    near = _nearness(lambda number: shingles(keys(whole(articles[ids[number]]))))
    pairs = likely(fingerprints(shingles(keys(whole(article)))) for article in articles.values())
    shares = {pair: found for pair in pairs if (found := near(*pair)) >= HALF}
    linked = _linked(shares, near)
    groups = [_group(members, [articles[ids[each]] for each in members], near) for members in linked]
    return Copies(tuple(groups), {id_: group for group in groups for id_ in group.articles})


def _nearness(shingles_of: Callable[[int], Numbers]) -> Nearness:
    found = lru_cache(_KEPT)(lambda number: np.unique(shingles_of(number)))
    return lru_cache(_COMPARED)(lambda one, other: share(found(one), found(other)))


def _linked(shares: Mapping[tuple[int, int], float], near: Nearness) -> Iterable[list[int]]:
    """Groups in which all are near each other, the nearest put together first (complete linkage, Sørensen 1948)."""
    groups: dict[int, list[int]] = {}
    apart: set[tuple[int, int]] = set()  # groups, each by its founder, that were tried: two that grow stay apart
    for one, other in sorted(shares, key=lambda pair: (-shares[pair], pair)):
        here, there = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        tried = (min(here[0], there[0]), max(here[0], there[0]))
        if here is there or tried in apart:
            continue
        if all(near(min(pair), max(pair)) >= HALF for pair in product(here, there)):
            here.extend(there)
            groups.update(dict.fromkeys(there, here))
        else:
            apart.add(tried)
    found = {id(group): sorted(group) for group in groups.values() if len(group) > 1}
    return sorted(found.values())


def _group(members: list[int], articles: list[Article], near: Nearness) -> Group:
    dated = sorted(zip(articles, members, strict=True), key=lambda pair: (not pair[0].published, pair[0].published))
    first = dated[0][1]
    shares = (1.0, *(near(min(first, each), max(first, each)) for _, each in dated[1:]))
    return Group(tuple(article.id for article, _ in dated), shares)
