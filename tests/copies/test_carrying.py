"""A record is carried whole, in part with a word about the rest, or not at all with the reason."""

import msgspec
import pytest

from tests.builders import a_mention, a_naming, a_span, a_stance, an_annotation, an_article
from workbench.copies.carrying import carried
from workbench.placing import attached
from workbench.records import Annotation, Article, Decision, Record, Region, Stance, Status

TEXT = (
    "Turkey said on Monday that it would not leave Idlib to the regime. “We are staying,” the minister told reporters. "
    "In the evening he repeated that Turkey was staying where it was, whatever Moscow thought of it 🙂."
)
CUT = "ANKARA —\r\n" + TEXT.split(" In the evening")[0].replace("“", '"').replace("”", '"')


def over(copy: str, *records: Record, there: tuple[Record, ...] = ()) -> tuple[dict[str, Record], dict[str, str]]:
    """What is carried from TEXT to the copy, and the reasons of what is not, each by record id."""
    article, other = an_article(TEXT, "a"), an_article(copy, "b")
    made = carried(an_annotation(article, *records), article, an_annotation(other, *there), other)
    assert all(attached(record, other) for record in made.put.values())
    return {**made.put}, {left.record: left.why for left in made.left}


def staying(*also: str) -> Stance:
    stance = a_stance(TEXT, "We are staying", "turkey", "idlib")
    return msgspec.structs.replace(stance, also=tuple(a_span(TEXT, words) for words in also))


def test_a_stance_takes_along_those_of_its_passages_that_are_there() -> None:
    put, left = over(CUT, staying("it would not leave Idlib", "Turkey was staying where it was"))
    stance = put["1"]
    assert isinstance(stance, Stance)
    assert (stance.evidence.quote, [each.quote for each in stance.also]) == (
        "We are staying",
        ["it would not leave Idlib"],
    )
    assert left == {"1": "carried without 1 further passage, not found there"}


def test_a_stance_whose_own_words_are_gone_is_not_carried_by_another_passage() -> None:
    put, left = over(CUT.replace("are staying", "stay"), staying("it would not leave Idlib"))
    assert (put, left) == ({}, {"1": "its words do not stand there"})


def test_what_speaks_for_a_suggestion_stays_with_it() -> None:
    sure = msgspec.structs.replace(staying(), by="stance 3", score=0.9, why="verb", sure=True, flagged=True, note="?")
    put, _ = over(CUT, sure)
    assert put["1"] == Stance(
        "turkey", "idlib", "oppose", "reported", a_span(CUT, "We are staying"), propagated_from="a#1"
    )


def test_regions_status_and_decisions_stay_behind() -> None:
    region = Region(0, len(TEXT), TEXT, "body")
    assert over(TEXT, region, Status("done"), Decision("accepted", staying())) == ({}, {})


@pytest.mark.parametrize(
    ("there", "why"),
    [
        (a_mention(CUT, "Idlib", "PLACE", "idlib"), "it is there already"),
        (a_mention(CUT, "leave Idlib", "PLACE", "idlib"), "it is there already"),
        (a_mention(CUT, "Idlib", "ORG"), "something else is said of its words there"),
        (Decision("rejected", a_mention(CUT, "Idlib", "PLACE", "idlib")), "it was rejected there"),
    ],
)
def test_a_mention_gives_way_to_what_stands_there(there: Record, why: str) -> None:
    assert over(CUT, a_mention(TEXT, "Idlib", "PLACE", "idlib"), there=(there,)) == ({}, {"1": why})


@pytest.mark.parametrize(
    "there",
    [
        a_mention(CUT, "Turkey", "PLACE", "idlib"),
        a_naming(CUT, "Idlib"),
        a_stance(CUT, "leave Idlib"),
        Decision("rejected", a_mention(CUT, "Idlib", "ORG")),
        Decision("accepted", a_mention(CUT, "Idlib", "PLACE", "idlib")),
        msgspec.structs.replace(a_mention(CUT, "Idlib", "ORG"), quote="Aleppo"),
    ],
    ids=["elsewhere", "of another kind", "a stance", "another rejected", "accepted, then dropped", "detached"],
)
def test_a_mention_does_not_give_way_to_what_is_another_thing(there: Record) -> None:
    assert [*over(CUT, a_mention(TEXT, "Idlib", "PLACE", "idlib"), there=(there,))[0]] == ["1"]


def test_a_position_that_is_said_there_of_other_words_is_there_already() -> None:
    there = a_stance(CUT, "it would not leave Idlib", "turkey", "idlib")
    assert over(CUT, staying(), there=(there,))[1] == {"1": "it is there already"}
    against = msgspec.structs.replace(there, polarity="support")
    assert over(CUT, staying(), there=(against,))[1] == {}
    same_words = a_stance(CUT, "We are staying", "turkey", "idlib", "support")
    assert over(CUT, staying(), there=(same_words,))[1] == {"1": "something else is said of its words there"}
    of_another = a_stance(CUT, "We are staying", "iran", "idlib")
    assert over(CUT, staying(), there=(of_another,))[1] == {}


def test_what_is_out_of_its_place_in_the_article_is_not_carried() -> None:
    detached = msgspec.structs.replace(a_mention(TEXT, "Idlib"), quote="Aleppo")
    assert over(CUT, detached)[1] == {"1": "its words do not stand there"}


def test_nested_records_are_carried_side_by_side() -> None:
    put, left = over(CUT, a_mention(TEXT, "Turkey"), a_mention(TEXT, "Turkey said"), a_naming(TEXT, "the regime"))
    assert (sorted(put), left) == (["1", "2", "3"], {})


def test_nothing_is_carried_to_an_empty_article() -> None:
    made = carried(
        an_annotation(an_article(TEXT), staying()), an_article(TEXT), Annotation("b", "", ""), Article("b", "")
    )
    assert (made.put, [left.why for left in made.left]) == ({}, ["its words do not stand there"])
