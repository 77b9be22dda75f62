"""Stance on marked pairs: each set a table, each judge a column; one for each corpus, where a set has several."""

from collections.abc import Iterator, Mapping, Sequence

from tests.measure.eval import report
from tests.measure.eval.bands import Judged, bands
from tests.measure.eval.judges import Judge, majority
from tests.measure.eval.on_names import Seen
from tests.measure.eval.sets import POLARITIES, Pair, Pairs
from tests.measure.eval.signs import Probabilities, Signs, signs

Said = Sequence[Probabilities | None]


def pair_tables(sets: Sequence[Pairs], asked: Mapping[str, Judge], seen: Seen) -> Iterator[str]:
    """A table for each set, of whoever says anything on it, and how far the probabilities can be believed."""
    for each in sets:
        judges = {"majority": majority(each.pairs), **asked}
        said = {column: [judge(pair) for pair in each.pairs] for column, judge in judges.items()}
        told = {
            f"{column} *" if each.name in seen.get(column, ()) else column: s for column, s in said.items() if any(s)
        }
        yield from report.pairs(f"{each.name}, {len(each.pairs)} pairs", _signs(each.pairs, told))
        yield from _by_origin(each.pairs, told)
        for column, found in told.items():
            if column != "majority":
                yield from report.calibration(f"  scores, {column}", bands(_judged(each.pairs, found)))


def _by_origin(pairs: Sequence[Pair], said: Mapping[str, Said]) -> Iterator[str]:
    origins = sorted({pair.origin for pair in pairs})
    for origin in origins if len(origins) > 1 else ():
        own = [at for at, pair in enumerate(pairs) if pair.origin == origin]
        part = {column: [found[at] for at in own] for column, found in said.items()}
        yield from report.pairs(f"  {origin}, {len(own)} pairs", _signs([pairs[at] for at in own], part))


def _signs(pairs: Sequence[Pair], said: Mapping[str, Said]) -> dict[str, Signs]:
    columns = {}
    for column, found in said.items():
        both = [(pair.polarity, each) for pair, each in zip(pairs, found, strict=True) if each]
        columns[column] = signs([polarity for polarity, _ in both], [each for _, each in both])
    return columns


def _judged(pairs: Sequence[Pair], said: Said) -> Iterator[Judged]:
    for pair, each in zip(pairs, said, strict=True):
        if each:
            yield max(each), POLARITIES[each.index(max(each))] == pair.polarity
