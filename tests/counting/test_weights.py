"""What a row stands for is 1, times what its article stands for, shared with the near-copies that say the same."""

from collections import Counter
from collections.abc import Mapping
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas import DataFrame

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from workbench.copies.groups import Copies, Group
from workbench.counting import counted, ranked, tally
from workbench.tables import Tables
from workbench.trouble import Trouble

TEXT = "Turkey backs the deal."
POSITION = ["actor", "target", "polarity"]


def a_labelled_set(*holders: str, copied: int = 0) -> Tables:
    """An article each for these holders, who take one position; the first `copied` articles are near-copies."""
    articles = [an_article(TEXT, f"{number}") for number in range(len(holders))]
    pairs = zip(articles, holders, strict=True)
    readings = [an_annotation(each, a_stance(TEXT, "backs the deal", holder, "deal")) for each, holder in pairs]
    group = Group(tuple(each.id for each in articles[:copied]), (1.0,) * copied)
    copies = Copies((group,), dict.fromkeys(group.articles, group)) if copied else Copies((), {})
    return Tables(readings, articles, a_codebook({}), {}, near=lambda: copies)


def weights(made: Tables, copies: DataFrame | None = None) -> Mapping[str, float]:
    rows = counted(made.stances, POSITION, "position", copies=copies).rows
    return dict(zip(rows["article"], rows["weight"], strict=True))


def test_without_copies_and_weights_every_row_counts_one() -> None:
    assert weights(a_labelled_set("a", "a", "b")) == {"0": 1, "1": 1, "2": 1}


def test_a_row_stands_for_what_its_article_stands_for() -> None:
    made = a_labelled_set("a", "a", "b").weighed({"0": 2.5, "2": 4}, "drawn by outlet")
    assert weights(made) == {"0": 2.5, "2": 4}
    assert made.stances.attrs["n_articles"] == 2
    caption = counted(made.stances, POSITION, "position").caption
    assert "Weighted (drawn by outlet): 2 positions stand for 6.5." in caption.splitlines()
    merged = counted(made.stances, POSITION, "position", "corpus").caption
    assert "stand for 6.5. What several articles say weighs as in the first of them." in merged


def test_near_copies_share_what_each_of_them_stands_for() -> None:
    made = a_labelled_set("a", "a", "b", copied=2).weighed({"0": 2, "1": 3, "2": 4}, "drawn")
    assert weights(made, made.copies) == {"0": 1, "1": 1.5, "2": 4}


def test_near_copies_are_one_draw_and_other_articles_one_each() -> None:
    made = a_labelled_set("a", "b", "b", copied=2)
    for copies, drawn in ((made.copies, ["0", "0", "2"]), (None, ["0", "1", "2"])):
        rows = counted(made.stances, POSITION, "position", copies=copies).rows
        assert (rows["drawn"].tolist(), str(rows["drawn"].dtype)) == (drawn, "str")


def test_a_weight_that_cannot_be_is_told_and_so_are_articles_that_are_not_here() -> None:
    made = a_labelled_set("a", "b")
    for weight in (0, -1, nan, inf):
        with pytest.raises(Trouble, match="the weight of '1' is"):
            made.weighed({"0": 1, "1": weight}, "drawn")
    with pytest.raises(Trouble, match="none of the 1 articles"):
        made.weighed({"7": 1}, "drawn")
    assert made.weighed({"0": 1, "7": 1}, "drawn").stances.attrs["weighted"] == "drawn; 1 article of it not here"


def test_weights_hold_in_a_part_and_the_other_way_round() -> None:
    made = a_labelled_set("a", "b", "b")
    one, other = (
        made.weighed({"0": 2, "1": 3}, "w").select(article="1"),
        made.select(article=["1"]).weighed({"1": 3}, "w"),
    )
    assert one.stances.equals(other.stances)
    assert one.stances.attrs == other.stances.attrs


def test_a_part_has_the_near_copies_of_its_articles_and_the_others_share_nothing() -> None:
    made = a_labelled_set("a", "a", "a", copied=3).select(article=["0", "2"])
    assert [*made.copies["article"]] == ["0", "2"]
    assert (made.copies.attrs["n_articles"], made.copies.attrs["only"]) == (2, ("article 0 or 2",))
    assert weights(made, made.copies) == {"0": 0.5, "2": 0.5}


def test_a_table_that_nobody_gave_weights_counts_ones() -> None:
    table = a_labelled_set("a", "b").stances.drop(columns="weight")
    assert counted(table, POSITION, "position").rows["weight"].tolist() == [1, 1]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=8), st.data())
def test_what_a_group_of_copies_says_weighs_one_for_each_thing_said(holders: list[str], data: st.DataObject) -> None:
    copied = data.draw(st.integers(2, len(holders)))
    made = a_labelled_set(*holders, copied=copied)
    rows = counted(made.stances, POSITION, "position", copies=made.copies).rows
    in_group = rows[rows["article"].astype("int64") < copied]
    assert tally(in_group, "actor") == pytest.approx(dict.fromkeys(set(holders[:copied]), 1))
    assert rows["weight"].sum() == pytest.approx(len(set(holders[:copied])) + len(holders) - copied)


def test_equals_are_ranked_by_name_whatever_thirds_add_up_to() -> None:
    assert ranked(Counter({"b": 0.1 + 0.2, "a": 0.3})) == ["a", "b"]
    made = a_labelled_set("c", "a", "a", "a", "b", copied=4)
    rows = counted(made.stances, POSITION, "position", copies=made.copies).rows
    assert ranked(tally(rows, "actor")) == ["a", "b", "c"]
    assert ranked(tally(rows, "actor", "polarity")) == [(name, "oppose") for name in "abc"]
