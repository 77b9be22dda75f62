"""What of all articles was read, by outlet and period."""

import pytest
from matplotlib.patches import Rectangle
from msgspec.structs import replace

from tests.builders import a_codebook, an_annotation, an_article
from tests.test_charts import caption, words
from workbench import charts
from workbench.records import Status
from workbench.tables import Tables
from workbench.trouble import Trouble


def a_table(*said: tuple[str, str, str]) -> Tables:
    """An article for each (outlet, day, what its annotators left it at, such as `done started`)."""
    articles = [
        replace(an_article("Turkey.", f"{n}"), outlet=outlet, published=day) for n, (outlet, day, _) in enumerate(said)
    ]
    readings = [
        an_annotation(article, annotator=f"reader {at}", status=Status(state))
        for article, (_, _, states) in zip(articles, said, strict=True)
        for at, state in enumerate(states.split())
    ]
    return Tables(readings, articles, a_codebook({}), {})


def cells(ax: object) -> dict[tuple[object, object], tuple[object, object]]:
    return {(row["outlet"], row["month"]): (row["read"], row["n"]) for row in charts.values(ax)}  # type: ignore[arg-type]


def test_a_cell_has_the_articles_read_of_all_articles_of_the_outlet_and_month() -> None:
    said = [("Post", "2018-01-02", "done"), ("Post", "2018-01-30", ""), ("Times", "2018-02-01", "started")]
    ax = charts.coverage(a_table(*said).articles)
    assert cells(ax) == {("Post", "2018-01"): (1, 2), ("Times", "2018-02"): (0, 1)}
    assert {"1/2", "0/1", "Post 1 of 2 read", "Times 0 of 1 read", "2018-01"} <= set(words(ax))
    assert caption(ax).startswith("3 articles, 1 read")


def test_an_article_is_read_when_one_annotator_is_done_and_counts_once() -> None:
    ax = charts.coverage(
        a_table(("Post", "2018-01-02", "started done"), ("Post", "2018-01-02", "started flagged")).articles
    )
    assert cells(ax) == {("Post", "2018-01"): (1, 2)}


def test_what_has_no_date_or_no_outlet_has_a_column_and_a_row_of_its_own() -> None:
    said = [("Post", "2018", "done"), ("", "2018-01-01", ""), ("", "", "done")]
    ax = charts.coverage(a_table(*said).articles)
    assert cells(ax) == {("Post", ""): (1, 1), ("", "2018-01"): (0, 1), ("", ""): (1, 1)}
    assert {"no date", "(no outlet given) 1 of 2 read"} <= set(words(ax))


def test_a_month_in_which_nothing_was_published_is_an_empty_column() -> None:
    ax = charts.coverage(a_table(("Post", "2018-01-01", "done"), ("Post", "2018-03-01", "")).articles)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2018-01", "2018-02", "2018-03"]
    assert len(cells(ax)) == 2


def test_what_is_not_read_can_be_told_without_colour() -> None:
    ax = charts.coverage(a_table(("Post", "2018-01-01", "done"), ("Post", "2018-01-02", "")).articles)
    parts = [(part.get_hatch(), part.get_height()) for part in ax.findobj(Rectangle) if 0 < part.get_height() < 0.9]
    assert parts == [("", pytest.approx(0.46)), ("/////", pytest.approx(0.46))]


def test_on_a_narrow_sheet_periods_are_rows_and_longer_where_they_still_have_no_room() -> None:
    said = [
        (outlet, f"20{year}-{month:02}-01", "done")
        for outlet in ("Post", "Times")
        for year in range(1, 9)
        for month in (1, 7)
    ]
    said = [(outlet, day.replace("20", "200", 1), state) for outlet, day, state in said]
    with charts.style(width="column"):
        few, many = charts.coverage(a_table(*said[:3]).articles), charts.coverage(a_table(*said).articles)
    assert [label.get_text() for label in few.get_yticklabels()][:2] == ["2001-01", "2001-02"]
    assert "By year: months have no room here." in caption(many)
    assert {"2001", "2008"} <= set(words(many))


def test_a_cell_answers_which_articles_it_is_made_of() -> None:
    made = a_table(("Post", "2018-01-02", "done done"), ("Post", "2018-02-02", ""))
    ax = charts.coverage(made.articles)
    assert {*charts.where(ax, outlet="Post", month="2018-02")["article"]} == {"1"}


def test_what_is_no_period_is_told_with_what_is() -> None:
    with pytest.raises(Trouble, match="write one of week, month, year"):
        charts.coverage(a_table().articles, by="day")  # type: ignore[arg-type]
