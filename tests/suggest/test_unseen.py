"""Positions in texts about other conflicts: enough is found, and little else (`python -m tests.suggest.unseen`)."""

import pytest

from tests.suggest.unseen import figures


@pytest.mark.parametrize("half", ["dev", "heldout"])
def test_with_names_that_are_known_most_positions_are_found(half: str) -> None:
    found = figures(half, known=True)
    assert found["evidence precision"] >= 0.8
    assert found["polarity recall"] >= 0.55
    assert found["tuple F1"] >= 0.6


@pytest.mark.parametrize("half", ["dev", "heldout"])
def test_with_names_that_no_registry_has_positions_are_found_too(half: str) -> None:
    found = figures(half, known=False)
    assert found["evidence precision"] >= 0.8
    assert found["tuple F1"] >= 0.35


def test_what_is_sure_is_right() -> None:
    counts = [figures(half, known=True) for half in ("dev", "heldout")]
    assert sum(each["sure and right"] for each in counts) >= 0.8 * sum(each["sure"] for each in counts)
