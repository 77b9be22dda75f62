"""Polarisation over time: chance beside it, gaps where there is nothing, hollow points where there is little."""

import pytest
from matplotlib.axes import Axes

from tests.charts.made import a_labelled_year
from workbench import charts, networks
from workbench.charts.behind import marks

STANCES = a_labelled_year().stances


def by_month(size: int = 1) -> dict[str, networks.Polarisation]:
    made = networks.windows(STANCES, "month", size=size, step=1, method="subtract", normalise="average")
    return networks.polarisations(made, draws=19)


def caption(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


def points(ax: Axes) -> dict[int, float]:
    return {round(line.get_xdata()[0]): line.get_ydata()[0] for line in ax.lines if line.get_marker() == "o"}


def test_each_window_has_a_point_and_a_month_without_ties_has_none() -> None:
    found = by_month()
    ax = charts.polarisation_over_time(STANCES, found)
    drawn = {place: each.value for place, each in enumerate(found.values()) if each.value is not None}
    assert points(ax) == pytest.approx(drawn)
    # nothing was published in July
    assert 6 not in points(ax)
    assert "1 window without ties: gaps." in caption(ax)


def test_no_line_goes_across_a_gap() -> None:
    ax = charts.polarisation_over_time(STANCES, by_month())
    lines = [sorted(line.get_xdata()) for line in ax.lines if len(line.get_xdata()) == 2]
    assert [4, 5] in lines
    assert all(6 not in line for line in lines)


def test_bars_reach_over_what_lots_have() -> None:
    found = by_month(3)
    ax = charts.polarisation_over_time(STANCES, found)
    first = next(iter(found.values()))
    assert first.usual is not None
    assert ax.patches[0].get_y() == pytest.approx(first.usual[0], abs=0.01)
    assert "the same ties have when dealt by lot" in caption(ax)


def test_points_of_few_articles_are_hollow() -> None:
    found = by_month()
    ax = charts.polarisation_over_time(STANCES, found)
    circles = [line for line in ax.lines if line.get_marker() == "o"]
    few = sum(each.articles < 10 for each in found.values() if each.value is not None)
    assert sum(line.get_markerfacecolor() == "#FFFFFF" for line in circles) == few
    assert f"Hollow: under 10 articles ({few} windows)." in caption(ax)


def test_statements_of_a_window_are_found_where_windows_are_apart() -> None:
    ax = charts.polarisation_over_time(STANCES, by_month())
    found = charts.where(ax, **marks(ax)[0].where)
    assert {*found["published"].str[:7]} == {"2017-01"}
    assert not marks(charts.polarisation_over_time(STANCES, by_month(3)))[0].where


def test_without_ties_in_any_window_it_says_so() -> None:
    none = {"2017-01": networks.Polarisation(None, {}, why="there are no ties")}
    ax = charts.polarisation_over_time(STANCES, none)
    assert ax.texts[0].get_text() == "In no window are two actors tied."
    assert charts.polarisation_over_time(STANCES, {}).texts[0].get_text() == "No position has a date."


def test_windows_of_so_many_positions_are_named_by_their_last_day() -> None:
    made = networks.windows(STANCES, "position", size=60, step=60, method="subtract")
    ax = charts.polarisation_over_time(STANCES, networks.polarisations(made, draws=0))
    assert ax.get_xticklabels()[0].get_text() == made[0].graph["period"].split(" to ")[1]
