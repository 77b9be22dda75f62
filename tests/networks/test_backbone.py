"""The backbone loses the concepts first that least change who agrees with whom; strong ties stand out from chance."""

import math

import pytest

from tests.networks.drawn import a_network, positions_of
from workbench.networks.backbone import backbone, best_backbone
from workbench.networks.disparity import disparity
from workbench.trouble import Trouble

# X ties a and b, Y ties b and c, Z all three: ab 2, bc 2, ac 1; eigenvalues of the Laplacian 0, 4, 6 of 10
THREE = "+aX +bX +bY +cY +aZ +bZ +cZ"


def test_the_concept_that_changes_least_goes_first() -> None:
    found = backbone(positions_of(THREE), normalise="no")
    assert [(step.target, step.left) for step in found.steps] == [("X", 2), ("Y", 1), ("Z", 0)]
    # without X: 0, 3, 5 of 8; |3/8 - 4/10| = |5/8 - 6/10| = 1/40
    assert found.steps[0].loss == pytest.approx(math.sqrt(2) / 40)
    # Z alone: 0, 3, 3 of 6; a tenth either way; and nothing at all: 0, 0, 0
    assert found.steps[1].loss == pytest.approx(math.sqrt(2) / 10)
    assert found.steps[2].loss == pytest.approx(math.hypot(0.4, 0.6))


def test_who_says_the_same_twice_needs_it_once() -> None:
    # X and Y tie a and b alike: 0, 4 of 4; either alone: 0, 2 of 2
    found = backbone(positions_of("+aX +bX +aY +bY"), normalise="no")
    assert [step.loss for step in found.steps] == [pytest.approx(0), pytest.approx(1)]


def test_of_equal_concepts_that_with_fewest_positions_goes_first() -> None:
    # d agrees with nobody: X and Y tie a and b alike, X in three positions
    found = backbone(positions_of("+aX +bX -dX +aY +bY"), normalise="no")
    assert [step.target for step in found.steps] == ["Y", "X"]


def test_what_sets_actors_apart_is_no_structure_of_agreement() -> None:
    # X ties a and b by 1, Y unties them by 1, so both tie nobody; Z ties c and d: 0, 0, 0, 2 of 2
    found = backbone(positions_of("+aX +bX +aY -bY +cZ +dZ"), normalise="no")
    # without Y it would be 0, 0, 2, 2 of 4; so X goes first, and then Y has nothing to undo
    assert [(step.target, step.loss) for step in found.steps[:2]] == [("X", pytest.approx(0)), ("Y", pytest.approx(0))]
    assert found.steps[2].loss == pytest.approx(1)


def test_all_sets_are_tried_where_one_asks_for_the_best() -> None:
    best, loss = best_backbone(positions_of(THREE), 1, normalise="no")
    assert best == ("Z",)
    assert loss == pytest.approx(math.sqrt(2) / 10)
    assert best_backbone(positions_of(THREE), 2, normalise="no") == (("X", "Z"), pytest.approx(math.sqrt(2) / 40))


def test_a_penalty_makes_the_backbone_smaller() -> None:
    found = backbone(positions_of(THREE), normalise="no")
    # one left: √2/10 · exp(-p · 2/3), two left: √2/40 · exp(-p / 3); even where exp(p / 3) is 4: p 4.16
    assert found.penalised(4.1) == ("Z", "Y")
    assert found.penalised(4.2) == ("Z",)
    assert found.penalised(0) == ("Z", "Y")
    assert found.of(3) == ("Z", "Y", "X")


def test_average_activity_counts_positions_on_the_concepts_that_are_left() -> None:
    # X ties a and b, Z too, by 1 each; a and b say 2 each: 2 / 2; with X alone 1 / 1; the same shape
    found = backbone(positions_of("+aX +bX +aZ +bZ"))
    assert found.steps[0].loss == pytest.approx(0)


def test_order_of_rows_and_names_of_actors_change_nothing() -> None:
    one = backbone(positions_of(THREE))
    other = backbone(positions_of(" ".join(reversed(THREE.translate(str.maketrans("abc", "kfq")).split()))))
    assert [step.target for step in other.steps] == [step.target for step in one.steps]
    assert [step.loss for step in other.steps] == pytest.approx([step.loss for step in one.steps])


def test_it_says_how_many_take_part() -> None:
    found = backbone(positions_of(THREE), concepts=2, actors=2)
    assert found.told == (
        "Backbone of 2 actors and 2 concepts. Left out: 1 actor with fewest positions. "
        "Left out: 1 concept with fewest positions."
    )
    assert {step.target for step in found.steps} == {"X", "Z"}


def test_without_ties_there_is_no_backbone_but_a_reason() -> None:
    found = backbone(positions_of("+aX +bY"))
    assert (found.steps, found.why, found.penalised()) == ((), "no two actors are tied", ())
    with pytest.raises(Trouble, match="no two actors are tied"):
        best_backbone(positions_of("+aX +bY"), 1)


def test_too_many_sets_are_not_tried() -> None:
    with pytest.raises(Trouble, match="there are 0 sets of 7 among 3 concepts"):
        best_backbone(positions_of(THREE), 7)


def test_a_tie_that_has_most_of_a_node_stays() -> None:
    # of a's strength 12: 10, 1, 1; (1 - 10/12)^2 = 1/36; for the others it is their only tie, or one of two
    graph = disparity(a_network({"ab": 10, "ac": 1, "ad": 1}), 0.03)
    assert [*graph.edges] == [("a", "b")]
    assert [*disparity(a_network({"ab": 10, "ac": 1, "ad": 1}), 0.02).edges] == []
    assert graph.graph["caption"].endswith("\n2 ties not above chance left out (disparity filter, α = 0.03).")


def test_equal_ties_are_chance() -> None:
    # a third each: (2/3)^2 = 4/9
    ties = {"ab": 1, "ac": 1, "ad": 1}
    assert [*disparity(a_network(ties), 0.44).edges] == []
    assert len(disparity(a_network(ties), 0.45).edges) == 3


def test_disagreement_stays_by_its_size_and_with_what_is_known_of_it() -> None:
    graph = disparity(a_network({"ab": -10, "ac": 1, "ad": 1}), 0.03)
    assert dict(graph.edges["a", "b"]) == {"weight": -10.0, "n": 10}
    assert [*graph] == ["a", "b", "c", "d"]


def test_ties_ten_times_as_strong_are_the_same_ties() -> None:
    ties = {"ab": 5, "ac": 1, "ad": 2, "bc": 4, "ce": 9}
    tenfold = {pair: 10 * weight for pair, weight in ties.items()}
    assert {*disparity(a_network(tenfold), 0.3).edges} == {*disparity(a_network(ties), 0.3).edges} != set()


def test_alpha_is_a_probability() -> None:
    assert [*disparity(a_network({})).edges] == []
    with pytest.raises(Trouble, match=r"alpha is 5; write a probability"):
        disparity(a_network({}), 5)
