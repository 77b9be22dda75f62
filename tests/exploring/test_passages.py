"""The records behind a part as passages: in their context, in words, and at most so many."""

import pandas
import pytest

from tests.builders import a_codebook, a_mention, a_naming, a_stance, an_annotation, an_article
from workbench.exploring.passages import MOST, Behind, passages
from workbench.records import Article, Record
from workbench.tables import Tables

TEXT = "Talks.\n\nAnkara said 🕊️ Turkey rejected the plan  on\nMonday. The rebels left."


def tables(*records: Record, text: str = TEXT) -> tuple[Tables, dict[str, Article]]:
    article = an_article(text)
    made = Tables([an_annotation(article, *records)], [article], a_codebook({"turkey": "Turkey"}), {})
    return made, {article.id: article}


def test_a_stance_says_who_stands_where_in_the_words_around_it() -> None:
    made, articles = tables(a_stance(TEXT, "Turkey rejected the plan", "turkey", "syria", "oppose"))
    (found,) = passages(made.stances, articles)
    assert found.says.startswith("Turkey → ")
    assert " · oppose" in found.says
    assert (found.before, found.quote, found.after) == (
        "Talks. Ankara said 🕊️ ",
        "Turkey rejected the plan",
        " on Monday. The rebels left.",
    )
    assert TEXT[found.start : found.end] == found.quote


def test_a_name_and_a_naming_say_what_they_are() -> None:
    made, articles = tables(a_mention(TEXT, "Turkey", "STATE", "turkey"), a_naming(TEXT, "rebels", None))
    (name,), (naming,) = passages(made.mentions, articles), passages(made.namings, articles)
    assert name.says == "Turkey · STATE"
    assert naming.says.startswith("(no actor) · ")


def test_a_row_of_an_article_has_no_words_and_is_found_all_the_same() -> None:
    made, articles = tables()
    (found,) = passages(made.articles, articles)
    assert (found.quote, found.record, found.before) == ("", "", "")
    assert found.source


def test_words_that_are_no_longer_there_are_shown_without_what_stands_there_now() -> None:
    made, articles = tables(a_mention(TEXT, "Turkey", "STATE", "turkey"))
    changed = {id_: Article(id_, f"Meanwhile. {article.text}") for id_, article in articles.items()}
    (found,) = passages(made.mentions, changed)
    assert (found.before, found.quote, found.after) == ("", "Turkey", "")


def test_of_very_many_the_first_are_listed() -> None:
    made, articles = tables(a_mention(TEXT, "Turkey", "STATE", "turkey"))
    many = pandas.concat([made.mentions] * (MOST + 1))
    assert len(passages(many, articles)) == MOST


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Turkey → Safe zone: net −1, n 2 (2 oppose) in 2 articles", "Turkey → Safe zone"),
        ("2017-04: net 0 (no interval: 4 articles, and an interval needs 10), n 6", "2017-04"),
        ("Article 49: Daily Compass, ORG: 3 mentions", "Article 49: Daily Compass, ORG"),
        ("Turkey – Russia: agree, weight 1.2, n 3", "Turkey – Russia"),
        ("the whole of it", "the whole of it"),
    ],
)
def test_what_a_part_is_of_is_named_without_what_it_shows(words: str, of: str) -> None:
    assert Behind(words).of == of
