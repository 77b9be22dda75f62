"""From nodes and ties to a graph that says what it is."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from networkx import Graph
from numpy.typing import NDArray

from workbench.counting import figure, labels, lines, many, standing
from workbench.networks.choices import Isolates, Of
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

Numbers = NDArray[np.float64]
Places = NDArray[np.integer[Any]]

MOST = 100_000
"""Ties of a network unless more are asked for; two million take a gigabyte, and nobody can read them."""
MODES: Mapping[Of, str] = {"actor": "actor", "target": "concept"}


class Ties(NamedTuple):
    """Ties as columns: places of both ends in lists of ids, weights, numbers of positions, and what else is known."""

    one: Places
    other: Places
    weight: Numbers
    n: Places
    more: Mapping[str, Numbers] = {}

    def only(self, kept: NDArray[np.bool_]) -> "Ties":
        """Those that are kept."""
        columns = (self.one[kept], self.other[kept], self.weight[kept], self.n[kept])
        return Ties(*columns, {name: values[kept] for name, values in self.more.items()})


def exact(weight: Numbers) -> Numbers:
    """Weights without the dust of adding in another order, so that equal ones are equal."""
    return np.round(weight, 12) + 0.0  # no negative zero


def thinned(ties: Ties, least: float, most: int | None) -> tuple[Ties, float]:
    """The ties that weigh `least` or more either way, and of these no more than `most`; and what they weigh at least.

    Ties of one weight stay or go together, so that no order of names decides which are seen.
    """
    size = np.abs(ties.weight)
    if most is not None and np.count_nonzero(size >= least) > most:
        last = np.partition(size, -most - 1)[-most - 1]
        heavier = size[size > last]
        least = float(heavier.min() if len(heavier) else last)
    return ties.only(size >= least), least


def nodes(rows: "DataFrame", of: Of) -> dict[str, dict[str, Any]]:
    """What is known of each actor or target of the rows, by id, in the order of ids."""
    kind = rows.groupby(of, sort=True)
    weights, articles = kind["weight"].sum(), kind["article"].nunique()
    names, types = labels(rows.drop_duplicates(of), of, f"{of}_name", ""), _types(rows, of)
    return {
        id_: {
            "id": id_,
            "name": " ".join(names[id_].split()) or id_,
            "mode": MODES[of],
            "label": types.get(id_, ""),
            "n": float(weight),
            "articles": int(count),
        }
        for id_, weight, count in zip(weights.index, weights.to_numpy(), articles.to_numpy(), strict=True)
    }


def idle(table: "DataFrame", of: Of, known: Mapping[str, object]) -> dict[str, dict[str, Any]]:
    """Those of a table who took none of the positions that are counted."""
    table = standing(table)
    rest = table[(table[of] != "") & ~table[of].isin([*known])]
    found = nodes(rest.assign(weight=0.0), of)
    return {id_: {**known_of, "n": 0.0, "articles": 0} for id_, known_of in found.items()}


def tied(graph: Graph, ones: list[str], others: list[str], ties: Ties) -> None:
    """Put the ties into the graph; their ends are places in these two lists of keys."""
    names = ("weight", "n", *ties.more)
    columns = [values.tolist() for values in (ties.weight, ties.n, *ties.more.values())]
    rows = zip(ties.one.tolist(), ties.other.tolist(), zip(*columns, strict=True), strict=True)
    graph.add_edges_from((ones[one], others[other], dict(zip(names, row, strict=True))) for one, other, row in rows)


def without(graph: Graph, isolates: Isolates, noun: str) -> str:
    """Take the nodes without a tie out of the graph, or leave them there, and say so."""
    alone = [key for key, degree in graph.degree() if not degree]
    if isolates == "no":
        graph.remove_nodes_from(alone)
    return f"{many(len(alone), noun)} without a tie {'left out' if isolates == 'no' else 'shown'}." if alone else ""


def cut(ties: Ties, strong: Ties, least: float, asked: float) -> str:
    """The sentence on ties that are too weak: lighter than was asked for, or than those for which there is room."""
    before, after = len(ties.n), len(strong.n)
    room = f"; the {after:,} strongest are kept" if least > asked else ""
    return f"{many(before - after, 'tie')} under {_short(least)} left out{room}." if after < before else ""


def told(graph: Graph, caption: str, sentences: Iterable[str], **facts: object) -> Graph:
    """The graph, which now says what it is: the facts, and the caption with all sentences that say something."""
    graph.graph.update(facts, caption=lines(caption, *sentences))
    return graph


def unalike(one: Iterable[str], other: Iterable[str]) -> None:
    """Raises Trouble when two nodes would have one key."""
    if shared := {*one} & {*other}:
        raise Trouble(f"the id {min(shared)!r} is that of an actor and the key of a target; give the entity another id")


def _types(rows: "DataFrame", of: Of) -> dict[str, str]:
    column = f"{of}_label"
    return dict(zip(rows[of], rows[column], strict=True)) if of == "actor" and column in rows else {}


def _short(weight: float) -> str:
    return figure(weight) if weight == int(weight) else f"{weight:.3g}"
