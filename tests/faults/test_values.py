"""Values that tables take for something else stay the words that they are, from every file to every file."""

import pandas
import pytest

from tests.faults import values


@pytest.mark.parametrize("way_in", values.WAYS_IN)
def test_no_value_becomes_another(way_in: str) -> None:
    assert values.changed(way_in) == []


def test_the_tries_tell_of_a_table_that_is_read_as_others_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.exchange.read_csv", lambda path: pandas.read_csv(path, encoding="utf-8-sig"))
    told = values.changed("jsonl")
    assert any(told_of.startswith("csv column label") and "'NA'" in told_of for told_of in told)
