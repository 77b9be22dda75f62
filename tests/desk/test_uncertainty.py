"""Doubt is where words were found and no answer to whom or what they mean."""

import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_naming, a_stance
from workbench.desk.uncertainty import uncertainty
from workbench.records import Record, Stance

TEXT = "The regime warned İbrahim"
SURE: list[Record] = [
    a_mention(TEXT, "İbrahim", entity="ibrahim-kalin"),
    a_naming(TEXT, "regime"),
    a_stance(TEXT, "warned"),
]
OPEN: list[Record] = [
    a_mention(TEXT, "İbrahim"),
    a_naming(TEXT, "regime", actor=None),
    Stance(None, "syria", "oppose", "reported", a_stance(TEXT, "warned").evidence),
    Stance("syria", None, "oppose", "reported", a_stance(TEXT, "warned").evidence),
]


@pytest.mark.parametrize("record", OPEN)
def test_each_suggestion_that_does_not_say_who_or_what_is_meant_counts(record: Record) -> None:
    assert uncertainty([*SURE, record]) == 1 / 4


def test_where_nothing_is_suggested_nothing_is_in_doubt() -> None:
    assert (uncertainty([]), uncertainty(SURE)) == (0, 0)


def test_a_score_says_how_much_is_in_doubt_whoever_is_meant() -> None:
    half, high = (replace(a_mention(TEXT, "İbrahim"), score=score) for score in (0.5, 0.9))
    stance = replace(a_stance(TEXT, "warned"), score=0.75)
    assert [round(uncertainty([each]), 6) for each in (half, high, stance)] == [1, 0.2, 0.5]


def test_a_score_below_a_half_is_no_more_doubtful_than_a_half() -> None:
    assert uncertainty([replace(a_mention(TEXT, "İbrahim"), score=0.2)]) == 1
