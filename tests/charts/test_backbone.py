"""The backbone as a figure: the most needed concept first, what is lost without it, and how little it may rest on."""

import pytest
from matplotlib.axes import Axes

from tests.charts.made import a_labelled_year
from tests.networks.drawn import positions_of
from workbench import charts, networks
from workbench.charts.behind import marks

# see tests/networks/test_backbone.py
THREE = positions_of("+aX +bX +bY +cY +aZ +bZ +cZ")


def points(ax: Axes) -> list[tuple[float, float]]:
    found = [line for line in ax.lines if line.get_marker() == "o"]
    return [(float(line.get_xydata()[0][0]), float(line.get_xydata()[0][1])) for line in found]


def test_points_are_losses_and_the_most_needed_is_above() -> None:
    found = networks.backbone(THREE, normalise="no")
    ax = charts.backbone_chart(THREE, found)
    assert points(ax) == [(pytest.approx(step.loss), place) for place, step in enumerate(reversed(found.steps))]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Z  n 3", "Y  n 2", "X  n 2"]


def test_the_penalised_backbone_is_filled() -> None:
    found = networks.backbone(THREE, normalise="no")
    for penalty, kept in ((4.1, [True, True, False]), (4.2, [True, False, False])):
        ax = charts.backbone_chart(THREE, found, penalty=penalty)
        filled = [line.get_markerfacecolor() != "#FFFFFF" for line in ax.lines if line.get_marker() == "o"]
        assert filled == kept
        assert [mark.shown["backbone"] for mark in marks(ax)] == kept


def test_few_positions_are_grey() -> None:
    ax = charts.backbone_chart(THREE, networks.backbone(THREE, normalise="no"))
    colours = [line.get_color() for line in ax.lines if line.get_marker() == "o"]
    assert colours[1] == colours[2] != colours[0]
    assert "Grey: n under 3." in " ".join(ax.get_xlabel().split())


def test_the_least_needed_are_counted_where_there_is_no_room() -> None:
    ax = charts.backbone_chart(THREE, networks.backbone(THREE), most=2)
    assert len(points(ax)) == 2
    assert "Not shown: 1 concept, the least needed." in " ".join(ax.get_xlabel().split())


def test_statements_on_a_concept_are_found_by_its_row() -> None:
    made = a_labelled_year(12).stances
    ax = charts.backbone_chart(made, networks.backbone(made))
    found = charts.where(ax, **marks(ax)[0].where)
    assert {*found["target"]} == {marks(ax)[0].where["target"]}


def test_without_a_backbone_it_says_why() -> None:
    made = positions_of("+aX +bY")
    ax = charts.backbone_chart(made, networks.backbone(made))
    assert ax.texts[0].get_text() == "There is no backbone: no two actors are tied."
