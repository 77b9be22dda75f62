"""Tables, charts and networks of 100,000 statements, in a process of its own: `python -m tests.measure.bench.charting`.

Made up are 10,000 articles of 12 outlets in five years, read by two annotators, with 100,000 mentions, stances and
namings each. A job is something that is made of their tables: add it to `JOBS` with the seconds that it may take.
`python -m tests.measure.bench.charting NAME …` runs those whose names begin so.
"""

import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import NamedTuple, cast

from tests.builders import ROOT
from tests.measure.bench import made
from tests.measure.bench.figures import Figure
from workbench import charts, counting, networks, tables
from workbench.codebook import Codebook
from workbench.figures.every import FIGURES
from workbench.figures.material import Material
from workbench.project import Project
from workbench.records import (
    Action,
    Annotation,
    Article,
    Decision,
    Entity,
    Mention,
    Naming,
    Record,
    Region,
    Stance,
    Status,
    Topic,
)
from workbench.spans import Span
from workbench.tables import Tables
from workbench.tables.quality import Quality

ARTICLES, EACH = 10_000, 5
"""Articles, and records of a kind in each reading of one."""
ANNOTATORS = ("ana", "ben")
OUTLETS = [f"Outlet {letter}" for letter in "ABCDEFGHIJKL"]
ACTORS = [f"actor-{n}" for n in range(200)]
TOPICS = [f"topic:t{n}" for n in range(60)]
MEGABYTES = 500


class Job(NamedTuple):
    """What is made of the tables, and how many seconds that may take."""

    make: Callable[[Tables], object]
    seconds: float


NEEDS_MORE = {"agreement", "corrected-positions", "drift", "learning-curve"}
"""Figures that are made of more than the tables; what is drawn of that is small, or has a job of its own."""

JOBS: dict[str, Job] = {
    "table mentions": Job(lambda given: tables.mentions(*_given(given)), 1),
    "table stances": Job(lambda given: tables.stances(*_given(given)), 1),
    "table namings": Job(lambda given: tables.namings(*_given(given)), 1),
    "table articles": Job(lambda given: tables.articles(*_given(given), actions()), 1),
    "table actions": Job(lambda given: tables.actions(actions(), codebook()), 1),
    # it has a row for each record of any kind and for each suggestion: 400,000
    "table suggestions, 400,000 rows": Job(lambda given: _afresh(given).suggestions, 4),
    "table influence": Job(lambda given: _afresh(given).influence, 1),
    "table pace": Job(lambda given: _afresh(given).pace, 1),
    "table codes": Job(lambda given: _afresh(given).codes, 1),
    "table read": Job(lambda given: _afresh(given).read, 1),
    "counted stances": Job(
        lambda given: counting.counted(given.stances, ["actor", "target", "polarity"], "position"), 0.3
    ),
    "chart corrected-positions": Job(
        lambda given: charts.corrected_positions(given.stances, given.stances, given.articles, weights=weights()), 2
    ),
    "network two-mode": Job(lambda given: networks.two_mode(given.stances), 5),
    "network congruence": Job(lambda given: networks.one_mode(given.stances, "congruence", normalise="jaccard"), 5),
    "network conflict": Job(lambda given: networks.one_mode(given.stances, "conflict", normalise="cosine"), 5),
    "network subtract": Job(lambda given: networks.one_mode(given.stances, "subtract", normalise="average"), 5),
    "network of targets": Job(lambda given: networks.one_mode(given.stances, "congruence", of="target"), 5),
    "network of a month": Job(lambda given: networks.windows(given.stances, "month")[30], 5),
    "network communities": Job(lambda given: networks.grouped(networks.one_mode(given.stances, "subtract")), 5),
    "network backbone": Job(lambda given: networks.backbone(given.stances), 5),
}
for _each in FIGURES:
    if _each.name not in NEEDS_MORE:
        # networks and what is measured of them have the time of a network
        seconds = 5 if "network" in _each.name or _each.name == "polarisation" else 2
        JOBS[f"chart {_each.name}"] = Job(lambda given, draw=_each.draw: draw(material(given)), seconds)


def figures() -> list[Figure]:
    """Each job beside its floor, and the memory that all of them together took."""
    one_core = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=one_core)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [Figure(f"100,000 statements: {each['what']}", each["value"], each["floor"], each["unit"]) for each in found]


@cache
def articles() -> tuple[Article, ...]:
    """Articles of about 2,300 code points."""
    chance, pool = Random(7), [made.text(seed, 2000) for seed in range(500)]
    return tuple(_article(number, pool[number % len(pool)], chance) for number in range(ARTICLES))


def _article(number: int, text: str, chance: Random) -> Article:
    text = f"Report {number}.\n\n{text}"
    day = f"{2014 + number % 5}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    regions = (Region(0, len(text), text, "body"),)
    return Article(f"a{number:06}", text, f"Report {number}", chance.choice(OUTLETS), day, regions=regions)


@cache
def readings() -> tuple[Annotation, ...]:
    """What both annotators say of each article; half of it was suggested."""
    chance = Random(11)
    return tuple(_reading(article, name, chance) for article in articles() for name in ANNOTATORS)


def _reading(article: Article, annotator: str, chance: Random) -> Annotation:
    records: dict[str, Record] = {"status": Status("done")}
    for number, record in enumerate(_records(article, chance)):
        records[f"r{number}"] = record
        if record.by:
            records[f"s{number}"] = Decision("accepted" if number % 3 else "edited", record)
    return Annotation(article.id, "", annotator, records, "3")


def _records(article: Article, chance: Random) -> Iterator[Mention | Stance | Naming]:
    actors = [chance.choice(ACTORS[:20] if chance.random() < 0.7 else ACTORS) for _ in range(EACH)]
    for actor in actors:
        by = chance.choice(["", "gazetteer 1"])
        words, evidence, term = (_span(article.text, chance, length) for length in (12, 90, 20))
        yield Mention(words.start, words.end, words.quote, "ORG", actor, by=by)
        polarity = chance.choice(["support", "oppose", "conditional", "neutral"])
        yield Stance(actor, chance.choice(TOPICS), polarity, chance.choice(["quoted", "outlet"]), evidence, by=by)
        yield Naming(
            term.start, term.end, term.quote, actor, chance.choice(["neutral", "delegitimising"]), "", "outlet"
        )


def _span(text: str, chance: Random, length: int) -> Span:
    start = chance.randrange(len(text) - length)
    return Span(start, start + length, text[start : start + length])


@cache
def actions() -> dict[str, tuple[Action, ...]]:
    """An action for each ten of what they put: 100,000 of them."""
    made_of = {name: [each for each in readings() if each.annotator == name] for name in ANNOTATORS}
    return {
        name: tuple(
            Action(id=f"{name}{each.article}{n}", article=each.article, sha256="", do="add", seq=n, ms=900)
            for each in found
            for n in range(EACH)
        )
        for name, found in made_of.items()
    }


@cache
def codebook() -> Codebook:
    """A codebook that knows all actors and topics."""
    entities = {id_: Entity(id_, "ORG", id_.replace("-", " ").title()) for id_ in ACTORS}
    topics = {id_: Topic(id_, id_.removeprefix("topic:"), "") for id_ in TOPICS}
    return Codebook("3", "made", {}, {}, {}, {}, topics=topics, entities=entities)


@cache
def labelled() -> Tables:
    """All of it as tables."""
    return Tables(readings(), articles(), codebook(), actions())


def _given(_: Tables) -> tuple[tuple[Annotation, ...], tuple[Article, ...], Codebook]:
    return readings(), articles(), codebook()


@cache
def weights() -> dict[str, float]:
    """What a tenth of the articles stand for, as if drawn by lot."""
    return {each.id: 10.0 for each in articles()[::10]}


def material(given: Tables) -> Material:
    """What figures are drawn from; no project is behind it."""
    return Material(cast("Project", None), given)


def _afresh(given: Tables) -> Quality:
    """The tables of the work itself, none of them made yet."""
    return Quality(given, *_given(given), actions())


def main(*wanted: str) -> None:
    """Print a line of JSON for each job, processor seconds, and for the memory of all of them."""
    given = labelled()
    actions()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, job in JOBS.items():
        if not wanted or name.startswith(wanted):
            if not name.startswith("table"):
                given.all()  # charts are made of tables that are there
            _tell(name, min(_seconds(job, given) for _ in range(2)), job.seconds, "s")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _tell("memory beside what it is made of", (after - before) / 1024, MEGABYTES, "MB")


def _seconds(job: Job, given: Tables) -> float:
    """Processor time; what the first run of all loads is not the job's."""
    gc.collect()  # a graph goes round in itself, and would stay until somebody looks
    began = time.process_time()
    job.make(given)
    return time.process_time() - began


def _tell(what: str, value: float, floor: float, unit: str) -> None:
    print(json.dumps({"what": what, "value": value, "floor": floor, "unit": unit}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
