"""What is said again counts by one rule, and each rule counts what it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pandas import DataFrame

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from workbench.counting import Counted, Once, counted
from workbench.records import Annotation, Article
from workbench.tables import Tables
from workbench.trouble import Trouble

TEXT = "Turkey backs the deal. It wants it."
POSITION = ["actor", "target", "polarity"]
RULES: tuple[Once, ...] = ("record", "article", "day", "week", "month", "year", "corpus")
DAYS = ("2018-09-17", "2018-09-17", "2018-09-23", "2018-09-30", "2018-11-01", "2019-01-01", "", "2018")


def stances(days: tuple[str, ...], annotators: tuple[str, ...] = ("ann",), passages: int = 2) -> DataFrame:
    """One position, stated in an article of each day in so many passages, as each annotator marked them."""
    said = [a_stance(TEXT, words, "turkey", "deal", "support") for words in ("backs the deal", "wants it")[:passages]]
    articles = [replace(an_article(TEXT, f"{number}"), published=day) for number, day in enumerate(days)]
    readings = [an_annotation(article, *said, annotator=name) for article in articles for name in annotators]
    return Tables(readings, articles, a_codebook({}), {}).stances


def count(table: DataFrame, once: Once) -> Counted:
    return counted(table, POSITION, "position", once)


@pytest.mark.parametrize(
    ("once", "n"),
    # 17 (twice), 23 and 30 September 2018 are two ISO weeks; the last two of the days tell no day
    [("record", 16), ("article", 8), ("day", 7), ("week", 6), ("month", 5), ("year", 3), ("corpus", 1)],
)
def test_each_rule_counts_what_it_says(once: Once, n: int) -> None:
    found = count(stances(DAYS), once)
    assert (len(found.rows), len(found.every), found.rows["weight"].sum()) == (n, 16, n)


def test_what_has_no_date_that_tells_counts_once_an_article() -> None:
    for once in ("day", "week", "month"):
        assert [*count(stances(("", "", "2018", "2018")), once).rows["article"]] == ["0", "1", "2", "3"]
    assert [*count(stances(("", "", "2018", "2018")), "year").rows["article"]] == ["0", "1", "2"]


def test_other_positions_and_other_passages_are_not_the_same() -> None:
    table = stances(DAYS[:1])
    table["polarity"] = ["support", "oppose"]
    assert [*count(table, "corpus").rows["polarity"]] == ["support", "oppose"]
    assert len(count(stances(DAYS[:1], ("ann", "ben")), "record").rows) == 2


def test_the_first_that_said_it_is_the_one_that_counts() -> None:
    rows = count(stances(DAYS, ("ann", "ben")), "corpus").rows
    assert rows[["article", "annotator", "evidence"]].values.tolist() == [["0", "ann", "backs the deal"]]


@pytest.mark.parametrize(
    ("once", "said"),
    [
        ("record", "Every position counts, a passage once."),
        ("article", "A position counts once an article."),
        ("week", "A position counts once a week; where there is no date, once an article."),
        ("corpus", "A position counts once in all."),
    ],
)
def test_the_figure_says_by_which_rule(once: Once, said: str) -> None:
    assert said in count(stances(DAYS), once).caption.splitlines()


def test_a_rule_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(Trouble, match="nothing counts once a 'document'; write one of record, article"):
        count(stances(DAYS), "document")  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(DAYS), st.integers(0, 1)), max_size=12),
    st.sampled_from(RULES),
)
def test_a_coarser_rule_never_counts_more_and_nothing_is_lost(said: list[tuple[str, str, int]], once: Once) -> None:
    table = _of(said)
    sizes = [len(count(table, rule).rows) for rule in RULES]
    by_article, by_day, by_month, by_year = sizes[1], sizes[2], sizes[4], sizes[5]
    assert sizes[0] >= by_article >= sizes[6]
    assert by_article >= by_day >= by_month >= by_year >= sizes[6]
    # each position that there is counts at least once
    found = count(table, once)
    assert set(found.rows["actor"]) == set(table["actor"])
    assert found.rows.index.is_unique
    assert set(found.rows.index) <= set(found.every.index)


def _of(said: list[tuple[str, str, int]]) -> DataFrame:
    articles: list[Article] = []
    readings: list[Annotation] = []
    for number, (holder, day, passage) in enumerate(said):
        articles.append(replace(an_article(TEXT, f"{number}"), published=day))
        words = ("backs the deal", "wants it")[passage]
        readings.append(an_annotation(articles[-1], a_stance(TEXT, words, holder, "deal", "support")))
    return Tables(readings, articles, a_codebook({}), {}).stances
