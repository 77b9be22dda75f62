"""What of a network is drawn: its strongest nodes and ties, and how many others there are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.charts import style
from workbench.counting import figure, lines, many

if TYPE_CHECKING:
    from networkx import Graph

_NODES, _NODES_NARROW = 40, 18
"""Nodes that have room with their names, on a sheet and on a column of a page."""
_TIES = 3
"""Ties a node that can be told apart."""
_OPPOSED = {"conflict"}
_PLAIN = {"ignore"}


class Tie(NamedTuple):
    """A tie to draw: its ends, how strong it is, and whether they agree (1), disagree (-1), both alike (0) or neither.

    `side` is None where the network does not ask who agrees.
    """

    one: str
    other: str
    size: float
    side: int | None
    data: Mapping[str, Any]


class Drawn(NamedTuple):
    """The nodes, the most active first, the ties, the strongest first, and what the caption says of the others."""

    nodes: list[tuple[str, Mapping[str, Any]]]
    ties: list[Tie]
    told: str

    def matrix(self) -> NDArray[np.float64]:
        """The ties of these nodes as nodes × nodes, below 0 where they disagree."""
        place = {key: i for i, (key, _) in enumerate(self.nodes)}
        made = np.zeros((len(place), len(place)))
        for tie in self.ties:
            value = tie.size * (1 if tie.side is None else tie.side)
            made[place[tie.one], place[tie.other]] = made[place[tie.other], place[tie.one]] = value
        return made


def drawn(graph: "Graph[str]", least: float | None, most: int | None) -> Drawn:
    """What there is room for: of the nodes the `most` with the strongest ties, of the ties those of `least` or more.

    Without `least`, as many of the strongest as can be told apart.
    """
    ties = _ties(graph)
    strength = dict.fromkeys(graph, 0.0)
    for tie in ties:
        strength[tie.one] += tie.size
        strength[tie.other] += tie.size
    most = most or (_NODES_NARROW if style.narrow() else _NODES)
    alone = [key for key in graph if not strength[key]]
    order = sorted(strength.keys() - {*alone}, key=lambda key: (-strength[key], -graph.nodes[key].get("n", 0), key))
    shown = {*order[:most]}
    among = [tie for tie in ties if tie.one in shown and tie.other in shown]
    strong, limit = _strongest(among, least, _TIES * len(shown))
    held = {end for tie in strong for end in (tie.one, tie.other)}
    told = lines(_of_nodes(len(held), len(graph), len(alone), most), _of_ties(len(strong), len(ties), limit))
    nodes = [(key, graph.nodes[key]) for key in held]
    nodes.sort(key=lambda each: (-each[1].get("n", 0), each[0]))
    return Drawn(nodes, strong, told)


def _ties(graph: "Graph[str]") -> list[Tie]:
    """All ties, the strongest first, equal ones by the keys of their ends."""
    kind, qualifier = graph.graph.get("kind", ""), graph.graph.get("qualifier", "")
    found = []
    for one, other, data in graph.edges(data=True):
        weight = float(data.get("weight", 1.0))
        side: int | None = int(np.sign(weight))
        if kind in _OPPOSED:
            side = -1
        elif kind in _PLAIN or qualifier in _PLAIN:
            side = None
        elif qualifier == "combine":
            # its weights are names of kinds
            weight, side = float(data.get("n", 1)), int(np.sign(data.get("support", 0) - data.get("oppose", 0)))
        found.append(Tie(min(one, other), max(one, other), abs(weight), side, data))
    return sorted(found, key=lambda tie: (-tie.size, tie.one, tie.other))


def _strongest(ties: list[Tie], least: float | None, room: int) -> tuple[list[Tie], float]:
    """Ties of one weight stay or go together, so that no order of names decides which are seen."""
    if least is None:
        least = 0.0
        if len(ties) > room:
            heavier = [tie.size for tie in ties if tie.size > ties[room].size]
            least = heavier[-1] if heavier else ties[room].size
    return [tie for tie in ties if tie.size >= least], least


def _of_nodes(held: int, nodes: int, alone: int, most: int) -> str:
    if held == nodes:
        return ""
    rest = nodes - held - alone
    parts = [f"{many(rest, 'node')} with weaker ties"] * (rest > 0) + [f"{many(alone, 'node')} without any"] * bool(
        alone
    )
    return f"Drawn: {held} of {many(nodes, 'node')}. Not drawn: {' and '.join(parts)}."


def _of_ties(held: int, ties: int, least: float) -> str:
    if held == ties:
        return ""
    weight = figure(least) if least == int(least) else f"{least:.2g}"
    return f"Drawn: {held:,} of {many(ties, 'tie')}" + (f", those of {weight} or more." if least else ".")
