"""Logs survive git, synchronised folders, wrong clocks, other versions and the loss of all that can be made again."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.faults import ages, beside, branches, clocks
from tests.faults.scenarios import Scenario
from workbench.log import writer
from workbench.records import Action
from workbench.store import Logs, Store

ALL = [*branches.SCENARIOS, *clocks.SCENARIOS, *ages.SCENARIOS, *beside.SCENARIOS]


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.__name__)
def test_what_was_saved_is_read_once_and_what_happened_is_told(scenario: Scenario, tmp_path: Path) -> None:
    assert scenario(tmp_path / "project") == ""


def test_a_build_that_reads_one_file_a_person_is_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    read = Store.read

    def one_file(store: Store, **named: Any) -> Logs:
        for path in store.folder.glob("*.jsonl"):
            if path.name != "ana.jsonl":
                path.unlink()
        return read(store, **named)

    monkeypatch.setattr(Store, "read", one_file)
    assert "saved were" in branches.copies_that_a_synchronised_folder_kept(tmp_path)


def test_a_build_that_goes_by_the_clock_is_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def by_the_hour(action: Action, **fields: Any) -> Action:
        if "at" in fields:
            fields["clock"] = int(datetime.fromisoformat(fields["at"]).timestamp())
        return replace(action, **fields)

    monkeypatch.setattr(writer, "replace", by_the_hour)
    assert "depends on the clock" in clocks.a_clock_that_runs_backwards(tmp_path)


def test_what_can_be_made_again_is_found(tmp_path: Path) -> None:
    names = {path.name for path in beside.beside(beside.worked_on(tmp_path))}
    assert {".ana.lock", ".ana.jsonl.seen", "labelled.jsonl"} <= names
