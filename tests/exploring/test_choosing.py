"""What there is to choose above a figure, and what is left of the tables."""

import pytest

from tests.charts.made import OUTLETS, a_labelled_year
from workbench.exploring.choosing import Choice, controls, selected
from workbench.tables import Tables
from workbench.trouble import Trouble

ALL = Choice("stance-matrix")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return a_labelled_year(24)


def test_what_is_offered_is_what_there_is_and_none_of_it_is_chosen(tables: Tables) -> None:
    offered = {each["name"]: each for each in controls(tables, ALL)}
    assert [value for value, _ in offered["outlet"]["options"]] == ["", *sorted(OUTLETS)]
    assert [value for value, _ in offered["annotator"]["options"]] == ["", "ana", "ben"]
    chosen = {name: each["value"] for name, each in offered.items()}
    assert chosen == {name: getattr(ALL, name) for name in chosen}


def test_what_is_chosen_stays_offered_when_it_is_there_no_more(tables: Tables) -> None:
    offered = {each["name"]: each for each in controls(tables, Choice("stance-matrix", outlet="Gazette"))}
    assert ("Gazette", "Gazette") in offered["outlet"]["options"]


def test_nothing_chosen_is_all_of_it(tables: Tables) -> None:
    assert selected(tables, ALL) is tables


def test_each_choice_leaves_what_it_names(tables: Tables) -> None:
    wanted = Choice("stance-matrix", OUTLETS[0], "ana", voice="quoted", after="2017-03-01", before="2017-11")
    found = selected(tables, wanted).stances
    assert (set(found["outlet"]), set(found["annotator"]), set(found["voice"])) == ({OUTLETS[0]}, {"ana"}, {"quoted"})
    assert "2017-03-01" <= found["published"].min() <= found["published"].max() < "2017-12"


def test_only_the_articles_that_may_be_seen_are_left_and_none_is_not_all(tables: Tables) -> None:
    seen = frozenset(tables.articles["article"].unique()[:3])
    assert {*selected(tables, ALL, seen).stances["article"]} <= seen
    with pytest.raises(Trouble, match="apart from others"):
        selected(tables, ALL, frozenset())
