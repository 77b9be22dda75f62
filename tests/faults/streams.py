"""A run over many articles is killed or fails at each of its calls, and goes on as if nothing had been.

Whatever was met, the next run ends with the very bytes that one without any fault ends with, and leaves nothing beside
them.
"""

import resource
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.builders import a_mention
from tests.faults.acting import scratch
from tests.faults.child import Child, Say, crashed
from tests.faults.machine import Fault, Machine
from tests.faults.metric import Metric
from workbench.corpus import articles_in
from workbench.records import Article, Record
from workbench.streaming import Stream
from workbench.streaming.journal import opened
from workbench.streaming.working import here
from workbench.trouble import Trouble

ARTICLES = "".join(
    f'{{"id": "{number}", "text": "Turkey 🇹🇷 said no {number} times;\\r\\nİran, e\u0301 and مرحبا said yes."}}\n'
    for number in range(9)
)
BAD = '{"id": "odd", "text": "This one breaks it."}\n{broken\n'
FAULTS: tuple[Fault, ...] = ("kill", "torn", "EIO", "ENOSPC", "EINTR", "short")


class Quick:
    """Stands in for a suggester: it proposes one mention, and cannot do articles that say "breaks"."""

    def __call__(self, article: Article) -> Mapping[str, Record]:
        """The first word."""
        if "breaks" in article.text:
            raise IndexError("list index out of range")
        return {f"m-{article.id}": a_mention(article.text, article.text.split()[0])}

    def describe(self) -> Mapping[str, str]:
        """A name."""
        return {"name": "quick"}

    @contextmanager
    def forgetful(self) -> Iterator[None]:
        """It keeps nothing."""
        yield


def interrupted(every: int) -> Metric:
    """B15: each `every`-th call of a run fails or is its last, then there is less and less room; JSON and Parquet."""
    tried, faults = 0, list[str]()
    for ending in ("jsonl", "parquet"):
        with scratch() as folder:
            expected = told_and_written(place(Path(folder)), ending, 4)[1]
        for fault in FAULTS:
            for nth in count(1, every):
                reached, wrong = _met(fault, nth, ending, expected)
                faults += [f"{fault} at call {nth}, {ending}: {sentence}" for sentence in wrong]
                if not reached:
                    break
                tried += 1
        for room in range(0, 4000, 50 * every):
            faults += [f"{room} bytes of room, {ending}: {sentence}" for sentence in _met(room, 0, ending, expected)[1]]
            tried += 1
    number = f"{tried} runs cut short, {len(faults)} faults"
    return Metric("B15", "runs over many articles", number, "each ends alike", not faults and tried > 20, tuple(faults))


def place(around: Path) -> Path:
    """A folder to write in, with articles beside it, two of which are bad."""
    folder = around / "out"
    folder.mkdir()
    (around / "in.jsonl").write_text(ARTICLES + BAD + ARTICLES.replace('"id": "', '"id": "b'), encoding="utf-8")
    return folder


def told_and_written(folder: Path, ending: str, batch: int) -> tuple[list[str], bytes]:
    """What a run over the articles there tells, and what it writes."""
    told: list[str] = []
    out = folder / f"out.{ending}"
    stream = Stream(articles_in(folder.parent / "in.jsonl"), work=here(Quick()), say=told.append, batch=batch)
    with opened(out, Quick().describe()) as journal:
        stream.through(journal, out)
    return told, out.read_bytes()


def _met(fault: Fault | int, nth: int, ending: str, expected: bytes) -> tuple[bool, list[str]]:
    """Whether the call was made, and what is wrong after it and after the next run."""
    with scratch() as around:
        folder = place(Path(around))
        lines = Child(lambda say: _in(fault, nth, folder, ending, say)).wait()
        wrong = [line for line in lines if line.startswith("crashed")]
        out = folder / f"out.{ending}"
        if out.exists() and out.read_bytes() != expected:
            wrong.append("what is written is neither nothing nor all of it")
        told, written = told_and_written(folder, ending, 1 + nth % 5)
        wrong += [] if written == expected else ["the next run ends otherwise"]
        wrong += [] if len(told) == 2 else [f"the next run tells {told}"]
        left = {path.name for path in folder.iterdir()} - {out.name}
        return "untouched" not in lines, wrong + ([f"there is still {sorted(left)}"] if left else [])


def _in(fault: Fault | int, nth: int, folder: Path, ending: str, say: Say) -> None:
    try:
        if isinstance(fault, int):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (fault, fault))
            told_and_written(folder, ending, 4)
            return
        with Machine(folder, fault, nth) as machine:
            told_and_written(folder, ending, 4)
        if not machine.reached:
            say("untouched")
    except Trouble:
        say("told")
    except OSError as error:
        say("told" if error.filename and error.strerror else crashed(error))
