"""How far annotators agree on where spans begin and end, with what label: unitizing alpha, and alpha per code point.

Krippendorff, K. (1995), On the reliability of unitizing contiguous data; as it stands in (2004), Content Analysis, ch.
11. Both count code points, so a long span weighs more than a short one, and the two need not be alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from workbench.agreement.bootstrap import measured, quotient
from workbench.agreement.continua import Continuum, Mark, apart, stretches
from workbench.agreement.krippendorff import alpha
from workbench.agreement.measure import Measure, Unit
from workbench.agreement.tallies import Array, Tally

Bounds = tuple[int, int]


class _Marked(NamedTuple):
    """One label: per article, how many spans there are of each of the `lengths`, and how much room there is for one."""

    lengths: Array
    spans: Array
    room: Array


def alpha_u(continua: Sequence[Continuum], *, draws: int = 0, seed: int = 0) -> Measure:
    """1 minus the disagreement on spans over that expected were all spans and gaps shuffled along the continuum.

    Two spans of one label that overlap differ by the squares of how far their beginnings and their ends are apart; a
    span that meets none of the other annotator's differs by its length, squared. Labels are added up. A label's spans
    must not overlap each other: the longest counts; spans of different labels may. An article is a continuum of its own
    in which no span or gap goes on from the last; where not all read all articles, a pair of annotators weighs
    1 / (annotators of the article - 1), as in alpha.
    """
    read = [_by_label(each) for each in continua if sum(marks is not None for marks in each.marks) > 1]
    lengths = [each.length for each in continua if sum(marks is not None for marks in each.marks) > 1]
    order = sorted(range(len(read)), key=lambda n: (lengths[n], _content(read[n])))
    return _alpha_u([read[n] for n in order], [lengths[n] for n in order], draws, seed)


def _alpha_u(read: list[list[dict[str, list[Bounds]]]], lengths: list[int], draws: int, seed: int) -> Measure:
    labels = sorted({label for readers in read for spans in readers for label in spans})
    why_not = "" if labels else "nobody marked any" if read else "no article was read by two annotators"
    many = np.array([len(readers) for readers in read], np.int64)
    positions = (many * np.array(lengths, np.int64)).astype(np.float64)
    scale = int(np.lcm.reduce(many - 1)) if read else 1
    apart_ = [sum(_apart(readers, label) for label in labels) for readers in read]
    observed = np.array([scale // (len(readers) - 1) * each for readers, each in zip(read, apart_, strict=True)], float)
    marked = [_marked(read, lengths, label) for label in labels]

    def estimate(weights: Array) -> Array:
        total = weights @ positions
        expected = sum((_expected(weights, each, total) for each in marked), np.zeros(len(weights)))
        return 1 - quotient(weights @ observed, scale * total * expected)

    return measured("unitizing alpha", estimate, len(read), why_not, draws, seed)


def alpha_per_code_point(continua: Sequence[Continuum], *, draws: int = 0, seed: int = 0) -> Measure:
    """Nominal alpha of code points, not marked being a label too.

    It knows nothing of spans: neighbours that one annotator marks as one and another as two are alike here. Of an
    annotator's spans that overlap, whatever their labels, the longest counts.
    """
    tally = Tally([_lengths(each) for each in continua])
    found = alpha(tally, draws=draws, seed=seed)
    why_not = "nobody marked any" if tally.labels == ("",) else found.why_not
    return replace(found, name="alpha per code point", why_not=why_not)


def _lengths(continuum: Continuum) -> Counter[Unit]:
    found: Counter[Unit] = Counter()
    for unit, length in stretches(continuum):
        found[unit] += length
    return found


def _by_label(continuum: Continuum) -> list[dict[str, list[Bounds]]]:
    """For each annotator who read the article, label → its spans, of those that overlap the longest."""
    found = []
    for marks in continuum.marks:
        if marks is not None:
            spans: dict[str, list[Mark]] = defaultdict(list)
            for mark in marks:
                spans[mark.label].append(mark)
            found.append({label: [mark[:2] for mark in apart(each)] for label, each in spans.items()})
    return found


def _content(readers: list[dict[str, list[Bounds]]]) -> list[list[tuple[str, int, int]]]:
    """What was marked, whoever marked it: articles are put in order by it."""
    return sorted(sorted((label, *span) for label, marks in spans.items() for span in marks) for spans in readers)


def _apart(readers: Sequence[Mapping[str, Sequence[Bounds]]], label: str) -> int:
    """How far the pairs of annotators differ on the spans of a label, added up. Spans that several marked come once."""
    who: dict[Bounds, int] = defaultdict(int)
    for n, spans in enumerate(readers):
        for span in spans.get(label, ()):
            who[span] |= 1 << n
    met, found = dict(who), 0
    for one, other in _meeting(sorted(who)):
        times = who[one].bit_count() * who[other].bit_count()
        found += times * ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)
        met[one] |= who[other]
        met[other] |= who[one]
    alone = ((who[span].bit_count() * (len(readers) - met[span].bit_count()), span) for span in who)
    return found + sum(times * (end - start) ** 2 for times, (start, end) in alone)


def _meeting(spans: Iterable[Bounds]) -> Iterator[tuple[Bounds, Bounds]]:
    """The pairs of spans, given in text order, that share a code point."""
    reaching: list[Bounds] = []
    for span in spans:
        if reaching:  # most meet none
            reaching = [each for each in reaching if each[1] > span[0]]
            yield from ((each, span) for each in reaching)
        reaching.append(span)


def _marked(read: Sequence[Sequence[Mapping[str, Sequence[Bounds]]]], lengths: Sequence[int], label: str) -> _Marked:
    by_reader = [(n, each.get(label, ())) for n, readers in enumerate(read) for each in readers]
    reader = np.repeat(np.arange(len(by_reader)), [len(spans) + 1 for _, spans in by_reader])
    at = np.array([n for n, _ in by_reader], np.int64)[reader]
    # bounds of gaps: from where the article begins, or a span ends, to where the next span begins, or the article ends
    edges = [bound for n, spans in by_reader for bound in (0, *chain.from_iterable(spans), lengths[n])]
    starts, ends = np.array(edges, np.int64).reshape(-1, 2).T
    inner = reader[1:] == reader[:-1]
    known, column = np.unique((starts[1:] - ends[:-1])[inner], return_inverse=True)
    counts = np.zeros((len(read), len(known)))
    np.add.at(counts, (at[1:][inner], column), 1)
    room = [np.bincount(at, np.maximum(ends - starts - length + 1, 0), len(read)) for length in known]
    return _Marked(known.astype(np.float64), counts, np.array(room, np.float64).T)


def _expected(weights: Array, marked: _Marked, positions: Array) -> Array:
    """How far two spans or gaps of a label differ that were put anywhere on the continuum by chance."""
    b, spans = marked.lengths, weights @ marked.spans
    overlapping = (spans.sum(axis=1) - 1)[:, None] * (b * (b - 1) * (2 * b - 1) / 3)
    total = (spans * (overlapping + b**2 * (weights @ marked.room))).sum(axis=1)
    return quotient(total, positions * (positions - 1) - spans @ (b * (b - 1)))
