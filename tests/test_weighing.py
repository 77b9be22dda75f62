"""What near-copies say counts once, what an outlet added counts in full, and the caption says so."""

import re
from collections.abc import Callable

import pytest
from matplotlib.axes import Axes

from tests.builders import a_codebook, a_mention, a_naming, a_stance, an_annotation, an_article
from tests.test_charts import caption
from workbench import charts
from workbench.copies.groups import Copies, Group
from workbench.counting import figure
from workbench.records import Record
from workbench.tables import Tables

REPORT = "Turkey backs the deal. Terrorists reject it."
ADDED = " Iran backs it too."
NAMES = {"turkey": "Turkey", "iran": "Iran", "deal": "Idlib deal", "hts": "HTS"}
CHARTS: dict[str, Callable[[Tables, bool], Axes]] = {
    "stance_matrix": lambda made, once: charts.stance_matrix(made.stances, copies=made.copies if once else None),
    "entities_by_label": lambda made, once: charts.entities_by_label(
        made.mentions, copies=made.copies if once else None
    ),
    "naming_by_outlet": lambda made, once: charts.naming_by_outlet(made.namings, copies=made.copies if once else None),
    "terms_by_outlet": lambda made, once: charts.terms_by_outlet(made.namings, copies=made.copies if once else None),
    "voice_composition": lambda made, once: charts.voice_composition(
        made.stances, copies=made.copies if once else None
    ),
}
every_chart = pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)


def said_of(text: str) -> list[Record]:
    said: list[Record] = [
        a_stance(text, "backs the deal", "turkey", "deal", "support"),
        a_mention(text, "Turkey", "STATE", "turkey"),
        a_naming(text, "Terrorists", "hts", "delegitimising"),
    ]
    if ADDED in text:
        said += [a_stance(text, "backs it too", "iran", "deal", "support"), a_mention(text, "Iran", "STATE", "iran")]
    return said


def a_labelled_set(*annotators: str, unread: int = 1) -> Tables:
    """Three copies of one report, one of them with a sentence more, an article of its own, and copies nobody read."""
    texts = {"a": REPORT, "b": REPORT + ADDED, "c": REPORT, "own": REPORT}
    articles = [an_article(text, id_) for id_, text in texts.items()]
    group = Group(("a", "b", "c", *(f"unread-{n}" for n in range(unread))), (1.0,) * (3 + unread))
    copies = Copies((group,), dict.fromkeys(group.articles, group))
    unread_ones = [an_article(REPORT, id_) for id_ in group.articles[3:]]
    readings = [
        an_annotation(article, *said_of(article.text), annotator=name)
        for article in articles
        for name in annotators or ("ann",)
    ]
    return Tables(readings, [*articles, *unread_ones], a_codebook(NAMES), {}, near=lambda: copies)


def weighs(chart: str, what: str, *, copies: bool = True) -> dict[str, float]:
    """What is drawn of each actor, entity or term."""
    return {each[what]: each["n"] for each in charts.values(CHARTS[chart](a_labelled_set(), copies))}


@every_chart
def test_without_the_table_of_copies_nothing_is_weighed_and_nothing_said(draw: Callable[..., Axes]) -> None:
    assert "copies" not in caption(draw(a_labelled_set(), False))


@every_chart
def test_a_chart_that_is_given_copies_says_what_that_means(draw: Callable[..., Axes]) -> None:
    said = re.sub(r"\(3 (position|mention|naming term)s,", "(3 rows,", caption(draw(a_labelled_set(), True)))
    assert "Near-copies count once: what n of them say counts 1/n in each (3 rows, 1 group of near-copies)." in said


def test_what_three_copies_say_counts_once_and_what_one_added_in_full() -> None:
    assert weighs("stance_matrix", "actor", copies=False) == {"turkey": 4, "iran": 1}
    assert weighs("stance_matrix", "actor") == {"turkey": 2, "iran": 1}
    assert weighs("entities_by_label", "entity", copies=False) == {"turkey": 4, "iran": 1}
    assert weighs("entities_by_label", "entity") == {"turkey": 2, "iran": 1}
    assert weighs("terms_by_outlet", "term") == {"terrorists": 2}
    assert weighs("naming_by_outlet", "refers_to") == {"hts": 2}


def test_copies_that_nobody_read_and_second_annotators_take_nothing_away() -> None:
    made = a_labelled_set("ann", "ben", unread=9)
    assert {each["actor"]: each["n"] for each in charts.values(CHARTS["stance_matrix"](made, True))}["turkey"] == 2


def test_parts_that_are_not_whole_are_told_with_one_decimal() -> None:
    assert [figure(n * (1 / 3)) for n in range(1, 7)] == ["0.3", "0.7", "1", "1.3", "1.7", "2"]
    assert (figure(7), figure(1 / 40)) == ("7", "<0.1")


def test_by_outlet_each_outlet_has_its_part() -> None:
    made = a_labelled_set()
    made.stances["outlet"] = ["A", "B", "B", "C", "D"]
    ax = charts.voice_composition(made.stances, by="outlet", copies=made.copies)
    parts = {each["outlet"]: each["n"] for each in charts.values(ax)}
    assert parts == pytest.approx({"A": 1 / 3, "B": 4 / 3, "C": 1 / 3, "D": 1})


def test_articles_that_are_no_copies_count_in_full_and_it_is_said() -> None:
    made = a_labelled_set()
    none = made.copies[made.copies["article"] == ""]
    ax = charts.stance_matrix(made.stances, copies=none)
    assert "no two of those counted say the same" in caption(ax)
    assert [each["n"] for each in charts.values(ax)] == [4, 1]


def test_the_table_of_copies_has_a_row_for_each_with_its_group() -> None:
    table = a_labelled_set().copies
    assert list(table["article"]) == ["a", "b", "c", "unread-0"]
    assert set(zip(table["group"], table["size"], table["share"], strict=True)) == {("a", 4, 1.0)}
    assert list(Tables([], [], a_codebook({}), {}).copies.columns) == list(table.columns)
