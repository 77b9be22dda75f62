"""Whatever comes together in whatever way says the same, and a line that is gone is missed."""

import pytest

from tests.faults.merging import laws, removals
from workbench import history
from workbench.store import Logs


def test_the_order_and_the_number_of_lines_and_files_say_nothing() -> None:
    assert laws(60).faults == ()


def test_a_reading_that_depends_on_the_order_of_files_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "place_in_order", lambda action: 0)
    assert any("depends on the order" in fault for fault in laws(60).faults)


def test_a_line_that_was_taken_away_is_missed_wherever_it_stood() -> None:
    assert removals(10).faults == ()


def test_a_line_that_nobody_misses_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Logs, "missing", ())
    assert not removals(2).ok
