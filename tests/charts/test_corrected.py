"""Where a part was checked, a figure shows what the machine says, what people found, and what both together tell."""

import numpy as np
import pytest
from matplotlib.axes import Axes

from tests.charts.half_checked import a_half_checked_year
from workbench import charts
from workbench.charts.behind import marks
from workbench.tables import Tables
from workbench.trouble import Trouble

HALF = tuple[Tables, dict[str, float]]


@pytest.fixture(scope="module")
def half() -> HALF:
    return a_half_checked_year()


def drawn(half: HALF, **how: object) -> dict[tuple[str, str], dict[str, object]]:
    """What is shown, by name and way."""
    return {(row["name"], row["way"]): row for row in charts.values(figure(half, **how))}


def figure(half: HALF, **how: object) -> Axes:
    tables, weights = half
    return charts.corrected_positions(
        tables.stances, tables.suggested.stances, tables.articles, **({"weights": weights} | how)
    )


def test_each_outlet_has_three_figures_and_the_uncorrected_one_has_no_interval(half: HALF) -> None:
    shown = drawn(half)
    assert len(shown) == 5 * 3
    assert all(row["low"] is None for (_, way), row in shown.items() if way == "machine alone")
    assert shown["Daily Compass", "corrected"]["low"] is not None
    assert (
        shown["Daily Compass", "machine alone"]["why"]
        == "an interval would hold nothing of what the machine gets wrong"
    )


def test_the_machine_is_wrong_and_the_corrected_figure_lies_where_reading_all_would(half: HALF) -> None:
    shown = drawn(half, by="actor")
    everything, _ = a_half_checked_year(checked=200)
    read = everything.stances.drop_duplicates(["article", "actor", "target", "polarity"])
    side = read["polarity"].map({"support": 1, "oppose": -1}).fillna(0)
    truth = side.groupby(read["actor_name"]).mean().to_dict()
    off = {way: np.mean([abs(shown[name, way]["value"] - truth[name]) for name in truth]) for way in WAYS}
    assert off["corrected"] < 0.5 * off["machine alone"]
    assert all(shown[name, "corrected"]["low"] <= truth[name] <= shown[name, "corrected"]["high"] for name in truth)


WAYS = ("corrected", "checked alone", "machine alone")


def test_where_all_were_checked_both_figures_are_one() -> None:
    shown = drawn(a_half_checked_year(60, 60), by="actor")
    for (name, way), row in shown.items():
        if way == "corrected":
            assert row["value"] == pytest.approx(shown[name, "checked alone"]["value"])


def test_without_knowing_how_they_were_drawn_nothing_is_corrected_and_it_is_said(half: HALF) -> None:
    ax = figure(half, weights=None)
    assert "how they were drawn is not known, so nothing is corrected" in " ".join(ax.get_xlabel().split())
    assert "prediction-powered" not in ax.get_xlabel()
    assert all(row["value"] is None for row in charts.values(ax) if row["way"] == "corrected")


def test_equal_weights_are_those_of_a_lot(half: HALF) -> None:
    by_lot, equal = drawn(half, by="actor"), drawn(half, by="actor", weights="equal")
    for key, row in by_lot.items():
        assert (row["value"], row["low"]) == pytest.approx((equal[key]["value"], equal[key]["low"]))


def test_articles_without_a_weight_are_no_checked_ones(half: HALF) -> None:
    tables, weights = half
    fewer = dict([*weights.items()][:30])
    assert "Checked: 30 of 200 articles; weighted by their lot." in figure((tables, fewer)).get_xlabel()
    assert all(row["checked"] == 30 for row in charts.values(figure((tables, fewer), by="actor")))


def test_the_figure_tells_what_was_checked_and_how_it_was_corrected(half: HALF) -> None:
    said = " ".join(figure(half).get_xlabel().split())
    assert "Checked: 60 of 200 articles" in said
    assert "Machine alone: " in said
    assert "prediction-powered inference, Angelopoulos et al. 2023" in said
    assert "2 annotators" in said
    assert "published 2017-01-" in said


def test_behind_a_figure_are_the_passages_that_people_found(half: HALF) -> None:
    ax = figure(half, by="target")
    for each in marks(ax):
        assert len(charts.where(ax, **each.where))
        assert set(charts.where(ax, **each.where)["annotator"]) <= {"ana", "ben"}


def test_shares_are_of_all_positions_and_lie_between_none_and_all(half: HALF) -> None:
    support, oppose = drawn(half, measure="support"), drawn(half, measure="oppose")
    for key in support:
        both = support[key]["value"], oppose[key]["value"]
        assert None in both or sum(both) <= 1


def test_of_what_nobody_can_count_there_is_no_figure(half: HALF) -> None:
    tables, _ = half
    ax = charts.corrected_positions(tables.stances[:0], tables.suggested.stances, tables.articles, weights="equal")
    assert "no positions" in ax.texts[0].get_text()


def test_what_is_not_known_is_told(half: HALF) -> None:
    for wrong in (
        {"by": "holder"},
        {"measure": "mixed"},
        {"once": "corpus"},
        {"weights": "lot"},
        {"weights": {"a": 0}},
    ):
        with pytest.raises(Trouble, match=r"write one of|give 'equal'|above 0"):
            figure(half, **wrong)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["$\\frac{1}{2", "جيش المجاهدين", "word " * 60, "a\nb", ""])
def test_no_name_breaks_it_at_column_width(name: str, theme: str) -> None:
    with charts.style(theme, width="column"):
        ax = figure(a_half_checked_year(40, 20, called=lambda known: name + known[:1]), by="actor")
    assert ax.figure.get_figwidth() <= 3.52
