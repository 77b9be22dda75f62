"""The backbone of ties: those that are strong for one of the two whom they tie."""

import networkx as nx
import numpy as np

from workbench.counting import lines, many
from workbench.trouble import Trouble


def disparity(graph: "nx.Graph[str]", alpha: float = 0.05) -> "nx.Graph[str]":
    """The network with only the ties that chance would seldom make so strong: the disparity filter.

    A node with k ties deals its strength to them by lot; a tie that has the share p of it, or more, comes about with
    the probability (1 - p)^(k - 1) (Serrano, Boguñá and Vespignani 2009, "Extracting the multiscale backbone of complex
    weighted networks", eq. 2). A tie stays where that is below `alpha` for one of its ends, so that weak nodes keep
    their strongest ties, which a threshold would cut first. A node with a single tie says nothing of it. Ties that
    disagree count by their size. Nodes are kept; the caption says how many ties were left out.

    Raises Trouble when `alpha` is not between 0 and 1. Many ties are tested: at 0.05 some stay by chance.
    """
    if not 0 < alpha < 1:
        raise Trouble(f"alpha is {alpha}; write a probability between 0 and 1, such as 0.05")
    edges = [(one, other) for one, other, weight in graph.edges(data="weight", default=1.0) if weight]
    place = {node: i for i, node in enumerate(graph)}
    ends = np.array([(place[one], place[other]) for one, other in edges], dtype=np.intp).reshape(-1, 2)
    size = np.array([abs(graph[one][other].get("weight", 1.0)) for one, other in edges])
    strength, ties = (np.bincount(ends.ravel(), each, len(place)) for each in (np.repeat(size, 2), None))
    chance = (1 - size[:, None] / strength[ends]) ** (ties[ends] - 1)
    kept = chance.min(axis=1) < alpha if len(edges) else np.zeros(0, bool)
    made = graph.copy()
    made.remove_edges_from([*graph.edges])
    made.add_edges_from((*edge, graph.edges[edge]) for edge, stays in zip(edges, kept, strict=True) if stays)
    left = graph.number_of_edges() - made.number_of_edges()
    told = f"{many(left, 'tie')} not above chance left out (disparity filter, α = {alpha:g})."
    made.graph["caption"] = lines(graph.graph.get("caption", ""), told)
    return made
