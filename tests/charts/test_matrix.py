"""The stance matrix: net positions on a fixed scale, n in every cell, what is too little in grey, a told order."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from tests.charts.made import TARGETS, a_labelled_year
from workbench import charts
from workbench.charts import behind, scale
from workbench.charts.seriation import alike
from workbench.charts.style import theme as theme_now
from workbench.tables import Tables
from workbench.trouble import Trouble

TEXT = "Turkey backs the deal."
NAMES = {"turkey": "Turkey", "hts": "HTS", "iran": "Iran", "deal": "Idlib deal", "zone": "Safe zone", "army": "Army"}
Said = tuple[str, str, str]


def a_set(said: Iterable[Said]) -> Tables:
    """An article for each position: who, toward what, which polarity."""
    articles, readings = [], []
    for number, (actor, target, polarity) in enumerate(said):
        article = an_article(TEXT, f"{number:03}")
        stance = a_stance(TEXT, "backs the deal", actor, target, polarity)
        stance = msgspec.structs.replace(stance, condition="if they leave" * (polarity == "conditional"))
        articles.append(article)
        readings.append(an_annotation(article, stance))
    return Tables(readings, articles, a_codebook(NAMES), {})


def drawn(*said: Said, order: str = "most") -> Axes:
    return charts.stance_matrix(a_set(said).stances, order=order)  # type: ignore[arg-type]


def cells(ax: Axes) -> dict[str, str]:
    """The words of every cell, and the colour of its fill."""
    fills = [to_hex(colour) for colour in np.asarray(filled(ax)[0].get_facecolor())]
    return {" ".join(text.get_text().split()): fill for text, fill in zip(ax.texts, fills, strict=True)}


def filled(ax: Axes) -> list[PolyCollection]:
    """The fills of the cells, then the corners of those with a conditional position."""
    return [each for each in ax.collections if isinstance(each, PolyCollection)]


def rows(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def test_net_is_support_less_oppose_by_all_positions_of_whatever_polarity() -> None:
    said = ["support", "support", "support", "oppose", "neutral", "mixed", "conditional", "support"]
    (row,) = charts.values(drawn(*(("turkey", "deal", each) for each in said)))
    assert row["net"] == pytest.approx((4 - 1) / 8)
    assert (row["n"], row["articles"], row["n_conditional"], row["n_mixed"]) == (8, 8, 1, 1)


def test_n_stands_in_every_cell_and_the_sign_tells_the_net_without_colour() -> None:
    ax = drawn(*[("turkey", "deal", "support")] * 3, *[("turkey", "zone", "oppose")] * 4)
    assert set(cells(ax)) == {"+1 n 3", "−1 n 4"}


def test_what_is_conditional_is_marked_and_counted() -> None:
    ax = drawn(*[("turkey", "deal", "support")] * 3, *[("turkey", "deal", "conditional")] * 2)
    assert "+0.6 n 5 if 2" in cells(ax)
    assert len(filled(ax)[1].get_paths()) == 1
    assert not filled(drawn(("turkey", "deal", "support")))[1].get_paths()


def test_fewer_than_three_positions_are_grey_whatever_they_say_and_the_key_says_so() -> None:
    ax = drawn(*[("turkey", "deal", "support")] * 2, *[("turkey", "zone", "support")] * 3)
    grey, blue = to_hex(theme_now().pale), to_hex(scale.of_net(1).fill)
    assert cells(ax) == {"+1 n 2": grey, "+1 n 3": blue}
    legend = ax.get_legend()
    assert legend is not None
    assert "grey: n < 3" in [text.get_text() for text in legend.get_texts()]


def test_an_empty_cell_is_empty_and_has_no_mark() -> None:
    ax = drawn(("turkey", "deal", "support"), ("hts", "zone", "oppose"))
    assert len(behind.marks(ax)) == len(ax.texts) == 2


def test_the_scale_is_fixed_whatever_is_drawn() -> None:
    weak = drawn(*[("turkey", "deal", "support")] * 3, *[("turkey", "deal", "oppose")] * 2)
    strong = drawn(*[("turkey", "deal", "support")] * 5)
    assert cells(weak)["+0.2 n 5"] == to_hex(scale.of_net(0.2).fill) != cells(strong)["+1 n 5"]


def test_half_of_the_scale_has_half_of_its_colour() -> None:
    fills = [scale.of_net(net).fill for net in (-1, -0.5, 0, 0.5, 1)]
    assert fills == [look.fill for look in scale.key_of_net(3).values()][4::-1]
    brightness = [scale._brightness(scale.of_net(net).fill) for net in np.linspace(0, 1, 21)]
    assert all(after < before for before, after in pairwise(brightness))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_are_legible_on_every_colour_of_the_scale(theme: str) -> None:
    with charts.style(theme):
        looks = [scale.of_net(net) for net in np.linspace(-1, 1, 201)]
        grey = next(look for words, look in scale.key_of_net(3).items() if "grey" in words)
    assert min(scale._contrast(look.fill, look.ink) for look in looks) >= 4.5
    assert scale._contrast(grey.fill, grey.ink) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ends_of_the_scale_stand_out_from_the_ground_alike_and_the_middle_least(theme: str) -> None:
    with charts.style(theme):
        ground = theme_now().ground
        ends, middle = [scale.of_net(net).fill for net in (-1, 1)], scale.of_net(0).fill
    oppose, support = (scale._contrast(each, ground) for each in ends)
    assert 0.7 < oppose / support < 1.4
    assert scale._contrast(middle, ground) < min(oppose, support) / 2


def test_most_positions_come_first_and_that_is_said() -> None:
    ax = drawn(("hts", "deal", "oppose"), *[("turkey", "zone", "support")] * 2)
    assert rows(ax) == ["Turkey", "HTS"]
    assert "Order: most positions first." in ax.get_xlabel()


def test_by_type_actors_of_a_label_stand_together_and_topics_first() -> None:
    ax = charts.stance_matrix(a_labelled_year().stances, order="type")
    said = " ".join(ax.get_xlabel().split())
    assert "Order: by label of the actor (ORG, ARMED_GROUP, PERSON, STATE)" in said
    assert rows(ax)[:3] == ["United Nations", "National Council", "Assembly of Tribes"]


def test_by_type_topics_stand_before_entities_however_many_speak_of_these() -> None:
    said = [("turkey", "hts", "oppose")] * 3 + [("hts", "topic:zone", "support")]
    ax = charts.stance_matrix(a_set(said).stances, order="type")
    assert [label.get_text() for label in ax.get_xticklabels()] == ["topic:zone", "HTS"]


def test_in_clusters_camps_stand_beside_each_other() -> None:
    with_deal, against = [("turkey", "deal", "support"), ("iran", "deal", "support")], [("hts", "deal", "oppose")] * 2
    ax = drawn(*with_deal, *against, ("army", "deal", "oppose"), ("turkey", "zone", "oppose"), order="cluster")
    order = rows(ax)
    assert {*order[:2]} in ({"Turkey", "Iran"}, {"HTS", "Army"})
    assert "first singular vectors" in " ".join(ax.get_xlabel().split())


def test_what_is_alike_is_found_whatever_the_order_it_comes_in() -> None:
    table = np.array([[1, 1, -1], [-1, -1, 1], [1, 0.9, -1], [-1, -0.8, 1]], np.float64)
    by_row, _ = alike(table)
    assert {*by_row[:2]} == {0, 2}
    assert alike(np.zeros((2, 3))) == ([0, 1], [0, 1, 2])


def test_no_other_order_is_taken_for_one() -> None:
    with pytest.raises(Trouble, match="no order 'random' of a stance matrix; write one of most, type, cluster"):
        drawn(("turkey", "deal", "support"), order="random")


def test_the_rule_for_repeats_changes_what_counts_and_is_said() -> None:
    table = a_set([("turkey", "deal", "support")] * 4).stances
    assert [row["n"] for row in charts.values(charts.stance_matrix(table, once="corpus"))] == [1]
    assert "A position counts once in all." in charts.stance_matrix(table, once="corpus").get_xlabel()


def test_what_a_column_of_a_page_has_no_room_for_is_left_out_and_told() -> None:
    said = [(actor, target, "support") for actor in NAMES for target in NAMES]
    with charts.style(width=2.2):
        ax = drawn(*said)
    shown = len(ax.get_xticklabels())
    assert shown < len(NAMES)
    assert f"{len(NAMES) - shown} more targets, the least frequent" in " ".join(ax.get_xlabel().split())
    assert f"In the cells: {6 * shown} of 36 positions." in " ".join(ax.get_xlabel().split())


def test_an_actor_without_a_cell_has_no_row() -> None:
    said = [("turkey", "deal", "support")] * 3 + [("turkey", "zone", "support")] * 2 + [("hts", "army", "oppose")]
    ax = charts.stance_matrix(a_set(said).stances, most=2)
    assert rows(ax) == ["Turkey"]
    assert "Not shown: 1 more actor and 1 more target" in " ".join(ax.get_xlabel().split())


def test_cells_on_a_narrow_sheet_are_as_large_as_on_a_wide_one() -> None:
    table = a_labelled_year().stances
    sizes = []
    for width in ("column", "page", "screen"):
        with charts.style(width=width):
            ax = charts.stance_matrix(table)
        assert len(ax.get_xticklabels()) == len(TARGETS), width
        box = ax.get_window_extent()
        sizes.append((box.width / len(ax.get_xticklabels()) / 200, box.height / len(ax.get_yticklabels()) / 200))
    assert all(wide >= 0.37 and high >= 0.43 for wide, high in sizes), sizes


def test_a_click_on_a_cell_finds_every_passage_behind_it_repeats_too() -> None:
    article = an_article(TEXT)
    stance = a_stance(TEXT, "backs the deal", "turkey", "deal", "support")
    readings = [an_annotation(article, stance, annotator=name) for name in ("ann", "ben")]
    ax = charts.stance_matrix(Tables(readings, [article], a_codebook(NAMES), {}).stances)
    (mark,) = behind.marks(ax)
    assert mark.shown["n"] == 1
    assert len(charts.where(ax, **mark.where)) == 2
