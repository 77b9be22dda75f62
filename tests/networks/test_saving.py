"""Other programs can open a network, a spreadsheet runs nothing of it, and reading it gives back what was saved."""

import codecs
import csv
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree
from networkx import Graph
from networkx.utils import graphs_equal

from tests.charts.made import a_labelled_year
from tests.networks.made import a_debate
from workbench.networks import grouped, load, one_mode, save, two_mode, where, windows
from workbench.trouble import Trouble

SCHEMA = Path(__file__).parent / "schema" / "graphml-attributes.xsd"
HOSTILE = {
    "arabic": "هيئة تحرير الشام",
    "formula": '=HYPERLINK("http://example.org")',
    "steering": "two\nlines \x00 \x1b[31m \ufffe end",
    "markup": "<b>&amp;</b> ]]> -->",
    "long": "x" * 300,
    "emoji": "🕊️ $a_b$",
}


def networks() -> list[Graph]:
    stances = a_labelled_year().stances
    signed = grouped(one_mode(stances, "subtract", normalise="average", isolates="all"))
    made = [signed, two_mode(stances, qualifier="combine")]
    return [*made, *windows(stances, "month")[6:8], one_mode(stances.iloc[:0])]


@pytest.fixture(params=range(5), ids=["one-mode", "two-mode", "gap", "month", "nothing"])
def network(request: pytest.FixtureRequest) -> Graph:
    return networks()[request.param]


def rows(path: Path) -> list[list[str]]:
    # by this mark spreadsheets know that it is UTF-8
    assert path.read_bytes().startswith(codecs.BOM_UTF8)
    return [*csv.reader(path.read_text("utf-8-sig").splitlines())]


def is_valid(path: Path) -> bool:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.assertValid(etree.parse(path))
    return True


def test_graphml_is_valid_by_its_schema(network: Graph, tmp_path: Path) -> None:
    graphml, *_ = save(network, tmp_path / "net", ["graphml"])
    assert is_valid(graphml)


def test_the_schema_refuses_what_is_no_graphml(tmp_path: Path) -> None:
    path = tmp_path / "wrong.graphml"
    nx.write_graphml(nx.Graph([("a b", "c")]), path)  # a blank in an id
    with pytest.raises(etree.DocumentInvalid, match="'a b' is not a valid value"):
        is_valid(path)


def test_what_is_read_is_what_was_saved(network: Graph, tmp_path: Path) -> None:
    graphml, *_ = save(network, tmp_path / "net", ["graphml"])
    read = load(graphml)
    assert graphs_equal(read, _without(network, "scale", "statements"))
    assert [*read] == [*network]


def test_networkx_reads_it_too_with_names_as_labels(network: Graph, tmp_path: Path) -> None:
    graphml, *_ = save(network, tmp_path / "net", ["graphml"])
    read = nx.read_graphml(graphml)
    assert dict(read.nodes(data="label")) == dict(network.nodes(data="name"))
    assert {*read.edges(data="weight")} == {*network.edges(data="weight")}
    assert read.graph["caption"] == network.graph["caption"]


def test_hostile_names_are_in_valid_files_and_signs_that_xml_cannot_hold_are_replaced(tmp_path: Path) -> None:
    graph = two_mode(a_debate(dict.fromkeys(HOSTILE, "+long -emoji"), HOSTILE))
    graphml, *_ = save(graph, tmp_path / "net")
    assert is_valid(graphml)
    read = load(graphml)
    assert {id_: read.nodes[id_]["name"] for id_ in HOSTILE} == {
        **HOSTILE,
        "steering": "two lines \ufffd \ufffd[31m \ufffd end",
    }


def test_hostile_ids_come_back_as_they_were(tmp_path: Path) -> None:
    graph = one_mode(a_debate({"a": "+x", "b": "+x"}))
    ids = ["two words", "_x0020_ & <b>", "=1+1", "هيئة", "\x00\ud800", "🕊️", "007"]
    graph.add_edges_from((one, "a", {"weight": 1.0, "n": 1}) for one in ids)
    for id_ in ids:
        graph.nodes[id_].update(graph.nodes["a"])
    graphml, *_ = save(graph, tmp_path / "net")
    assert is_valid(graphml)
    assert [*load(graphml)] == ["a", "b", *ids]


def test_a_spreadsheet_runs_nothing_of_the_tables(tmp_path: Path) -> None:
    graph = two_mode(a_debate({"formula": "+x"}, HOSTILE))
    _, edges, nodes, _ = save(graph, tmp_path / "net")
    assert rows(edges)[1][:6] == ["formula", "target:x", f"'{HOSTILE['formula']}", "x", "1.0", "1"]
    assert f"'{HOSTILE['formula']}" in rows(nodes)[1]


def test_tables_say_all_that_is_known_of_ties_and_nodes(tmp_path: Path) -> None:
    names = {"a": "Anna", "x": "Peace"}
    _, edges, nodes, _ = save(two_mode(a_debate({"a": "+x ?x"}, names)), tmp_path / "net")
    assert [dict(zip(rows(edges)[0], row, strict=True)) for row in rows(edges)[1:]] == [
        {
            **{"source": "a", "target": "target:x", "source_label": "Anna", "target_label": "Peace", "weight": "1.0"},
            **{"n": "2", "support": "1.0", "oppose": "0.0", "conditional": "1.0", "neutral": "0.0"},
        }
    ]
    assert rows(nodes) == [
        ["id", "entity", "label", "mode", "entity_label", "n", "articles"],
        ["a", "a", "Anna", "actor", "ORG", "2.0", "2"],
        ["target:x", "x", "Peace", "concept", "", "2.0", "2"],
    ]


def test_a_matrix_has_all_pairs_or_actors_by_targets(tmp_path: Path) -> None:
    table = a_debate({"a": "+x +x", "b": "-x +y"})
    *_, square = save(one_mode(table, "subtract"), tmp_path / "one")
    *_, wide = save(two_mode(table), tmp_path / "two")
    assert rows(square) == [["", "a", "b"], ["a", "0", "-2.0"], ["b", "-2.0", "0"]]
    assert rows(wide) == [["", "target:x", "target:y"], ["a", "2.0", "0"], ["b", "-1.0", "1.0"]]


def test_the_same_network_gives_the_same_bytes_whatever_the_order_of_the_table(tmp_path: Path) -> None:
    stances = a_labelled_year().stances
    one = save(one_mode(stances, normalise="cosine"), tmp_path / "one")
    other = save(one_mode(stances.iloc[::-1], normalise="cosine"), tmp_path / "other")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_only_what_is_asked_for_is_written_and_folders_are_made(tmp_path: Path) -> None:
    found = save(
        one_mode(a_debate({"a": "+x", "b": "+x"})), tmp_path / "deep" / "net.graphml", ["nodes.csv", "graphml"]
    )
    assert found == (tmp_path / "deep" / "net.nodes.csv", tmp_path / "deep" / "net.graphml")
    assert {*(tmp_path / "deep").iterdir()} == {*found}


def test_what_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="not written as gexf; choose of graphml"):
        save(Graph(), tmp_path / "net", ["gexf"])
    (tmp_path / "net.graphml").write_text("no xml")
    with pytest.raises(Trouble, match="this is no GraphML file"):
        load(tmp_path / "net.graphml")


def test_a_network_from_a_file_knows_no_statements(tmp_path: Path) -> None:
    graphml, *_ = save(one_mode(a_debate({"a": "+x", "b": "+x"})), tmp_path / "net")
    with pytest.raises(Trouble, match="knows no statements"):
        where(load(graphml), "a")


def _without(graph: Graph, *facts: str) -> Graph:
    copy = graph.copy()
    for fact in facts:
        copy.graph.pop(fact)
    return copy
