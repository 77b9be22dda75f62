"""What counts, once or again, which nodes stay without a tie, and that a network says so."""

from typing import get_args

import pytest

from tests.builders import ROOT, a_codebook
from tests.charts.made import VERSION, a_labelled_year
from tests.networks.made import a_debate, copies_of, in_articles, weight
from workbench import networks
from workbench.counting import Once
from workbench.networks import one_mode, two_mode
from workbench.networks.choices import Isolates, Method, OneModeNorm, Qualifier, Targets, TwoModeNorm
from workbench.records import Entity

REPEATED = {
    "1 2018-09-01": "a +x +x; b +x",
    "2 2018-09-01": "a +x",
    "3 2018-09-28": "a +x -x; b +x",
    "4 2018-10-02": "a +x",
}


@pytest.mark.parametrize(
    ("once", "of_a", "of_b"),
    [
        ("record", 5, 2),
        ("article", 4, 2),  # articles 1, 2, 3, 4
        ("day", 3, 2),  # articles 1 and 2 are of one day
        ("month", 2, 1),  # September and October
        ("year", 1, 1),
        ("corpus", 1, 1),
    ],
)
def test_what_is_said_again_counts_by_one_rule(once: str, of_a: int, of_b: int) -> None:
    table = in_articles(REPEATED)
    assert weight(one_mode(table, "congruence", once=once), "a", "b") == of_a * of_b  # type: ignore[arg-type]
    found = two_mode(table, once=once)["a"]["target:x"]  # type: ignore[arg-type]
    assert (found["support"], found["oppose"]) == (of_a, 1)


def test_the_rule_tells_polarities_apart_also_where_they_are_ignored() -> None:
    # in article 3 a is for and against x; so congruence and conflict add up to what there is
    graphs = [one_mode(in_articles(REPEATED), method) for method in ("congruence", "conflict", "ignore")]
    assert [weight(graph, "a", "b") for graph in graphs] == [4 * 2, 1 * 2, 5 * 2]


def test_near_copies_count_once() -> None:
    table = in_articles({"1": "a +x; b +x", "2": "a +x", "3": "a +x"})
    assert weight(one_mode(table), "a", "b") == 3
    graph = one_mode(table, copies=copies_of("1", "2", "3"))
    assert weight(graph, "a", "b") == 1
    assert graph.nodes["a"] == {"id": "a", "name": "a", "mode": "actor", "label": "", "n": 1, "articles": 3}
    assert "Near-copies count once" in graph.graph["caption"]


def test_articles_that_stand_for_others_weigh_more() -> None:
    table = a_debate({"a": "+x", "b": "+x"}).assign(weight=[3.0, 2.0])
    assert weight(one_mode(table), "a", "b") == 6
    assert weight(two_mode(table), "a", "target:x") == 3


ALONE = {"a": "+x", "b": "+x", "c": "+y", "d": "?x"}


@pytest.mark.parametrize(
    ("isolates", "nodes", "told"),
    [
        ("no", ["a", "b"], "1 actor without a tie left out."),
        ("active", ["a", "b", "c"], "1 actor without a tie shown."),
        ("all", ["a", "b", "c", "d"], "2 actors without a tie shown."),
    ],
)
def test_actors_without_a_tie_stay_or_go_and_are_counted(isolates: Isolates, nodes: list[str], told: str) -> None:
    graph = one_mode(a_debate(ALONE), isolates=isolates)
    assert [*graph] == nodes
    assert told in graph.graph["caption"]


def test_where_all_have_ties_nothing_is_said_of_those_who_have_none() -> None:
    assert "without a tie" not in one_mode(a_debate({"a": "+x", "b": "+x"})).graph["caption"]


def test_stances_without_an_actor_or_a_target_make_no_node_and_are_told() -> None:
    table = a_debate({"a": "+x", "b": "+x", "c": "+x"})
    table.loc[table["actor"] == "c", "actor"] = ""
    graph = one_mode(table)
    assert [*graph] == ["a", "b"]
    assert "Left out: 1 stance without an actor or a target." in graph.graph["caption"]


@pytest.mark.parametrize(("targets", "nodes"), [("topic", ["a", "b"]), ("entity", ["a", "c"])])
def test_positions_can_be_on_one_type_of_target_and_the_caption_says_so(targets: Targets, nodes: list[str]) -> None:
    table = a_debate({"a": "+topic:x +x", "b": "+topic:x", "c": "+x"})
    graph = one_mode(table, targets=targets)
    assert [*graph] == nodes
    other = {"topic": "topics", "entity": "entities"}[targets]
    assert f"Only positions on {other}; 2 stances on others left out." in graph.graph["caption"]
    assert [*two_mode(table, targets=targets).adj["a"]] == ["target:topic:x" if targets == "topic" else "target:x"]


def test_where_somebody_has_decided_only_what_was_decided_counts() -> None:
    table = a_debate({"a": "+x", "b": "+x", "c": "+x"}).assign(adjudicated=[False, False, True])
    table.loc[table["actor"] == "c", "target"] = ""
    graph = one_mode(table, isolates="all")
    # c is what a reader said, before it was decided
    assert [*graph] == ["a", "b"]
    assert "Left out" not in graph.graph["caption"]


def test_a_network_tells_what_a_figure_must_tell() -> None:
    caption = one_mode(a_labelled_year().stances, "subtract", normalise="average").graph["caption"]
    whence = ("positions in 60 of 60 annotated articles", "2 annotators", f"codebook\xa0{VERSION}", "4 outlets: ")
    how = ("A position counts once an article.", "congruence less conflict", "average activity")
    for told in (*whence, "published 2017-", *how):
        assert told in caption


def test_nodes_tell_who_they_are() -> None:
    graph = one_mode(a_labelled_year().stances)
    known = graph.nodes["guard"]
    assert (known["name"], known["mode"], known["label"]) == ("Coast Guard Brigades", "actor", "ARMED_GROUP")
    assert 0 < known["articles"] <= known["n"]


def test_the_page_on_networks_says_what_can_be_chosen() -> None:
    page = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8")
    kinds = (Method, Qualifier, OneModeNorm, TwoModeNorm, Isolates, Once, Targets)
    choices = [each for kind in kinds for each in get_args(kind)]
    assert not [each for each in choices if f"`{each}`" not in page and f'"{each}"' not in page]
    assert not [each for each in networks.__all__ if each not in page]


def test_a_network_has_nothing_but_plain_values() -> None:
    for graph in (one_mode(a_labelled_year().stances), two_mode(a_labelled_year().stances)):
        values = [value for _, known in graph.nodes(data=True) for value in known.values()]
        values += [value for _, _, known in graph.edges(data=True) for value in known.values()]
        assert {type(value) for value in values} == {str, int, float}


def test_who_has_no_name_or_shares_one_is_told_by_id() -> None:
    names = a_codebook({"a": " \n", "b": "Same", "c": "Same"}).entities
    assert names["a"] == Entity("a", "ORG", " \n")
    graph = one_mode(a_debate({"a": "+x", "b": "+x", "c": "+x"}, {"a": " \n", "b": "Same", "c": "Same"}))
    assert [graph.nodes[id_]["name"] for id_ in "abc"] == ["a", "Same (b)", "Same (c)"]
