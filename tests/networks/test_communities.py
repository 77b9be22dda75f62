"""Communities are the division with the highest modularity, by hand, by networkx, and in whatever order."""

import random
from itertools import combinations

import networkx as nx
import pytest

from tests.networks.drawn import a_network, a_two_mode
from workbench.networks.communities import communities, grouped
from workbench.networks.modularity import modularity
from workbench.trouble import Trouble

TWO_CAMPS = {"ab": 1, "cd": 1, "ac": -1, "ad": -1, "bc": -1, "bd": -1}
TRIANGLES = {"ab": 1, "bc": 1, "ac": 1, "de": 1, "ef": 1, "df": 1, "cd": 1}


def halved(letters: str) -> dict[str, str]:
    return {letter: "first" if letter in letters else "second" for letter in "abcdef"}


def test_two_triangles_joined_by_a_tie_have_five_fourteenths() -> None:
    # 7 ties, so 14 ends: each triangle has 6 of them inside and 7 in all; 2 * (6/14 - (7/14)**2) = 12/14 - 1/2
    assert modularity(a_network(TRIANGLES), halved("abc")) == pytest.approx(5 / 14)


def test_two_camps_that_disagree_have_a_half() -> None:
    # agreement: 4 ends, 4 inside, by chance 2 of them; disagreement: 8 ends, none inside, by chance 4; (2 + 4) / 12
    assert modularity(a_network(TWO_CAMPS), halved("ab")) == pytest.approx(1 / 2)


def test_one_against_three_has_a_quarter() -> None:
    # agreement: all 6 ends inside, and so by chance; disagreement: 6 ends, none inside, by chance 9/6 + 9/6; 3 / 12
    ties = {"ab": -1, "ac": -1, "ad": -1, "bc": 1, "bd": 1, "cd": 1}
    assert modularity(a_network(ties), halved("a")) == pytest.approx(1 / 4)


def test_two_pairs_of_actors_and_concepts_have_a_half() -> None:
    # Barber: 2 ties, each between an actor and a concept of one group; by chance 1*1/2 each; (2 - 1) / 2
    graph = a_two_mode({"aX": (1, 0), "bY": (1, 0)})
    assert modularity(graph, {"a": 1, "target:X": 1, "b": 2, "target:Y": 2}) == pytest.approx(1 / 2)


def test_all_in_one_group_have_nothing() -> None:
    assert modularity(a_network(TWO_CAMPS), dict.fromkeys("abcd", 1)) == pytest.approx(0)


def test_ties_of_conflict_count_as_disagreement() -> None:
    conflict = a_network({"ac": 1, "bc": 1}, kind="conflict")
    disagreement = a_network({"ac": -1, "bc": -1})
    assert modularity(conflict, halved("ab")) == modularity(disagreement, halved("ab")) == pytest.approx(1 / 2)


@pytest.mark.parametrize("seed", range(5))
def test_without_disagreement_it_is_the_modularity_of_networkx(seed: int) -> None:
    chance = random.Random(seed)
    graph = a_network({one + other: chance.randint(1, 9) for one, other in combinations("abcdef", 2)})
    halves = [{node for node in graph if node in "abd"}, {node for node in graph if node not in "abd"}]
    assert modularity(graph, halved("abd")) == pytest.approx(nx.community.modularity(graph, halves, weight="weight"))


@pytest.mark.parametrize("seed", range(5))
def test_no_division_of_six_is_better_than_what_is_found(seed: int) -> None:
    chance = random.Random(seed)
    graph = a_network({one + other: chance.choice([-2, -1, 1, 2, 3]) for one, other in combinations("abcdef", 2)})
    scores = [modularity(graph, dict(zip("abcdef", each, strict=True))) for each in _divisions(6)]
    assert communities(graph).modularity == pytest.approx(max(score for score in scores if score is not None))


def _divisions(n: int) -> list[list[int]]:
    """All ways to put so many into groups: each joins one that is there, or begins the next."""
    if n == 0:
        return [[]]
    return [[*each, group] for each in _divisions(n - 1) for group in range(max(each, default=-1) + 2)]


def test_camps_are_found_and_the_largest_is_a() -> None:
    found = communities(a_network(TRIANGLES | {"fg": 2, "eg": 2}))
    assert found.of == {"a": "B", "b": "B", "c": "B", "d": "A", "e": "A", "f": "A", "g": "A"}


def test_order_and_names_change_nothing_but_names() -> None:
    graph = grouped(a_network(TRIANGLES))
    other = a_network({pair[::-1]: weight for pair, weight in reversed(TRIANGLES.items())})
    assert communities(other) == communities(graph)
    renamed = nx.relabel_nodes(other, dict(zip("abcdef", "uvwxyz", strict=True)))
    assert communities(renamed).modularity == pytest.approx(5 / 14)


def test_weights_ten_times_as_large_change_nothing() -> None:
    tenfold = {pair: 10 * weight for pair, weight in TWO_CAMPS.items()}
    assert communities(a_network(tenfold)) == communities(a_network(TWO_CAMPS))


def test_who_has_no_tie_is_in_no_community() -> None:
    graph = grouped(a_network(TWO_CAMPS | {"e": 0}))
    assert graph.nodes["e"]["community"] == ""
    assert graph.graph["communities"] == "Communities: 2, modularity 0.50 (Gómez, Jensen and Arenas 2009)."


def test_without_ties_there_is_no_modularity_but_a_reason() -> None:
    found = communities(a_network({"a": 0, "b": 0}))
    assert (found.of, found.modularity, found.why) == ({}, None, "there are no ties")
    assert communities(a_network({})).told == "No communities: there are no ties."


def test_names_of_positions_are_no_weights() -> None:
    with pytest.raises(Trouble, match="subtract"):
        communities(a_two_mode({"aX": (1, 0)}, qualifier="combine"))
