"""Where only a part was checked, the machine is corrected by what it got wrong there, and by nothing guessed."""

import numpy as np
import pytest

from tests.measure.half_checked import CHECKINGS, coverages
from workbench.intervals import Corrected, corrected

ALL = 100


def by_lot(machine: np.ndarray, people: np.ndarray, checked: np.ndarray, **how: object) -> Corrected:
    """One record an article, drawn by lot to be checked."""
    one = np.ones(len(machine))
    return corrected(machine, one, people, one, checked, **({"strata": [""] * len(machine)} | how))  # type: ignore[arg-type]


def test_what_the_machine_gets_wrong_in_the_checked_ones_is_taken_from_its_figure() -> None:
    # it finds 60 of 100, and 30 of the 50 checked, of which people find 20: 10 too many in each 50
    machine, people = np.tile([1, 1, 1, 0, 0], 20), np.tile([1, 1, 0, 0, 0], 20)
    found = by_lot(machine, people, np.arange(ALL) < 50)
    assert (found.machine.value, found.checked.value) == (0.6, 0.4)
    assert found.corrected.value == pytest.approx(0.4)
    assert (found.n_checked, found.n_all) == (50, 100)
    assert found.machine.why == "an interval would hold nothing of what the machine gets wrong"


def test_articles_that_people_did_not_read_are_told_of_by_the_machine() -> None:
    # where both have read they agree, and it finds more in the others: so do people, as far as it can be known
    machine = np.array([*[1] * 10, *[0] * 40, *[1] * 30, *[0] * 20])
    found = by_lot(machine, machine, np.arange(ALL) < 50)
    assert found.power == pytest.approx(1)
    assert found.checked.value == 0.2
    assert found.corrected.value == pytest.approx(0.4)


def test_of_a_machine_that_guesses_nothing_is_left() -> None:
    chance = np.random.default_rng(2)
    people, machine = chance.random(ALL) < 0.3, chance.random(ALL) < 0.9
    found = by_lot(machine, people, np.arange(ALL) < 50)
    assert found.power == 0
    assert found.corrected.value == pytest.approx(found.checked.value)
    assert found.corrected.low == pytest.approx(found.checked.low, abs=0.02)


def test_a_machine_that_helps_makes_the_interval_narrower() -> None:
    people = np.tile([1, 0, 0, 1, 0], 60)
    machine = np.where(np.arange(300) % 23 == 0, 1 - people, people)
    found = by_lot(machine, people, np.arange(300) % 5 == np.arange(300) // 60)
    assert found.checked.high is not None
    assert found.corrected.high is not None
    narrower = (found.corrected.high - (found.corrected.low or 0)) / (found.checked.high - (found.checked.low or 0))
    assert 0.4 < narrower < 0.8


def test_articles_count_for_as_many_as_they_were_drawn_from() -> None:
    # all 20 flagged ones were checked, and 20 of 80 others; what is flagged is support
    flagged = np.arange(ALL) < 20
    checked = flagged | (np.arange(ALL) % 4 == 0)
    people, nothing = flagged.astype(float), np.zeros(ALL)
    in_strata = by_lot(nothing, people, checked, strata=flagged.tolist())
    by_chance = by_lot(nothing, people, checked, strata=None, chances=np.where(flagged, 1.0, 0.25))
    assert in_strata.corrected.value == by_chance.corrected.value == pytest.approx(0.2)
    assert by_lot(nothing, people, checked).corrected.value == pytest.approx(
        0.5
    )  # which is wrong: so it is not guessed


def test_where_chances_are_not_known_nothing_is_corrected_and_it_is_said() -> None:
    people = np.tile([1, 0], 50)
    found = by_lot(people, people, np.arange(ALL) < 50, strata=None)
    assert found.corrected.value is None
    assert found.corrected.why == "it is not known with which chance each article was checked"
    assert found.checked.value == 0.5


def test_a_stratum_in_which_nothing_was_checked_is_named() -> None:
    people = np.tile([1, 0], 50)
    found = by_lot(people, people, np.arange(ALL) < 50, strata=["early"] * 50 + ["late"] * 50)
    assert found.corrected.why == "fewer than 2 articles were checked in late"


def test_of_few_checked_articles_there_is_a_figure_and_no_interval() -> None:
    people = np.tile([1, 0], 50)
    found = by_lot(people, people, np.arange(ALL) < 8).corrected
    assert (found.value, found.low) == (pytest.approx(0.5), None)
    assert found.why == "8 checked articles have any, and an interval needs 10"


def test_what_people_found_in_articles_that_were_not_checked_is_not_looked_at() -> None:
    machine, people = np.tile([1, 1, 0, 0], 25), np.tile([1, 0, 0, 0], 25)
    checked = np.arange(ALL) < 40
    one, lot = np.ones(ALL), [""] * ALL
    known = corrected(machine, one, people, one, checked, strata=lot)
    unknown = np.where(checked, people, np.nan), np.where(checked, one, np.nan)
    assert corrected(machine, one, *unknown, checked, strata=lot) == known


def test_where_all_were_checked_the_machine_says_nothing() -> None:
    people = np.tile([1, 0, 0, 1], 10)
    found = by_lot(1 - people, people, np.ones(40, bool))
    assert found.corrected[:3] == pytest.approx(found.checked[:3], abs=0.02)


@pytest.mark.parametrize("kind", CHECKINGS)
def test_a_corrected_interval_holds_the_truth_as_often_as_it_says(kind: str) -> None:
    found, alone, error = coverages(CHECKINGS[kind])
    assert 0.92 <= found.holds <= 0.98
    assert found.width < alone.width * 1.02
    if "never" not in kind and "good" not in kind:
        assert abs(error) > 0.02  # so there was something to correct
