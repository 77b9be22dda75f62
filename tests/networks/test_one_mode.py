"""Ties between actors, and between targets, are what the papers say: numbers worked out by hand.

Each case is: who says what; the tie; and with which polarities in which way it weighs how much.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.networks.made import POLARITIES, a_debate, weight
from workbench.networks import likeness, one_mode
from workbench.networks.choices import Method, OneModeNorm
from workbench.trouble import Trouble

# Leifeld, Gruber and Bossner (2018), on qualifier aggregation: Senate and Sierra Club in the sample of the DNA manual
SENATE = {"senate": "-c4 -c4 -c5 +c6 +c6", "sierra": "+c2 +c3 +c4 +c4 +c5 +c6"}
THREE = {"a": "+x +x -y", "b": "+x -y -y", "c": "-x +z"}
TORN = {"d": "+x -x +y", "e": "+x -y"}

WEIGHTS: list[tuple[Method, dict[str, str], str, str, float | None]] = [
    # the manual: c4 0·2 + 2·0, c5 0·1 + 1·0, c6 2·1 + 0·0
    ("congruence", SENATE, "senate", "sierra", 2),
    # x 2·1, y 1·2
    ("congruence", THREE, "a", "b", 4),
    # x: both support, 1·1; y: one supports, one opposes
    ("congruence", TORN, "d", "e", 1),
    # on x they differ, and they share nothing else
    ("congruence", THREE, "a", "c", None),
    # the manual: c4 2·2, c5 1·1
    ("conflict", SENATE, "senate", "sierra", 5),
    # x 2·1
    ("conflict", THREE, "a", "c", 2),
    # x: d opposes what e supports, 1·1; y: 1·1
    ("conflict", TORN, "d", "e", 2),
    ("conflict", THREE, "a", "b", None),
    # the manual: 2 - 5
    ("subtract", SENATE, "senate", "sierra", -3),
    ("subtract", THREE, "a", "b", 4 - 0),
    ("subtract", TORN, "d", "e", 1 - 2),
    # they balance: x 1·1 - y 1·1, and there is a tie
    ("subtract", {"a": "+x +y", "b": "+x -y"}, "a", "b", 0),
    # the manual: (0 + 2)·(2 + 0) + (0 + 1)·(1 + 0) + (2 + 0)·(1 + 0)
    ("ignore", SENATE, "senate", "sierra", 7),
    # x (1 + 1)·1, y 1·1
    ("ignore", TORN, "d", "e", 3),
    # conditional and neutral count: x 2·1
    ("ignore", {"a": "?x 0x", "b": "+x"}, "a", "b", 2),
]
# positions: senate 5, sierra 6; a 3, b 3, c 2; d 3, e 2
NORMALISED: list[tuple[OneModeNorm, Method, dict[str, str], str, str, float]] = [
    ("average", "congruence", SENATE, "senate", "sierra", 2 / 5.5),
    ("average", "congruence", THREE, "a", "b", 4 / 3),
    ("average", "conflict", TORN, "d", "e", 2 / 2.5),
    ("average", "subtract", SENATE, "senate", "sierra", -3 / 5.5),
    ("cosine", "conflict", SENATE, "senate", "sierra", 5 / (5 * 6)),
    ("cosine", "congruence", THREE, "a", "b", 4 / (3 * 3)),
    ("cosine", "subtract", TORN, "d", "e", -1 / (3 * 2)),
    # only the senate says -c4 -c4 -c5 (3), only sierra +c2 +c3 +c4 +c4 +c5 (5); both say +c6, 2·1
    ("jaccard", "congruence", SENATE, "senate", "sierra", 2 / (3 + 5 + 2)),
    # both say all that either says: 2·1 + 1·2
    ("jaccard", "congruence", THREE, "a", "b", 4 / (0 + 0 + 4)),
    # only d says -x +y, only e says -y, both say +x
    ("jaccard", "conflict", TORN, "d", "e", 2 / (2 + 1 + 1)),
    # they say nothing alike: 3 and 2 alone
    ("jaccard", "conflict", THREE, "a", "c", 2 / (3 + 2 + 0)),
]


@pytest.mark.parametrize(("method", "said", "one", "other", "expected"), WEIGHTS)
def test_a_tie_weighs_what_is_worked_out_by_hand(
    method: Method, said: dict[str, str], one: str, other: str, expected: float | None
) -> None:
    assert weight(one_mode(a_debate(said), method), one, other) == expected


@pytest.mark.parametrize(("normalise", "method", "said", "one", "other", "expected"), NORMALISED)
def test_a_weight_is_divided_as_worked_out_by_hand(
    normalise: OneModeNorm, method: Method, said: dict[str, str], one: str, other: str, expected: float
) -> None:
    found = weight(one_mode(a_debate(said), method, normalise=normalise), one, other)
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("x", "y", 2 * 1 + 1 * 2),  # a is for x twice and against y, b for x and against y twice
        ("x", "z", 1 * 1),  # c is against x and for z
        ("y", "z", None),  # nobody speaks of both
    ],
)
def test_targets_are_tied_by_actors_who_take_positions_on_both(one: str, other: str, expected: float | None) -> None:
    graph = one_mode(a_debate(THREE), "conflict", of="target")
    assert weight(graph, one, other) == expected
    assert graph.nodes["x"]["mode"] == "concept"
    assert "how often one actor takes positions on both: opposite sides" in graph.graph["caption"]


@pytest.mark.parametrize(("method", "expected"), [("congruence", 2.4), ("conflict", 3.6), ("subtract", -1.2)])
def test_on_a_scale_what_lies_near_agrees_in_part(method: Method, expected: float) -> None:
    # the manual's example of a scale from -5 to 5: twice at -4 meets three times at +2, 2·3·(1 - 6/10);
    # the manual prints 4.2 for it, which is 2.4 with its digits turned
    scale = {"neutral": -5, "oppose": -4, "support": 2, "conditional": 5}
    graph = one_mode(a_debate({"i": "-j -j", "k": "+j +j +j"}), method, scale=scale)
    assert weight(graph, "i", "k") == pytest.approx(expected)


def test_the_scale_is_as_wide_as_asked_for_however_little_of_it_is_found() -> None:
    graph = one_mode(a_debate({"a": "+x", "b": "+x"}), "congruence")
    assert weight(graph, "a", "b") == 1


def test_what_takes_no_side_makes_no_tie_and_no_activity_and_is_told() -> None:
    graph = one_mode(a_debate({"a": "+x ?x 0y", "b": "+x ?x 0y"}), "subtract", normalise="average")
    assert weight(graph, "a", "b") == 1
    assert graph.nodes["a"]["n"] == 1
    assert "Positions that take no side make no tie: 2 conditional, 2 neutral." in graph.graph["caption"]


def test_where_nobody_takes_a_side_the_network_says_so() -> None:
    graph = one_mode(a_debate({"a": "?x", "b": "0x"}))
    assert not graph
    assert graph.graph["why"] == "None of the positions takes a side."


def test_a_tie_counts_the_positions_that_make_it() -> None:
    assert one_mode(a_debate(THREE), "congruence")["a"]["b"]["n"] == 3 + 3
    # c's +z meets nothing, nor do the positions of a on y
    assert one_mode(a_debate(THREE), "conflict")["a"]["c"]["n"] == 2 + 1
    assert one_mode(a_debate(TORN), "subtract")["d"]["e"]["n"] == 3 + 2


def test_many_nodes_are_worked_out_some_at_a_time_and_all_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    table = a_debate(THREE | TORN)
    graphs = [one_mode(table, "subtract", normalise="jaccard")]
    monkeypatch.setattr(likeness, "_BLOCK", 2)
    graphs.append(one_mode(table, "subtract", normalise="jaccard"))
    first, second = ([*graph.edges(data=True)] for graph in graphs)
    assert first == second


def test_weak_ties_go_and_the_caption_counts_them() -> None:
    graph = one_mode(a_debate(THREE), "subtract", least=2)
    assert {*graph.edges} == {("a", "b"), ("a", "c")}
    assert "1 tie under 2 left out." in graph.graph["caption"]


def test_where_there_are_too_many_ties_those_of_one_weight_go_together() -> None:
    # a-b 4, a-c -2, b-c -1, d-e and the like 1: with room for three, all that weigh 1 go
    graph = one_mode(a_debate({**THREE, "d": "+w", "e": "+w"}), "subtract", most=3)
    assert {*graph.edges} == {("a", "b"), ("a", "c")}
    assert "2 ties under 2 left out; the 2 strongest are kept." in graph.graph["caption"]


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"method": "agreement"}, "'agreement' is no one-mode network; write one of congruence"),
        ({"normalise": "activity"}, "'activity' is no normalisation of a one-mode network"),
        ({"of": "outlet"}, "'outlet' is no kind of node; write one of actor, target"),
        ({"scale": {"support": 1}}, "has no two different numbers"),
        ({"once": "decade"}, "nothing counts once a 'decade'"),
    ],
)
def test_what_is_no_choice_is_told(choice: dict[str, str], told: str) -> None:
    with pytest.raises(Trouble, match=told):
        one_mode(a_debate(THREE), **choice)  # type: ignore[arg-type]


DEBATES = st.dictionaries(
    st.sampled_from("abcde"),
    st.lists(st.tuples(st.sampled_from("+-?0"), st.sampled_from("wxyz")).map("".join), min_size=1, max_size=6).map(
        " ".join
    ),
    min_size=1,
)
METHODS: tuple[Method, ...] = ("congruence", "conflict", "subtract", "ignore")


def by_definition(said: dict[str, str], method: Method, one: str, other: str) -> float:
    """The weight as the papers write it: all pairs of positions on the same, one by one."""
    pairs = [(a, b) for a in said[one].split() for b in said[other].split() if a[1:] == b[1:]]
    if method == "ignore":
        return len(pairs)
    sided = [(a, b) for a, b in pairs if a[0] in "+-" and b[0] in "+-"]
    same, apart = sum(a == b for a, b in sided), sum(a != b for a, b in sided)
    return {"congruence": same, "conflict": apart, "subtract": same - apart}[method]


@settings(max_examples=40, deadline=None)
@given(DEBATES)
def test_all_weights_are_sums_over_pairs_of_positions(said: dict[str, str]) -> None:
    table = a_debate(said)
    for method in METHODS:
        graph = one_mode(table, method, isolates="all")
        assert {*graph} == {*said}
        for one in said:
            for other in {*said} - {one}:
                assert (weight(graph, one, other) or 0) == by_definition(said, method, one, other)


@settings(max_examples=20, deadline=None)
@given(DEBATES, st.sampled_from(METHODS), st.sampled_from(["no", "average", "jaccard", "cosine"]))
def test_other_names_and_another_order_change_nothing(said: dict[str, str], method: Method, norm: OneModeNorm) -> None:
    before = one_mode(a_debate(said), method, normalise=norm)
    called = {actor: f"{'edcba'['abcde'.index(actor)]}{actor}" for actor in said}
    after = one_mode(a_debate({called[actor]: said[actor] for actor in reversed(said)}), method, normalise=norm)
    ties = {frozenset((called[one], called[other])): known for one, other, known in before.edges(data=True)}
    assert ties == {frozenset((one, other)): known for one, other, known in after.edges(data=True)}


@settings(max_examples=20, deadline=None)
@given(DEBATES, st.sampled_from(["jaccard", "cosine"]))
def test_normalised_congruence_lies_between_nought_and_one(said: dict[str, str], norm: OneModeNorm) -> None:
    graph = one_mode(a_debate(said), "congruence", normalise=norm)
    assert all(0 < known <= 1 for _, _, known in graph.edges(data="weight"))


@settings(max_examples=20, deadline=None)
@given(DEBATES, st.sampled_from(["no", "average", "jaccard", "cosine"]))
def test_congruence_less_conflict_is_subtract_however_normalised(said: dict[str, str], norm: OneModeNorm) -> None:
    table = a_debate(said)
    both, same, apart = (one_mode(table, method, normalise=norm) for method in ("subtract", "congruence", "conflict"))
    assert {*both.edges} == {*same.edges} | {*apart.edges}
    for one, other in both.edges:
        expected = (weight(same, one, other) or 0) - (weight(apart, one, other) or 0)
        assert weight(both, one, other) == pytest.approx(expected)


def test_the_signs_of_polarities_are_those_of_the_table() -> None:
    assert {*a_debate({"a": "+x -x ?x 0x"})["polarity"]} == {*POLARITIES.values()}
