"""Agreement of ten readers on a thousand articles: every variable, without and with intervals, on two cores.

The readings are made up, the same at every run, and are in memory when the clock starts; how long logs take to be read
is measured with the opening of a project. `python -m tests.measure.bench.agreeing` prints its figures alone.
"""

import os
import re
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from tests.measure.bench import made
from tests.measure.bench.figures import Figure
from tests.measure.bench.opening import memory
from workbench.records import Annotation, Article, Mention, Naming, Record, Region, Stance, Status
from workbench.spans import Span

READERS = [f"reader-{number}" for number in range(10)]
ARTICLES = 1000
DRAWS = 1000
MENTIONS, STANCES, NAMINGS = 33, 8, 4
"""Of each article, of which every reader misses a tenth."""
LABELS = ("PERSON", "ORG", "ARMED_GROUP", "GPE", "LOC", "EVENT")
POLARITIES = ("support", "oppose", "conditional", "neutral")
VOICES = ("quoted", "reported", "outlet")
VALENCES = ("delegitimising", "negative", "neutral", "legitimising")
WORDS = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})?")


class Cost(NamedTuple):
    """Mentions that were compared, seconds without and with intervals, and MiB at most."""

    mentions: int
    plain: float
    drawn: float
    mebibytes: float


def figures() -> Iterator[Figure]:
    """Measured in a process of its own, so that nothing else is counted."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_two_cores) as pool:
        cost = pool.submit(measured, ARTICLES).result()
    what = f"agreement of 10 readers, {ARTICLES:,} articles, {cost.mentions:,} mentions"
    yield Figure(f"{what}:", 1000 * cost.plain, 10_000)
    yield Figure(f"… with {DRAWS:,} draws of articles for every figure", 1000 * cost.drawn, 60_000)
    yield Figure("… memory of the process at most", cost.mebibytes, 1000, "MiB")


def measured(number: int) -> Cost:
    """What all measures of all variables cost, of so many articles."""
    from workbench.agreement.reliability import agreement

    articles = {each.id: each for each in map(article, range(number))}
    readings = [each for one in articles.values() for each in read(one)]
    took = []
    for draws in (0, DRAWS):
        began = time.perf_counter()
        found = agreement(readings, articles=articles, draws=draws)
        took.append(time.perf_counter() - began)
    if not all(variable.n_units for variable in found.variables if variable.level != "found"):
        raise ValueError("a variable has no units, so that nothing was measured")
    return Cost(sum(len(each.mentions) for each in readings), took[0], took[1], memory())


def article(number: int) -> Article:
    """One of many, of about 2,500 code points, all of it the article."""
    text = made.text(number, 2500)
    return Article(f"a{number:06}", text, regions=(Region(0, len(text), text, "body"),))


def read(here: Article) -> Iterator[Annotation]:
    """What each of the readers makes of it: the same for the most part."""
    chance = Random(here.id)
    spans = [Span(found.start(), found.end(), found[0]) for found in WORDS.finditer(here.text)]
    true = dict(_records(chance, chance.sample(spans, MENTIONS + STANCES + NAMINGS)))
    for reader in READERS:
        said = {f"{reader}-{id_}": _as_read(chance, record) for id_, record in true.items() if chance.random() < 0.9}
        yield Annotation(here.id, here.sha256, reader, {**said, "status": Status("done")}, "1.0")


def _records(chance: Random, spans: list[Span]) -> Iterator[tuple[str, Record]]:
    for number, at in enumerate(spans):
        if number < MENTIONS:
            record: Record = Mention(at.start, at.end, at.quote, chance.choice(LABELS), _entity(chance))
        elif number < MENTIONS + STANCES:
            record = Stance(_entity(chance), _entity(chance), chance.choice(POLARITIES), chance.choice(VOICES), at)
        else:
            record = Naming(at.start, at.end, at.quote, _entity(chance), chance.choice(VALENCES), "regime", "outlet")
        yield str(number), record


def _as_read(chance: Random, record: Record) -> Record:
    """The record as one of them sees it: once in five times another label, entity, value or length."""
    at = chance.randrange(20)
    if isinstance(record, Mention) and at < 4:
        shorter = record.quote.partition(" ")[0]
        return (
            replace(record, label=chance.choice(LABELS)),
            replace(record, entity=_entity(chance)),
            replace(record, type="nominal"),
            replace(record, end=record.start + len(shorter), quote=shorter),
        )[at]
    if isinstance(record, Stance) and at < 4:
        return (
            replace(record, polarity=chance.choice(POLARITIES)),
            replace(record, voice=chance.choice(VOICES)),
            replace(record, target=_entity(chance)),
            replace(record, holder=record.target, target=record.holder),
        )[at]
    if isinstance(record, Naming) and at < 2:
        return replace(record, valence=chance.choice(VALENCES)) if at else replace(record, voice="quoted")
    return record


def _entity(chance: Random) -> str:
    """One of two thousand; some are named often, most hardly ever."""
    return f"entity-{int(2000 * chance.random() ** 3)}"


def _two_cores() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


if __name__ == "__main__":
    for figure in figures():
        print(figure, flush=True)
