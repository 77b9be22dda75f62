"""Positions on the reference reading.

A core position is found when a passage of a suggestion overlaps its evidence: any passage, for a suggestion attaches
the further ones. A suggestion is right when its first passage overlaps the evidence of a position of the reference,
core or not. Then holder, polarity and target count on top.
"""

from collections import Counter

from tests.measure.eval.reference import Reading, Variant
from workbench.records import Stance
from workbench.spans import Span, overlaps

DEPTHS = ("evidence", "holder", "polarity", "whole")


def stances(reading: Reading) -> Counter[str]:
    """Counts of positions."""
    known = {id_: each for id_, each in reading.reference.stances.items() if reading.read(each.evidence)}
    core = {id_: each for id_, each in known.items() if reading.variant(id_).tier == "core"}
    found = [each for each in reading.suggested if isinstance(each, Stance) and reading.read(each.evidence)]
    count = Counter({"stances": len(core), "suggested stances": len(found)})
    for id_, wanted in core.items():
        variant = reading.variant(id_)
        for depth in set().union(*(_agreement(each, passages(each), wanted, variant) for each in found)):
            count[f"recalled {depth}"] += 1
        count["recalled at first"] += any(overlaps(each.evidence, wanted.evidence) for each in found)
    for each in found:
        depths = judged(reading, each)
        count.update(f"precise {depth}" for depth in depths)
        if each.sure:
            count["sure"] += 1
            count.update(f"sure {depth}" for depth in depths)
    return count


def judged(reading: Reading, found: Stance) -> set[str]:
    """How far a suggestion is right."""
    known = {id_: each for id_, each in reading.reference.stances.items() if reading.read(each.evidence)}
    agreed = (_agreement(found, [found.evidence], each, reading.variant(id_)) for id_, each in known.items())
    return set().union(*agreed)


def passages(stance: Stance) -> list[Span]:
    """All passages that a suggestion gives for its position."""
    return [stance.evidence, *stance.also]


def _agreement(found: Stance, shown: list[Span], wanted: Stance, variant: Variant) -> set[str]:
    """How far a suggested stance agrees with one of the reference."""
    if not any(overlaps(each, wanted.evidence) for each in shown):
        return set()
    holder = found.holder in {wanted.holder, wanted.on_behalf_of or None}
    polarity = found.polarity in {wanted.polarity, *variant.polarities}
    target = found.target in {wanted.target, *variant.targets}
    depths = {"holder": holder, "polarity": holder and polarity, "whole": holder and polarity and target}
    return {"evidence", *(depth for depth, right in depths.items() if right)}
