"""The work queue of one annotator: every article in one state, in an order that a reload does not change.

Nothing is handed out, checked in or remembered here. The queue is what the articles and the annotator's readings say
at this moment, so nothing can be missing from it and the states always add up to the number of articles.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from workbench.codebook import Order
from workbench.desk.asked import Asked
from workbench.desk.filtering import Wanted, has, is_dated
from workbench.records import Annotation, Article, Mention, Naming, Stance, State, Status

PAGE = 300
"""Rows that a listing has at most; its total counts all."""
OPEN: frozenset[State] = frozenset({"untouched", "started"})
"""The states in which there is work left."""

_UNREAD = Annotation("", "", "")
_ANY = Wanted()


class Row(Struct, frozen=True):
    """One article as the queue shows it. `flagged`, `mentions` and `stances` are numbers of the annotator's records."""

    id: str
    title: str
    outlet: str
    published: str
    status: State
    note: str
    flagged: int
    mentions: int
    stances: int


class Listing(Struct, frozen=True):
    """The first `PAGE` articles found; `total` is the number found, `counts` are of all articles, found or not."""

    rows: tuple[Row, ...]
    total: int
    counts: dict[State, int]
    outlets: tuple[str, ...]
    order: Order


class Queue:
    """The articles in order, with one annotator's readings, both by article id."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        readings: Mapping[str, Annotation],
        order: Order = "given",
        seed: int = 0,
        undecided: Mapping[str, float] | None = None,
        *,
        known: Mapping[str, Article] | None = None,
        states: Mapping[str, State] | None = None,
    ) -> None:
        """`seed` gives the random order; `undecided` tells, where known, how much of an article is uncertain.

        Where to have an article or a reading takes time, `known` has the texts and as many of the outlets as are known
        by now, and `states` how far the annotator is with each article that was begun.
        """
        self._articles, self._readings = articles, readings
        self._known = articles if known is None else known
        self._states = Asked(readings, lambda id_: readings[id_].status) if states is None else states
        self._order: Order = order
        self._seed, self._undecided = seed, undecided or {}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of all articles in the order of the queue; where that leaves a tie, in the order given."""
        return tuple(self._known) if self._order == "given" else tuple(sorted(self._known, key=self._rank))

    @property
    def counts(self) -> dict[State, int]:
        """How many articles are in each state, also in those that none is in."""
        found = Counter(map(self._state, self._known))
        return {state: found[state] for state in get_args(State)}

    def listing(self, wanted: Wanted) -> Listing:
        """The articles that have what is wanted, as a page shows them."""
        found = self.found(wanted)
        rows = tuple(_row(self._articles[id_], self._reading(id_)) for id_ in found[:PAGE])
        outlets = tuple(sorted({article.outlet for article in self._known.values()} - {""}, key=str.casefold))
        return Listing(rows, len(found), self.counts, outlets, self._order)

    def found(self, wanted: Wanted) -> list[str]:
        """Ids of all articles that have what is wanted, in the order of the queue."""
        rest, articles = replace(wanted, state=""), self._articles if wanted.outlet else self._known
        return [
            id_
            for id_ in self.ids
            if (not wanted.state or self._state(id_) == wanted.state)
            and (rest == _ANY or has(articles[id_], self._reading(id_), rest))
        ]

    def neighbour(self, article_id: str, step: int, wanted: Wanted) -> str:
        """Id of the article `step` places further among those wanted, or of the last one in that direction.

        The article one comes from need not be wanted (any more): its place in the queue counts. It is itself the answer
        where nothing lies in that direction, and an article that is not in the queue stands before the first.
        """
        behind, ahead = self._around(article_id, wanted)
        way = ahead if step > 0 else behind[::-1]
        return way[min(abs(step), len(way)) - 1] if step and way else article_id

    def next_open(self, article_id: str, wanted: Wanted) -> str:
        """Id of the next article with work left, round the end to the ones before; empty when there is no other."""
        behind, ahead = self._around(article_id, wanted)
        return next((id_ for id_ in [*ahead, *behind] if self._state(id_) in OPEN), "")

    def _around(self, article_id: str, wanted: Wanted) -> tuple[list[str], list[str]]:
        place = {id_: number for number, id_ in enumerate(self.ids)}
        here = place.get(article_id, -1)
        found = self.found(wanted)
        return [id_ for id_ in found if place[id_] < here], [id_ for id_ in found if place[id_] > here]

    def _state(self, article_id: str) -> State:
        return self._states.get(article_id, "untouched")

    def _reading(self, article_id: str) -> Annotation:
        return self._readings.get(article_id, _UNREAD)

    def _rank(self, id_: str) -> tuple[bool, str | float]:
        """What articles are sorted by; those that the order knows nothing of come last."""
        match self._order:
            case "random":
                return False, hashlib.sha256(f"{self._seed}:{id_}".encode()).hexdigest()
            case "outlet":
                outlet = self._articles[id_].outlet
                return not outlet, outlet.casefold()
            case "date":
                return not is_dated(self._known[id_]), self._known[id_].published
            case "uncertain":
                return id_ not in self._undecided, -self._undecided.get(id_, 0)
        return False, ""


def _row(article: Article, reading: Annotation) -> Row:
    kinds = Counter(type(record) for record in reading.records.values())
    status = reading.records.get("status")
    return Row(
        article.id,
        article.title or article.id,
        article.outlet,
        article.published,
        reading.status,
        status.note if isinstance(status, Status) else "",
        sum(isinstance(each, Mention | Naming | Stance) and each.flagged for each in reading.records.values()),
        kinds[Mention],
        kinds[Stance],
    )
