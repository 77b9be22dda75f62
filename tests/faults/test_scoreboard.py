"""The scoreboard counts what has no number as failed, and runs what is asked for."""

import json
import os
from pathlib import Path

import pytest

from tests.faults import load, scoreboard
from tests.faults.__main__ import main
from tests.faults.comm import through_the_comm
from tests.faults.metric import Metric
from tests.faults.scoreboard import EXPECTED, METRICS, chosen, measured
from tests.faults.sessions import sessions
from tests.measure.bench import loads


def test_every_metric_is_measured() -> None:
    assert set(EXPECTED) - set(METRICS) == set()


def test_a_group_and_one_of_many_are_chosen_by_their_names() -> None:
    assert chosen(["A"]) == [f"A{number}" for number in range(1, 9)]
    assert [id_ for id_ in chosen(["B9", "B1"]) if id_[0] == "B"] == ["B1", "B9", "B9-again", "B9-gone", "B9-merge"]
    assert set(chosen([])) == {*METRICS, *EXPECTED}
    assert {"F10", "B1"} <= set(chosen(["B"]))


def test_a_name_that_is_none_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["B99"]) == 2
    assert "there is no metric 'B99'" in capsys.readouterr().err


def test_what_breaks_or_is_not_there_has_no_number_and_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Metric:
        raise ValueError("no disk")

    monkeypatch.setattr(scoreboard, "METRICS", {"A1": broken})
    assert [(each.number, each.ok) for each in (measured("A1").metric, measured("A2").metric)] == [
        ("no number", False),
        ("no number", False),
    ]
    assert "no disk" in measured("A1").metric.faults[0]


def test_a_metric_that_takes_its_process_down_has_no_number_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scoreboard, "measured", os._exit)
    found = scoreboard.alone(7)  # type: ignore[arg-type] # what it ends with
    assert (found.metric.number, found.metric.ok) == ("no number", False)


def test_every_line_has_its_number_and_one_failure_fails_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = {"A1": Metric("A1", "a", "1", "1", True), "A2": Metric("A2", "b", "2", "1", False, ("why",))}
    monkeypatch.setattr("tests.faults.__main__.run", lambda ids: (scoreboard.Measured(lines[id_], 0.5) for id_ in ids))
    assert main(["A1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["number"] == "1"
    assert main(["A1", "A2"]) == 1
    assert ("FAILED\n         why\n1 of 2 ok") in capsys.readouterr().out


def test_what_is_read_of_a_large_log_is_all_that_is_in_it(tmp_path: Path) -> None:
    loads.project(tmp_path / "p", 20)
    loads.log(tmp_path / "p", load.ANNOTATOR, 200, 20)
    assert load._replayed(tmp_path / "p" / "annotations").found == 20
    assert load._opened(tmp_path / "p").found == 20
    log = tmp_path / "p" / "annotations" / f"{load.ANNOTATOR}.jsonl"
    log.write_bytes(log.read_bytes().replace(b"Turkey", b"Turkei", 1))
    with pytest.raises(ValueError, match="not sound"):
        load._replayed(tmp_path / "p" / "annotations")


def test_an_action_goes_through_a_real_kernel_and_is_on_disk() -> None:
    assert through_the_comm(10).faults == ()


def test_sessions_that_break_off_on_a_line_out_of_step_lose_nothing() -> None:
    assert sessions([2]).faults == ()
