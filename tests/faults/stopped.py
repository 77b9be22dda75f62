"""A session dies at every call that it makes, the next one goes on, and then the power is cut.

What the first one wrote may be seen by the next and yet not be on the disk: seen is not saved.
"""

from itertools import count
from pathlib import Path

from tests.faults.acting import Page, scratch
from tests.faults.machine import Machine, Stopped
from tests.faults.metric import Metric
from tests.faults.powercut import cut

_CUTS = 8
"""States of the disk that are tried after the first session, and after the second."""


def stopped(every: int) -> Metric:
    """B3-death: a session is stopped at every `every`-th call, the next one goes on, and the power is cut."""
    faults: list[str] = []
    for nth in count(1, every):
        with scratch() as folder:
            reached, found = _stopped(Path(folder).resolve(), nth)
        faults += [f"stopped at call {nth}: {sentence}" for sentence in found]
        if not reached:
            break
    result = f"{nth // every} deaths, {len(faults)} faults"
    return Metric("B3-death", "death, then a power cut", result, "every call, none lost", not faults, tuple(faults))


def _stopped(root: Path, nth: int) -> tuple[bool, list[str]]:
    machine, page = Machine(root, "stop", nth), Page(root / "annotations")
    try:
        with machine:
            for names in (["1"], ["2", "3"], ["4"]):
                page.act(*names)
    except Stopped:
        pass
    page.close()
    wrong = cut(root, machine.calls, page, _CUTS)
    with Machine(root) as later:
        page = page.again()
        page.act("5")
        page.close()
    wrong += [f"still not saved: {page.told[-1]}"] if page.waiting else []
    return machine.reached, wrong + cut(root, [*machine.calls, *later.calls], page, _CUTS)
