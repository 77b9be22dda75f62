"""Ten thousand articles in one run of `workbench suggest`: what it holds in memory at the beginning and at the end."""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from tests.builders import ROOT
from tests.measure.bench import made
from tests.measure.bench.figures import Figure

ARTICLES = 10_000
EARLY = 1_000
"""Articles after which a process has all that it will ever need."""
LENGTH = 160
"""Code points of made-up news in each, so that ten thousand take minutes; memory asks for their number."""
NEW = 10
"""Words in each that no other has, so that whatever keeps words shows."""


class Held(NamedTuple):
    """After so many articles, so many MiB in memory."""

    articles: int
    mebibytes: float


def figures() -> list[Figure]:
    """Memory early and at most, and what came in between."""
    with tempfile.TemporaryDirectory() as folder:
        given = articles(Path(folder), ARTICLES)
        held = list(watched(given, Path(folder) / "out.jsonl"))
    early = max(each.mebibytes for each in held if each.articles <= EARLY)
    most = max(each.mebibytes for each in held)
    return [
        Figure("10,000 articles: memory grew after the 1,000th by", most - early, 16, "MB"),
        Figure("10,000 articles: memory at most", most, 700, "MB"),
    ]


def articles(folder: Path, number: int) -> Path:
    """A file of so many short articles, the same at every run."""
    path = folder / "in.jsonl"
    with path.open("wb") as file:
        for seed in range(number):
            chance = Random(seed)
            new = " ".join("".join(chance.choices("abcdefghiklmnoprstu", k=9)) for _ in range(NEW))
            text = f"{made.text(seed, LENGTH)[:LENGTH]}.\n\nSigns seen there: {new}.\n"
            file.write(msgspec.json.encode({"id": f"a{seed}", "text": text}) + b"\n")
    return path


def watched(given: Path, out: Path) -> Iterator[Held]:
    """What a run holds, each time that its journal has grown. Raises RuntimeError when it fails."""
    journal = out.with_name(f"{out.name}.part")
    process = subprocess.Popen([sys.executable, "-m", "workbench", "suggest", str(given), str(out)], cwd=ROOT)
    done = read = 0
    while process.poll() is None:
        if journal.exists() and journal.stat().st_size > read:
            with journal.open("rb") as file:
                file.seek(read)
                new = file.read()
            read, done = read + len(new), done + new.count(b"\n")
            if held := _resident(process.pid):
                yield Held(done, held)
        time.sleep(0.05)
    if process.returncode:
        raise RuntimeError(f"the run ended with {process.returncode}")


def _resident(pid: int) -> float:
    """MiB; 0 when the process has just ended."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0
