"""What of a network is drawn: its strongest nodes and ties, and how many others there are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.charts import style
from workbench.counting import figure, many

if TYPE_CHECKING:
    from networkx import Graph

_OPPOSED = {"conflict"}
_PLAIN = {"ignore"}


class _Room(NamedTuple):
    """Nodes that have room with their names, and ties that can be told apart, besides one a node."""

    nodes: int
    ties: int


_WIDE, _NARROW = _Room(40, 60), _Room(18, 24)


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
    """The nodes, the most active first, the ties, the strongest first, and what the caption says of the others.

    `among` has all ties of these nodes, too weak to draw or not, as nodes × nodes, below 0 where they disagree.
    """

    nodes: list[tuple[str, Mapping[str, Any]]]
    ties: list[Tie]
    told: str
    among: NDArray[np.float64]

    def ends(self) -> NDArray[np.intp]:
        """The places of both nodes of each tie, ties × 2."""
        place = {key: i for i, (key, _) in enumerate(self.nodes)}
        return np.array([(place[tie.one], place[tie.other]) for tie in self.ties], dtype=np.intp).reshape(-1, 2)


def drawn(graph: "Graph[str]", least: float | None, most: int | None) -> Drawn:
    """What there is room for: of the nodes the `most` with the strongest ties, of the ties those of `least` or more.

    Without `least`, as many of the strongest as can be told apart.
    """
    ties = _ties(graph)
    strength = dict.fromkeys(graph, 0.0)
    for tie in ties:
        strength[tie.one] += tie.size
        strength[tie.other] += tie.size
    room = _NARROW if style.narrow() else _WIDE
    most = most or room.nodes
    alone = [key for key in graph if not strength[key]]
    order = sorted(strength.keys() - {*alone}, key=lambda key: (-strength[key], -graph.nodes[key].get("n", 0), key))
    shown = {*order[:most]}
    among = [tie for tie in ties if tie.one in shown and tie.other in shown]
    strong, limit = _strongest(among, least, min(3 * len(shown), len(shown) + room.ties))
    held = {end for tie in strong for end in (tie.one, tie.other)}
    told = _told((len(held), len(graph)), (len(strong), len(ties)), limit, len(alone))
    nodes = [(key, graph.nodes[key]) for key in held]
    nodes.sort(key=lambda each: (-each[1].get("n", 0), each[0]))
    return Drawn(nodes, strong, told, _matrix([key for key, _ in nodes], among))


def _matrix(keys: list[str], ties: list[Tie]) -> NDArray[np.float64]:
    place = {key: i for i, key in enumerate(keys)}
    made = np.zeros((len(keys), len(keys)))
    for tie in ties:
        if tie.one in place and tie.other in place:
            one, other = place[tie.one], place[tie.other]
            made[one, other] = made[other, one] = tie.size * (1 if tie.side is None else tie.side)
    return made


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


def _told(nodes: tuple[int, int], ties: tuple[int, int], least: float, alone: int) -> str:
    """What is drawn of how many; nothing where all is."""
    parts = [
        f"{held:,} of {many(whole, noun)}" for (held, whole), noun in ((nodes, "node"), (ties, "tie")) if held < whole
    ]
    weight = figure(least) if least == int(least) else f"{least:.2g}"
    strongest = f" (of weight {weight} or more)" if least and ties[0] < ties[1] else ""
    drawn = f"Drawn are the strongest: {' and '.join(parts)}{strongest}." if parts else ""
    return " ".join(filter(None, [drawn, f"{many(alone, 'node')} without a tie not drawn." if alone else ""]))
