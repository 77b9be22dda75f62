"""No test talks to anybody but this machine: what one tries is its failure."""

from collections.abc import Iterator

import pytest

from tests.faults import outward

outward.watch(also_here=False)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fails when the test, or what it left running, went out to the network."""
    before = len(outward.seen)
    yield
    assert outward.seen[before:] == [], "nothing may be reached from here"
