"""Drift week by week: gaps stay gaps, weeks apart are marked, and few articles have no interval."""

from matplotlib.axes import Axes
from pandas import DataFrame, Series, concat

from workbench import charts
from workbench.charts.behind import marks
from workbench.tables.agreed import DRIFT

NAN = float("nan")


def drift(weeks: dict[str, float], value: str = "STATE", annotator: str = "ana", **more: object) -> DataFrame:
    """A share of 40 records in 6 articles in each week."""
    rows = [
        {"annotator": annotator, "week": week, "what": "label", "value": value, "n_articles": 6, "count": 4, "n": 40}
        | {"figure": figure, "low": figure - 0.1, "high": figure + 0.1, "apart": False, "note": ""}
        | more
        for week, figure in weeks.items()
    ]
    table = DataFrame({name: Series([row[name] for row in rows], dtype=dtype) for name, dtype in DRIFT.items()})
    table.attrs = {"n_articles": 18, "n_annotators": 1, "codebook": "1.0", "outlets": {"Post": 18}, "days": []}
    return table


def said(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


def trails(ax: Axes) -> list[int]:
    """How many weeks each thin line goes through."""
    return [len(line.get_xdata()) for line in ax.lines if line.get_linestyle() == "-"]


def points(ax: Axes) -> list[str]:
    """The sign of each week's point, those that look alike one after the other."""
    return [f"{line.get_marker()}" for line in ax.lines for _ in line.get_xdata() if line.get_linestyle() != "-"]


def test_each_week_is_a_point_with_its_interval() -> None:
    ax = charts.drift_chart(drift({"2026-W46": 0.3, "2026-W47": 0.4}))
    assert [(row["week"], row["figure"], row["low"]) for row in charts.values(ax)] == [
        ("2026-W46", 0.3, 0.3 - 0.1),
        ("2026-W47", 0.4, 0.4 - 0.1),
    ]
    assert marks(ax)[0].words == "ana, 2026-W46, label STATE: 30% [20%, 40%] (n 40 in 6 articles)"


def test_no_line_crosses_a_week_without_work() -> None:
    ax = charts.drift_chart(drift({"2026-W45": 0.3, "2026-W46": 0.4, "2026-W48": 0.4}))
    assert trails(ax) == [2]
    assert "3 of 4 weeks, 2026-W45 to 2026-W48" in said(ax)


def test_a_year_has_its_fifty_third_week() -> None:
    assert "4 weeks" in said(charts.drift_chart(drift({"2020-W52": 0.3, "2021-W02": 0.3})))


def test_a_week_that_lies_apart_is_a_diamond() -> None:
    table = concat([drift({"2026-W46": 0.1}), drift({"2026-W47": 0.6}, apart=True)])
    ax = charts.drift_chart(table)
    assert points(ax) == ["o", "D"]
    assert "Diamonds: 1 share whose interval does not touch" in said(ax)


def test_under_five_articles_a_week_is_hollow_without_interval() -> None:
    ax = charts.drift_chart(drift({"2026-W46": 0.3}, n_articles=4))
    (point,) = [line for line in ax.lines if line.get_marker() == "o"]
    assert point.get_markerfacecolor() != point.get_color()
    assert "Hollow: fewer than 5 articles, no interval." in said(ax)


def test_weeks_without_a_date_are_told_and_not_drawn() -> None:
    ax = charts.drift_chart(concat([drift({"2026-W46": 0.3}), drift({"no date": 0.3})]))
    assert len(marks(ax)) == 1
    assert "Without a date: 1 figure." in said(ax)


def test_what_is_undefined_is_never_drawn_as_0() -> None:
    ax = charts.drift_chart(concat([drift({"2026-W46": 0.3}), drift({"2026-W47": NAN})]))
    assert [row["week"] for row in charts.values(ax)] == ["2026-W46"]


def test_each_annotator_has_a_colour_and_a_sign_and_four_are_drawn() -> None:
    tables = [drift({"2026-W46": 0.3}, annotator=name, n=n) for n, name in enumerate("edcba", start=40)]
    ax = charts.drift_chart(concat(tables))
    legend = ax.get_legend()
    assert legend
    assert [text.get_text().split() for text in legend.get_texts()] == [[*"●a"], [*"■b"], [*"▲c"], [*"▼d"]]
    assert "Not shown: 1 annotator." in said(ax)


def test_where_nothing_was_read_twice_the_chart_says_so() -> None:
    ax = charts.drift_chart(drift({"2026-W46": 0.3}), what="agrees with oneself")
    assert "No second reading is finished yet." in ax.texts[0].get_text()
    note = "nobody else has read what was read in this week"
    alone = drift({"2026-W46": NAN}, what="agrees with others", value="mentions", note=note)
    assert note in charts.drift_chart(alone, what="agrees with others").texts[0].get_text().replace("\n", " ")
