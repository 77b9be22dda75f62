"""Modularity: how much more of the agreement is inside groups, and of the disagreement between them, than by chance."""

from collections.abc import Mapping
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from workbench.trouble import Trouble

Numbers = NDArray[np.float64]


def modularity(graph: "nx.Graph[str]", groups: Mapping[str, Any]) -> float | None:
    """The signed modularity of a division of the nodes into groups; None where the network has no ties.

    Ties that disagree (below 0, and those of a conflict network) count against being in one group, as do missing ones
    among nodes with many (Gómez, Jensen and Arenas 2009, "Analysis of community structure in networks of correlated
    data", eq. 17). Without such ties it is Newman's (2004). In a two-mode network chance deals ties between actors and
    concepts only (Barber 2007). It lies between -1 and 1; 0 is what chance gives, and what one group of all has.

    `groups` is node → group; a node that is in none is alone.
    """
    nodes, ties = signed(graph)
    above = excess(ties, modes(graph, nodes))
    if not np.abs(ties).sum():
        return None
    of = np.unique([repr(groups[node]) if node in groups else f"alone {node!r}" for node in nodes], return_inverse=True)
    return within(above, of[1])


def within(above: Numbers, groups: NDArray[np.intp]) -> float:
    """The sum of `excess` over pairs of one group."""
    return float(above[groups[:, None] == groups[None, :]].sum())


def signed(graph: "nx.Graph[str]") -> tuple[list[str], Numbers]:
    """The nodes in the order of their ids, and their ties, nodes × nodes: above 0 agreement, below 0 disagreement.

    Raises Trouble for a two-mode network that combines: its weights are names of kinds, not strengths.
    """
    if graph.graph.get("kind") == "two-mode" and graph.graph.get("qualifier") == "combine":
        raise Trouble(
            'the ties of a two-mode network made with "combine" say which positions were taken, not how strong they '
            'are; make it with qualifier="subtract"'
        )
    nodes = sorted(graph)
    place = {node: i for i, node in enumerate(nodes)}
    ties = np.zeros((len(nodes), len(nodes)))
    for node, others in graph.adjacency():
        ties[place[node], [place[other] for other in others]] = [tie.get("weight", 1.0) for tie in others.values()]
    np.fill_diagonal(ties, 0)
    return nodes, -ties if graph.graph.get("kind") == "conflict" else ties


def modes(graph: "nx.Graph[str]", nodes: list[str]) -> NDArray[np.bool_] | None:
    """Which of `nodes` are concepts, in a two-mode network; None in others."""
    if graph.graph.get("kind") != "two-mode":
        return None
    return np.array([graph.nodes[node].get("mode") == "concept" for node in nodes], dtype=bool)


def excess(ties: Numbers, concepts: NDArray[np.bool_] | None = None) -> Numbers:
    """By how much each pair of nodes agrees more than chance would have it, as a share of all ties; nodes × nodes.

    The entries of the pairs of one group sum to the modularity of the groups; all together sum to 0.
    """
    total = np.abs(ties).sum()
    if not total:
        return np.zeros_like(ties)
    agreeing, opposed = np.maximum(ties, 0), np.maximum(-ties, 0)
    made: Numbers = (agreeing - _expected(agreeing, concepts) - opposed + _expected(opposed, concepts)) / total
    return made


def _expected(ties: Numbers, concepts: NDArray[np.bool_] | None) -> Numbers:
    """What ties there would be if each node had as many as it has, to no one in particular."""
    strengths, total = ties.sum(axis=0), ties.sum()
    if not total:
        return ties
    by_chance: Numbers = np.outer(strengths, strengths) / total
    if concepts is None:
        return by_chance
    across: Numbers = np.where(concepts[:, None] != concepts[None, :], 2 * by_chance, 0.0)
    return across
