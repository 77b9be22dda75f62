"""The backbone of a debate: the concepts without which actors would not be divided as they are."""

import math
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.counting import Once, many
from workbench.networks.choices import Method, OneModeNorm, one_of
from workbench.networks.likeness import cube, weights
from workbench.networks.making import nodes
from workbench.networks.normalising import Norm
from workbench.networks.positions import on_sides, positions, sides
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

_ACTORS, _CONCEPTS, _SETS = 120, 30, 20_000
"""Those with most positions that are worked with, and sets of concepts that are tried; a matter of seconds."""

Numbers = NDArray[np.float64]


class Step(NamedTuple):
    """A concept given up: its id, name and positions, how many concepts are left then, and what is lost without it."""

    target: str
    name: str
    n: float
    left: int
    loss: float


class Backbone(NamedTuple):
    """The concepts in the order in which they are given up, the least needed first; empty where `why` says why.

    `told` says of how many actors and concepts, and what was left out.
    """

    steps: tuple[Step, ...]
    told: str
    why: str = ""

    def of(self, size: int) -> tuple[str, ...]:
        """The ids of the `size` concepts that were kept longest, the one most needed first."""
        return tuple(step.target for step in reversed(self.steps))[: max(size, 0)]

    def penalised(self, penalty: float = 3.5) -> tuple[str, ...]:
        """The backbone whose loss, times exp(-penalty · share of concepts given up), is least; of equal ones the small.

        The larger the penalty on large backbones, the smaller it is (rDNA's `dna_backbone`); the whole set, which loses
        nothing at any penalty, is no backbone.
        """
        size = len(self.steps)
        costs = [step.loss * math.exp(-penalty * (1 - step.left / size)) for step in self.steps if step.left]
        if not costs:
            return self.of(size)
        fewest = max(place for place, cost in enumerate(costs) if cost <= min(costs) + 1e-12)
        return self.of(self.steps[fewest].left)


def backbone(
    stances: "DataFrame",
    method: Method = "subtract",
    *,
    normalise: OneModeNorm = "average",
    once: Once = "article",
    copies: "DataFrame | None" = None,
    actors: int = _ACTORS,
    concepts: int = _CONCEPTS,
) -> Backbone:
    """Which concepts carry the structure of the network of actors, from least to most needed.

    It is the nested backbone of rDNA's `dna_backbone` (Leifeld and Henrichsen): one concept after the other is given
    up, each time the one without which the network is most like the whole one; of equal ones that with fewest
    positions, then the first by id. How unlike two networks are, the loss, is the Euclidean distance of their spectra:
    of the eigenvalues of the Laplacian, sorted, over their sum, ties below 0 taken as none. 0: the same structure; it
    is never above √2. DNA's program adds up absolute differences instead of squares, so its figures are not these.

    `method`, `normalise`, `once` and `copies` are those of `one_mode`, with DNA's choice for a backbone. Only the
    `actors` and `concepts` with most positions take part: 30 concepts of 120 actors take a few seconds. Spectra do not
    say who is who: a backbone may keep the shape and change the places. It is of the network as it is, without an
    interval: a concept in few articles may be in it by accident.
    """
    debate = _Debate(stances, method, normalise, once, copies, actors, concepts)
    if debate.why:
        return Backbone((), debate.told, debate.why)
    kept, steps = [*range(len(debate.ids))], []
    while kept:
        rests = [[each for each in kept if each != one] for one in kept]
        losses = debate.losses(rests)
        best = min(range(len(kept)), key=lambda i: (losses[i].round(9), debate.n[kept[i]], debate.ids[kept[i]]))
        gone = kept.pop(best)
        name, n = debate.names[gone], debate.n[gone]
        steps.append(Step(debate.ids[gone], name, n, len(kept), float(losses[best])))
    return Backbone(tuple(steps), debate.told)


def best_backbone(
    stances: "DataFrame",
    size: int,
    method: Method = "subtract",
    *,
    normalise: OneModeNorm = "average",
    once: Once = "article",
    copies: "DataFrame | None" = None,
) -> tuple[tuple[str, ...], float]:
    """The ids of the `size` concepts that lose least of all sets of that size, and the loss; `backbone` says of what.

    Unlike the nested one, which takes what it gave up as given, this tries every set. Raises Trouble where that would
    be more than 20,000, or where there is no network.
    """
    debate = _Debate(stances, method, normalise, once, copies, _ACTORS, 10**6)
    sets = math.comb(len(debate.ids), size) if 0 <= size <= len(debate.ids) else 0
    if debate.why or not 0 < sets <= _SETS:
        found = debate.why or f"there are {sets:,} sets of {size} among {many(len(debate.ids), 'concept')}"
        raise Trouble(f"{found}; at most {_SETS:,} are tried; take `backbone(stances).of({size})`, or another size")
    tried = [[*each] for each in combinations(range(len(debate.ids)), size)]
    losses = debate.losses(tried)
    best = int(np.argmax(losses <= losses.min() + 1e-9))
    return tuple(debate.ids[each] for each in tried[best]), float(losses[best])


class _Debate:
    """Positions by actor, concept and polarity, of which networks of some of the concepts are made."""

    def __init__(
        self,
        stances: "DataFrame",
        method: Method,
        normalise: OneModeNorm,
        once: Once,
        copies: "DataFrame | None",
        actors: int,
        concepts: int,
    ) -> None:
        one_of(method, Method, "one-mode network")
        one_of(normalise, OneModeNorm, "normalisation of a one-mode network")
        found = positions(stances, once, copies)
        lying = sides(None)
        rows = found.rows if method == "ignore" else on_sides(found.rows, lying)[0]
        levels = sorted({*rows["polarity"]}) if method == "ignore" else [*lying]
        rows, some = _most(rows, "actor", actors, "actor")
        rows, others = _most(rows, "target", concepts, "concept")
        known = nodes(rows, "target")
        self.ids, self.names = [*known], [each["name"] for each in known.values()]
        self.n = [each["n"] for each in known.values()]
        self._x = cube(rows, "actor", levels)[0]
        self._adds, self._normalise = weights(method, lying, levels), normalise
        whole = self._network([*range(len(self.ids))])
        self._spectrum = _spectra(whole[None])[0]
        self.why = found.why or ("" if whole.any() else "no two actors are tied")
        what = f"{many(len(self._x), 'actor')} and {many(len(self.ids), 'concept')}"
        self.told = " ".join(filter(None, [f"Backbone of {what}.", some, others]))

    def losses(self, sets: Iterable[list[int]]) -> Numbers:
        """How unlike the whole network that of each set of concepts is."""
        spectra = np.concatenate([_spectra(self._network(each)[None]) for each in sets])
        loss: Numbers = np.sqrt(((spectra - self._spectrum) ** 2).sum(axis=1))
        return loss

    def _network(self, kept: list[int]) -> Numbers:
        """Actors × actors, ties below 0 as none."""
        x = self._x[:, kept]
        flat = x.reshape(len(x), -1)
        made = (x @ self._adds).reshape(len(x), -1) @ flat.T
        divisors = Norm(self._normalise, x).of(slice(None), 0)
        ties = np.divide(made, divisors, out=np.zeros_like(made), where=divisors > 0)
        np.fill_diagonal(ties, 0)
        positive: Numbers = np.maximum(ties, 0)
        return positive


def _spectra(ties: Numbers) -> Numbers:
    """The eigenvalues of the Laplacians, sorted, over their sums; 0 where there are no ties. Networks × nodes."""
    strengths = ties.sum(axis=1)
    laplacians = np.eye(ties.shape[1]) * strengths[:, None, :] - ties
    values: Numbers = np.linalg.eigvalsh(laplacians)
    sums = strengths.sum(axis=1, keepdims=True)
    shares: Numbers = np.divide(values, sums, out=np.zeros_like(values), where=sums > 0)
    return shares


def _most(rows: "DataFrame", of: str, most: int, noun: str) -> tuple["DataFrame", str]:
    """The rows of those with most positions, and the sentence on the others."""
    weights = rows.groupby(of)["weight"].sum().sort_index().sort_values(ascending=False, kind="stable")
    left = len(weights) - most
    if left <= 0:
        return rows, ""
    return rows[rows[of].isin(weights.index[:most])], f"Left out: {many(left, noun)} with fewest positions."
