"""What people found in the articles that they checked, and what the machine suggests in all: figures of both."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from workbench.counting import Counted, Once, counted, standing
from workbench.intervals import Corrected, corrected

if TYPE_CHECKING:
    from pandas import DataFrame

Measure = Literal["net", "support", "oppose"]
Weights = Mapping[str, float] | Literal["equal"] | None
"""How many articles each checked one stands for; `equal`: all were equally likely; None: nobody knows."""
_SIDES = {"net": {"support": 1.0, "oppose": -1.0}, "support": {"support": 1.0}, "oppose": {"oppose": 1.0}}
_UNIT = ["actor", "target", "polarity"]


class Halves(NamedTuple):
    """Positions by people, in checked articles, and by the machine, in `articles`: id → outlet."""

    people: Counted
    machine: Counted
    articles: Mapping[str, str]
    checked: frozenset[str]


def halves(stances: "DataFrame", suggested: "DataFrame", articles: "DataFrame", weights: Weights, once: Once) -> Halves:
    """Both, counted alike. Checked is what somebody is done with, and, where weights are given, what has one."""
    known = dict(zip(articles["article"], articles["outlet"], strict=True))
    done = standing(articles)
    checked = frozenset(done[done["status"] == "done"]["article"])
    if isinstance(weights, Mapping):
        checked &= weights.keys()
    people = counted(stances[stances["article"].isin(checked)], _UNIT, "position", once)
    machine = counted(suggested[suggested["article"].isin(known)], _UNIT, "position", once)
    return Halves(people, machine, known, checked)


def three_ways(of: Halves, by: str, names: Sequence[str], measure: Measure, weights: Weights) -> dict[str, Corrected]:
    """For each of `names`, values of the column `by`: its figure by the machine, by people, and corrected."""
    ids, outlets = [*of.articles], np.array([*of.articles.values()], dtype=object)
    on = np.array([each in of.checked for each in ids])
    chances = _chances(ids, on, weights)
    people, machine = (_sums(rows, by, names, ids, measure) for rows in (of.people.rows, of.machine.rows))
    found = dict[str, Corrected]()
    for at, name in enumerate(names):
        # an outlet's figure is of its own articles; an actor speaks, or does not, in all
        own = outlets == name if by == "outlet" else np.ones(len(ids), bool)
        tops, bottoms, own_tops, own_bottoms = (sums[at][own] for sums in (*machine, *people))
        found[name] = corrected(
            tops,
            bottoms,
            own_tops,
            own_bottoms,
            on[own],
            strata=[""] * int(own.sum()) if weights == "equal" else None,
            chances=None if chances is None else chances[own],
            net=measure == "net",
        )
    return found


def _chances(ids: Sequence[str], on: "np.ndarray", weights: Weights) -> "np.ndarray | None":
    if not isinstance(weights, Mapping):
        return None
    return np.array([1 / weights[each] if here else 1.0 for each, here in zip(ids, on, strict=True)])


def _sums(
    rows: "DataFrame", by: str, names: Sequence[str], ids: Sequence[str], measure: Measure
) -> "tuple[np.ndarray, np.ndarray]":
    """The sums of tops and of bottoms: a row for each name, a column for each article."""
    rows = rows[rows[by].isin(names)]
    row = rows[by].map({name: at for at, name in enumerate(names)}).to_numpy(np.int64)
    column = rows["article"].map({each: at for at, each in enumerate(ids)}).to_numpy(np.int64)
    share = rows["share"].to_numpy(np.float64)
    side = rows["polarity"].map(_SIDES[measure]).astype("float64").fillna(0.0).to_numpy()
    shape = len(names), len(ids)
    cell = row * shape[1] + column
    tops, bottoms = (np.bincount(cell, each, shape[0] * shape[1]).reshape(shape) for each in (share * side, share))
    return tops, bottoms
