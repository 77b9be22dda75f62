"""The checks see twelve mistakes that others have made, and find nothing where none is made."""

from collections.abc import Callable

import pytest

from tests.faults.metric import Metric
from tests.faults.planted import MISTAKES, Mistake


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name.replace(" ", "-"))
def test_a_planted_mistake_is_seen(mistake: Mistake) -> None:
    with mistake.plant():
        assert not mistake.check().ok


CHECKS = {str(mistake.check): mistake.check for mistake in MISTAKES}


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.func.__name__)
def test_the_sound_program_is_found_sound_by_the_same_checks(check: Callable[[], Metric]) -> None:
    assert check().faults == ()
