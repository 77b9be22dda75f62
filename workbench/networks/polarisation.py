"""Polarisation: how far a debate falls into two camps that agree inside and disagree across."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from workbench.networks.halves import halves
from workbench.networks.modularity import Numbers, excess, signed, within
from workbench.trouble import Trouble

_DRAWS, _FEW, _TOGETHER = 99, 200, 25
"""Networks dealt by lot, actors with which that is a matter of a second, and networks that are divided together."""


class Polarisation(NamedTuple):
    """How polarised, from 0 to 1, and by which division: actor → camp, 1 or 2; actors without a tie are in none.

    `agreement` is the share of all agreement that is inside the camps, `disagreement` the share of all disagreement
    that is between them, None where there is none of it. `chance` is the mean of `value` when the same ties are dealt
    to pairs of actors by lot, `usual` from where to where nine tenths of these draws lie, `as_high` the share of them
    that are as polarised as this or more; None where nothing was drawn. `articles` have what the network is made of,
    `of` says how it was made. `value` is None where `why` says why there is none.
    """

    value: float | None
    camps: dict[str, int]
    agreement: float | None = None
    disagreement: float | None = None
    chance: float | None = None
    usual: tuple[float, float] | None = None
    as_high: float | None = None
    articles: int = 0
    of: str = ""
    why: str = ""

    @property
    def told(self) -> str:
        """The sentence for a figure or a table."""
        if self.value is None:
            return f"Polarisation: not defined, {self.why}."
        dealt = "" if self.chance is None else f"; {self.chance:.2f} on average when the ties are dealt by lot"
        return f"Polarisation {self.value:.2f} of 1{dealt} (twice the signed modularity of two camps)."


def polarisation(
    graph: "nx.Graph[str]", camps: Mapping[str, Any] | None = None, *, draws: int | None = None, seed: int = 0
) -> Polarisation:
    """How polarised a network of actors is: twice the signed modularity of its best division into two camps.

    Modularity as a measure of polarisation is that of Waugh, Pei, Fowler, Mucha and Porter (2009, "Party Polarization
    in Congress"), the signed one that of Gómez, Jensen and Arenas (2009). Two camps have ½ at most, so twice that is 0
    to 1: 0 when no division explains who agrees better than how much each agrees at all, as when all agree; 1 when two
    camps of equal weight agree inside only and disagree across only. It takes a subtract network; one of congruence or
    conflict says it of agreement or disagreement alone. With up to 14 actors all divisions are tried, with more the
    best found from several starts (Newman 2006). It does not see how strongly ties are held, only how they divide.

    With `camps`, actor → camp, it is the figure of that division, and may be below 0: so two periods compare the same
    camps. Random ties are polarised too, few ones most (Salloum, Chen and Kivelä 2022): so compare with `chance`, from
    `draws` networks with the same ties between other pairs: 99 if not said otherwise, none with more than 200 actors,
    where they take long. There is no interval: it is the best of all divisions, and those of articles drawn anew are
    off to one side of it, higher where camps are weak, lower where they are strong.

    Raises Trouble for a two-mode network, and when `camps` are not two or leave out an actor that has ties.
    """
    if graph.graph.get("kind") == "two-mode":
        raise Trouble("polarisation is of a network of actors, and this one is two-mode; make it with `one_mode`")
    nodes, ties = signed(graph)
    tied = np.abs(ties).sum(axis=0) > 0
    if tied.sum() < 2:
        return Polarisation(None, {}, why="there are no ties")._replace(**_facts(graph))
    nodes = [node for node, is_tied in zip(nodes, tied, strict=True) if is_tied]
    ties = ties[np.ix_(tied, tied)]
    side = halves(excess(ties)[None])[0] if camps is None else _given(nodes, camps)
    value = 2 * within(excess(ties), side)
    draws = (_DRAWS if len(nodes) <= _FEW else 0) if draws is None else draws
    found = Polarisation(
        round(value, 12) + 0.0,
        dict(zip(nodes, (side + 1).tolist(), strict=True)),
        _share(np.maximum(ties, 0), side[:, None] == side[None, :]),
        _share(np.maximum(-ties, 0), side[:, None] != side[None, :]),
    )._replace(**_facts(graph))
    if not draws:
        return found
    by_lot = _by_lot(ties, draws, seed)
    low, high = np.quantile(by_lot, [0.05, 0.95]).tolist()
    as_high = float((by_lot > value - 1e-9).mean())
    return found._replace(chance=float(by_lot.mean()), usual=(low, high), as_high=as_high)


def polarisations(
    graphs: "Iterable[nx.Graph[str]]", camps: Mapping[str, Any] | None = None, *, draws: int = 19, seed: int = 0
) -> dict[str, Polarisation]:
    """The polarisation of the network of each period, as `windows` makes them: period → polarisation.

    A period without ties has None, and why. Each finds its own camps, unless `camps` are given; so a change may be one
    of who stands with whom. Each has `draws` networks by lot beside it; 19 are as few as tell nine tenths.
    """
    return {graph.graph.get("period", ""): polarisation(graph, camps, draws=draws, seed=seed) for graph in graphs}


def _facts(graph: "nx.Graph[str]") -> dict[str, Any]:
    made, behind = graph.graph.get("normalise", "no"), graph.graph.get("statements")
    of = str(graph.graph.get("kind", "")) + (f", normalised by {made}" if made != "no" else "")
    return {"articles": 0 if behind is None else int(behind["article"].nunique()), "of": of}


def _by_lot(ties: Numbers, draws: int, seed: int) -> Numbers:
    """What as many networks have in which the same ties are between other pairs."""
    together, found = max(1, min(_TOGETHER, 10**6 // len(ties) ** 2)), list[float]()
    upper = np.triu_indices(len(ties), 1)
    for start in range(seed, seed + draws, together):
        lots = range(start, min(start + together, seed + draws))
        above = np.array([excess(_dealt(ties, upper, lot)) for lot in lots])
        found += [2 * within(each, side) for each, side in zip(above, halves(above), strict=True)]
    return np.array(found)


def _given(nodes: list[str], camps: Mapping[str, Any]) -> NDArray[np.intp]:
    of = {camp: place for place, camp in enumerate(dict.fromkeys(camps.values()))}
    lost = [node for node in nodes if node not in camps]
    if len(of) != 2 or lost:
        left = f"; these actors are in none: {', '.join(lost[:5])}" if lost else ""
        raise Trouble(f"there are {len(of)} camps{left}; say of every actor that has ties in which of two camps it is")
    return np.array([of[camps[node]] for node in nodes])


def _dealt(ties: Numbers, upper: tuple[NDArray[np.intp], ...], seed: int) -> Numbers:
    """The same ties between other pairs; `upper` are the places of all pairs."""
    made = np.zeros_like(ties)
    made[upper] = np.random.default_rng(seed).permutation(ties[upper])
    dealt: Numbers = made + made.T
    return dealt


def _share(ties: Numbers, there: NDArray[np.bool_]) -> float | None:
    total = float(ties.sum())
    return float(ties[there].sum()) / total if total else None
