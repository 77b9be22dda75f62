"""The ways to some words at the desk: each the gestures that it takes, and what makes them."""

from collections.abc import Iterable, Mapping
from functools import partial

from tests.measure.effort.clauses import clause_keys
from tests.measure.effort.difference import Labelled, where
from tests.measure.effort.edges import is_sentence, moved, reaches, words_in
from tests.measure.effort.hand import Hand, Way, marking, strokes
from workbench.records import Mention, Naming, Record, Stance
from workbench.spans import Span, overlaps


def to_evidence(hand: Hand, records: Mapping[str, Record], evidence: Span) -> Iterable[Way]:
    """To what a new stance takes its words from: a selection, another stance on them, a clicked sentence or clause."""
    yield marking(evidence), partial(hand.mark, evidence)
    for id_, each in records.items():
        if isinstance(each, Stance) and each.evidence == evidence:
            yield "click", partial(hand.click, f'[data-card="{id_}"]')
    marks = [each for each in records.values() if isinstance(each, Mention | Naming)]
    free = [each for each in words_in(hand.text, evidence) if not any(overlaps(each, mark) for mark in marks)]
    for word in free[:1]:
        if is_sentence(hand.text, evidence):
            yield "click", partial(hand.point, word)
        middle = (word.start + word.end) // 2
        if keys := clause_keys(hand, Span(middle, middle + 1, ""), evidence):
            yield f"click {strokes(*keys)}", partial(_point_and_press, hand, word, keys)


def to_fit(hand: Hand, now: Span, record: Labelled) -> Iterable[Way]:
    """From the words that a record has to those it is to have: edge by edge, by clauses, by Shift and clicks, anew."""
    wanted = where(record)
    keys = moved(hand.text, now, wanted)
    yield strokes(*keys), partial(hand.press, *keys)
    yield f"{marking(wanted)} key", partial(_take, hand, wanted)
    if clicks := reaches(hand.text, now, wanted):
        yield "held-click " * len(clicks), partial(_reach, hand, clicks)
    if isinstance(record, Stance) and (steps := clause_keys(hand, now, wanted)):
        yield strokes(*steps), partial(hand.press, *steps)


def _point_and_press(hand: Hand, word: Span, keys: Iterable[str]) -> None:
    hand.point(word)
    hand.press(*keys)


def _take(hand: Hand, wanted: Span) -> None:
    hand.mark(wanted)
    hand.press("r")


def _reach(hand: Hand, words: Iterable[Span]) -> None:
    for word in words:
        hand.reach(word)
