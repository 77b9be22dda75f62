"""The chart of a course says what it counts, and says so where there is nothing to draw."""

from workbench.charts import learning_curve
from workbench.tables.teaching import before_after, curve

ROWS = [{"articles": 0, "f1": 0.71}, {"articles": 8.5, "f1": 0.755}, {"articles": 16, "f1": 0.782}]


def words(table) -> list[str]:  # type: ignore[no-untyped-def]
    ax = learning_curve(table)
    return [*(text.get_text() for text in ax.texts), ax.get_xlabel(), ax.get_title(loc="left")]


def test_each_point_has_its_number_and_stands_over_the_articles_that_taught() -> None:
    ax = learning_curve(curve(ROWS, 20, "1.0"))
    assert [text.get_text() for text in ax.texts] == ["71.0", "75.5", "78.2"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["0", "8.5", "16"]


def test_the_caption_says_how_many_articles_and_which_codebook() -> None:
    *_, caption, title = words(curve(ROWS, 20, "1.0"))
    assert "20 articles · codebook\N{NO-BREAK SPACE}1.0" in caption
    assert title == "How much the articles taught"


def test_without_a_curve_the_chart_says_why() -> None:
    assert "too few finished articles" in words(curve([], 2, "1.0"))[0].replace("\n", " ")


def test_tables_of_nothing_have_their_columns() -> None:
    assert list(curve([], 2, "1.0").columns) == ["articles", "f1"]
    empty = before_after([], 2, "1.0")
    assert {"label", "marked", "f1_before", "f1_after"} <= set(empty.columns)
    assert empty.attrs == {"n_articles": 2, "codebook": "1.0"}
