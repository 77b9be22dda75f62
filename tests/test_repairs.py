"""What became of records in a text that was changed, and how it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import a_mention, a_naming, a_span, a_stance, an_annotation, an_article
from workbench.anchors import Proposal
from workbench.labelled import detached as sentence
from workbench.placing import attached, place, surrounded
from workbench.records import Annotation, Article, Decision, Record, Region, Stance, Status
from workbench.repairs import detached, in_numbers, moved, repairs, with_fate
from workbench.spans import Span, fits

OLD = "Turkey 👩‍🚒 rejects the plan.\n\nThe regime in İdlib said that Turkey lies.\n\nهيئة تحرير الشام left."
SHORT = OLD.replace("rejects the plan", "rejected all plans").replace("\n\nهيئة تحرير الشام left.", "")
NEW = f"By our correspondent\n\n{SHORT}"
ARTICLE = an_article(NEW)


def read(**records: Record) -> Annotation:
    """A reading of the old text, with what stood around each record."""
    around = {}
    for id_, record in records.items():
        for key, span in surrounded(id_, record).items():
            around[key] = OLD[max(0, span.start - 32) : span.start], OLD[span.end : span.end + 32]
    return replace(an_annotation(an_article(OLD), **records), around=around)


def a_region(words: str) -> Region:
    """A caption."""
    span = a_span(OLD, words)
    return Region(span.start, span.end, span.quote, "caption")


@pytest.mark.parametrize(
    ("record", "does", "now"),
    [
        (a_mention(OLD, "Turkey", "STATE"), "moved", "Turkey"),
        (a_naming(OLD, "regime"), "moved", "regime"),
        (a_stance(OLD, "rejects the plan"), "changed", "rejected all plans"),
        (Decision("rejected", a_mention(OLD, "İdlib")), "moved", "İdlib"),
        (a_region("The regime in İdlib said that Turkey lies."), "moved", "The regime in İdlib said that Turkey lies."),
        (a_mention(OLD, "هيئة تحرير الشام"), "gone", ""),
    ],
)
def test_every_kind_of_record_is_found_again_changed_or_gone(record: Record, does: str, now: str) -> None:
    (found,) = repairs(read(r=record), ARTICLE).values()
    assert (found.does, found.span.quote if found.span else "") == (does, now)
    if found.span:
        there = moved(record, found.span)
        assert attached(there, ARTICLE)
        assert type(there) is type(record)
        assert moved(there, place(record) or found.span) == record, "nothing but its place is another"


def with_further(evidence: str, *further: str) -> Stance:
    return replace(a_stance(OLD, evidence), also=tuple(a_span(OLD, words) for words in further))


@pytest.mark.parametrize(
    ("stance", "does", "sure", "now"),
    [
        (with_further("The regime", "said that Turkey lies"), "moved", True, ["The regime", "said that Turkey lies"]),
        (with_further("The regime", "هيئة تحرير الشام", "Turkey lies"), "moved", False, ["The regime", "Turkey lies"]),
        (with_further("هيئة تحرير الشام", "Turkey lies", "İdlib"), "changed", False, ["Turkey lies", "İdlib"]),
        (with_further("هيئة تحرير الشام", "تحرير"), "gone", False, []),
    ],
)
def test_the_further_passages_of_a_stance_go_with_it_and_those_that_are_gone_are_counted(
    stance: Stance, does: str, sure: bool, now: list[str]
) -> None:
    (found,) = repairs(read(s=stance), ARTICLE).values()
    there = [found.span, *found.also] if found.span else []
    assert (found.does, found.sure, [span.quote for span in there]) == (does, sure, now)
    assert found.lost == sum(span.quote not in NEW for span in stance.also)
    if found.span:
        for record in (stance, Decision("accepted", stance)):
            assert attached(moved(record, found.span, found.also), ARTICLE)


def test_a_stance_in_its_place_is_put_right_where_only_a_further_passage_is_not() -> None:
    text = OLD.replace("Turkey lies", "Ankara lies")
    stance = with_further("rejects the plan", "said that Turkey lies")
    (found,) = repairs(read(s=stance, m=a_mention(OLD, "Turkey")), an_article(text)).values()
    assert (found.does, found.span) == ("moved", a_span(OLD, "rejects the plan"))
    assert ([span.quote for span in found.also], found.sure) == (["said that Ankara lies"], False)


def test_what_still_fits_and_what_has_no_place_needs_no_repair() -> None:
    old = an_article(OLD)
    reading = read(m=a_mention(OLD, "Turkey"), status=Status("done"))
    assert repairs(reading, old) == detached(reading, old) == {}
    assert list(detached(reading, ARTICLE)) == ["m"]
    assert moved(Status("done"), Span(0, 1, "T")) == Status("done")


def test_records_are_told_in_the_order_of_the_text_that_they_were_made_in() -> None:
    reading = read(
        b=a_mention(OLD, "İdlib"), c=a_mention(OLD, "Turkey", after="that "), a=a_stance(OLD, "rejects the plan")
    )
    assert list(repairs(reading, ARTICLE)) == ["a", "b", "c"]


def test_what_became_of_a_suggestion_goes_with_the_record_that_was_made_of_just_these_words() -> None:
    name, longer = a_mention(OLD, "Turkey"), a_mention(OLD, "Turkey 👩‍🚒")
    reading = read(m=name, **{"fate:m": Decision("accepted", name), "fate:x": Decision("rejected", name)})
    assert list(repairs(reading, ARTICLE)) == ["m", "fate:x"]
    assert with_fate("m", reading.records) == ["m", "fate:m"]
    resized = read(m=longer, **{"fate:m": Decision("edited", name)})
    assert set(repairs(resized, ARTICLE)) == {"m", "fate:m"}
    assert with_fate("m", resized.records) == ["m"]


def test_records_of_the_same_words_go_to_the_same_place() -> None:
    span = a_span(OLD, "The regime in İdlib said that Turkey lies.")
    first, second = a_stance(OLD, span.quote), a_stance(OLD, span.quote, target="turkey")
    found = repairs(read(a=first, b=second), ARTICLE)
    assert found["a"] == found["b"]
    assert found["a"].sure
    found = repairs(read(a=a_mention(OLD, "regime"), b=a_naming(OLD, "regime")), ARTICLE)
    assert found["a"] == found["b"]
    assert found["a"].sure


def test_where_surroundings_were_not_kept_words_and_neighbours_are_looked_at() -> None:
    reading = replace(read(a=a_naming(OLD, "regime"), b=a_mention(OLD, "İdlib")), around={})
    assert [each.sure for each in repairs(reading, ARTICLE).values()] == [True, True]


def test_what_became_of_records_is_told_in_numbers() -> None:
    moved, changed, gone = Proposal("moved"), Proposal("changed"), Proposal("gone")
    assert in_numbers([moved, gone, moved, changed, moved]) == "3 records moved, 1 was changed and 1 is gone"
    assert in_numbers([changed, changed, gone, gone]) == "2 records were changed and 2 are gone"
    assert in_numbers([moved]) == "1 record moved"
    assert in_numbers([]) == ""


def test_the_projects_problem_says_what_is_proposed_and_what_to_do() -> None:
    reading = read(m=a_mention(OLD, "Turkey"), s=a_stance(OLD, "rejects the plan"), x=a_mention(OLD, "left"))
    assert sentence(reading, ARTICLE) == (
        "0012: the text was changed after ann labelled it: 1 record moved, 1 was changed and 1 is gone (“Turkey”, "
        "“rejects the plan”, “left”); they are kept in the log and left out of counts, open the article as ann and "
        "press R to put them right"
    )
    assert sentence(reading, an_article(OLD)) == ""


@given(st.data())
def test_an_edit_leaves_no_record_at_words_that_are_not_its_own(data: st.DataObject) -> None:
    bounds = st.integers(0, len(OLD))
    start, end = sorted((data.draw(bounds), data.draw(bounds)))
    new = Article("0012", OLD[:start] + data.draw(st.text(max_size=9)) + OLD[end:])
    words = ["Turkey", "regime", "İdlib", "👩‍🚒", "هيئة تحرير الشام", "The regime in İdlib said that Turkey lies."]
    reading = read(**{f"m{n}": a_mention(OLD, each) for n, each in enumerate(words)})
    found = repairs(reading, new)
    for id_, record in reading.mentions.items():
        assert (id_ in found) is not fits(record, new.text)
        span = found[id_].span if id_ in found else record
        if span:
            repaired = moved(record, span)
            assert attached(repaired, new)
            assert (repaired.quote == record.quote) or found[id_].does == "changed"  # type: ignore[union-attr]
