"""A few of the names and links that lead out of a project; the scoreboard tries all of them."""

import pytest

from tests.faults import paths
from workbench import disk, inside


def test_no_name_leads_out_of_the_project() -> None:
    tried, wrong = paths.names(5)
    assert tried >= 25
    assert wrong == []


def test_nothing_planted_in_a_project_leads_out_of_it() -> None:
    tried, wrong = paths.links(99)
    assert tried >= 50
    assert wrong == []


def test_the_tries_tell_of_a_link_that_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "leads_out", lambda *_: False)
    monkeypatch.setattr(disk, "_PLAIN", 0)
    told = paths.links(18)[1]
    assert "link seeds: what is outside was read" in told
    assert "link annotations: annotations/ana.jsonl outside was written" in told
