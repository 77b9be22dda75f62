"""A part of the bad files; the scoreboard tries all of them."""

import pytest

from tests.faults import badfiles
from workbench.corpus import rows
from workbench.trouble import Trouble


@pytest.mark.parametrize("bad", badfiles.FILES[::3], ids=lambda bad: f"{bad.file}-{bad.what}")
def test_a_bad_file_is_told_and_nothing_else_changes(bad: badfiles.Bad) -> None:
    assert badfiles.tried(bad) == []


def test_suggestions_are_made_of_all_that_can_be_read() -> None:
    assert badfiles.suggested(badfiles.FILES) == []


def test_the_tries_tell_of_an_error_that_is_no_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "Trouble", KeyError)
    (bad,) = [bad for bad in badfiles.FILES if bad.what == "a text that is a list"]
    assert any("KeyError" in fault for fault in badfiles.tried(bad))


def test_the_tries_tell_of_a_file_that_is_told_without_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "Trouble", lambda sentence: Trouble(sentence.replace(":2:", ":")))
    (bad,) = [bad for bad in badfiles.FILES if bad.what == "too few cells" and bad.file.endswith("b.csv")]
    assert any("not told as" in fault for fault in badfiles.tried(bad))
