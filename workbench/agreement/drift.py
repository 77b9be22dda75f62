"""Drift: whether one annotator goes on as they began, week by week.

People learn, tire and get used to things, and agreement that was measured once says nothing of the month after
(Krippendorff 2019, ch. 12, on stability). So for each annotator and week there are the shares of labels and polarities,
how much was marked per 100 words, and the agreement with others and with one's own earlier reading. Dates are given,
not looked up; they are for people, and nothing else here hangs on them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, groupby
from typing import NamedTuple, TypeVar

from msgspec import Struct

from workbench.agreement.says import Compared, content, touch
from workbench.intervals.wilson import wilson
from workbench.placing import place
from workbench.records import Annotation, Mention, Stance

_T = TypeVar("_T")
FEW = 20
"""Records in a week, or before it, under which no week is said to lie apart."""
_Said = dict[tuple[object, ...], list[Compared]]
_Pair = tuple[str, dict[str, tuple[int, int]]]
"""An article that two have read, and by kind how many records are alike, and how many there are."""
_KINDS: Mapping[str, type[Compared]] = {"mentions": Mention, "stances": Stance}


class Read(NamedTuple):
    """One reading with the week in which it was finished, and the words of what was read."""

    reading: Annotation
    week: str
    words: int


class Twice(NamedTuple):
    """One annotator's first and second reading of an article, and the week of the second."""

    annotator: str
    first: Annotation
    second: Annotation
    week: str


class Row(Struct, frozen=True, omit_defaults=True):
    """One figure of one annotator in one week.

    `what` is "label" or "polarity" (a share of mentions or stances that have the `value`), "per 100 words", "agrees
    with others" or "agrees with oneself" (of mentions or stances: F1 of records that are alike in everything).
    `figure` is `count` of `n`; per 100 words it is that times 100, and F1 is 2 `count` of `n`. `interval` is that of
    Wilson (1927), 95 %, as if records were drawn one by one: those of one article hang together, so it is rather too
    narrow. `apart` says that it does not touch that of all weeks before. `note` says what is missing and why.
    """

    annotator: str
    week: str
    what: str
    value: str
    n_articles: int
    count: int
    n: int
    figure: float | None = None
    interval: tuple[float, float] | None = None
    apart: bool = False
    note: str = ""


def week_of(day: date) -> str:
    """The ISO 8601 week, such as `2026-W47`: weeks begin on Monday, and sort as they follow each other."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def drift(read: Iterable[Read], twice: Iterable[Twice] = ()) -> tuple[Row, ...]:
    """A row for each figure, by annotator, what it is, value and week; the order of what is given changes nothing.

    `read` has one reading for each annotator and article, with nothing in it but what counts.
    """
    read, twice = [*read], [*twice]
    rows = [*_agreeing(read), *_with_oneself(twice)]
    for _, own in _by(read, lambda each: each.reading.annotator):
        rows += _shares(own, "label", Mention, lambda mention: mention.label)
        rows += _shares(own, "polarity", Stance, lambda stance: stance.polarity)
        rows += _rates(own)
    return tuple(sorted(rows, key=lambda row: (row.annotator, row.what, row.value, row.week)))


def _shares(own: Sequence[Read], what: str, kind: type[Compared], said: Callable[..., str]) -> Iterator[Row]:
    """How the records of one annotator are spread over values, week by week."""
    weeks = {week: Counter(said(each) for each in _records(of, kind)) for week, of in _by_week(own)}
    articles = Counter(each.week for each in own)
    for value in sorted({value for counts in weeks.values() for value in counts}):
        count_before = before = 0
        for week, counts in weeks.items():
            count, n = counts[value], counts.total()
            row = Row(own[0].reading.annotator, week, what, value, articles[week], count, n)
            yield _placed(row, count_before, before)
            count_before, before = count_before + count, before + n


def _placed(row: Row, count_before: int, before: int) -> Row:
    """The row with its share, and whether it lies apart from that of the weeks before."""
    told = {name: getattr(row, name) for name in ("annotator", "week", "what", "value", "n_articles", "count", "n")}
    if not row.n:
        return Row(**told, note="nothing was marked that has one")
    interval = wilson(row.count, row.n)
    few = f"only {row.n} in this week" if row.n < FEW else f"only {before} in the weeks before" if before < FEW else ""
    if few:
        return Row(**told, figure=row.count / row.n, interval=interval, note=few)
    low, high = wilson(count_before, before)
    return Row(**told, figure=row.count / row.n, interval=interval, apart=interval[0] > high or interval[1] < low)


def _rates(own: Sequence[Read]) -> Iterator[Row]:
    for week, of in _by_week(own):
        words = sum(each.words for each in of)
        for value, kind in _KINDS.items():
            count = len([*_records(of, kind)])
            figure = 100 * count / words if words else None
            note = "no interval: what is marked in one article hangs together" if words else "nothing was read"
            yield Row(of[0].reading.annotator, week, "per 100 words", value, len(of), count, words, figure, note=note)


def _agreeing(read: Sequence[Read]) -> Iterator[Row]:
    """The agreement of each annotator with all others who read the same, by the week of the annotator."""
    found: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for article, of in _by(read, lambda each: each.reading.article):
        said = [(each, {kind: _said(each.reading, kind) for kind in _KINDS}) for each in of]
        for each, _ in said:
            found[each.reading.annotator, each.week] += ()  # also a week without anybody else has its rows
        for (each, mine), (other, theirs) in combinations(said, 2):
            alike = {kind: _same(mine[kind], theirs[kind]) for kind in _KINDS}
            for one in (each, other):
                found[one.reading.annotator, one.week].append((article, alike))
    for (annotator, week), pairs in found.items():
        yield from _alike(annotator, week, "agrees with others", pairs)


def _with_oneself(twice: Sequence[Twice]) -> Iterator[Row]:
    for annotator, own in _by(twice, lambda each: each.annotator):
        for week, of in _by(own, lambda each: each.week):
            pairs = [
                (
                    each.first.article,
                    {kind: _same(_said(each.first, kind), _said(each.second, kind)) for kind in _KINDS},
                )
                for each in of
            ]
            yield from _alike(annotator, week, "agrees with oneself", pairs)


def _alike(annotator: str, week: str, what: str, pairs: Sequence[_Pair]) -> Iterator[Row]:
    articles = len({article for article, _ in pairs})
    for value in _KINDS:
        same, n = (
            (sum(counts) for counts in zip(*(alike[value] for _, alike in pairs), strict=True)) if pairs else (0, 0)
        )
        note = "" if n else "nobody else has read what was read in this week" if not pairs else "nobody marked any"
        figure = 2 * same / n if n else None
        yield Row(annotator, week, what, value, articles, same, n, figure, note=note)


def _said(reading: Annotation, kind: str) -> _Said:
    """The records of a kind by what they say; of mentions that includes their words."""
    found: _Said = defaultdict(list)
    for record in reading.records.values():
        if isinstance(record, _KINDS[kind]):
            told = content(record)
            found[told if kind == "mentions" else told[2:]].append(record)
    return found


def _same(mine: _Said, theirs: _Said) -> tuple[int, int]:
    """How many records are alike in everything, and how many there are in both readings."""
    many = sum(map(len, mine.values())) + sum(map(len, theirs.values()))
    return sum(_touching(mine[told], theirs[told]) for told in mine.keys() & theirs.keys()), many


def _touching(mine: Sequence[Compared], theirs: Sequence[Compared]) -> int:
    """How many records that say the same are about the same words, each with one other."""
    left = sorted(theirs, key=_place)
    for record in sorted(mine, key=_place):
        if other := next((each for each in left if touch(record, each)), None):
            left.remove(other)
    return len(theirs) - len(left)


def _place(record: Compared) -> tuple[int, int]:
    span = place(record)
    return (span.end, span.start) if span else (0, 0)


def _records(of: Iterable[Read], kind: type[Compared]) -> Iterator[Compared]:
    return (record for each in of for record in each.reading.records.values() if isinstance(record, kind))


def _by_week(own: Iterable[Read]) -> list[tuple[str, list[Read]]]:
    return _by(own, lambda each: each.week)


def _by(given: Iterable[_T], key: Callable[[_T], str]) -> list[tuple[str, list[_T]]]:
    return [(name, [*of]) for name, of in groupby(sorted(given, key=key), key)]
