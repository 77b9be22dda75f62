"""Which readings count, which of their records, and that all else is said with its number."""

import pytest
from msgspec.structs import replace

from tests.agreement.readings import ARTICLE, ARTICLES, TEXT, mention, naming, reading, stance
from tests.builders import a_span
from workbench.agreement.counted import counted
from workbench.records import ADJUDICATED, Mention, Region, Status

STARTED = {"status": Status("started")}


def test_what_two_have_finished_counts_and_annotators_are_sorted() -> None:
    found = counted([reading("ben", mention("Turkey")), reading("ana")], ARTICLES)
    assert found.annotators == ("ana", "ben")
    assert [len(each.mentions) for each in found.readings[ARTICLE.id]] == [0, 1]
    assert found.left_out == ()


def test_open_readings_lone_articles_and_articles_that_are_gone_do_not_count() -> None:
    open_ = replace(reading("ana"), records=STARTED)
    gone = replace(reading("cem"), article="gone")
    found = counted([open_, reading("ben"), gone], ARTICLES)
    assert found.readings == {}
    assert found.left_out == (
        "1 reading not marked as done",
        "1 reading of articles that are no longer there",
        "1 article read by one annotator only",
    )


def test_words_that_are_gone_and_what_is_outside_the_article_do_not_count() -> None:
    words = a_span(TEXT, "Turkey and")
    article = replace(
        ARTICLE,
        regions=(Region(0, words.end, words.quote, "credit"), Region(words.end, len(TEXT), TEXT[words.end :], "body")),
    )
    moved = Mention(30, 36, "Turkey", "STATE", None)
    ana = reading("ana", moved, mention("Turkey"), mention("Idlib"), stance("reject"))
    found = counted([ana, reading("ben", naming())], {article.id: article})
    assert [len(each.records) for each in found.readings[article.id]] == [2, 1]
    assert found.left_out == (
        "1 record whose words no longer stand at their place in the text",
        "1 record outside title, standfirst and body",
    )


def test_a_position_does_not_count_when_a_further_passage_of_it_is_gone() -> None:
    gone = replace(stance(), also=(replace(a_span(TEXT, "accept"), quote="refuse"),))
    found = counted([reading("ana", gone), reading("ben", stance())], ARTICLES)
    assert [len(each.records) for each in found.readings[ARTICLE.id]] == [0, 1]


def test_who_corrects_what_is_the_article_measures_on_the_same_text() -> None:
    cut = Region(0, len(TEXT), TEXT, "boilerplate")
    found = counted([reading("ana", cut, mention("Turkey")), reading("ben", mention("Turkey"))], ARTICLES)
    assert [len(each.records) for each in found.readings[ARTICLE.id]] == [1, 1]


def test_where_no_regions_are_known_all_of_the_text_counts() -> None:
    bare = replace(ARTICLE, regions=())
    found = counted([reading("ana", mention("Turkey")), reading("ben")], {bare.id: bare})
    assert [len(each.records) for each in found.readings[bare.id]] == [1, 0]


def test_what_was_decided_is_no_reading() -> None:
    assert counted([reading("ana"), reading(ADJUDICATED)], ARTICLES).readings == {}


def test_records_left_in_two_ways_count_as_they_stand_and_are_told() -> None:
    ana = reading("ana", mention("Turkey"))
    ana = replace(ana, disputed={"ana-0": (mention("Turkey"), None)})
    found = counted([ana, reading("ben")], ARTICLES)
    assert found.left_out == ("1 record that sessions of one annotator left in two ways, counted as they stand",)


def test_two_readings_of_one_annotator_are_refused() -> None:
    with pytest.raises(ValueError, match="ana has two readings of 0012"):
        counted([reading("ana"), reading("ana")], ARTICLES)


def test_of_some_annotators_what_two_of_them_read() -> None:
    found = counted([reading("ana"), reading("ben"), reading("cem")], ARTICLES)
    assert found.only({"ana", "cem"}).annotators == ("ana", "cem")
    assert found.only({"ana", "dan"}).readings == {}
