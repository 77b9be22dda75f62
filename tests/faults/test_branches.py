"""Logs survive git and synchronised folders."""

import pytest

from tests.faults import branches
from tests.faults.branches import SCENARIOS, Scenario
from workbench.store import Store


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_every_saved_action_is_read_once_and_what_happened_is_told(scenario: Scenario) -> None:
    assert branches.branches([scenario]).faults == ()


def test_a_build_that_reads_one_file_a_person_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Store.read

    def one_file(store: Store) -> object:
        for path in store.folder.glob("*[!a].jsonl"):
            path.unlink()
        return read(store)

    monkeypatch.setattr(Store, "read", one_file)
    [fault] = branches.branches([branches.copies_that_a_synchronised_folder_kept]).faults
    assert "saved were" in fault
