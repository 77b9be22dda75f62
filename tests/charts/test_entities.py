"""Who and what is named how often, and what stands behind each bar and cell."""

from tests.builders import a_codebook, a_mention, an_annotation, an_article
from tests.test_charts import caption, words
from workbench import charts
from workbench.charts.depth import depth
from workbench.charts.style import theme
from workbench.tables import Tables

TEXT = "Turkey met Iran. Turkey left."
NAMES = {"turkey": "Turkey", "iran": "Iran"}


def a_table(articles: int = 2) -> Tables:
    """In each article Turkey twice and Iran once."""
    read = [an_article(TEXT, f"{n}") for n in range(articles)]
    said = [
        a_mention(TEXT, "Turkey", "STATE", "turkey"),
        a_mention(TEXT, "Turkey", "STATE", "turkey", after="Iran"),
        a_mention(TEXT, "Iran", "STATE", "iran"),
    ]
    return Tables([an_annotation(each, *said) for each in read], read, a_codebook(NAMES), {})


def test_an_entity_counts_each_time_or_once_by_the_rule_and_the_figure_says_so() -> None:
    each, once = (charts.entities_by_label(a_table().mentions, once=rule) for rule in ("record", "article"))
    assert "4 in 2 articles" in words(each)
    assert "Every mention counts, a passage once." in caption(each)
    assert "4 in 2 articles" not in words(once)
    assert "A mention counts once an article." in caption(once)


def test_a_bar_answers_which_mentions_it_is_made_of() -> None:
    ax = charts.entities_by_label(a_table().mentions)
    assert len(charts.where(ax, label="STATE", entity="turkey")) == 4
    assert [(row["entity"], row["n"], row["articles"]) for row in charts.values(ax)] == [
        ("turkey", 4, 2),
        ("iran", 2, 2),
    ]


def test_a_cell_answers_which_mentions_it_is_made_of() -> None:
    ax = charts.entities_by_article(a_table().mentions)
    assert {(row["article"], row["n"]) for row in charts.values(ax)} == {("0", 3), ("1", 3)}
    assert {*charts.where(ax, article="1", label="STATE")["article"]} == {"1"}


def test_the_more_there_is_the_farther_is_a_fill_from_the_ground() -> None:
    for name in ("light", "dark"):
        with charts.style(name):
            assert depth(1).fill == theme().bar
            assert len({depth(share).fill for share in (0, 0.1, 0.5, 1)}) == 4
