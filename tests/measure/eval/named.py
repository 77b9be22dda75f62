"""Names and naming terms on the reference reading.

A required name counts when its bounds are one of the accepted ones; its label and its link count on top of that. A
naming term counts when it overlaps one of the outlet's own.
"""

from collections import Counter

from tests.measure.eval.reference import Reading
from workbench.records import Mention, Naming
from workbench.spans import overlaps


def mentions(reading: Reading) -> Counter[str]:
    """Counts of names: over all, and `LABEL …` for each label."""
    known = reading.reference.mentions
    required = {id_: each for id_, each in known.items() if _required(reading, id_, each)}
    optional = [each for id_, each in known.items() if id_ not in required]
    found = [each for each in reading.suggested if isinstance(each, Mention) and reading.read(each)]
    count: Counter[str] = Counter({"names": len(required)})
    exact: list[Mention] = []
    for id_, wanted in required.items():
        match = _match(reading, id_, wanted, found)
        if match:
            exact.append(match)
            count += _matched(reading, id_, wanted, match)
        count["overlapping"] += any(overlaps(each, wanted) for each in found)
        count[f"{wanted.label} names"] += 1
        count[f"{wanted.label} overlapping"] += any(
            overlaps(each, wanted) and each.label in _labels(reading, id_, wanted) for each in found
        )
    spare = [each for each in found if not any(overlaps(each, other) for other in optional)]
    count["exact"] = len(exact)
    count["not exact"] = sum(each not in exact for each in spare)
    count["beside"] = sum(not any(overlaps(each, other) for other in required.values()) for each in spare)
    return count + _spare_by_label(reading, required, spare)


def _required(reading: Reading, id_: str, mention: Mention) -> bool:
    return mention.type == "name" and not reading.variant(id_).nested and reading.read(mention)


def _match(reading: Reading, id_: str, wanted: Mention, found: list[Mention]) -> Mention | None:
    accepted = {(wanted.start, wanted.end), *reading.variant(id_).spans}
    return next((each for each in found if (each.start, each.end) in accepted), None)


def _labels(reading: Reading, id_: str, wanted: Mention) -> set[str]:
    return {wanted.label, *reading.variant(id_).labels}


def _matched(reading: Reading, id_: str, wanted: Mention, match: Mention) -> Counter[str]:
    right = match.label in _labels(reading, id_, wanted)
    entities = {wanted.entity, *reading.variant(id_).entities}
    linked = match.entity is not None
    return Counter(
        {
            "label right": right,
            "linked": linked,
            "link right": linked and match.entity in entities,
            "linkable": wanted.entity is not None,
            f"{wanted.label} exact": right,
        }
    )


def _spare_by_label(reading: Reading, required: dict[str, Mention], spare: list[Mention]) -> Counter[str]:
    """Found ones of each label that no required name of that label has the bounds of, or touches."""
    count: Counter[str] = Counter()
    for each in spare:
        alike = [(id_, other) for id_, other in required.items() if each.label in _labels(reading, id_, other)]
        count[f"{each.label} not exact"] += not any(_match(reading, id_, other, [each]) for id_, other in alike)
        count[f"{each.label} beside"] += not any(overlaps(each, other) for _, other in alike)
    return count


def namings(reading: Reading) -> Counter[str]:
    """Counts of naming terms; a voice error is another's word taken for the outlet's."""
    known = [each for each in reading.reference.namings.values() if reading.read(each)]
    outlet = [each for each in known if each.voice == "outlet"]
    others = [each for each in known if each.voice != "outlet"]
    found = [each for each in reading.suggested if isinstance(each, Naming) and reading.read(each)]
    named = [each for each in found if each.voice == "outlet"]
    right = [each for each in named if any(overlaps(each, other) for other in outlet)]
    return Counter(
        {
            "terms": len(outlet),
            "terms found": sum(any(overlaps(each, other) for each in named) for other in outlet),
            "suggested terms": len(named),
            "suggested terms right": len(right),
            "voice errors": sum(each not in right and any(overlaps(each, o) for o in others) for each in named),
        }
    )
