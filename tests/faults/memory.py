"""There is not enough memory to read a long log: that is told, nothing is harmed, and with more memory it goes on."""

import hashlib
import resource
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.builders import an_action
from tests.faults.acting import ARTICLE, Page, scratch
from tests.faults.child import Child, Say
from tests.faults.metric import Metric
from tests.faults.oracle import judge
from workbench.records import Action, Record, Status
from workbench.store import Store
from workbench.trouble import Trouble

_STEP = 2**18
"""Bytes."""


def memory(times: int) -> Metric:
    """F20: a log of 48 MB is read with 256 KiB to spare, 512, 768 …."""
    # in a process of its own: one that has lived for long has room that it does not use
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(_memory, times).result()


def _memory(times: int) -> Metric:
    faults: list[str] = []
    refused = 0
    with scratch() as folder:
        Child(lambda _say: _write(Path(folder))).wait()  # elsewhere, as this process would keep the room that it needs
        print_ = _print_of(Path(folder))
        for number in range(1, times + 1):
            lines = Child(partial(_read, Path(folder), number * _STEP)).wait()
            refused += "told" in lines
            faults += [line for line in lines if line not in ("told", "end")]
            faults += [] if "end" in lines else [f"with {number * _STEP} bytes to spare the process dies"]
            faults += [] if _print_of(Path(folder)) == print_ else ["the log is changed"]
    told = f"{refused} of {times} readings had too little memory, {len(faults)} faults"
    return Metric("F20", "out of memory", told, "told, none harmed", not faults and refused > 0, tuple(faults))


def _long() -> dict[str, Action]:
    put: dict[str, Record] = {"status": Status("started", "n" * 500_000)}
    return {str(number): an_action(ARTICLE, "status", put, id=str(number)) for number in range(96)}


def _write(folder: Path) -> None:
    page = Page(folder)
    page.tried = _long()
    page.send()
    page.close()


def _read(folder: Path, spare: int, say: Say) -> None:
    saved = _long()
    # what may be written to, and not all that is mapped: threads keep room that counts there and is no room
    used = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (used + spare, most))
    try:
        logs = Store(folder).read()
        wrong = judge(logs, saved, saved)
    except (MemoryError, Trouble):
        logs, wrong = None, []
        say("told")
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    for sentence in wrong if logs else judge(Store(folder).read(), saved, saved):
        say(sentence)
    say("end")


def _print_of(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}
