"""What of the stances a network is made of: positions that count, by the one rule for repeats, and on which side.

A statement of discourse network analysis (Leifeld 2017) has an actor, a concept and a qualifier; here these are actor,
target and polarity. DNA's qualifier is agreement or not, or a number on a scale. Polarities are words, so a scale says
where each lies: `support` at 1, `oppose` at -1. What the scale doesn't name takes no side: it makes no tie between
actors, and between an actor and a target it counts as said, and neither for nor against.
"""

import math
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.counting import Counted, Once, counted, figure, lines, many, standing, tally
from workbench.networks.choices import Targets, one_of
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

SIDES: Mapping[str, float] = {"support": 1.0, "oppose": -1.0}
"""Where the polarities that take a side lie."""

_TYPES: Mapping[Targets, str] = {"topic": "topics", "entity": "entities"}
UNIT = ("actor", "target", "polarity")
"""The columns in which stances take the same position."""


def positions(
    stances: "DataFrame", once: Once = "article", copies: "DataFrame | None" = None, targets: Targets = "all"
) -> Counted:
    """The positions in the table of stances that count, each once by the rule `once`; on all targets, or on one type.

    Stances without an actor or a target are none; the caption says how many. Raises Trouble when there is no such rule.
    Unlike in DNA, the rule is the same whether a network tells polarities apart or not, so that congruence and conflict
    add up to what there is without polarities.
    """
    stances = standing(stances)
    one_of(targets, Targets, "type of target")
    other = (stances["target_type"] != targets) & (stances["target"] != "") & (targets != "all")
    stances, aside = stances[~other], int(other.sum())
    whole = (stances["actor"] != "") & (stances["target"] != "")
    found = counted(stances[whole], UNIT, "position", once, copies)
    lost = int((~whole).sum())
    told = f"Left out: {many(lost, 'stance')} without an actor or a target." if lost else ""
    only = f"Only positions on {_TYPES[targets]}; {many(aside, 'stance')} on others left out." if aside else ""
    return found._replace(caption=lines(found.caption, only, told))


def sides(scale: Mapping[str, float] | None) -> dict[str, float]:
    """The scale that was asked for, or `SIDES`. Raises Trouble when it tells nobody apart."""
    chosen = dict(SIDES if scale is None else scale)
    if not all(math.isfinite(value) for value in chosen.values()) or len({*chosen.values()}) < 2:
        raise Trouble(
            f"the scale {chosen} has no two different numbers; "
            f"write where polarities lie, such as {{'support': 1, 'conditional': 0.5, 'oppose': -1}}"
        )
    return chosen


def on_sides(rows: "DataFrame", scale: Mapping[str, float]) -> tuple["DataFrame", str]:
    """The positions that take a side, and the sentence on the others; nothing where all do."""
    on = rows["polarity"].isin([*scale])
    others: Counter[str] = tally(rows[~on], "polarity") if not on.all() else Counter()
    told = ", ".join(f"{figure(n)} {polarity or 'without polarity'}" for polarity, n in sorted(others.items()))
    return rows[on], f"Positions that take no side make no tie: {told}." if told else ""
