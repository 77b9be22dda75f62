"""Every node and every tie tells which statements it is made of."""

import pytest
from networkx import Graph

from tests.networks.made import a_debate, in_articles
from workbench.networks import one_mode, two_mode, where
from workbench.networks.choices import Method
from workbench.trouble import Trouble

DEBATE = {"a": "+x +x -y ?z", "b": "+x -y -y", "c": "-x +z"}


def said(graph: Graph, *nodes: str) -> list[str]:
    return sorted(f"{row.actor} {row.polarity} {row.target}" for row in where(graph, *nodes).itertuples())


@pytest.mark.parametrize(
    ("method", "one", "other", "expected"),
    [
        (
            "congruence",
            "a",
            "b",
            ["a oppose y", "a support x", "a support x", "b oppose y", "b oppose y", "b support x"],
        ),
        ("conflict", "c", "a", ["a support x", "a support x", "c oppose x"]),
        ("subtract", "b", "c", ["b support x", "c oppose x"]),
        ("ignore", "a", "c", ["a conditional z", "a support x", "a support x", "c oppose x", "c support z"]),
    ],
)
def test_a_tie_is_made_by_what_meets(method: Method, one: str, other: str, expected: list[str]) -> None:
    graph = one_mode(a_debate(DEBATE), method)
    assert said(graph, one, other) == expected
    assert graph[one][other]["n"] == len(expected)


def test_a_tie_of_targets_is_made_by_actors_who_speak_of_both() -> None:
    graph = one_mode(a_debate(DEBATE), "conflict", of="target")
    assert said(graph, "x", "z") == ["c oppose x", "c support z"]


def test_a_tie_of_two_modes_is_what_the_actor_says_of_the_target() -> None:
    graph = two_mode(a_debate(DEBATE))
    assert said(graph, "a", "target:x") == said(graph, "target:x", "a") == ["a support x", "a support x"]


def test_a_node_is_all_that_counts_of_it_and_a_network_is_all_of_it() -> None:
    graph = one_mode(a_debate(DEBATE))
    # the conditional position takes no side
    assert said(graph, "a") == ["a oppose y", "a support x", "a support x"]
    assert said(two_mode(a_debate(DEBATE)), "target:z") == ["a conditional z", "c support z"]
    assert len(where(graph)) == 3 + 3 + 2


def test_what_is_said_again_is_behind_a_tie_too() -> None:
    graph = one_mode(in_articles({"1": "a +x +x +x; b +x"}))
    assert graph["a"]["b"]["n"] == 2
    assert len(where(graph, "a", "b")) == 4


@pytest.mark.parametrize(
    ("nodes", "told"),
    [
        (("d",), "the network has no node 'd'"),
        (("b", "c"), "the network has no tie between 'b' and 'c'"),
        (("a", "b", "c"), "a tie has two ends, and here are 3 nodes"),
    ],
)
def test_what_is_not_in_the_network_is_told(nodes: tuple[str, ...], told: str) -> None:
    with pytest.raises(Trouble, match=told):
        where(one_mode(a_debate(DEBATE), isolates="active"), *nodes)
