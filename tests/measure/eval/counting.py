"""From counts on the reference reading to figures."""

from collections import Counter
from collections.abc import Iterable

from tests.measure.eval.named import mentions, namings
from tests.measure.eval.reference import Reading, regions
from tests.measure.eval.stood import DEPTHS, stances

LABELS = ("PERSON", "ARMED_GROUP", "ORG", "STATE", "PLACE", "EVENT")

Figures = dict[str, float | None]


def counted(reading: Reading) -> Counter[str]:
    """All counts of one article; they add up over articles."""
    return mentions(reading) + regions(reading) + stances(reading) + namings(reading)


def total(readings: Iterable[Reading]) -> Counter[str]:
    """The counts of all articles."""
    return sum((counted(each) for each in readings), Counter())


def figures(count: Counter[str]) -> Figures:
    """The shares that the counts come to; None where there is nothing to count."""
    return _names(count) | _regions(count) | _stances(count) | _namings(count)


def _names(count: Counter[str]) -> Figures:
    exact, wrong, names = count["exact"], count["not exact"], count["names"]
    overlapping, beside = count["overlapping"], count["beside"]
    found: Figures = {
        "mentions, exact precision": _share(exact, exact + wrong),
        "mentions, exact recall": _share(exact, names),
        "mentions, exact F1": _share(2 * exact, exact + wrong + names),
        "mentions, overlap F1": _share(2 * overlapping, overlapping + beside + names),
    }
    for label in LABELS:
        exact, names = count[f"{label} exact"], count[f"{label} names"]
        found[f"{label}, exact F1"] = _share(2 * exact, exact + count[f"{label} not exact"] + names)
        overlapping, beside = count[f"{label} overlapping"], count[f"{label} beside"]
        found[f"{label}, overlap F1"] = _share(2 * overlapping, overlapping + beside + names)
    return found | {
        "labels right": _share(count["label right"], count["exact"]),
        "entity links right": _share(count["link right"], count["linked"]),
        "entities linked": _share(count["link right"], count["linkable"]),
    }


def _regions(count: Counter[str]) -> Figures:
    return {
        "boilerplate right": _share(count["boilerplate right"], count["letters"]),
        "region types right": _share(count["type right"], count["letters"]),
    }


def _stances(count: Counter[str]) -> Figures:
    found: Figures = {}
    for depth in DEPTHS:
        recall = _share(count[f"recalled {depth}"], count["stances"])
        precision = _share(count[f"precise {depth}"], count["suggested stances"])
        found |= _three(f"stance {depth}", precision, recall)
    return found | {
        "stance evidence, recall at first": _share(count["recalled at first"], count["stances"]),
        "sure, polarity right": _share(count["sure polarity"], count["sure"]),
        "sure, whole right": _share(count["sure whole"], count["sure"]),
    }


def _namings(count: Counter[str]) -> Figures:
    recall = _share(count["terms found"], count["terms"])
    precision = _share(count["suggested terms right"], count["suggested terms"])
    right = _share(count["suggested terms"] - count["voice errors"], count["suggested terms"])
    return _three("naming", precision, recall) | {"naming, voice right": right}


def _three(name: str, precision: float | None, recall: float | None) -> Figures:
    if precision is None or recall is None:
        both = None
    else:
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {f"{name}, precision": precision, f"{name}, recall": recall, f"{name}, F1": both}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
