"""Stance on marked pairs: each set a table, each judge a column."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from tests.measure.eval import judges, report
from tests.measure.eval.bands import bands
from tests.measure.eval.judges import Judge
from tests.measure.eval.sets import POLARITIES, Pair, Pairs
from tests.measure.eval.signs import Probabilities, Signs, signs

Said = list[Probabilities | None]


def pair_tables(
    sets: Sequence[Pairs], held_out: Judge | None, folder: Path | None, seen: Collection[str]
) -> Iterator[str]:
    """The tables; a set that comes from several corpora has one for each as well."""
    if not sets:
        return
    asked = {"lexicon only": judges.lexicon(), "model": judges.model(folder), "pipeline": judges.together()}
    if held_out:
        asked["cross-validated"] = held_out
    for each in sets:
        columns = {"majority": judges.majority(each.pairs), **asked}
        said = {name: [judge(pair) for pair in each.pairs] for name, judge in columns.items()}
        star = " *" if f"stance_{each.name}" in seen else ""
        yield from _tables(each, {name + star * (name in ("model", "pipeline")): s for name, s in said.items()})
    yield from ("", *(sentence for each in sets for sentence in each.troubles))
    yield "* trained on this set"


def _tables(each: Pairs, said: dict[str, Said]) -> Iterator[str]:
    kept = {name: probabilities for name, probabilities in said.items() if any(probabilities)}
    yield from report.pairs(f"{each.name}, {len(each.pairs)} pairs", _signs(each.pairs, kept))
    origins = sorted({pair.origin for pair in each.pairs})
    for origin in origins if len(origins) > 1 else ():
        own = [at for at, pair in enumerate(each.pairs) if pair.origin == origin]
        part = {name: [found[at] for at in own] for name, found in kept.items()}
        yield from report.pairs(f"  {origin}, {len(own)} pairs", _signs([each.pairs[at] for at in own], part))
    for name, found in kept.items():
        if name != "majority" and name != "lexicon only":
            yield from report.calibration(f"{each.name}: scores, {name}", bands(_judged(each.pairs, found)))


def _signs(pairs: Sequence[Pair], said: dict[str, Said]) -> dict[str, Signs]:
    columns = {}
    for name, found in said.items():
        both = [(pair.polarity, each) for pair, each in zip(pairs, found, strict=True) if each]
        columns[name] = signs([polarity for polarity, _ in both], [each for _, each in both])
    return columns


def _judged(pairs: Sequence[Pair], said: Said) -> Iterator[tuple[float, bool]]:
    for pair, each in zip(pairs, said, strict=True):
        if each:
            yield max(each), POLARITIES[each.index(max(each))] == pair.polarity
