"""There is no room: a file may not grow, or the disk is full. What was acknowledged is there, the rest is told."""

import resource
import signal
import subprocess
import sys
from pathlib import Path

from tests.builders import ROOT
from tests.faults.acting import Page, scratch
from tests.faults.child import Child, Say
from tests.faults.metric import Metric
from tests.faults.oracle import judge_folder
from workbench import checking

_ROOM = 64 * 1024
"""Bytes of the disk that is filled."""


def limits(times: int) -> Metric:
    """B6: a session under each of so many file size limits, and one on a full disk of its own."""
    faults: list[str] = []
    for number in range(times):
        limit = 40 + number * 37
        with scratch() as folder:
            faults += [f"limit of {limit} bytes: {told}" for told in _limited(Path(folder), limit)]
    full = _on_a_full_disk()
    faults += [f"full disk: {told}" for told in full or ()]
    note = "a full disk" if full is not None else "full disk not tried here (no user namespaces)"
    result = f"{times} limits and {note}, {len(faults)} faults"
    return Metric("B6", "no room", result, "150 limits + 1 disk, none lost", not faults, tuple(faults))


def _limited(folder: Path, limit: int) -> list[str]:
    lines = Child(lambda say: _session(folder, limit, say)).wait()
    wrong = [line for line in lines if line.startswith("crashed")]
    page = Page(folder)
    for what, names in (line.split(" ", 1) for line in lines if not line.startswith("crashed")):
        page.remember(what, names.split())
    wrong += judge_folder(folder, page.acknowledged, page.tried)
    page.send()
    page.close()
    wrong += [f"still not saved: {told}" for told in page.told]
    return wrong + judge_folder(folder, page.acknowledged, page.tried)


def _session(folder: Path, limit: int, say: Say) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    page = Page(folder)
    for number in range(8):
        say(f"try {number}")
        if done := page.act(str(number)):
            say(f"saved {' '.join(done)}")


def _on_a_full_disk() -> list[str] | None:
    """Sentences on what is wrong there, or None where no such disk can be had."""
    with scratch() as folder:
        mount = f'mount -t tmpfs -o size={_ROOM} none "$0" && exec "$1" -m tests.faults.limits "$0"'
        command = ["unshare", "-Urm", "sh", "-c", mount, folder, sys.executable]
        try:
            run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        except FileNotFoundError:
            return None
    if "unshare" in run.stderr or "mount" in run.stderr:
        return None
    return [*run.stdout.splitlines(), *run.stderr.splitlines()[-1:]]


def _until_full(root: Path) -> list[str]:
    """Work on a disk until it is full, read it, make room, and go on; run on a disk of its own."""
    folder, filler = root / "annotations", root / "filler"
    filler.write_bytes(bytes(_ROOM // 2))
    page, number = Page(folder), 0
    while not page.told:
        page.act(str(number))
        number += 1
    wrong = [] if number > 8 else ["hardly anything was saved"]
    wrong += [] if "space" in page.told[0] else [f"what is told does not help: {page.told[0]}"]
    page.close()
    again = Page(folder)  # opening and reading need no room
    again.remember("try", page.tried)
    again.remember("saved", page.acknowledged)
    wrong += judge_folder(folder, again.acknowledged, again.tried)
    checking.check(root)  # nor does that; what it raised would be told
    again.send()
    wrong += [] if again.told else ["it is saved on a full disk"]
    filler.unlink()
    again.told.clear()
    again.send()
    wrong += [f"still not saved: {told}" for told in again.told]
    return wrong + judge_folder(folder, again.acknowledged, again.tried)


if __name__ == "__main__":
    print(*_until_full(Path(sys.argv[1])), sep="\n", end="")
