"""From a network back to text: which statements a node or a tie is made of."""

from typing import TYPE_CHECKING

from networkx import Graph

from workbench.networks.likeness import makes, weights
from workbench.networks.making import MODES
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame, Series


def where(graph: Graph, *nodes: str) -> "DataFrame":
    """The stances behind the whole network, behind one node, or behind the tie between two; those said again too.

    Nodes are told by their keys. A tie of two actors is made by what either says where it meets what the other says:
    for congruence the positions of both on targets on which they take the same side. Raises Trouble when there is no
    such node or tie, or when the graph was read from a file and knows no statements.
    """
    statements: DataFrame | None = graph.graph.get("statements")
    if statements is None:
        raise Trouble("this network knows no statements, as one read from a file; make it of a table of stances")
    if unknown := [node for node in nodes if node not in graph]:
        raise Trouble(f"the network has no node {unknown[0]!r}; its nodes are told by ids, as in `list(network)`")
    match nodes:
        case ():
            return statements
        case (node,):
            return statements[_of(graph, statements, node)]
        case (one, other) if graph.has_edge(one, other):
            return _tie(graph, statements, one, other)
        case (one, other):
            raise Trouble(f"the network has no tie between {one!r} and {other!r}")
    raise Trouble(f"a tie has two ends, and here are {len(nodes)} nodes; write one or two")


def _of(graph: Graph, statements: "DataFrame", node: str) -> "Series[bool]":
    known = graph.nodes[node]
    column = next(column for column, mode in MODES.items() if mode == known["mode"])
    found: Series[bool] = statements[column] == known["id"]
    return found


def _tie(graph: Graph, statements: "DataFrame", one: str, other: str) -> "DataFrame":
    ones, others = _of(graph, statements, one), _of(graph, statements, other)
    if graph.graph["kind"] == "two-mode":
        return statements[ones & others]
    across = "target" if graph.graph["of"] == "actor" else "actor"
    said = [*zip(statements[across], statements["polarity"], strict=True)]
    meets = _meeting(graph, statements)
    kept = [False] * len(said)
    for own, partner in ((ones, others), (others, ones)):
        answered = {
            (thing, polarity)
            for place in partner.to_numpy().nonzero()[0]
            for thing, other_side in [said[place]]
            for polarity in meets.get(other_side, ())
        }
        for place in own.to_numpy().nonzero()[0]:
            kept[place] = said[place] in answered
    return statements[kept]


def _meeting(graph: Graph, statements: "DataFrame") -> dict[str, list[str]]:
    """For each polarity, those with which it makes a tie."""
    method, scale = graph.graph["kind"], graph.graph["scale"]
    levels = sorted({*statements["polarity"]}) if method == "ignore" else [*scale]
    making = makes(method, weights(method, scale, levels))
    return {
        one: [other for there, other in enumerate(levels) if making[here, there]] for here, one in enumerate(levels)
    }
