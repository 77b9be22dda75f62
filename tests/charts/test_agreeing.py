"""Agreement against its bounds: what is defined with its interval, what is not with the reason."""

from matplotlib.axes import Axes
from pandas import DataFrame, Series

from workbench import charts
from workbench.charts.behind import marks
from workbench.intervals import PERCENTILES
from workbench.tables.agreed import AGREEMENT

NAN = float("nan")
FACTS = {"n_articles": 30, "n_annotators": 2, "codebook": "1.0", "outlets": {"Post": 30}, "days": [], "draws": 1000}


def figure(
    variable: str, measure: str, value: float = NAN, low: float = NAN, high: float = NAN, why: str = ""
) -> dict[str, object]:
    """A row of the table: of 100 units in 30 articles."""
    row: dict[str, object] = {"variable": variable, "measure": measure, "value": value, "low": low, "high": high}
    row |= {"why": why, "unit": "mention", "level": "nominal", "below": NAN, "band": ""}
    return row | {"n_units": 100, "n_lone": 5, "n_articles": 30, "n_readings": 60, "assisted": 36}


def agreement(*rows: dict[str, object], **facts: object) -> DataFrame:
    table = DataFrame({name: Series([row[name] for row in rows], dtype=dtype) for name, dtype in AGREEMENT.items()})
    table.attrs = {**FACTS, "annotators": ("ana", "ben"), "seed": 0, "left_out": (), "why_not": "", **facts}
    return table


def said(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


def names(ax: Axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


def test_a_variable_is_a_point_with_its_interval_and_percent_agreement_beside() -> None:
    ax = charts.agreement_chart(agreement(figure("label", "percent", 0.93), figure("label", "alpha", 0.81, 0.74, 0.88)))
    (row,) = charts.values(ax)
    assert (row["measure"], row["value"], row["low"], row["percent"]) == ("alpha", 0.81, 0.74, 0.93)
    assert {"100", "30", "93%"} <= {text.get_text() for text in ax.texts}
    assert marks(ax)[0].words == "label: alpha 0.810 [0.740, 0.880] (100 units in 30 articles, 93% the same)"


def test_what_is_found_or_not_has_f1_as_a_diamond() -> None:
    ax = charts.agreement_chart(agreement(figure("evidence", "F1 overlap", 0.9, 0.8, 0.95)))
    assert [line.get_marker() for line in ax.lines] == ["D"]


def test_what_is_not_defined_is_no_point_and_says_why() -> None:
    ax = charts.agreement_chart(
        agreement(figure("voice", "alpha", why="only one label used"), figure("label", "alpha", 0.5))
    )
    assert len(ax.lines) == 1
    assert "not defined" in [text.get_text().strip() for text in ax.texts]
    assert "Not defined: voice: only one label used." in said(ax)
    assert charts.values(ax)[0]["value"] is None


def test_without_interval_the_point_is_hollow_and_the_caption_says_why() -> None:
    ax = charts.agreement_chart(agreement(figure("label", "alpha", 0.8, why="4 double-coded articles")))
    (point,) = ax.lines
    assert point.get_markerfacecolor() != point.get_color()
    assert "Hollow: no interval, 4 double-coded articles." in said(ax)


def test_that_it_is_before_adjudication_and_by_whom_is_told() -> None:
    caption = said(charts.agreement_chart(agreement(figure("label", "alpha", 0.8))))
    assert "Before adjudication: 30 articles read by two annotators or more · 2 annotators · codebook 1.0" in caption
    assert "60 readings by ana, ben, 36 of them with suggestions shown." in caption


def test_variables_can_be_chosen_in_an_order() -> None:
    table = agreement(*(figure(name, "alpha", 0.8) for name in ("label", "entity", "voice")))
    assert names(charts.agreement_chart(table, variables=["voice", "label"])) == ["voice", "label"]


def test_a_figure_below_0_is_on_the_axis() -> None:
    ax = charts.agreement_chart(agreement(figure("label", "alpha", -0.31, -0.5, -0.1)))
    assert ax.get_xlim()[0] <= -0.5


def test_where_nobody_can_agree_yet_the_chart_says_why() -> None:
    ax = charts.agreement_chart(agreement(why_not="agreement needs an article that two annotators have read"))
    assert "Agreement is not defined: agreement needs" in ax.texts[0].get_text().replace("\n", " ")


def test_that_percentile_intervals_hold_too_little_is_told_where_one_is_drawn() -> None:
    assert PERCENTILES in said(charts.agreement_chart(agreement(figure("label", "alpha", 0.8, 0.7, 0.9))))
    assert PERCENTILES not in said(charts.agreement_chart(agreement(figure("label", "alpha", 0.8))))
