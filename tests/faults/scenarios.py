"""Scenarios that are told by their names: each is tried in a folder of its own and says what went wrong, or nothing."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.faults.metric import Metric

Scenario = Callable[[Path], str]


def tried(id_: str, what: str, scenarios: Sequence[Scenario], least: int) -> Metric:
    """How many of the scenarios went well: all of them have to, and there have to be at least so many."""
    faults: list[str] = []
    for scenario in scenarios:
        with tempfile.TemporaryDirectory() as folder:
            if found := scenario(Path(folder) / "project"):
                faults.append(f"{scenario.__name__}: {found}")
    went_well = len(scenarios) - len(faults)
    ok = went_well >= least and not faults
    return Metric(id_, what, f"{went_well} of {len(scenarios)}", f">= {least}, all", ok, tuple(faults))
