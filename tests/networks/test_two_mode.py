"""Ties between actors and targets are what the papers say: numbers worked out by hand."""

from typing import Any

import pytest

from tests.networks.made import a_debate, weight
from workbench.networks import two_mode
from workbench.networks.choices import Qualifier, TwoModeNorm
from workbench.trouble import Trouble

MIXED = {"a": "+x +x -x -x -x ?x 0x", "b": "-x", "c": "?x +y"}

WEIGHTS: list[tuple[Qualifier, dict[str, str], str, str, float]] = [
    ("ignore", MIXED, "a", "x", 7),
    ("ignore", MIXED, "b", "x", 1),
    ("ignore", MIXED, "c", "x", 1),
    # Leifeld, Gruber and Bossner (2018), on subtract: twice for and three times against
    ("subtract", MIXED, "a", "x", 2 - 3),
    ("subtract", MIXED, "b", "x", -1),
    # conditional: said, and neither for nor against
    ("subtract", MIXED, "c", "x", 0),
    ("subtract", MIXED, "c", "y", 1),
    # the same manual, on combine: 1 for, 2 against, 3 both; here conditional is 4 more, neutral 8 more
    ("combine", {"a": "+x +x", "b": "-x"}, "a", "x", 1),
    ("combine", {"a": "+x +x", "b": "-x"}, "b", "x", 2),
    ("combine", {"a": "+x -x -x"}, "a", "x", 3),
    ("combine", MIXED, "a", "x", 1 + 2 + 4 + 8),
    ("combine", MIXED, "c", "x", 4),
]
NORMALISED: list[tuple[TwoModeNorm, Qualifier, dict[str, str], str, str, float]] = [
    # the same manual, on normalisation: four statements, one of them on x
    ("activity", "ignore", {"a": "+x +y +y +z", "b": "+x"}, "a", "x", 0.25),
    # one statement of eight on x
    ("prominence", "ignore", {"a": "+x", "b": "+x +x +x +x -x -x -x"}, "a", "x", 0.125),
    ("prominence", "ignore", {"a": "+x", "b": "+x +x +x +x -x -x -x"}, "b", "x", 7 / 8),
    # (4 - 3) of 8 on x
    ("prominence", "subtract", {"a": "+x", "b": "+x +x +x +x -x -x -x"}, "b", "x", 1 / 8),
    # (2 - 3) of 7, those that take no side too
    ("activity", "subtract", MIXED, "a", "x", -1 / 7),
    ("activity", "subtract", MIXED, "c", "y", 1 / 2),
]


@pytest.mark.parametrize(("qualifier", "said", "actor", "target", "expected"), WEIGHTS)
def test_a_tie_weighs_what_is_worked_out_by_hand(
    qualifier: Qualifier, said: dict[str, str], actor: str, target: str, expected: float
) -> None:
    assert weight(two_mode(a_debate(said), qualifier=qualifier), actor, f"target:{target}") == expected


@pytest.mark.parametrize(("normalise", "qualifier", "said", "actor", "target", "expected"), NORMALISED)
def test_a_weight_is_divided_as_worked_out_by_hand(
    normalise: TwoModeNorm, qualifier: Qualifier, said: dict[str, str], actor: str, target: str, expected: float
) -> None:
    graph = two_mode(a_debate(said), qualifier=qualifier, normalise=normalise)
    assert weight(graph, actor, f"target:{target}") == pytest.approx(expected)


def test_on_a_scale_positions_weigh_as_much_as_they_lie_from_nought() -> None:
    # the same manual: agrees somewhat (+1) twice, disagrees strongly (-2) twice
    graph = two_mode(a_debate({"a": "+x +x -x -x"}), scale={"support": 1, "oppose": -2})
    assert weight(graph, "a", "target:x") == -2


def test_a_tie_counts_what_it_is_made_of() -> None:
    found = two_mode(a_debate(MIXED))["a"]["target:x"]
    assert found == {"weight": -1, "n": 7, "support": 2, "oppose": 3, "conditional": 1, "neutral": 1}


def test_who_takes_positions_and_is_the_target_of_some_is_two_nodes() -> None:
    graph = two_mode(a_debate({"turkey": "+iran", "iran": "-turkey"}, {"turkey": "Turkey", "iran": "Iran"}))
    assert {key: (known["id"], known["name"], known["mode"]) for key, known in graph.nodes(data=True)} == {
        "iran": ("iran", "Iran", "actor"),
        "turkey": ("turkey", "Turkey", "actor"),
        "target:iran": ("iran", "Iran", "concept"),
        "target:turkey": ("turkey", "Turkey", "concept"),
    }


def test_an_id_that_looks_like_the_key_of_a_target_is_told() -> None:
    with pytest.raises(Trouble, match="the id 'target:x' is that of an actor and the key of a target"):
        two_mode(a_debate({"target:x": "+x"}))


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"qualifier": "congruence"}, r"between actors; write one_mode\(stances, 'congruence'\)"),
        ({"qualifier": "sum"}, "'sum' is no way to take polarities together; write one of ignore, combine, subtract"),
        ({"normalise": "cosine"}, "'cosine' is no normalisation of a two-mode network"),
        ({"qualifier": "combine", "normalise": "activity"}, "names and no numbers"),
    ],
)
def test_what_is_no_choice_is_told(choice: dict[str, str], told: str) -> None:
    with pytest.raises(Trouble, match=told):
        two_mode(a_debate(MIXED), **choice)  # type: ignore[arg-type]


def test_a_network_of_nothing_is_empty_and_says_why() -> None:
    options: dict[str, Any] = {"qualifier": "subtract"}
    graph = two_mode(a_debate({"a": "+x"}).iloc[:0], **options)
    assert not graph
    assert graph.graph["why"] == "There are no positions to draw."
