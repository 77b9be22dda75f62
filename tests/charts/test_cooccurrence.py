"""Which entities are named together, in what, and how strongly that binds them."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from tests.builders import a_codebook, a_mention, an_annotation, an_article
from tests.test_charts import caption, words
from workbench import charts
from workbench.charts.cooccurrence import associated
from workbench.charts.style import theme
from workbench.copies.groups import Copies, Group
from workbench.records import Mention
from workbench.tables import Tables
from workbench.trouble import Trouble

TEXT = "Turkey met Iran. Russia left.\n\nTurkey came back. Nobody else."
NAMES = {"turkey": "Turkey", "iran": "Iran", "russia": "Russia"}
SAID = [
    a_mention(TEXT, "Turkey", "STATE", "turkey"),
    a_mention(TEXT, "Turkey", "STATE", "turkey", after="left"),
    a_mention(TEXT, "Iran", "STATE", "iran"),
    a_mention(TEXT, "Russia", "STATE", "russia"),
]


def a_table(*said: list[Mention], annotators: tuple[str, ...] = ("ann",), near: Copies | None = None) -> Tables:
    """An article for each list of mentions, read alike by every annotator."""
    read = [an_article(TEXT, f"{n}") for n in range(len(said))]
    readings = [
        an_annotation(each, *of, annotator=name) for each, of in zip(read, said, strict=True) for name in annotators
    ]
    return Tables(readings, read, a_codebook(NAMES), {}, near=(lambda: near) if near else None)


def together(ax: object) -> dict[frozenset[object], object]:
    return {frozenset((row["entity"], row["other"])): row["n"] for row in charts.values(ax)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("article", {("turkey", "turkey"): 1, ("turkey", "iran"): 1, ("turkey", "russia"): 1, ("iran", "russia"): 1}),
        ("paragraph", {("turkey", "turkey"): 2, ("turkey", "iran"): 1, ("turkey", "russia"): 1, ("iran", "russia"): 1}),
        ("sentence", {("turkey", "turkey"): 2, ("turkey", "iran"): 1}),
    ],
)
def test_two_are_named_together_in_an_article_a_paragraph_or_a_sentence(
    within: str, expected: dict[tuple[str, str], int]
) -> None:
    ax = charts.entity_cooccurrence(a_table(SAID).mentions, within=within)  # type: ignore[arg-type]
    found = together(ax)
    alone = {frozenset({each}): found[frozenset({each})] for each in ("iran", "russia")}
    assert found == {**{frozenset(pair): n for pair, n in expected.items()}, **dict.fromkeys(alone, 1)}
    assert f"An entity counts once {'an' if within == 'article' else 'a'} {within}." in caption(ax)
    assert "not stance" in caption(ax)


def test_a_second_annotator_makes_nothing_more_of_it() -> None:
    once, twice = (a_table(SAID, SAID, annotators=who).mentions for who in (("ann",), ("ann", "ben")))
    assert together(charts.entity_cooccurrence(once)) == together(charts.entity_cooccurrence(twice))


def test_near_copies_that_name_two_together_count_once() -> None:
    group = Group(("0", "1"), (1.0, 1.0))
    made = a_table(SAID, SAID, SAID, near=Copies((group,), dict.fromkeys(group.articles, group)))
    pair = frozenset({"turkey", "iran"})
    assert together(charts.entity_cooccurrence(made.mentions))[pair] == 3
    assert together(charts.entity_cooccurrence(made.mentions, copies=made.copies))[pair] == 2


def test_two_that_are_never_named_together_have_an_empty_cell() -> None:
    ax = charts.entity_cooccurrence(a_table(SAID[:1], SAID[2:3]).mentions)
    assert together(ax) == {frozenset({"turkey"}): 1, frozenset({"iran"}): 1}
    assert "0" not in words(ax)


def test_mentions_linked_to_no_entity_are_told_of_and_left_out() -> None:
    ax = charts.entity_cooccurrence(a_table([*SAID, a_mention(TEXT, "Nobody", "PERSON", None)]).mentions)
    assert "Left out: 1 mention linked to no entity." in caption(ax)
    none = charts.entity_cooccurrence(a_table([a_mention(TEXT, "Nobody", "PERSON", None)]).mentions)
    assert "None of the mentions is linked to an entity." in words(none)


def test_a_cell_answers_with_the_mentions_of_the_one_where_the_other_is_named() -> None:
    ax = charts.entity_cooccurrence(a_table(SAID, SAID[:2]).mentions, within="sentence")
    assert [*charts.where(ax, entity="turkey", other="iran")["start"]] == [0]
    assert len(charts.where(ax, entity="turkey", other="turkey")) == 4


def test_jaccard_is_what_both_name_over_what_either_does() -> None:
    ax = charts.entity_cooccurrence(a_table(SAID, SAID[:1], SAID[2:3], SAID[:1]).mentions, measure="jaccard")
    (row,) = [row for row in charts.values(ax) if {row["entity"], row["other"]} == {"turkey", "iran"}]
    assert (row["n"], row["jaccard"]) == (1, 0.25)


def test_npmi_is_nothing_by_chance_and_one_where_two_are_only_named_together() -> None:
    assert associated("npmi", 2, 4, 5, 10) == pytest.approx(0)
    assert associated("npmi", 2, 2, 2, 10) == pytest.approx(1)
    assert associated("npmi", 1, 4, 5, 10) == pytest.approx(log(0.1 / (0.4 * 0.5)) / -log(0.1))
    assert associated("npmi", 3, 3, 3, 3) is None


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_an_association_keeps_to_its_bounds(both: int, more: int, others: int, rest: int) -> None:
    one, other, every = both + more, both + others, both + more + others + rest
    assert 0 < (associated("jaccard", both, one, other, every) or 0) <= 1
    strength = associated("npmi", both, one, other, every)
    assert strength is None or -1 - 1e-9 <= strength <= 1 + 1e-9


def test_what_can_not_be_asked_for_is_told_with_what_can() -> None:
    for wrong in ({"within": "page"}, {"measure": "phi"}):
        with pytest.raises(Trouble, match="write one of article, paragraph, sentence, and one of count, jaccard, npmi"):
            charts.entity_cooccurrence(a_table(SAID).mentions, **wrong)  # type: ignore[arg-type]


def test_few_articles_stay_few_however_many_they_stand_for() -> None:
    few, many = a_table(SAID[:3], SAID[:3]), a_table(*[SAID[:3]] * 3)
    fills = {}
    for made in (few, many):
        table = made.mentions.assign(weight=10.0)
        table.attrs = made.mentions.attrs
        ax = charts.entity_cooccurrence(table)
        (fills[len(table)],) = [each.get_facecolor() for each in ax.findobj(Rectangle) if each.get_width() == 0.94]
    assert fills[6] == to_rgba(theme().pale)
    assert fills[9] == to_rgba(theme().bar)
