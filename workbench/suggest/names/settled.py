"""What a model found, made into mentions with one label a name.

A name means one thing in an article, so what speaks for its labels is averaged over all its places before one is chosen
("one sense per discourse": Gale, Church and Yarowsky 1992).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from workbench.records import Mention
from workbench.spans import span_at
from workbench.suggest.forms import plain
from workbench.suggest.names.countries import of_a_people, place_or_state, speaks_for_its_state
from workbench.suggest.names.found import Found

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
_NAMED, _LABELLED = 0.7, 0.42
"""The chance that it is a name at all, and that it is one of its label, which a mention must have."""


class Keeps(Protocol):
    """Whether a mention of this label with this score is sure enough to be suggested."""

    def __call__(self, label: str, score: float) -> bool:
        """True to suggest it."""


def settled(text: str, found: Sequence[Found], states: frozenset[str], keeps: Keeps, by: str) -> Iterator[Mention]:
    """Unlinked mentions of the names in `found`, in their order, each with its score and the reason in words."""
    votes = _by_name(text, found)
    for each in found:
        name = _folded(text[each.start : each.end])
        label = _label(text[each.start : each.end], votes[name], states)
        label = "STATE" if label == "PLACE" and speaks_for_its_state(text, each.start, each.end) else label
        score = min(votes[name].get(label, 0.0) + votes[name].get(_OTHER.get(label, ""), 0.0), 1.0)
        if label and score >= _LABELLED and _named(votes[name]) and keeps(label, score):
            span = span_at(text, each.start, each.end)
            why = _why(label, votes[name])
            yield Mention(span.start, span.end, span.quote, label, None, by=by, score=round(score, 3), why=why)


_OTHER = {"STATE": "PLACE", "PLACE": "STATE"}  # told apart by a list, so what speaks for one speaks for the other


def _named(votes: Mapping[str, float]) -> bool:
    return sum(votes.get(label, 0.0) for label in LABELS) >= _NAMED


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


def _label(words: str, votes: Mapping[str, float], states: frozenset[str]) -> str:
    """The label that most speaks for; empty where that is none of ours, or an adjective of origin (rule G6)."""
    places = votes.get("STATE", 0.0) + votes.get("PLACE", 0.0)
    merged = {**{label: vote for label, vote in votes.items() if label not in _OTHER}, "PLACE": places}
    best = max(sorted(merged), key=merged.__getitem__, default="")
    label = place_or_state(words, best, states)
    if label not in LABELS or sum(map(str.isalnum, words)) < _LETTERS or words.isdigit():
        return ""
    return "" if label != "PERSON" and of_a_people(words, states) else label


def _why(label: str, votes: Mapping[str, float]) -> str:
    others = [each for each in LABELS if each not in {label, _OTHER.get(label)} and votes.get(each, 0.0) >= _DOUBT]
    doubt = ", or else of ".join(["", *(LABELS[each] for each in sorted(others, key=lambda each: -votes[each]))])
    return f"reads like the name of {LABELS[label]}{doubt}"
