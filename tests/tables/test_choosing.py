"""A part of a labelled set holds what was asked for, says so, and what was decided does not vanish from it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import a_codebook, a_mention, a_naming, a_stance, an_action, an_annotation, an_article
from workbench.counting import counted
from workbench.desk.filtering import Wanted, has
from workbench.records import Annotation, Article, Status
from workbench.tables import Tables
from workbench.tables.choosing import choice
from workbench.trouble import Trouble

TEXT = "Turkey backs the deal. Terrorists reject it."
DONE = Status("done")


def an_article_of(id_: str, outlet: str, published: str) -> Article:
    return replace(an_article(TEXT, id_), outlet=outlet, published=published)


def a_reading(article: Article, annotator: str, polarity: str = "support", codebook: str = "1") -> Annotation:
    said = a_stance(TEXT, "backs the deal", "turkey", "deal", polarity), a_mention(TEXT, "Turkey")
    naming = a_naming(TEXT, "Terrorists", voice="quoted")
    return replace(an_annotation(article, *said, naming, annotator=annotator, status=DONE), codebook=codebook)


def a_labelled_set() -> Tables:
    """Three articles; ana read all, ben the first, between whose readings somebody has decided."""
    articles = [
        an_article_of("a", "Enab", "2018-09-23"),
        an_article_of("b", "Enab", "2019"),
        an_article_of("c", "", ""),
    ]
    readings = [a_reading(each, "ana", codebook="1" if each.id == "a" else "2") for each in articles]
    readings += [a_reading(articles[0], "ben", "oppose"), a_reading(articles[0], "adjudicated", "neutral", "2")]
    actions = {name: [an_action(each, "add") for each in articles] for name in ("ana", "adjudicated")}
    return Tables(readings, [*articles, an_article_of("d", "Tass", "2018-10")], a_codebook({}), actions, damaged=2)


def found(made: Tables) -> list[tuple[str, str]]:
    return [*zip(made.stances["article"], made.stances["annotator"], strict=True)]


def positions(made: Tables) -> list[str]:
    return [*counted(made.stances, ["actor", "target", "polarity"], "position").rows["polarity"]]


@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        ({"outlet": "Enab"}, "ab"),
        ({"outlet": [""]}, "c"),
        ({"outlet": ["Enab", ""]}, "abc"),
        ({"article": ["a", "c"]}, "ac"),
        ({"after": "2019"}, "b"),
        ({"after": "2018-09-23", "before": date(2018, 9, 23)}, "a"),
        ({"before": "2018-09-22"}, ""),
        ({"before": "2019-05"}, "ab"),
        ({"codebook": "2"}, "abc"),
        ({"status": "flagged"}, ""),
        ({"outlet": "Enab", "after": "2019"}, "b"),
        ({"outlet": "", "annotator": (), "status": None, "after": ""}, "abc"),
    ],
)
def test_every_table_has_the_rows_of_what_was_asked_for(asked: dict[str, object], articles: str) -> None:
    made = a_labelled_set().select(**asked)  # type: ignore[arg-type]
    for table in (made.stances, made.mentions, made.namings):
        assert "".join(sorted(set(table["article"]))) == articles
    assert set(made.articles["article"]) - {"d"} == set(articles)
    assert set(made.actions["article"]) == set(articles)


def test_the_same_dates_choose_the_same_articles_as_at_the_desk() -> None:
    days = [
        "",
        "2018",
        "2018-09",
        "2018-09-23",
        "2018-09-23T10:00:00Z",
        " 2018-10",
        "20180923",
        "on 2018-09-23",
        "2019",
    ]
    bounds = st.sampled_from(["", "2017", "2018", "2018-09", "2018-09-23", "2018-10", "2019-01-01"])

    @settings(max_examples=60, deadline=None)
    @given(st.sampled_from(days), bounds, bounds)
    def alike(published: str, after: str, before: str) -> None:
        article = an_article_of("a", "", published)
        reading = an_annotation(article)
        here = Tables([reading], [article], a_codebook({}), {}).articles
        at_desk = has(article, reading, Wanted(after=after, before=before))
        assert [*choice({}, after, before).rows(here)] == [at_desk]

    alike()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"outlet": "Tas"}, "'Tas'; there is '', 'Enab', 'Tass'"),
        ({"annotator": ["ana", "cleo"]}, "'cleo'; there is 'adjudicated', 'ana', 'ben'"),
        ({"codebook": "9"}, "'9'; there is '', '1', '2'"),
        ({"status": "finished"}, "'done'"),
        ({"voice": "read"}, "'outlet', 'quoted', 'reported'"),
        ({"article": "e"}, "'e'; there is 'a', 'b', 'c', 'd'"),
        ({"after": "September"}, "expected a date such as 2018"),
    ],
)
def test_what_is_not_there_is_told_with_what_there_is(asked: dict[str, str], said: str) -> None:
    with pytest.raises(Trouble, match=said):
        a_labelled_set().select(**asked)


def test_what_was_decided_counts_in_a_part_as_in_the_whole() -> None:
    whole = a_labelled_set()
    assert positions(whole) == positions(whole.select(status="done")) == ["neutral", "support", "support"]
    assert positions(whole.select(outlet="Enab", before="2018")) == ["neutral"]


def test_who_chooses_an_annotator_gets_what_that_one_said_before_anybody_decided() -> None:
    made = a_labelled_set().select(annotator="ben")
    assert (positions(made), made.stances.attrs["n_adjudicated"]) == (["oppose"], 0)
    assert made.stances.attrs["only"] == ("annotator ben", "as read before anybody decided (1 article adjudicated)")
    both = a_labelled_set().select(annotator=["ben", "adjudicated"])
    assert (positions(both), both.stances.attrs["n_adjudicated"]) == (["neutral"], 1)


def test_where_the_decided_reading_was_not_chosen_the_figure_says_what_is_left_out() -> None:
    made = a_labelled_set().select(codebook="1")
    assert (found(made), positions(made)) == ([("a", "ana"), ("a", "ben")], [])
    assert made.stances.attrs["only"][1] == "without 1 article whose adjudicated reading is not among them"


def test_a_voice_is_of_positions_and_terms_and_leaves_mentions_as_they_are() -> None:
    made = a_labelled_set().select(voice="quoted")
    assert (len(made.stances), len(made.namings), len(made.mentions)) == (0, 5, 5)
    assert (made.namings.attrs["only"], "only" in made.mentions.attrs) == (("voice quoted",), False)
    assert "voice quoted" in repr(made)


def test_a_part_of_a_part_says_both_and_counts_its_own_articles() -> None:
    made = a_labelled_set().select(outlet="Enab").select(after="2018-01", before="2018-12")
    assert made.stances.attrs["only"] == ("outlet Enab", "published from 2018-01 to 2018-12")
    # what "2019" does not say decides nothing, but it is no 2018
    assert {name: made.stances.attrs[name] for name in ("n_articles", "n_annotators", "n_adjudicated", "damaged")} == {
        "n_articles": 1,
        "n_annotators": 2,
        "n_adjudicated": 1,
        "damaged": 2,
    }


def test_a_part_is_like_the_tables_of_just_these_readings() -> None:
    whole = a_labelled_set()
    made, (readings, articles, codebook) = whole.select(outlet="Enab"), whole._labelled
    known = [each for each in articles if each.outlet == "Enab"]
    apart = Tables([each for each in readings if each.article in {"a", "b"}], known, codebook, {}, damaged=2)
    for name in ("stances", "mentions", "namings"):
        part, alone = getattr(made, name), getattr(apart, name)
        assert part.equals(alone)
        assert part.attrs == {**alone.attrs, "only": ("outlet Enab",)}
        assert dict(part.dtypes) == dict(alone.dtypes)
    assert [*whole.select(article="c").stances.index] == [0]


def test_a_choice_that_leaves_nothing_says_why_and_keeps_columns_and_dtypes() -> None:
    whole = a_labelled_set()
    nothing = whole.select(after="2030")
    for name, table in nothing.all().items():
        assert (len(table), dict(table.dtypes)) == (0, dict(whole.all()[name].dtypes))
    why = counted(nothing.stances, ["actor"], "position").why
    assert why == "Nothing of what was annotated was chosen: published from 2030 on."


def test_of_many_values_the_number_is_told_and_of_a_long_name_its_beginning() -> None:
    made = a_labelled_set().select(article=["a", "b", "c", "d"])
    assert made.stances.attrs["only"] == ("4 articles that were chosen",)
    article = an_article_of("a", "A \n" * 100, "")
    (only,) = (
        Tables([a_reading(article, "ana")], [article], a_codebook({}), {})
        .select(outlet="A \n" * 100)
        .stances.attrs["only"]
    )
    assert (len(only) < 75, "\n" in only) == (True, False)
