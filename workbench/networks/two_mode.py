"""Actors and what they take positions on: the two-mode, or affiliation, network of a discourse."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from networkx import Graph

from workbench.counting import Once
from workbench.networks.choices import NORMS, Isolates, Qualifier, Targets, TwoModeNorm, one_of
from workbench.networks.making import (
    MOST,
    Numbers,
    Ties,
    cut,
    exact,
    idle,
    nodes,
    thinned,
    tied,
    told,
    unalike,
    without,
)
from workbench.networks.positions import positions, sides
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

POLARITIES = ("support", "oppose", "conditional", "neutral")
"""Polarities that each tie counts, in the order of their bits in `combine`; others follow in alphabetical order."""
TITLES: Mapping[str, str] = {
    "ignore": "Who takes positions on what",
    "combine": "Who says what of what",
    "subtract": "Who is for and against what",
}
_SAYS: Mapping[str, str] = {
    "ignore": "A tie weighs the number of positions, whatever they say.",
    "combine": "A tie's weight says which polarities there are",
    "subtract": "A tie weighs the positions for less those against",
}


def two_mode(
    stances: "DataFrame",
    *,
    qualifier: Qualifier = "subtract",
    normalise: TwoModeNorm = "no",
    targets: Targets = "all",
    scale: Mapping[str, float] | None = None,
    once: Once = "article",
    copies: "DataFrame | None" = None,
    least: float = 0.0,
    most: int | None = MOST,
    isolates: Isolates = "no",
    everyone: "DataFrame | None" = None,
) -> Graph:
    """The network of actors and targets in the table of stances: `all`, or those of type `topic` or `entity`.

    A tie has `n` positions, and how many there are of each polarity (`support`, `oppose`, `conditional`, `neutral`;
    near-copies and samples weigh). Its `weight` is, with x the number of positions of a polarity (Leifeld, Gruber and
    Bossner 2018, ch. "Algorithms", affiliation networks):

    - `ignore`: the sum of all x;
    - `subtract`: the sum of x times where the polarity lies on `scale`: support less oppose. It may be 0 where they
      balance, or where all is conditional: there is a tie, and it leans nowhere;
    - `combine`: 1 for support, 2 for oppose, 3 for both, as in DNA; conditional adds 4, neutral 8, others 16, 32 ….

    `normalise` divides it by all positions of the actor (`activity`) or on the target (`prominence`), whatever their
    polarity. Ties that weigh less than `least` either way are left out; of more than `most`, the weakest. A key is the
    actor's id or `target:` and the target's; both are in `id` too. With `isolates="all"` all of the table `everyone`,
    or of the stances themselves, are nodes. Raises Trouble for what is none of the choices.
    """
    _check(qualifier, normalise)
    lying = sides(scale)
    found = positions(stances, once, copies, targets)
    actors, concepts = nodes(found.rows, "actor"), nodes(found.rows, "target")
    columns, ties = _ties(found.rows, qualifier, normalise, lying)
    strong, lightest = thinned(ties, least, most)
    keys = [*actors], [f"target:{id_}" for id_ in concepts]
    if isolates == "all":
        everyone = stances if everyone is None else everyone
        actors, concepts = actors | idle(everyone, "actor", actors), concepts | idle(everyone, "target", concepts)
    graph = _graph(actors, concepts)
    tied(graph, *keys, strong)
    alone = without(graph, isolates, "node")
    said = _said(qualifier, lying, columns), NORMS[normalise], cut(ties, strong, lightest, least), alone
    facts: dict[str, Any] = {
        "title": TITLES[qualifier],
        "kind": "two-mode",
        "of": "actor",
        "qualifier": qualifier,
        "scale": lying,
    }
    facts |= {"normalise": normalise, "targets": targets, "once": once, "least": lightest, "isolates": isolates}
    return told(graph, found.caption, said, **facts, period="", why=found.why, statements=found.every)


def _check(qualifier: Qualifier, normalise: TwoModeNorm) -> None:
    one_of(normalise, TwoModeNorm, "normalisation of a two-mode network")
    if qualifier in ("congruence", "conflict"):
        raise Trouble(f"{qualifier} is between actors; write one_mode(stances, {qualifier!r}) for it")
    one_of(qualifier, Qualifier, "way to take polarities together")
    if qualifier == "combine" and normalise != "no":
        raise Trouble("the weights of `combine` are names and no numbers; leave them as they are (normalise='no')")


def _graph(actors: Mapping[str, dict[str, Any]], targets: Mapping[str, dict[str, Any]]) -> Graph:
    keyed = {f"target:{id_}": known for id_, known in targets.items()}
    unalike(actors, keyed)
    graph = Graph()
    graph.add_nodes_from(sorted(actors.items()))
    graph.add_nodes_from(sorted(keyed.items()))
    return graph


def _ties(
    rows: "DataFrame", qualifier: Qualifier, normalise: TwoModeNorm, scale: Mapping[str, float]
) -> tuple[list[str], Ties]:
    """The polarities, and a tie for each actor and target that meet."""
    one, other, said = (rows[name].astype("category").cat for name in ("actor", "target", "polarity"))
    found = [*said.categories]
    columns = [*POLARITIES, *(each for each in found if each not in POLARITIES)]
    width = max(1, len(other.categories))
    pairs, place = np.unique(one.codes.to_numpy().astype("int64") * width + other.codes, return_inverse=True)
    level = np.array([columns.index(each) for each in found], dtype="int64")[said.codes]
    cells = place * len(columns) + level
    x: Numbers = np.bincount(cells, rows["weight"].to_numpy("float64"), len(pairs) * len(columns)).astype("float64")
    x = x.reshape(-1, len(columns))
    weight = _weight(x, qualifier, np.array([scale.get(each, 0.0) for each in columns]))
    n = np.bincount(place, minlength=len(pairs))
    counts = {each: x[:, column] for column, each in enumerate(columns)}
    ties = Ties(pairs // width, pairs % width, weight, n, counts)
    return columns, ties._replace(weight=exact(weight / _divisors(ties, normalise)))


def _weight(x: Numbers, qualifier: Qualifier, lies: Numbers) -> Numbers:
    found: Numbers
    match qualifier:
        case "ignore":
            found = x.sum(axis=1)
        case "subtract":
            found = x @ lies
        case _:
            found = (x > 0) @ (2.0 ** np.arange(x.shape[1]))
    return found


def _divisors(ties: Ties, normalise: TwoModeNorm) -> Numbers | float:
    """What each tie's weight is divided by: the positions of its actor, or on its target."""
    if normalise == "no":
        return 1.0
    ends = ties.one if normalise == "activity" else ties.other
    positions: Numbers = np.bincount(ends, sum(ties.more.values())).astype("float64")[ends]
    return positions


def _said(qualifier: Qualifier, scale: Mapping[str, float], columns: list[str]) -> str:
    match qualifier:
        case "combine":
            bits = ", ".join(f"{2**bit} {each}" for bit, each in enumerate(columns))
            return f"{_SAYS[qualifier]}: the sum of {bits}."
        case "subtract":
            lies = ", ".join(f"{each} {value:+g}" for each, value in scale.items())
            return f"{_SAYS[qualifier]} ({lies}; others 0)."
    return _SAYS[qualifier]
