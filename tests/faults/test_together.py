"""Many kernels at once, and messages that come again: nothing is lost, torn or done twice."""

import os
import time
from uuid import uuid4

import pytest
from msgspec.structs import replace

from tests.faults.between import at_once as at_once_between
from tests.faults.together import NoLock, OwnLock, at_once, replays
from workbench import disk
from workbench.desk.session import Session


def test_kernels_at_once_lose_nothing() -> None:
    assert at_once(6, 30) == []


@pytest.mark.parametrize("kind", [NoLock, OwnLock])
def test_nor_do_they_where_locks_do_not_hold(kind: type) -> None:
    assert at_once(6, 20, kind) == []


def test_a_build_that_writes_a_line_in_two_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_halves(descriptor: int, data: bytes) -> None:
        for part in (data[: len(data) // 2], data[len(data) // 2 :]):
            os.write(descriptor, part)
            time.sleep(0.002)  # for another to come between

    monkeypatch.setattr(disk, "_write_whole", by_halves)
    assert at_once(8, 30, OwnLock) != []


def test_what_is_sent_three_times_is_done_once() -> None:
    assert replays(6).faults == ()


def test_a_page_that_gives_what_it_sends_again_another_id_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    act = Session.act
    monkeypatch.setattr(Session, "act", lambda self, action: act(self, replace(action, id=uuid4().hex)))
    assert replays(3).faults != ()


def test_who_decides_between_two_who_read_on_loses_nothing() -> None:
    assert at_once_between() == []
