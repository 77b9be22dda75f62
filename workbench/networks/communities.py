"""Communities: groups of nodes that agree among themselves and disagree with others more than by chance."""

from typing import NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from workbench.networks.modularity import Numbers, excess, modes, signed, within

_TRIES, _FEW, _MANY_TRIES = 10, 500, 2
"""Orders in which nodes are asked, the best division of all counts; with more than so many nodes, fewer orders."""
_LEAST = 1e-12
"""A gain that is no rounding."""


class Communities(NamedTuple):
    """Node → letter of its community (`A` is the largest), without nodes that have no tie; and how good it is.

    `modularity` is None where `why` says why there are none.
    """

    of: dict[str, str]
    modularity: float | None
    why: str = ""

    @property
    def told(self) -> str:
        """The sentence for a figure."""
        if self.modularity is None:
            return f"No communities: {self.why}."
        n = len({*self.of.values()})
        return f"Communities: {n}, modularity {self.modularity:.2f} (Gómez, Jensen and Arenas 2009)."


def communities(graph: "nx.Graph[str]", *, seed: int = 0) -> Communities:
    """The division of the nodes with the highest signed modularity that is found; see `modularity` for what that is.

    Nodes move to the community where it gains most, one at a time, then whole communities do (Blondel et al. 2008), and
    nodes once more, in ten orders drawn by `seed`, in two with more than 500 nodes. The best division counts, of equal
    ones the first by id: the same network gives the same communities, in whatever order its nodes and ties come.

    It finds a division in any network, of chance ties too; small communities in large networks stay unseen (Fortunato
    and Barthélemy 2007); and very different divisions may be almost as good (Good, de Montjoye and Clauset 2010).
    """
    nodes, ties = signed(graph)
    tied = np.abs(ties).sum(axis=0) > 0
    if not tied.any():
        return Communities({}, None, "there are no ties")
    nodes = [node for node, is_tied in zip(nodes, tied, strict=True) if is_tied]
    above = excess(ties[np.ix_(tied, tied)], modes(graph, nodes))
    best = _best(above, np.random.default_rng(seed))
    return Communities(_lettered(nodes, best), within(above, best))


def grouped(graph: "nx.Graph[str]", *, seed: int = 0) -> "nx.Graph[str]":
    """A copy of the network that names the community of each node: the attribute `community`, `""` for no tie.

    What the division is worth stands in `graph.graph["communities"]`, for figures and for files.
    """
    found, made = communities(graph, seed=seed), graph.copy()
    nx.set_node_attributes(made, {node: found.of.get(node, "") for node in made}, "community")
    made.graph["communities"] = found.told
    return made


def _best(above: Numbers, chance: np.random.Generator) -> NDArray[np.intp]:
    found = [_division(above, chance) for _ in range(_TRIES if len(above) <= _FEW else _MANY_TRIES)]
    scores = [within(above, each) for each in found]
    equal = [each for each, score in zip(found, scores, strict=True) if score > max(scores) - 1e-9]
    return min(equal, key=lambda each: each.tolist())


def _division(above: Numbers, chance: np.random.Generator) -> NDArray[np.intp]:
    """One way to the top: nodes move, then communities as a whole, until neither gains; then nodes once more."""
    groups = np.arange(len(above))
    while True:
        before = groups
        groups = _numbered(_moved(above, groups, chance))
        n = int(groups.max()) + 1
        whole = _summed(_summed(above, groups, n).T, groups, n)
        groups = _numbered(_moved(whole, np.arange(n), chance)[groups])
        if (groups == before).all():
            return groups


def _moved(above: Numbers, start: NDArray[np.intp], chance: np.random.Generator) -> NDArray[np.intp]:
    """Each node where it gains most, until no move gains."""
    groups = start.copy()
    # one more group than there are nodes: to be alone is a move too
    gains = _summed(above, groups, len(above) + 1)
    moving = True
    while moving:
        moving = False
        for node in chance.permutation(len(above)):
            old = groups[node]
            to = gains[:, node].copy()
            to[old] -= above[node, node]
            # of those that gain as much the first
            new = int(np.argmax(to > to.max() - _LEAST))
            if to[new] > to[old] + _LEAST:
                gains[old] -= above[node]
                gains[new] += above[node]
                groups[node], moving = new, True
    return groups


def _summed(above: Numbers, groups: NDArray[np.intp], n: int) -> Numbers:
    """The rows of each group added up."""
    made = np.zeros((n, above.shape[1]))
    np.add.at(made, groups, above)
    return made


def _numbered(groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """The same division, with groups numbered in the order of their first nodes."""
    _, first, of = np.unique(groups, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[of]


def _lettered(nodes: list[str], groups: NDArray[np.intp]) -> dict[str, str]:
    """Letters by size, then by the first node; after `Z` comes `AA`."""
    order = np.argsort(-np.bincount(groups), kind="stable")
    letters = {int(group): _letter(place) for place, group in enumerate(order)}
    return {node: letters[int(group)] for node, group in zip(nodes, groups, strict=True)}


def _letter(place: int) -> str:
    head = _letter(place // 26 - 1) if place >= 26 else ""
    return head + chr(ord("A") + place % 26)
