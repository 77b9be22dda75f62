"""Polarisation is 0 where all agree, 1 where two equal camps agree inside and disagree across."""

import random
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from tests.networks.drawn import a_network, a_two_mode
from workbench.networks import halves
from workbench.networks.modularity import excess, within
from workbench.networks.polarisation import polarisation, polarisations
from workbench.trouble import Trouble

TWO_CAMPS = {"ab": 1, "cd": 1, "ac": -1, "ad": -1, "bc": -1, "bd": -1}
ONE_AGAINST_THREE = {"ab": -1, "ac": -1, "ad": -1, "bc": 1, "bd": 1, "cd": 1}


def test_two_equal_camps_are_wholly_polarised() -> None:
    # modularity: agreement (4 - 2) and disagreement (4 - 0) of 12 ends is a half; twice that
    found = polarisation(a_network(TWO_CAMPS))
    assert found.value == pytest.approx(1)
    assert found.camps == {"a": 1, "b": 1, "c": 2, "d": 2}
    assert (found.agreement, found.disagreement) == (1, 1)


def test_who_all_agree_are_not_polarised() -> None:
    # every division of a triangle has less than that of all in one camp, 0
    found = polarisation(a_network({"ab": 1, "bc": 1, "ac": 1}))
    assert (found.value, found.disagreement) == (0, None)
    assert {*found.camps.values()} == {1}


def test_one_against_three_is_half_polarised() -> None:
    # agreement has nothing over chance, disagreement 3 of 12 ends: a quarter; twice that
    assert polarisation(a_network(ONE_AGAINST_THREE)).value == pytest.approx(1 / 2)


def test_two_pairs_that_only_agree_are_wholly_polarised() -> None:
    # congruence: 4 ends, all inside, by chance 2: a half
    assert polarisation(a_network({"ab": 1, "cd": 1}, kind="congruence")).value == pytest.approx(1)


def test_two_triangles_joined_by_a_tie_are_five_sevenths_polarised() -> None:
    ties = {"ab": 1, "bc": 1, "ac": 1, "de": 1, "ef": 1, "df": 1, "cd": 1}
    found = polarisation(a_network(ties, kind="congruence"))
    assert found.value == pytest.approx(5 / 7)
    assert found.agreement == pytest.approx(6 / 7)


def test_without_ties_polarisation_is_not_defined() -> None:
    found = polarisation(a_network({"a": 0, "b": 0}))
    assert found.value is None
    assert found.told == "Polarisation: not defined, there are no ties."


def test_given_camps_are_taken_as_they_are() -> None:
    across = {"a": "x", "c": "x", "b": "y", "d": "y"}
    found = polarisation(a_network(TWO_CAMPS), across)
    # agreement: 0 inside, by chance 2; disagreement: 4 inside, by chance 4: -2 of 12 ends, twice
    assert found.value == pytest.approx(-1 / 3)
    assert found.agreement == 0
    assert found.disagreement == pytest.approx(1 / 2)


def test_camps_are_two_and_have_everyone() -> None:
    with pytest.raises(Trouble, match="in none: c, d"):
        polarisation(a_network(TWO_CAMPS), {"a": 1, "b": 2})
    with pytest.raises(Trouble, match="there are 4 camps"):
        polarisation(a_network(TWO_CAMPS), {each: each for each in "abcd"})
    with pytest.raises(Trouble, match="one_mode"):
        polarisation(a_two_mode({"aX": (1, 0)}))


def test_two_actors_who_disagree_are_as_polarised_by_lot() -> None:
    found = polarisation(a_network({"ab": -3}))
    assert (found.value, found.chance, found.as_high) == (1, 1, 1)
    assert found.told.startswith("Polarisation 1.00 of 1; 1.00 on average when the ties are dealt by lot")


def test_camps_stand_out_from_ties_dealt_by_lot() -> None:
    sides = {letter: letter < "e" for letter in "abcdefgh"}
    ties = {one + other: 1 if sides[one] == sides[other] else -1 for one, other in combinations("abcdefgh", 2)}
    found = polarisation(a_network(ties))
    assert found.value == pytest.approx(1)
    assert 0.1 < (found.chance or 0) < 0.6
    assert found.as_high == 0


@pytest.mark.parametrize("seed", range(5))
def test_names_order_and_size_of_ties_change_nothing(seed: int) -> None:
    chance = random.Random(seed)
    ties = {one + other: chance.choice([-2, -1, 0, 1, 3]) for one, other in combinations("abcdefg", 2)}
    value = polarisation(a_network(ties), draws=0).value
    tenfold = a_network({pair[::-1]: 10 * weight for pair, weight in reversed(ties.items())})
    renamed = nx.relabel_nodes(tenfold, dict(zip("abcdefg", "tzuyvxw", strict=True)))
    assert polarisation(renamed, draws=0).value == pytest.approx(value, abs=1e-9)
    assert 0 <= (value or 0) <= 1


@pytest.mark.parametrize("seed", range(10))
def test_many_actors_are_divided_as_well_as_if_all_ways_were_tried(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(seed)
    ties = np.triu(chance.choice([-1.0, 0.0, 1.0, 2.0], (12, 12)), 1)
    above = excess(ties + ties.T)
    tried = halves.halves(above[None])[0]
    monkeypatch.setattr(halves, "_ALL", 2)
    assert halves.halves(above[None])[0].tolist() == tried.tolist()
    assert within(above, tried) > 0


def test_networks_that_are_divided_together_are_divided_as_alone() -> None:
    chance = np.random.default_rng(1)
    ties = [np.triu(chance.choice([-1.0, 0.0, 1.0], (20, 20)), 1) for _ in range(60)]
    above = np.array([excess(each + each.T) for each in ties])
    alone = [halves.halves(each[None])[0].tolist() for each in above]
    assert halves.halves(above).tolist() == alone


def test_a_period_without_ties_stays_a_gap() -> None:
    found = polarisations([a_network(TWO_CAMPS, period="2017-01"), a_network({}, period="2017-02")], draws=0)
    assert [*found] == ["2017-01", "2017-02"]
    assert [each.value for each in found.values()] == [pytest.approx(1), None]
    assert found["2017-02"].why == "there are no ties"
