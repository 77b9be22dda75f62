"""Work beside what people do: once at a time, again when wished for, and never in anybody's way."""

import itertools
import queue
import threading

import pytest

from workbench.exploring.latest import Latest


def test_what_is_wished_for_in_one_go_is_done_once() -> None:
    done: list[int] = []
    latest = Latest(lambda: done.append(1), pause=0.05)
    for _ in range(5):
        latest.wish()
    assert latest.wait(30)
    assert done == [1]


def test_what_is_wished_for_while_it_is_done_is_done_again_afterwards() -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[int] = []

    def work() -> None:
        begun.set()
        go_on.wait(30)
        done.append(1)

    latest = Latest(work, pause=0)
    latest.wish()
    begun.wait(30)
    latest.wish()
    latest.wish()
    assert not latest.wait(0)
    go_on.set()
    assert latest.wait(30)
    assert done == [1, 1]


def test_work_that_dies_can_be_wished_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    died: queue.Queue[str] = queue.Queue()
    monkeypatch.setattr(threading, "excepthook", lambda args: died.put(str(args.exc_value)))
    numbers = itertools.count(1)

    def work() -> None:
        raise ValueError(next(numbers))

    latest = Latest(work, pause=0)
    for time in ("1", "2"):
        latest.wish()
        assert died.get(timeout=30) == time
        assert latest.wait(30)
