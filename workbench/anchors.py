"""Where words stand now in a text that was changed: found again by themselves and by what stood around them.

Every span keeps its words and a little of what came before and after them. In the changed text the words are looked
for, and of the places where they stand the one is proposed around which most is as it was: the fuzzy anchoring of
Hypothesis (2013), which became the text quote selector of the W3C's Web Annotation Data Model (2017). Where much is
alike, the other spans help: what stood 300 code points behind another most likely still does. Nothing is moved here,
and of words that cannot be told apart it is said that they cannot.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from workbench.rewording import reworded
from workbench.spans import Span

Does = Literal["moved", "changed", "gone"]

_CHANCE = 0.3  # about as like are any two stretches of prose
_ENOUGH = 0.4  # of the words with what stood around them; a long sentence is enough by itself
_MARGIN = 0.25  # places that differ by less are as good as each other
_MOST = 5_000  # places of the same words that are looked at in a text
_NEAR = 60  # of those, around one span


class Anchor(NamedTuple):
    """A span as it was, and up to 32 code points before and after it; both empty where they were not kept."""

    span: Span
    before: str = ""
    after: str = ""


class Proposal(Struct, frozen=True):
    """What became of a span: the same words elsewhere, other words in its place, or nothing that could be told.

    `others` counts places that are as good. `sure` is said of moved words that need not be looked at. Of a record with
    further passages `also` are those that are there, and `lost` counts the others.
    """

    does: Does
    span: Span | None = None
    others: int = 0
    sure: bool = False
    also: tuple[Span, ...] = ()
    lost: int = 0


class _Place(NamedTuple):
    start: int
    likeness: float


def proposals(anchors: Iterable[Anchor], text: str, kept: Iterable[Span] = ()) -> dict[Anchor, Proposal]:
    """What became in `text` of each of the anchors, none of which fits it; `kept` are spans that do.

    No two spans that stood apart are proposed for the same place.
    """
    search = _Search(text, kept)
    places = {anchor: search.places(anchor, anchor.span.start) for anchor in anchors}
    search.claim(places)
    # whatever has one place to itself comes first, since it tells where to expect the others
    chosen = {each: best[0] for each, found in places.items() if len(best := _best(found)) == 1}
    chosen = {each: place for each, place in chosen.items() if search.is_its_own(each, place)}
    for anchor, place in chosen.items():
        search.hold(anchor.span, place.start)
    open_ = {each: search.places(each, search.expected(each.span)) for each in places if each not in chosen}
    for anchor in sorted(open_, key=lambda each: search.doubt(each, open_[each])):
        if choice := search.choice(anchor, open_[anchor]):
            search.hold(anchor.span, choice.start)
            chosen[anchor] = choice
    places |= open_
    return {each: search.proposal(each, places[each], chosen.get(each)) for each in places}


def _best(places: Sequence[_Place]) -> list[_Place]:
    """The best place and those that are as good; where all that stood around is there, only what has all of it."""
    top = max((place.likeness for place in places), default=0)
    return [place for place in places if place.likeness >= top - (_MARGIN if top < 1 else 0)]


def _alike(one: str, other: str) -> float:
    """From 0 to 1, how alike two stretches are, beyond what any two are by chance."""
    return max(0, Levenshtein.normalized_similarity(one, other) - _CHANCE) / (1 - _CHANCE)


def _is_enough(anchor: Anchor, place: _Place) -> bool:
    """Whether enough is there for the place to be proposed; of surroundings that were not kept nothing is asked."""
    words, around = len(anchor.span.quote), len(anchor.before) + len(anchor.after)
    return words + place.likeness * around >= _ENOUGH * (words + around)


class _Search:
    """A text, and where in it spans are known to stand."""

    def __init__(self, text: str, kept: Iterable[Span]) -> None:
        self._text = text
        self._starts: dict[str, list[int]] = {}  # of words
        self._taken: dict[tuple[int, int], int] = {}  # new start and length → old start
        self._held: list[tuple[int, int]] = []  # old start, new start
        self._claims: dict[tuple[int, int], list[float]] = {}  # new start and length → how like each claim to it is
        for span in kept:
            self.hold(span, span.start)

    def hold(self, span: Span, start: int) -> None:
        """The span stands at `start` now."""
        self._taken[start, len(span.quote)] = span.start
        pair = span.start, start
        at = bisect_left(self._held, pair)
        if self._held[at : at + 1] != [pair]:
            insort(self._held, pair)

    def claim(self, places: Mapping[Anchor, Sequence[_Place]]) -> None:
        """The anchors may be at these places."""
        for anchor, found in places.items():
            for place in _best(found):
                self._claims.setdefault((place.start, len(anchor.span.quote)), []).append(place.likeness)

    def is_its_own(self, anchor: Anchor, place: _Place) -> bool:
        """Whether enough of it is there, and less of any other anchor with these words."""
        claims = self._claims.get((place.start, len(anchor.span.quote)), [])
        return _is_enough(anchor, place) and sum(each > place.likeness - _MARGIN for each in claims) <= 1

    def places(self, anchor: Anchor, about: int) -> list[_Place]:
        """Places of the anchor's words that are free; where they are many, those near `about` or among like words."""
        span, before, after = anchor
        starts = self._starts_of(span.quote)
        if len(starts) > _NEAR:
            middle = bisect_left(starts, about)
            there = [place + len(before) for place in self._starts_of(before + span.quote + after)[:_NEAR]]
            starts = sorted({*starts[max(0, middle - _NEAR // 2) : middle + _NEAR // 2], *there})
        free = (start for start in starts if self._is_free(span, start, len(span.quote)))
        return [_Place(start, self._likeness(anchor, start)) for start in free]

    def _starts_of(self, words: str) -> list[int]:
        if words not in self._starts:
            found: list[int] = []
            at = self._text.find(words)
            while at >= 0 and len(found) < _MOST:
                found.append(at)
                at = self._text.find(words, at + 1)
            self._starts[words] = found
        return self._starts[words]

    def _is_free(self, span: Span, start: int, length: int) -> bool:
        return self._taken.get((start, length), span.start) == span.start

    def _likeness(self, anchor: Anchor, start: int) -> float:
        """From 0 to 1, how much of what stood around is there; of what was not kept nothing is known."""
        span, before, after = anchor
        if not before and not after:
            return 0
        end = start + len(span.quote)
        there = self._text[max(0, start - len(before)) : start], self._text[end : end + len(after)]
        found = len(before) * _alike(before, there[0]) + len(after) * _alike(after, there[1])
        return found / (len(before) + len(after))

    def _neighbours(self, span: Span) -> list[tuple[int, int]]:
        """The spans before and behind that are known, without this one itself: old start and new start."""
        first = bisect_left(self._held, (span.start, -1))
        after = bisect_left(self._held, (span.start + 1, -1))
        return self._held[max(0, first - 1) : first] + self._held[after : after + 1]

    def expected(self, span: Span) -> int:
        """Where the span is to be expected: as far from its nearest neighbour as it was."""
        near = min(self._neighbours(span), key=lambda each: abs(each[0] - span.start), default=(0, 0))
        return span.start + near[1] - near[0]

    def is_expected(self, span: Span, start: int) -> bool:
        """Whether it is as far as it was from the known span before it, or from the one behind."""
        return any(start - new == span.start - old for old, new in self._neighbours(span))

    def doubt(self, anchor: Anchor, places: Sequence[_Place]) -> tuple[float, int]:
        """What to sort anchors by, so that those come first of which most is known."""
        place = self._nearest(anchor, places)
        return (-place.likeness, abs(place.start - self.expected(anchor.span))) if place else (1, 0)

    def choice(self, anchor: Anchor, places: Sequence[_Place]) -> _Place | None:
        """The best place that is still free, if one is good enough to be proposed."""
        free = [each for each in places if self._is_free(anchor.span, each.start, len(anchor.span.quote))]
        place = self._nearest(anchor, free)
        good = place and (_is_enough(anchor, place) or self.is_expected(anchor.span, place.start))
        return place if good else None

    def _nearest(self, anchor: Anchor, places: Sequence[_Place]) -> _Place | None:
        span, about = anchor.span, self.expected(anchor.span)
        return max(
            _best(places),
            key=lambda each: (self.is_expected(span, each.start), each.likeness, -abs(each.start - about)),
            default=None,
        )

    def proposal(self, anchor: Anchor, places: Sequence[_Place], place: _Place | None) -> Proposal:
        """What is proposed for an anchor, for which this place was chosen or none."""
        span, before, after = anchor
        if not place:
            found = reworded(self._text, span.quote, (before, after), self.expected(span))
            free = [each for each in found if self._is_free(span, each.start, len(each.quote))]
            if not free:
                return Proposal("gone")
            self.hold(span, free[0].start)
            return Proposal("moved" if free[0].quote == span.quote else "changed", free[0], len(free) - 1)
        others = len(_best(places)) - 1
        alone = not others and bool(before or after) and self.is_its_own(anchor, place)
        sure = alone or (self.is_expected(span, place.start) and _is_enough(anchor, place))
        moved = Span(place.start, place.start + len(span.quote), span.quote)
        return Proposal("moved", moved, 0 if sure else others, sure)
