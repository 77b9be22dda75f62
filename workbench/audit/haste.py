"""Runs of thoughtless acceptance: stretches of decisions in which nearly all was accepted, or too quickly to be read.

Whoever corrects suggestions tends to accept wrong ones where to correct is work (Bias in the Loop, 2025, arXiv
2509.08514). A stretch is no proof: where the suggester is good, nearly all of it should be accepted. It says where to
look again.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from statistics import median
from typing import Literal

from msgspec import Struct

from workbench.audit.modes import NEVER
from workbench.records import ADJUDICATED, Action, Decision, Fate

LEAST = 20
"""Decisions that a stretch has at least; of fewer, chance makes as many."""
NEARLY_ALL = Fraction(95, 100)
QUICK = 1000
"""Milliseconds; under a second nobody has read the sentence."""


class Decided(Struct, frozen=True):
    """One step by which suggestions were decided on: one, or several at once. `ms` is 0 where no time was logged."""

    article: str
    at: str
    ms: int
    fates: tuple[Fate, ...]

    @property
    def accepted(self) -> bool:
        """Whether all of it was taken as it was."""
        return all(fate == "accepted" for fate in self.fates)


class Stretch(Struct, frozen=True):
    """Decisions one after the other, one suggestion each: `n` of them, `accepted` as they were.

    `median_ms` is that of the decisions whose time was logged; None where none was. `since` and `until` are wall times.
    """

    annotator: str
    why: Literal["nearly all accepted", "quick"]
    articles: tuple[str, ...]
    since: str
    until: str
    n: int
    accepted: int
    median_ms: float | None


class Bulk(Struct, frozen=True):
    """Suggestions accepted together, by one step."""

    annotator: str
    article: str
    at: str
    ms: int
    accepted: int


Decisions = Mapping[str, Sequence[Decided]]
"""Annotator → their decisions in order."""


def decisions(histories: Mapping[str, Sequence[Action]]) -> Decisions:
    """What each annotator decided of suggestions; what was adjudicated is nobody's decision on one."""
    return {who: decided(actions) for who, actions in sorted(histories.items()) if who != ADJUDICATED}


def stretches(decisions: Decisions) -> tuple[Stretch, ...]:
    """Every stretch of at least 20 decisions of which more than 95 % were accepted, or whose median is under a second.

    By annotator and then in the order of their decisions. What was taken back is left out: somebody looked again.
    """
    return tuple(
        _stretch(annotator, why, run)
        for annotator, found in decisions.items()
        for single in [[each for each in found if len(each.fates) == 1]]
        for why, good, share in _WHYS
        for run in _runs(single, good, share)
    )


def bulks(decisions: Decisions) -> tuple[Bulk, ...]:
    """Every step that accepted several suggestions at once: by annotator and then in the order of their decisions."""
    return tuple(
        Bulk(annotator, each.article, each.at, each.ms, each.fates.count("accepted"))
        for annotator, found in decisions.items()
        for each in found
        if each.fates.count("accepted") > 1
    )


def decided(actions: Iterable[Action]) -> list[Decided]:
    """The steps by which an annotator decided on suggestions, in order; actions of one group are one step."""
    steps: dict[str, list[Action]] = {}
    for action in standing(actions):
        steps.setdefault(action.group or action.id, []).append(action)
    known: dict[tuple[str, str], Fate] = {}
    return [found for step in steps.values() if (found := _decided(step, known))]


def standing(actions: Iterable[Action]) -> Iterator[Action]:
    """The actions in order, without what was taken back and not brought back, and without the taking back."""
    actions = list(actions)
    gone: dict[str, None] = {}
    for action in actions:
        if action.do == "undo":
            gone[action.of] = None
        elif action.do == "redo":
            gone.pop(action.of, None)
    return (action for action in actions if action.do not in NEVER and action.id not in gone)


def _decided(step: Sequence[Action], known: dict[tuple[str, str], Fate]) -> Decided | None:
    """What the step decided that was not decided so before; what was left is no decision."""
    found: dict[tuple[str, str], Fate] = {}
    for action in step:
        for id_, record in action.put.items():
            key = action.article, id_
            if isinstance(record, Decision) and known.get(key) != record.fate and record.fate != "left":
                found[key] = record.fate
    known |= found
    first = step[0]
    return Decided(first.article, first.at, sum(each.ms for each in step), tuple(found.values())) if found else None


def _runs(decisions: Sequence[Decided], good: Callable[[Decided], bool], share: Fraction) -> Iterator[list[Decided]]:
    """From left to right the longest stretches of which more than `share` are `good`, the first and last among them."""
    are = [good(each) for each in decisions]
    gain, loss = share.denominator - share.numerator, share.numerator
    sums = [0, *accumulate(gain if each else -loss for each in are)]
    # the highest sum from each place on falls, so the last place that is higher than here is found by halving
    falling = [-each for each in accumulate(reversed(sums), max)][::-1]
    start = 0
    while start < len(are):
        end = bisect_left(falling, -sums[start]) - 1 if are[start] else start
        while end > start and not are[end - 1]:
            end -= 1
        if end - start >= LEAST:
            yield list(decisions[start:end])
            start = end
        else:
            start += 1


def _stretch(annotator: str, why: Literal["nearly all accepted", "quick"], run: Sequence[Decided]) -> Stretch:
    times = [each.ms for each in run if each.ms]
    articles = tuple(dict.fromkeys(each.article for each in run))
    taken = sum(each.accepted for each in run)
    return Stretch(
        annotator, why, articles, run[0].at, run[-1].at, len(run), taken, float(median(times)) if times else None
    )


_WHYS: tuple[tuple[Literal["nearly all accepted", "quick"], Callable[[Decided], bool], Fraction], ...] = (
    ("nearly all accepted", lambda each: each.accepted, NEARLY_ALL),
    # more than half of them under a second is a median under a second
    ("quick", lambda each: each.accepted and 0 < each.ms < QUICK, Fraction(1, 2)),
)
