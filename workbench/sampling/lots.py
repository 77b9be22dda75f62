"""Drawing without replacement, from a seed and ids alone: the same seed draws the same, in whatever order ids come.

Every id gets a lot, the SHA-256 of purpose, seed and id, and the smallest lots are drawn: each set of a size is as
likely as any other. The purpose keeps draws of one seed apart, so that what is read twice has nothing to do with what
the codebook has read blind or first.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import floor

from workbench.drawn import Frame, Stratum
from workbench.trouble import Trouble


def drawn(ids: Iterable[str], size: int, purpose: str) -> list[str]:
    """`size` of the ids, drawn at random, sorted; all of them where there are not so many."""
    return sorted(in_lot_order(ids, purpose)[:size])


def in_lot_order(ids: Iterable[str], purpose: str) -> list[str]:
    """The ids, each once, in an order that is as good as shuffled."""
    return sorted(set(ids), key=lambda id_: (hashlib.sha256(f"{purpose}:{id_}".encode()).digest(), id_))


def by_stratum(strata: Mapping[str, Collection[str]], size: int, purpose: str) -> tuple[list[str], list[Stratum]]:
    """`size` ids, of each stratum its share, and what was drawn of each; strata by name, each with its ids.

    Raises Trouble when there are more strata than ids to draw: of some nothing could be said.
    """
    sizes = allotted({name: len(ids) for name, ids in strata.items()}, size)
    chosen = [id_ for name in sizes for id_ in drawn(strata[name], sizes[name], purpose)]
    told = [Stratum(name, len(strata[name]), each, each / len(strata[name])) for name, each in sizes.items()]
    return sorted(chosen), told


def allotted(articles: Mapping[str, int], size: int) -> dict[str, int]:
    """Stratum → how many to draw of it: its share of `size` by largest remainders, at least one. Raises Trouble."""
    if len(articles) > size:
        raise Trouble(
            f"{size} articles cannot be drawn from {len(articles)} strata, at least one from each; draw more, or do "
            "not stratify"
        )
    total = sum(articles.values())
    quota = {name: Fraction(size * articles[name], total) for name in sorted(articles)}
    sizes = {name: max(1, floor(each)) for name, each in quota.items()}
    while sum(sizes.values()) < size:
        sizes[max(sizes, key=lambda name: quota[name] - sizes[name])] += 1
    while sum(sizes.values()) > size:  # the smallest were given one that was not their share
        larger = [name for name in sizes if sizes[name] > 1]
        sizes[min(larger, key=lambda name: quota[name] - sizes[name])] -= 1
    return sizes


def frame(ids: Collection[str]) -> Frame:
    """What is drawn from, so that whoever draws again knows whether it is the same."""
    lines = "".join(f"{id_}\n" for id_ in sorted(ids))
    return Frame(len(ids), hashlib.sha256(lines.encode()).hexdigest())
