"""On a cluster the same rows come out, also when a worker dies; what is amiss with a cluster is a sentence."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from tests.builders import ROOT, an_article
from tests.faults.streams import Quick
from tests.measure.bench import made
from workbench.__main__ import main
from workbench.records import Article
from workbench.streaming import cluster
from workbench.streaming.recipe import recipe
from workbench.streaming.working import here
from workbench.trouble import Trouble

distributed = pytest.importorskip("distributed")
BY = {"name": "quick"}
COMMAND = [sys.executable, "-m", "workbench", "suggest"]


def articles(folder: Path, number: int, length: int) -> Path:
    """A file of made-up articles."""
    lines = [msgspec.json.encode({"id": f"a{each}", "text": made.text(each, length)}) for each in range(number)]
    (folder / "in.jsonl").write_bytes(b"\n".join(lines))
    return folder / "in.jsonl"


def children(parent: int) -> Iterator[int]:
    """The workers that a process has begun."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told, command = stat.read_text(), (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(told.rpartition(")")[2].split()[1]) == parent and b"spawn_main" in command:
            yield int(stat.parent.name)


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are found by what Linux tells of them")
def test_two_workers_one_of_them_killed_midway_give_the_rows_of_one_process(tmp_path: Path) -> None:
    given = articles(tmp_path, 40, 700)
    assert main(["suggest", str(given), str(tmp_path / "one.parquet")]) == 0
    out = tmp_path / "two.parquet"
    words = [*COMMAND, str(given), "--out", str(out), "--workers", "2", "--batch", "2"]
    process = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    journal = tmp_path / "two.parquet.part"
    while process.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") > 4):
        time.sleep(0.01)
    killed = next(children(process.pid))
    os.kill(killed, signal.SIGKILL)
    assert 4 < journal.read_bytes().count(b"\n") < 40, "not midway"
    _, said = process.communicate(timeout=300)
    assert (process.returncode, said) == (0, "")
    assert out.read_bytes() == (tmp_path / "one.parquet").read_bytes()


class Pool:
    """Stands in for a client: tasks are done at once, or as `done` does them."""

    def __init__(self, done: Any) -> None:
        self.done, self.most, self.waiting = done, 0, 0

    def nthreads(self) -> dict[str, int]:
        """One worker of one thread."""
        return {"tcp://one": 1}

    def submit(self, _task: Any, _recipe: bytes, batch: bytes, *, pure: bool) -> Any:
        """A future of what is done."""
        assert not pure, "Dask would give the answer to another batch of the same articles"
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        future: Future[bytes] = Future()
        try:
            future.set_result(self.done(msgspec.json.decode(batch, type=list[Article])))
        except Exception as error:
            future.set_exception(error)
        return SimpleNamespace(result=lambda _: self._taken(future))

    def _taken(self, future: "Future[bytes]") -> bytes:
        self.waiting -= 1
        return future.result()


def answer(batch: list[Article], by: dict[str, str] = BY) -> bytes:
    """What a worker says."""
    (lines,) = here(Quick())([batch])
    return msgspec.json.encode((by, [line.said for line in lines]))


def spread(pool: Pool, number: int = 12) -> list[tuple[str, str]]:
    """Id and trouble of each article, in the order of the lines."""
    given = [an_article(f"Turkey said {each}.", str(each)) for each in range(number)]
    batches = [given[at : at + 3] for at in range(0, number, 3)]
    lines = [line for lines in cluster._spread(pool, b"", BY, batches) for line in lines]
    return [("" if line.trouble else msgspec.json.decode(line.said)["article"], line.trouble) for line in lines]


def test_an_article_that_takes_workers_down_is_told_and_its_neighbours_have_their_rows() -> None:
    def done(batch: list[Article]) -> bytes:
        if any(article.id == "4" for article in batch):
            raise distributed.KilledWorker("task", SimpleNamespace(address="tcp://one"), 3)
        return answer(batch)

    found = spread(Pool(done))
    assert [id_ for id_, _ in found] == ["0", "1", "2", "3", "", "5", "6", "7", "8", "9", "10", "11"]
    assert [trouble for _, trouble in found if trouble] == ["4: every worker that was given it died; leave it out"]


def test_only_so_much_is_ahead_as_the_workers_have_to_do() -> None:
    pool = Pool(answer)
    assert len(spread(pool, 60)) == 60
    assert pool.most == 3


def test_a_worker_that_suggests_by_other_rules_is_refused() -> None:
    with pytest.raises(Trouble, match=r"a worker suggests by name slow \(here quick\); install the same"):
        spread(Pool(lambda batch: answer(batch, {"name": "slow"})))


def test_a_scheduler_that_went_is_a_sentence() -> None:
    def gone(_: list[Article]) -> bytes:
        raise OSError("closed")

    with pytest.raises(Trouble, match=r"the cluster gave no answer .*run the same again to go on"):
        spread(Pool(gone))


def test_a_worker_makes_the_suggester_that_is_here(tmp_path: Path) -> None:
    made_of = recipe(ROOT / "annotations")
    by = made_of.by(made_of.suggester().describe())
    task = cluster.lines_of(msgspec.json.encode(made_of), msgspec.json.encode([an_article("Turkey rejected it.")]))
    made_by, (said,) = msgspec.json.decode(task, type=tuple[dict[str, str], list[bytes]])
    assert made_by == by
    assert [mention["quote"] for mention in msgspec.json.decode(said)["mentions"]] == ["Turkey"]


def test_versions_that_differ_are_told() -> None:
    def of(python: str, dask: str) -> dict[str, Any]:
        return {"packages": {"python": python, "dask": dask, "distributed": dask, "numpy": "1"}}

    here_ = of("3.11.7.final.0", "2026.8.0")
    cluster._check({"client": here_, "scheduler": of("3.11.9.final.0", "2026.8.0"), "workers": {}})
    with pytest.raises(Trouble, match=r"tcp://one has dask 2025.1.0 \(here 2026.8.0\), distributed 2025.1.0"):
        cluster._check({"client": here_, "scheduler": here_, "workers": {"tcp://one": of("3.11.7", "2025.1.0")}})


def test_nobody_at_the_address_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.3)
    given, out = str(articles(tmp_path, 1, 100)), tmp_path / "out.jsonl"
    assert main(["suggest", given, str(out), "--scheduler", "tcp://127.0.0.1:9"]) == 1
    assert "tcp://127.0.0.1:9: no Dask scheduler answers there" in capsys.readouterr().err
    assert not out.exists()


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(Trouble, match=r'pip install "stance-workbench\[workers\]"'),
        cluster.cluster(recipe(ROOT / "annotations"), BY, workers=2),
    ):
        pass
