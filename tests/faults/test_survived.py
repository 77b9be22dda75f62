"""A little of every fault; the whole of each stands on the scoreboard, `python -m tests.faults`."""

from collections.abc import Callable
from functools import partial

import pytest

from tests.faults.calls import calls
from tests.faults.damage import damages, truncations
from tests.faults.kills import kills
from tests.faults.limits import limits
from tests.faults.memory import memory
from tests.faults.metric import Metric
from tests.faults.powercut import powercuts
from tests.faults.reading import reading
from tests.faults.refused import refused
from tests.faults.replaced import replaced
from tests.faults.stopped import stopped
from tests.faults.streams import interrupted
from tests.faults.syncing import syncing

SMALL: dict[str, Callable[[], Metric]] = {
    "random kills": partial(kills, 8),
    "every 11th call fails": partial(calls, 11),
    "power cuts": partial(powercuts, 400),
    "death, and then a power cut": partial(stopped, 7),
    "truncations": partial(truncations, 600),
    "damage": partial(damages, 4000, 2000),
    "no room": partial(limits, 8),
    "failed syncs": partial(syncing, 8),
    "replaced files": partial(replaced, 8),
    "runs cut short": partial(interrupted, 23),
    "reading never writes": partial(reading, 3),
    "permission lost": refused,
    "out of memory": partial(memory, 3),
}


@pytest.mark.parametrize("name", SMALL)
def test_nothing_that_was_acknowledged_is_lost(name: str) -> None:
    found = SMALL[name]()
    assert found.faults == ()
    assert found.ok, found.number
