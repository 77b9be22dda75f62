"""The chart of a course says what it counts, and says so where there is nothing to draw."""

from pandas import DataFrame

from workbench import charts
from workbench.charts import learning_curve
from workbench.records import Article
from workbench.tables.teaching import before_after
from workbench.tables.teaching import curve as made

ROWS = [{"articles": 0, "f1": 0.71}, {"articles": 8.5, "f1": 0.755}, {"articles": 16, "f1": 0.782}]


def curve(rows, articles: int, codebook: str) -> DataFrame:  # type: ignore[no-untyped-def]
    """Of so many articles of two outlets, read by two annotators."""
    read = [Article(f"{n:03}", "", outlet=f"Outlet {n % 2}", published=f"2018-03-{n + 1:02}") for n in range(articles)]
    return made(rows, read, 2, codebook)


def words(table) -> list[str]:  # type: ignore[no-untyped-def]
    ax = learning_curve(table)
    return [*(text.get_text() for text in ax.texts), ax.get_xlabel(), ax.get_title(loc="left")]


def test_each_point_has_its_number_and_stands_over_the_articles_that_taught() -> None:
    ax = learning_curve(curve(ROWS, 20, "1.0"))
    assert [text.get_text() for text in ax.texts] == ["71.0", "75.5", "78.2"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["0", "8.5", "16"]


def test_the_caption_says_how_many_articles_and_which_codebook() -> None:
    *_, caption, title = words(curve(ROWS, 20, "1.0"))
    assert "20 articles · 2 annotators · codebook\N{NO-BREAK SPACE}1.0" in " ".join(caption.split(" "))
    assert "2 outlets: Outlet 0, Outlet 1" in " ".join(caption.split())
    assert "published 2018-03-01 to 2018-03-20" in " ".join(caption.split())
    assert title == "How much the articles taught"


def test_without_a_curve_the_chart_says_why() -> None:
    assert "too few finished articles" in words(curve([], 2, "1.0"))[0].replace("\n", " ")


def test_tables_of_nothing_have_their_columns() -> None:
    assert list(curve([], 2, "1.0").columns) == ["articles", "f1"]
    empty = before_after([], [], 1, "1.0")
    assert {"label", "marked", "f1_before", "f1_after"} <= set(empty.columns)
    assert empty.attrs == {"n_articles": 0, "n_annotators": 1, "codebook": "1.0", "outlets": {}, "days": []}


def test_the_baseline_is_drawn_and_what_held_out_means_is_told() -> None:
    ax = learning_curve(curve(ROWS, 20, "1.0"))
    assert [[*line.get_ydata()] for line in ax.lines if line.get_linestyle() == "--"] == [[71.0, 71.0]]
    said = " ".join(ax.get_xlabel().split())
    assert "Dashed: nothing taught." in said
    assert "Held out: finished articles in turn, whole" in said
    assert "No interval: " in said


def test_each_point_is_told_in_words_and_as_a_row() -> None:
    ax = learning_curve(curve(ROWS, 20, "1.0"))
    assert charts.values(ax)[1] == {"articles": 8.5, "f1": 0.755}
    assert "8.5 articles taught: F1 75.5 %, +4.5 points" in charts.told(ax)
