"""Actors who agree and differ, or targets that go together: the one-mode networks of a discourse."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from networkx import Graph

from workbench.counting import Once
from workbench.networks.choices import NORMS, Isolates, Method, Of, OneModeNorm, Targets, one_of
from workbench.networks.likeness import ties
from workbench.networks.making import MOST, cut, idle, nodes, thinned, tied, told, without
from workbench.networks.positions import on_sides, positions, sides

if TYPE_CHECKING:
    from pandas import DataFrame

TITLES: Mapping[tuple[Method, Of], str] = {
    ("congruence", "actor"): "Actors who take the same side",
    ("conflict", "actor"): "Actors who take opposite sides",
    ("subtract", "actor"): "Actors who agree and who differ",
    ("ignore", "actor"): "Actors who take positions on the same",
    ("congruence", "target"): "Targets on which actors take the same side",
    ("conflict", "target"): "Targets on which actors take opposite sides",
    ("subtract", "target"): "Targets that go together and that do not",
    ("ignore", "target"): "Targets on which the same actors take positions",
}
_HOW: Mapping[Method, str] = {
    "congruence": "same side (congruence)",
    "conflict": "opposite sides (conflict)",
    "subtract": "same side less opposite sides (congruence less conflict)",
    "ignore": "whatever they say (polarity ignored)",
}


def one_mode(
    stances: "DataFrame",
    method: Method = "congruence",
    *,
    of: Of = "actor",
    normalise: OneModeNorm = "no",
    targets: Targets = "all",
    scale: Mapping[str, float] | None = None,
    once: Once = "article",
    copies: "DataFrame | None" = None,
    least: float = 0.0,
    most: int | None = MOST,
    isolates: Isolates = "no",
    everyone: "DataFrame | None" = None,
) -> Graph:
    """The network of actors (or, `of="target"`, of targets) in the table of stances; `likeness` has the measures.

    Positions are on `targets` of all types, or only on those of type `topic` or `entity`. A tie has its `weight` and
    `n`, the positions of both that make it. In `subtract` networks it may weigh 0: as much alike as different.
    Positions whose polarity is not on `scale` (unless you say otherwise, all but support and oppose) make no tie and no
    activity, except with `ignore`. `normalise` divides weights by the mean of the two actors' positions (`average`), by
    the product of both (`cosine`), or by what they say alone and together (`jaccard`). With cosine and, where positions
    have two sides, Jaccard congruence lies from 0 to 1; with average only where nobody says a thing twice. Ties that
    weigh less than `least` either way are left out; of more than `most`, the weakest. A node's key is its id. With
    `isolates="all"` all of the table `everyone`, or of the stances themselves, are nodes. Raises Trouble for what is
    none of the choices.
    """
    one_of(method, Method, "one-mode network")
    one_of(normalise, OneModeNorm, "normalisation of a one-mode network")
    one_of(of, Of, "kind of node")
    lying = sides(scale)
    found = positions(stances, once, copies, targets)
    rows, aside = (found.rows, "") if method == "ignore" else on_sides(found.rows, lying)
    levels = sorted({*rows["polarity"]}) if method == "ignore" else [*lying]
    known = nodes(rows, of)
    every = ties(rows, of, levels, method, lying, normalise)
    strong, lightest = thinned(every, least, most)
    keys = [*known]
    if isolates == "all":
        known |= idle(stances if everyone is None else everyone, of, known)
    graph = Graph()
    graph.add_nodes_from(sorted(known.items()))
    tied(graph, keys, keys, strong)
    alone = without(graph, isolates, of)
    said = _said(method, of), aside, NORMS[normalise], cut(every, strong, lightest, least), alone
    facts = {"title": TITLES[method, of], "kind": method, "of": of, "scale": lying, "normalise": normalise}
    more = {"targets": targets, "once": once, "least": lightest, "isolates": isolates, "period": ""}
    why = found.why or ("" if len(rows) else "None of the positions takes a side.")
    statements = found.every if method == "ignore" else on_sides(found.every, lying)[0]
    return told(graph, found.caption, said, **facts, **more, why=why, statements=statements)


def _said(method: Method, of: Of) -> str:
    if of == "actor":
        return f"A tie weighs how often both take positions on the same target: {_HOW[method]}."
    return f"A tie weighs how often one actor takes positions on both: {_HOW[method]}."
