"""What a model found, made into mentions with one label a name.

A name means one thing in an article, so what speaks for its labels is averaged over all its places before one is chosen
("one sense per discourse": Gale, Church and Yarowsky 1992).
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from workbench.records import Mention
from workbench.spans import span_at
from workbench.suggest.forms import plain
from workbench.suggest.names.countries import of_a_people, place_or_state, speaks_for_its_state
from workbench.suggest.names.found import Found
from workbench.suggest.names.patterns import FORCES

LABELS = {
    "ARMED_GROUP": "an armed group",
    "PERSON": "a person",
    "STATE": "a state",
    "ORG": "an organisation",
    "PLACE": "a place",
    "EVENT": "an event",
}
"""The labels that a model may give, in words; whatever else it tells apart (MISC, NORP) is no mention here."""
_DOUBT = 0.2
_LETTERS = 2
_NAMED, _LABELLED, _SMALL = 0.8, 0.53, 0.9
"""The chance that it is a name at all, and of its label, that a mention must have; and one that is written small."""
_SOUGHT = {"ARMED_GROUP": (0.75, 0.44), "EVENT": (0.75, 0.44)}
"""The same for what analysts of conflict look for: to miss one costs them more than to reject one."""
_SLOPE, _SHIFT = 0.6, -0.5
"""From what a model says to how often it is right: log-odds, fitted on the sets kept apart (Platt 1999)."""
_WRITTEN = 0.025
"""Share of capitals from which on a text is written with them, so that names are too; news has twice as many."""


class Keeps(Protocol):
    """Whether a mention of this label with this score is sure enough to be suggested."""

    def __call__(self, label: str, score: float) -> bool:
        """True to suggest it."""


def settled(text: str, found: Sequence[Found], states: frozenset[str], keeps: Keeps, by: str) -> Iterator[Mention]:
    """Unlinked mentions of the names in `found`, in their order, each with its score and the reason in words."""
    votes = _by_name(text, found)
    capitals = sum(map(str.isupper, text)) > _WRITTEN * len(text)
    for each in found:
        span = span_at(text, each.start, each.end)
        likely = votes[_folded(span.quote)]
        label, score = _label(span.quote, likely, states)
        if not label or not _likely(likely, label, score, small=capitals and span.quote.islower()):
            continue
        if label == "PLACE" and speaks_for_its_state(text, each.start, each.end):
            label = "STATE"
        right = round(_right(score), 3)
        if keeps(label, right):
            yield Mention(span.start, span.end, span.quote, label, None, by=by, score=right, why=_why(label, likely))


_OTHER = {"STATE": "PLACE", "PLACE": "STATE"}  # told apart by a list, so what speaks for one speaks for the other


def _likely(votes: Mapping[str, float], label: str, score: float, *, small: bool) -> bool:
    least_named, least = _SOUGHT.get(label, (_NAMED, _LABELLED))
    named = sum(votes.get(each, 0.0) for each in LABELS)
    return named >= least_named and score >= (_SMALL if small else least)


def _right(score: float) -> float:
    """How often a name of this score is right. Models are surer of themselves than they should be."""
    odds = math.exp(_SHIFT + _SLOPE * math.log(score / max(1 - score, 1e-4)))
    return odds / (1 + odds)


def _by_name(text: str, found: Iterable[Found]) -> dict[str, Mapping[str, float]]:
    alike: dict[str, list[Mapping[str, float]]] = defaultdict(list)
    for each in found:
        alike[_folded(text[each.start : each.end])].append(each.votes)
    return {name: _mean(votes) for name, votes in alike.items()}


def _mean(votes: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    labels = sorted({label for each in votes for label in each})
    return {label: sum(each.get(label, 0.0) for each in votes) / len(votes) for label in labels}


def _folded(words: str) -> str:
    return plain(words).casefold()


def _label(words: str, votes: Mapping[str, float], states: frozenset[str]) -> tuple[str, float]:
    """The label that most speaks for, and how much; empty where it is none of ours, or only describes (rule G6)."""
    places = votes.get("STATE", 0.0) + votes.get("PLACE", 0.0)
    merged = {**{label: vote for label, vote in votes.items() if label not in _OTHER}, "PLACE": places}
    best = max(sorted(merged), key=merged.__getitem__)
    label = place_or_state(words, best, states)
    no_name = label not in LABELS or sum(map(str.isalnum, words)) < _LETTERS or words.isdigit()
    ruled = places if label in _OTHER and best != "PLACE" else 0.0  # a capital, which is no person
    return ("" if no_name or _describes(words, label, states) else label), min(merged[best] + ruled, 1.0)


def _describes(words: str, label: str, states: frozenset[str]) -> bool:
    """Whether it is only an adjective of origin, alone or before a common noun: "Kurdish forces", not "Malian army"."""
    first, *rest = re.split(r"[ \u00a0]", words)
    origin = label != "PERSON" and all(of_a_people(each, states) for each in first.split("-"))
    return origin and not any(map(str.isupper, "".join(rest))) and not FORCES.search(words)


def _why(label: str, votes: Mapping[str, float]) -> str:
    others = [each for each in LABELS if each not in {label, _OTHER.get(label)} and votes.get(each, 0.0) >= _DOUBT]
    doubt = ", or else of ".join(["", *(LABELS[each] for each in sorted(others, key=lambda each: -votes[each]))])
    return f"reads like the name of {LABELS[label]}{doubt}"
