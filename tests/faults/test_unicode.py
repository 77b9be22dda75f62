"""The Unicode properties on a few examples each; the scoreboard tries five hundred."""

from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from tests.faults.selecting import selection_faults
from tests.faults.states import model_faults
from tests.faults.text_safety import half_faults
from tests.faults.unicode import PROPERTIES, held


@pytest.mark.parametrize("check", PROPERTIES, ids=lambda check: check.__name__)
def test_a_text_of_hard_signs_is_read_and_written_as_it_is(check: Callable[..., None]) -> None:
    assert held(check, 40, *PROPERTIES[check]) == ()


def test_half_a_character_is_refused_at_every_door() -> None:
    assert half_faults(15) == ()


def test_what_is_selected_is_what_is_stored_and_painted() -> None:
    assert selection_faults(60) == ()


def test_the_log_says_what_a_dictionary_would() -> None:
    assert model_faults(40) == ()


def test_a_property_that_does_not_hold_is_told_with_its_example() -> None:
    def fails(text: str) -> None:
        """No text has an a."""
        assert "a" not in text

    [fault] = held(fails, 100, st.text(st.sampled_from("ab")))
    assert "No text has an a." in fault
    assert "'a'" in fault
