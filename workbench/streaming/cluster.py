"""Batches worked out on a Dask cluster, and taken back in their order.

A task is bytes: the recipe of the suggester and a batch of articles as JSON; its answer is bytes too. So nothing on a
worker is needed but the same workbench, and a task whose worker died is simply done again by another. Dask moves and
runs these bytes; whoever can reach a scheduler can run programs on its workers, see docs/suggest.md.
"""

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from importlib import import_module
from threading import Lock
from typing import Any

import msgspec

from workbench.records import Article
from workbench.streaming.journal import Line, key_of
from workbench.streaming.recipe import Recipe
from workbench.streaming.working import Suggester, Work, in_trouble, worked
from workbench.trouble import Trouble

_PATIENCE = 30
"""Seconds that are waited for a scheduler or a first worker, and after which it is looked whether any is left."""
_AHEAD = 2
"""Batches that wait at a worker for each that it works on; what is ahead is held in memory, and no more than that."""
_ALIKE = ("python", "dask", "distributed")
"""What has to be of one version everywhere for Dask to understand itself; of Python the first two numbers."""
_alone = Lock()


@contextmanager
def cluster(recipe: Recipe, by: Mapping[str, str], *, scheduler: str = "", workers: int = 0) -> Iterator[Work]:
    """A way to work batches out on the workers of `scheduler`, or on so many of this machine's, begun for it.

    `by` is what `Recipe.by` says here; an answer made by anything else is refused. Raises Trouble when the `workers`
    extra is not installed, nobody answers at the address, or versions differ.
    """
    distributed = _distributed()
    logging.getLogger("distributed").setLevel(logging.ERROR)
    begun = _local(distributed, workers) if not scheduler else None
    try:
        client = _client(distributed, begun or scheduler)
        try:
            _check(client.get_versions())
            yield partial(_spread, client, msgspec.json.encode(recipe), dict(by))
        finally:
            client.close()
    finally:
        if begun:
            begun.close()


def lines_of(recipe: bytes, batch: bytes) -> bytes:
    """The task: who worked it out, and what is to be written of each article, as JSON of bytes in base 64."""
    articles = msgspec.json.decode(batch, type=list[Article])
    with _alone:  # a worker may have several threads, and there is one suggester
        suggester, by = _suggester(recipe)
        return msgspec.json.encode((by, [line.said for line in worked(suggester, articles)]))


@lru_cache(1)
def _suggester(recipe: bytes) -> tuple[Suggester, dict[str, str]]:
    made = msgspec.json.decode(recipe, type=Recipe)
    suggester = made.suggester()
    return suggester, made.by(suggester.describe())


def _spread(client: Any, recipe: bytes, by: dict[str, str], batches: Iterable[list[Article]]) -> Iterator[list[Line]]:
    waiting: deque[tuple[list[Article], Any]] = deque()
    submit = partial(client.submit, lines_of, recipe, pure=False)
    for batch in batches:
        waiting.append((batch, submit(msgspec.json.encode(batch))))
        while len(waiting) > _AHEAD * max(1, sum(client.nthreads().values())):
            yield _answer(client, submit, by, *waiting.popleft())
    while waiting:
        yield _answer(client, submit, by, *waiting.popleft())


def _answer(client: Any, submit: Any, by: dict[str, str], batch: list[Article], task: Any) -> list[Line]:
    """The lines of a batch; an article that takes every worker down that it is given to has a line that says so."""
    distributed = _distributed()
    try:
        made_by, said = msgspec.json.decode(_result(client, task), type=tuple[dict[str, str], list[bytes]])
    except distributed.KilledWorker:
        if len(batch) > 1:
            return [_answer(client, submit, by, [one], submit(msgspec.json.encode([one])))[0] for one in batch]
        said, made_by = [in_trouble(f"{batch[0].id}: every worker that was given it died; leave it out")], by
    if made_by != by:
        raise Trouble(f"a worker suggests by {_told(made_by, by)}; install the same workbench everywhere")
    return [Line(key_of(article), each) for article, each in zip(batch, said, strict=True)]


def _result(client: Any, task: Any) -> bytes:
    distributed = _distributed()
    while True:
        try:
            answer: bytes = task.result(_PATIENCE)
            return answer
        except (TimeoutError, distributed.TimeoutError):
            if not client.nthreads():
                raise Trouble("the cluster has no worker left; begin some and run the same again to go on") from None
        except Trouble:
            raise
        except distributed.KilledWorker:
            raise
        except Exception as error:  # whatever Dask raises when the scheduler went, or a worker lacks a library
            told = f"the cluster gave no answer ({error!r})"
            raise Trouble(f"{told}; look at its scheduler and workers, and run the same again to go on") from error


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        raise Trouble('a cluster needs Dask; run: pip install "stance-workbench[workers]"') from None


def _local(distributed: Any, workers: int) -> Any:
    """Workers on this machine that nobody else can reach, a process each; one that dies is begun again."""
    quiet = {"silence_logs": logging.CRITICAL, "dashboard_address": None, "worker_dashboard_address": None}
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", memory_limit=0, **quiet
    )


def _client(distributed: Any, scheduler: Any) -> Any:
    """A connection to a scheduler that has workers. Raises Trouble."""
    try:
        client = distributed.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except Exception as error:  # no such address, nobody there, or somebody who speaks otherwise
        told = f"{scheduler}: no Dask scheduler answers there ({error})"
        raise Trouble(f"{told}; begin one with `dask scheduler`, or mend the address") from error
    try:
        client.wait_for_workers(1, _PATIENCE)
    except (TimeoutError, distributed.TimeoutError):
        client.close()
        told = f"{scheduler}: the scheduler has no workers"
        raise Trouble(f"{told}; begin some with `dask worker {scheduler}`, nothing was changed") from None
    return client


def _check(versions: Mapping[str, Any]) -> None:
    """Raises Trouble when scheduler or workers have another Python or Dask than this process."""
    here = _versions(versions["client"])
    others = {"the scheduler": versions["scheduler"], **versions["workers"]}
    for who, said in others.items():
        if (there := _versions(said)) != here:
            raise Trouble(f"{who} has {_told(there, here)}; install the same versions everywhere, nothing was changed")


def _versions(said: Mapping[str, Any]) -> dict[str, str]:
    found = {name: str(said["packages"].get(name)) for name in _ALIKE}
    return {**found, "python": ".".join(found["python"].split(".")[:2])}


def _told(there: Mapping[str, str], here: Mapping[str, str]) -> str:
    """In words how two versions of the same differ."""
    names = [name for name in {**there, **here} if there.get(name) != here.get(name)]
    return ", ".join(f"{name} {there.get(name, 'none')} (here {here.get(name, 'none')})" for name in names)
