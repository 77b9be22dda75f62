"""A drawn network shows who agrees without colour, covers nothing, and says what it left out."""

from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from tests.charts.made import a_labelled_year
from tests.networks.drawn import a_network, a_two_mode
from workbench import charts, networks
from workbench.charts.arranging import arranged
from workbench.charts.behind import Mark, marks
from workbench.charts.network import graph_of
from workbench.charts.sheet import figure_of
from workbench.trouble import Trouble

TWO_CAMPS = {"ab": 3, "cd": 3, "ac": -1, "ad": -2, "bc": -1, "bd": -1}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def a_crowd(count: int = 26, share: int = 2) -> "nx.Graph[str]":
    """So many actors in two camps, of which each is tied to every `share`-th of the others."""
    pairs = [pair for place, pair in enumerate(combinations(LETTERS[:count], 2)) if place % share == 0]
    return a_network({a + b: (1 + (ord(a) * ord(b)) % 7) * (1 if (a < "k") == (b < "k") else -1) for a, b in pairs})


def caption(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


def told_of(ax: Axes, kind: str) -> list[Mark]:
    return [mark for mark in marks(ax) if mark.shown["kind"] == kind]


def middles(ax: Axes) -> dict[str, tuple[float, float]]:
    boxes = {str(mark.shown["one"]): mark.box for mark in marks(ax) if mark.shown["kind"] != "tie"}
    return {key: ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for key, box in boxes.items()}


def strokes(ax: Axes, solid: bool) -> list[Line2D]:
    """Lines of ties, without those of the key."""
    lines = [line for line in ax.lines if min(np.asarray(line.get_ydata())) > 0]
    return [line for line in lines if (line.get_linestyle() == "-") is solid]


def names_on(ax: Axes) -> list[Text]:
    return [text for text in ax.texts if text.get_position()[1] > 0 and text.get_path_effects()]


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))


def test_who_agrees_stands_nearer_than_who_disagrees() -> None:
    at = middles(charts.discourse_network(a_network(TWO_CAMPS)))
    inside = [distance(at["a"], at["b"]), distance(at["c"], at["d"])]
    across = [distance(at[one], at[other]) for one in "ab" for other in "cd"]
    assert 1.5 * max(inside) < min(across)


def test_agreement_is_solid_and_disagreement_dashed() -> None:
    ax = charts.discourse_network(a_network(TWO_CAMPS))
    assert (len(strokes(ax, solid=True)), len(strokes(ax, solid=False))) == (2, 4)
    conflict = charts.discourse_network(a_network({"ab": 1, "bc": 2}, kind="conflict"))
    assert (len(strokes(conflict, solid=True)), len(strokes(conflict, solid=False))) == (0, 2)


def test_a_tie_that_weighs_more_is_wider() -> None:
    ax = charts.discourse_network(a_network({"ab": 1, "bc": 4, "cd": 2}))
    widths = sorted(line.get_linewidth() for line in strokes(ax, solid=True))
    assert widths[2] == pytest.approx(4 * widths[0])


def test_actors_are_round_and_targets_square() -> None:
    ax = charts.discourse_network(a_two_mode({"aX": (1, 0), "bX": (0, 1), "bY": (1, 0)}))
    shapes = [patch for patch in ax.patches if isinstance(patch, Circle | Rectangle)]
    # two actors and two targets, and one of each in the key
    assert sorted(type(shape).__name__ for shape in shapes) == ["Circle"] * 3 + ["Rectangle"] * 3


def test_communities_have_letters_and_the_caption_says_how_good_they_are() -> None:
    ax = charts.discourse_network(networks.grouped(a_network(TWO_CAMPS)))
    assert [text.get_text() for text in ax.texts if text.get_weight() == "bold"] == ["A", "A", "B", "B"]
    assert "Communities: 2, modularity 0." in caption(ax)


def test_the_strongest_are_drawn_and_the_others_counted() -> None:
    ax = charts.discourse_network(a_crowd(), most=10, least=5)
    drawn = len(told_of(ax, "actor"))
    ties = len(told_of(ax, "tie"))
    assert drawn <= 10
    assert f"Drawn are the strongest: {drawn} of 26 nodes and {ties} of 163 ties (of weight 5 or more)." in caption(ax)
    assert all(abs(float(str(mark.shown["weight"]))) >= 5 for mark in told_of(ax, "tie"))


def test_a_tie_of_the_least_weight_is_drawn() -> None:
    ax = charts.discourse_network(a_network({"ab": 5, "bc": 4, "cd": -6}), least=5)
    assert sorted(abs(float(str(mark.shown["weight"]))) for mark in told_of(ax, "tie")) == [5, 6]


def test_nodes_with_the_strongest_ties_come_first() -> None:
    ax = charts.discourse_network(a_network({"ab": 1, "bc": 2, "de": 7}), most=2)
    assert {*middles(ax)} == {"d", "e"}


def test_targets_go_together_and_do_not_agree() -> None:
    graph = networks.one_mode(a_labelled_year(12).stances, "subtract", of="target")
    ax = charts.discourse_network(graph)
    said = {mark.words.split(": ")[1].split(",")[0] for mark in told_of(ax, "tie")}
    assert said == {"go together", "do not"}
    assert {patch.__class__.__name__ for patch in ax.patches} == {"Rectangle"}


def test_who_has_no_tie_is_counted() -> None:
    ax = charts.discourse_network(a_network(TWO_CAMPS | {"e": 0}))
    assert "1 node without a tie not drawn." in caption(ax)
    assert "e" not in middles(ax)


def test_a_network_without_ties_says_why() -> None:
    ax = charts.discourse_network(a_network({"a": 0}))
    assert [text.get_text() for text in ax.texts] == ["No two of them are tied."]
    empty = charts.discourse_network(a_network({}, why="Nobody has annotated anything yet."))
    assert "Nobody has annotated" in empty.texts[0].get_text()
    weak = charts.discourse_network(a_network(TWO_CAMPS), least=99)
    assert weak.texts[0].get_text() == "No tie weighs so much."


@pytest.mark.parametrize("width", ["column", "page", "screen"])
def test_names_cover_neither_each_other_nor_nodes_and_stay_on_the_sheet(width: Any) -> None:
    with charts.style(width=width):
        ax = charts.discourse_network(named(a_crowd(), ["حزب العدالة", "$x_1$", "a" * 80, "Short", "Two\nlines of it"]))
    figure_of(ax).draw_without_rendering()
    sheet, nodes = figure_of(ax).bbox, [mark.box for mark in told_of(ax, "actor")]
    boxes = [text.get_window_extent() for text in names_on(ax)]
    assert len(boxes) >= len(nodes) / 2
    taken = [*boxes, *(Bbox(ax.transData.transform(np.reshape(box, (2, 2)))) for box in nodes)]
    assert not [pair for pair in combinations(taken, 2) if overlaps(*pair)]
    assert all(sheet.x0 <= box.x0 and box.x1 <= sheet.x1 and box.y1 <= sheet.y1 for box in boxes)


def overlaps(one: Bbox, other: Bbox) -> bool:
    """By more than two pixels either way: letters are measured to about that."""
    shared = Bbox.intersection(one, other)
    return shared is not None and shared.width > 2 and shared.height > 2


def named(graph: "nx.Graph[str]", names: list[str]) -> "nx.Graph[str]":
    for place, key in enumerate(graph):
        graph.nodes[key]["name"] = names[place % len(names)]
    return graph


def test_names_without_room_are_counted() -> None:
    with charts.style(width=1.6):
        ax = charts.discourse_network(named(a_crowd(14, 1), ["A name that is long, and longer still"]))
    lost = len(told_of(ax, "actor")) - len(names_on(ax))
    assert lost > 0
    assert f"{lost} name" in caption(ax)


def test_a_name_that_has_room_stands_under_its_node() -> None:
    ax = charts.discourse_network(a_network({"ab": 1}))
    at = middles(ax)
    for text, key in zip(names_on(ax), "ab", strict=True):
        x, y = text.get_position()
        assert x == pytest.approx(at[key][0])
        assert 0 < y < at[key][1]


def test_no_line_goes_through_a_node_that_it_does_not_end_at() -> None:
    # c lies between a and b, and a and b are tied too
    ax = charts.discourse_network(a_network({"ac": 5, "bc": 5, "ab": -5}))
    at = middles(ax)
    (x0, y0), (x1, y1), (x, y) = at["a"], at["b"], at["c"]
    off = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / distance(at["a"], at["b"])
    assert off > 0.2


def test_every_node_and_tie_says_what_it_shows_and_where_it_is_from() -> None:
    made = a_labelled_year(12).stances
    ax = charts.discourse_network(networks.two_mode(made))
    tie, node = told_of(ax, "tie")[0], told_of(ax, "actor")[0]
    assert len(charts.where(ax, **tie.where)) >= int(str(tie.shown["n"]))
    assert {*tie.where} == {"actor", "target"}
    assert tie.words.startswith(f"{tie.shown['one_name']} → {tie.shown['other_name']}: ")
    assert node.words.startswith(f"{node.shown['one_name']}: actor, n ")


def test_statements_behind_a_tie_of_actors_are_found_by_its_ends() -> None:
    graph = networks.one_mode(a_labelled_year(12).stances, "subtract")
    ax = charts.discourse_network(graph)
    assert graph_of(ax) is graph
    for mark in told_of(ax, "tie"):
        found = networks.where(graph, str(mark.shown["one"]), str(mark.shown["other"]))
        assert {*found["actor"]} == {mark.shown["one"], mark.shown["other"]}


def test_places_that_are_given_are_kept_in_shape() -> None:
    places = {"a": (0.0, 0.0), "b": (9.0, 0.0), "c": (0.0, 9.0), "d": (9.0, 9.0)}
    at = middles(charts.discourse_network(a_network(TWO_CAMPS), positions=places))
    assert at["a"][0] < at["b"][0]
    assert at["a"][1] < at["c"][1]
    with pytest.raises(Trouble, match="no position is given for d"):
        charts.discourse_network(a_network(TWO_CAMPS), positions={key: places[key] for key in "abc"})


def test_it_draws_on_the_axes_it_is_given() -> None:
    figure = Figure(figsize=(8, 4))
    mine, other = figure.subplots(1, 2)
    assert charts.discourse_network(a_network(TWO_CAMPS), mine) is mine
    assert mine.patches
    assert not other.patches


def test_the_same_network_in_another_order_is_the_same_drawing() -> None:
    one = charts.discourse_network(a_crowd(12))
    turned: nx.Graph[str] = nx.Graph(**a_crowd(12).graph)
    turned.add_nodes_from(reversed([*a_crowd(12).nodes(data=True)]))
    turned.add_edges_from((b, a, data) for a, b, data in reversed([*a_crowd(12).edges(data=True)]))
    assert charts.values(charts.discourse_network(turned)) == charts.values(one)
    assert middles(charts.discourse_network(turned)) == middles(one)


def test_few_have_places_too() -> None:
    assert arranged(np.zeros((0, 0))).shape == (0, 2)
    assert arranged(np.zeros((1, 1))).tolist() == [[0, 0]]
    assert np.isfinite(arranged(np.zeros((5, 5)))).all()
    assert len(middles(charts.discourse_network(a_network({"ab": -1})))) == 2


def test_kinds_of_positions_are_no_strengths() -> None:
    ax = charts.discourse_network(a_two_mode({"aX": (3, 0), "bX": (0, 1), "cX": (2, 2)}, qualifier="combine"))
    assert [mark.words.split(": ")[1].split(",")[0] for mark in told_of(ax, "tie")] == ["neither", "for", "against"]
