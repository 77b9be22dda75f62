"""The scoreboard: every metric in its full size, and what of them is run, in which order, and how it is told.

A metric that fails to give a number has failed. Articles that give orders to a model (C12) have no line, since no model
here takes any.
"""

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple

from tests.faults import (
    ages,
    agreeing,
    beside,
    branches,
    calls,
    clocks,
    comm,
    damage,
    formulas,
    input_safety,
    kills,
    limits,
    load,
    losses,
    memory,
    mergers,
    merging,
    planted,
    powercut,
    reading,
    refused,
    replaced,
    sessions,
    stopped,
    streams,
    syncing,
    text_safety,
    together,
)
from tests.faults.metric import Metric
from tests.faults.scenarios import tried

SIDE_BY_SIDE = 2
IN_TIME = [*clocks.SCENARIOS, *ages.SCENARIOS, *beside.SCENARIOS]

METRICS: dict[str, Callable[[], Metric]] = {
    "A1": load.durable,
    "A2": comm.through_the_comm,
    "A3": load.replay,
    "A4": load.bulk,
    "A5": together.simultaneous,
    "A6": load.largest,
    "A7": load.corpus,
    "A8": sessions.storm,
    "B1": partial(kills.kills, 300),
    "B2": partial(calls.calls, 1),
    "B3": partial(powercut.powercuts, 10_000),
    "B3-death": partial(stopped.stopped, 1),
    "B4": partial(damage.truncations, 10_000),
    "B5": partial(damage.damages, 60_000, 200_000),
    "B6": partial(limits.limits, 150),
    "B7": partial(syncing.syncing, 10),
    "B8": partial(replaced.replaced, 200),
    "B9": merging.laws,
    "B9-gone": merging.removals,
    "B9-again": together.replays,
    "B9-merge": partial(mergers.mergers, 1000),
    "B10": partial(tried, "B10", "git and conflict-copy scenarios", branches.SCENARIOS, 8),
    "B11": partial(sessions.sessions, range(5)),
    "B12": partial(tried, "B12", "clock, schema and cache scenarios", IN_TIME, 12),
    "B13": planted.planted,
    "B14": losses.regressions,
    "B15": partial(streams.interrupted, 1),
    "F10": refused.refused,
    "F20": partial(memory.memory, 20),
    "R13": partial(reading.reading, 20),
    **text_safety.METRICS,
    **formulas.METRICS,
    **input_safety.METRICS,
    "D1": agreeing.printed,
    "D2": partial(agreeing.exact, 2000),
    "D3": agreeing.edges,
    "D4": agreeing.same_bytes,
}
EXPECTED = [f"A{n}" for n in range(1, 9)] + [f"B{n}" for n in range(1, 16)] + [f"C{n}" for n in range(1, 12)]
EXPECTED += [f"D{n}" for n in range(1, 5)]
LONG = ("B11", "B2", "C6", "C7", "C3", "A7", "C1", "C8", "A5", "B9", "C10", "A8")
"""What takes longest, and is begun first."""
_GROUPS = {"F": "B", "R": "B"}
"""Faults and rules that have a line of their own are among the faults survived."""


class Measured(NamedTuple):
    """A metric and how many seconds it took."""

    metric: Metric
    seconds: float


def chosen(names: Sequence[str]) -> list[str]:
    """Ids of the metrics that are meant by `A`, `B3` or the like; of all where nothing is named.

    Raises KeyError for a name that means none.
    """
    known = sorted({*METRICS, *EXPECTED}, key=_place)
    for name in names:
        if not any(_meant(name, id_) for id_ in known):
            raise KeyError(name)
    return [id_ for id_ in known if not names or any(_meant(name, id_) for name in names)]


def _meant(name: str, id_: str) -> bool:
    return name in {id_, id_.partition("-")[0], _GROUPS.get(id_[0], id_[0])}


def _place(id_: str) -> tuple[str, str, int, str]:
    first, _, rest = id_.partition("-")
    return _GROUPS.get(first[0], first[0]), first[0], int(first[1:]), rest


def run(ids: Sequence[str]) -> Iterator[Measured]:
    """Each metric in the order of `ids`, measured in a process of its own, two at a time."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        order = sorted(ids, key=lambda id_: LONG.index(id_) if id_ in LONG else len(LONG))
        begun = {id_: pool.submit(alone, id_) for id_ in order}
        yield from (begun[id_].result() for id_ in ids)


def alone(id_: str) -> Measured:
    """A metric, measured in a process of its own; one that takes its process down has no number."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        try:
            return process.submit(measured, id_).result()
        except BrokenProcessPool:
            return Measured(_without(id_, "its process ended before it had a number"), 0)


def measured(id_: str) -> Measured:
    """One metric; one that is missing or breaks has no number, and fails."""
    began = time.perf_counter()
    if id_ not in METRICS:
        return Measured(_without(id_, "nobody measures it"), 0)
    try:
        metric = METRICS[id_]()._replace(id=id_)
    except Exception as error:  # whatever it is, the others are measured
        last = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__}: {error} ({last.filename.rpartition('/')[2]}:{last.lineno})"
        metric = _without(id_, why)
    return Measured(metric, time.perf_counter() - began)


def _without(id_: str, why: str) -> Metric:
    return Metric(id_, "could not be measured", "no number", "a number", False, (why,))
