"""What the machine suggests is in tables of its own, for every article, and never mixed with what people said."""

import pytest
from pandas import concat

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from tests.tables.test_choosing import an_article_of
from workbench.counting import counted
from workbench.records import Article, Record
from workbench.tables import Tables
from workbench.trouble import Trouble

TEXT = "Turkey backs the deal."
POSITION = ["actor", "target", "polarity"]


def a_labelled_set(asked: list[str]) -> Tables:
    """Three articles, the first of them checked; `asked` becomes the ids of those that suggestions were made for."""
    articles = [an_article_of("a", "Enab", "2018"), an_article_of("b", "Enab", "2019"), an_article_of("c", "Tass", "")]

    def suggest(article: Article) -> dict[str, Record]:
        asked.append(article.id)
        return {} if article.id == "c" else {"1": a_stance(article.text, "backs the deal", "turkey", "deal")}

    readings = [an_annotation(articles[0], a_stance(articles[0].text, "backs the deal", "turkey", "deal", "support"))]
    return Tables(readings, articles, a_codebook({}), {}, suggest=suggest)


def test_nothing_is_suggested_before_somebody_asks_and_then_for_every_article_once() -> None:
    asked: list[str] = []
    made = a_labelled_set(asked)
    assert "worked out when first asked for" in repr(made)
    assert (len(made.stances), asked) == (1, [])
    for _ in range(2):
        assert len(made.suggested.stances) == 2
    assert asked == ["a", "b", "c"]
    assert "worked out when" not in repr(made)
    assert "checked by nobody" in repr(made.suggested.select(outlet="Enab"))


def test_the_tables_are_of_the_same_columns_and_say_that_nobody_checked_them() -> None:
    made = a_labelled_set([])
    table = made.suggested.stances
    assert dict(table.dtypes) == dict(made.stances.dtypes)
    assert (set(table["annotator"]), table.attrs["n_articles"], table.attrs["n_annotators"]) == ({"suggested"}, 3, 0)
    caption = counted(table, POSITION, "position").caption
    assert caption.startswith("2 positions in 2 of 3 articles · suggested, checked by nobody · codebook\u00a07.2")


def test_what_was_chosen_of_articles_is_chosen_of_suggestions_too_whoever_checked_them() -> None:
    part = a_labelled_set([]).select(outlet="Enab", annotator="ann")
    assert [*part.stances["article"]] == ["a"]
    assert [*part.suggested.stances["article"]] == ["a", "b"]
    attrs = part.suggested.stances.attrs
    assert (attrs["n_articles"], attrs["n_annotators"], attrs["only"]) == (2, 0, ("outlet Enab",))
    # for the third there is nothing to suggest, and that was looked for
    assert a_labelled_set([]).select(outlet=["Enab", "Tass"]).suggested.mentions.attrs["n_articles"] == 3


def test_suggestions_and_readings_cannot_be_counted_together() -> None:
    made = a_labelled_set([])
    both = concat([made.stances, made.suggested.stances])
    with pytest.raises(Trouble, match="count them apart"):
        counted(both, POSITION, "position")


def test_without_a_suggester_it_is_said_where_there_is_one() -> None:
    with pytest.raises(Trouble, match=r"project\.tables"):
        _ = Tables([], [an_article(TEXT)], a_codebook({}), {}).suggested
