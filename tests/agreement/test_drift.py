"""Drift is told by week: shares with Wilson's interval, rates, and agreement with others and with oneself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_mention, a_stance, an_annotation, an_article
from workbench.agreement.drift import Read, Row, Twice, drift, week_of
from workbench.agreement.pairs import paired
from workbench.intervals import wilson
from workbench.records import Annotation, Mention, Record

TEXT = " ".join(f"w{number:03}" for number in range(60))


def reading(id_: str, labels: str, annotator: str = "ana", **named: Record) -> Annotation:
    """A reading whose first words have these labels, a letter each."""
    mentions = {f"m{n}": a_mention(TEXT, f"w{n:03}", label) for n, label in enumerate(labels)}
    return an_annotation(an_article(TEXT, id_), annotator=annotator, **mentions, **named)


def rows(found: tuple[Row, ...], what: str, value: str, annotator: str = "ana") -> list[Row]:
    return [row for row in found if (row.annotator, row.what, row.value) == (annotator, what, value)]


def test_weeks_are_those_of_iso_8601() -> None:
    assert [week_of(date(2024, 12, 29)), week_of(date(2024, 12, 30)), week_of(date(2027, 1, 3))] == [
        "2024-W52",
        "2025-W01",
        "2026-W53",
    ]


def test_shares_of_labels_are_told_by_week_and_one_that_lies_apart_is_flagged() -> None:
    read = [
        Read(reading("1", "P" * 15 + "L" * 15), "2026-W01", 100),
        Read(reading("2", "P" * 16 + "L" * 14), "2026-W02", 100),
        Read(reading("3", "P" * 29 + "L"), "2026-W03", 100),
    ]
    first, second, third = rows(drift(read), "label", "L")
    assert [(row.count, row.n, row.figure) for row in (first, second, third)] == [
        (15, 30, 0.5),
        (14, 30, 14 / 30),
        (1, 30, 1 / 30),
    ]
    assert [row.apart for row in (first, second, third)] == [False, False, True]
    assert (first.note, third.note) == ("only 0 in the weeks before", "")
    assert third.interval == wilson(1, 30)


def test_a_week_with_few_records_is_never_called_apart() -> None:
    read = [Read(reading("1", "P" * 30), "2026-W01", 100), Read(reading("2", "L" * 19), "2026-W02", 100)]
    assert [(row.apart, row.note) for row in rows(drift(read), "label", "L")][1] == (False, "only 19 in this week")
    read[1] = Read(reading("2", "L" * 20), "2026-W02", 100)
    assert [row.apart for row in rows(drift(read), "label", "L")] == [False, True]


def test_polarities_are_shares_of_the_stances() -> None:
    said = {"s1": a_stance(TEXT, "w001"), "s2": a_stance(TEXT, "w002", polarity="support")}
    (row,) = rows(drift([Read(reading("1", "P", **said), "2026-W01", 9)]), "polarity", "support")
    assert (row.count, row.n, row.figure) == (1, 2, 0.5)


def test_a_week_without_stances_has_no_share() -> None:
    read = [
        Read(reading("1", "", s=a_stance(TEXT, "w001")), "2026-W01", 9),
        Read(reading("2", "P"), "2026-W02", 9),
    ]
    without = rows(drift(read), "polarity", "oppose")[1]
    assert (without.figure, without.interval, without.n) == (None, None, 0)
    assert without.note == "nothing was marked that has one"


def test_what_is_marked_is_told_per_100_words_of_all_that_was_read() -> None:
    read = [Read(reading("1", "PPP"), "2026-W01", 150), Read(reading("2", "P"), "2026-W01", 50)]
    (row,) = rows(drift(read), "per 100 words", "mentions")
    assert (row.count, row.n, row.figure, row.n_articles) == (4, 200, 2.0, 2)
    (row,) = rows(drift([Read(reading("1", "P"), "2026-W01", 0)]), "per 100 words", "mentions")
    assert (row.figure, row.note) == (None, "nothing was read")


def test_agreement_with_others_is_that_of_whole_records_in_the_week_of_the_annotator() -> None:
    read = [
        Read(reading("1", "PPL"), "2026-W01", 9),
        Read(reading("1", "PP", "ben"), "2026-W05", 9),
        Read(reading("2", "P"), "2026-W02", 9),
    ]
    found = drift(read)
    alike, alone = rows(found, "agrees with others", "mentions")
    assert (alike.week, alike.count, alike.n, alike.figure) == ("2026-W01", 2, 5, 0.8)
    assert (alone.figure, alone.note) == (None, "nobody else has read what was read in this week")
    (other,) = rows(found, "agrees with others", "mentions", "ben")
    assert (other.week, other.figure) == ("2026-W05", 0.8)
    assert rows(found, "agrees with others", "stances", "ben")[0].note == "nobody marked any"


def test_a_record_that_is_said_otherwise_is_not_alike() -> None:
    read = [Read(reading("1", "PL"), "2026-W01", 9), Read(reading("1", "PP", "ben"), "2026-W01", 9)]
    assert rows(drift(read), "agrees with others", "mentions")[0].figure == 0.5


@pytest.mark.parametrize(("words", "figure"), [("w003 w004", 1.0), ("w004 w005", 1.0), ("w005", 0.0)])
def test_statements_are_alike_where_their_passages_touch(words: str, figure: float) -> None:
    one = reading("1", "", s=a_stance(TEXT, "w003 w004"))
    other = reading("1", "", "ben", s=a_stance(TEXT, words))
    found = drift([Read(one, "2026-W01", 9), Read(other, "2026-W01", 9)])
    assert rows(found, "agrees with others", "stances")[0].figure == figure


@given(st.text("PL", max_size=6), st.text("PLO", max_size=6))
def test_what_is_alike_is_what_the_comparison_of_readings_finds_alike(one: str, other: str) -> None:
    readings = reading("1", one), reading("1", other, "ben")
    (row,) = rows(drift([Read(each, "2026-W01", 9) for each in readings]), "agrees with others", "mentions")
    assert row.count == paired(readings).outcomes[Mention][()]


def test_agreement_with_oneself_is_by_the_week_of_the_second_reading() -> None:
    twice = [
        Twice("ana", reading("1", "PP"), reading("1", "PL", "ana, again"), "2026-W03"),
        Twice("ana", reading("2", "PP"), reading("2", "PP", "ana, again"), "2026-W03"),
    ]
    (row,) = rows(drift([], twice), "agrees with oneself", "mentions")
    assert (row.week, row.n_articles, row.count, row.n, row.figure) == ("2026-W03", 2, 3, 8, 0.75)


@given(st.permutations(range(4)))
def test_the_order_of_readings_changes_nothing(order: list[int]) -> None:
    read = [
        Read(reading("1", "PPL"), "2026-W01", 90),
        Read(reading("1", "PP", "ben"), "2026-W05", 90),
        Read(reading("2", "P"), "2026-W02", 80),
        Read(reading("2", "LL", "ben"), "2026-W02", 80),
    ]
    assert drift(read[number] for number in order) == drift(read)


def test_of_nothing_there_is_nothing_to_tell() -> None:
    assert drift([]) == ()
