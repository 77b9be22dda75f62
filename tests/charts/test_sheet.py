"""The sheet: no word is cut off or covers another, whatever things are called and however narrow it is."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import radians, sin
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.formatters import DisplayFormatter
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.charts.made import a_labelled_year
from workbench import charts
from workbench.charts.palette import VOICES, Look, looks
from workbench.charts.sheet import figure_of, finished, fitting, key, nothing, sheet
from workbench.figures.every import FIGURES
from workbench.figures.material import Material
from workbench.project import Project

HOSTILE = (
    "$\\frac{1}{2$ 100% _x_ ^", "جيش المجاهدين في حلب", "ארגון\u202eהגנה", "a\nname\r\non\tmany\x07lines",
    "x" * 300, "W" * 40, "word " * 60, "ﷺ" * 30, "<b>&amp;</b> {0} %s", "👨‍👩‍👧‍👦 İ̇ 反对派 ไทย",
    "", " ", "\x00\x1b[31m",
)  # fmt: skip
DRAWN = [each for each in FIGURES if each.name.split("-")[0] in {"stance", "voice", "terms", "entities", "entity"}]
every_chart = pytest.mark.parametrize("figure", DRAWN, ids=[each.name for each in DRAWN])
every_width = pytest.mark.parametrize("width", ["column", "page", "screen"])


def material(called: Sequence[str]) -> Material:
    """A year of articles in which each thing is always called by the same of these names."""
    tables = a_labelled_year(12, called=lambda known: called[sum(map(ord, known)) % len(called)] + known[:1])
    return Material(Project.__new__(Project), tables)


def written(ax: Axes) -> list[Text]:
    figure_of(ax).draw_without_rendering()
    return [text for text in figure_of(ax).findobj(Text) if isinstance(text, Text) and _shows(text)]


def _shows(text: Text) -> bool:
    return text.get_visible() and bool(text.get_text().strip())


def assert_inside(ax: Axes) -> None:
    left, bottom, right, top = figure_of(ax).bbox.extents
    for text in written(ax):
        box = text.get_window_extent()
        assert left <= box.x0 <= box.x1 <= right, text
        assert bottom <= box.y0 <= box.y1 <= top, text


def assert_apart(ax: Axes) -> None:
    """No two words that lie flat cover each other by more than a hair; turned ones are further apart than high."""
    flat = [text for text in written(ax) if text.get_rotation() == 0]
    for one, other in combinations([(text, text.get_window_extent().padded(-2)) for text in flat], 2):
        assert not one[1].overlaps(other[1]), (one[0].get_text(), other[0].get_text())
    turned = [label for label in ax.get_xticklabels() if label.get_rotation()]
    for one_label, next_label in pairwise(turned):
        along = next_label.get_position()[0] - one_label.get_position()[0]
        pixels = ax.transData.transform((along, 0))[0] - ax.transData.transform((0, 0))[0]
        angle = one_label.get_rotation()
        next_label.set_rotation(0)
        assert next_label.get_window_extent().height <= pixels * sin(radians(angle)) + 2, next_label.get_text()
        next_label.set_rotation(angle)


@every_width
@pytest.mark.parametrize("turn", [0, 4, 9])
@every_chart
def test_no_name_is_cut_off_or_covers_another(figure: Any, turn: int, width: Any) -> None:
    with charts.style(width=width):
        ax = figure.draw(material(HOSTILE[turn:] + HOSTILE[:turn]))
    assert_inside(ax)
    assert_apart(ax)


@settings(max_examples=4, deadline=None)
@given(names=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=3, max_size=8))
@every_chart
def test_no_text_whatsoever_is_cut_off_or_covers_another(figure: Any, names: list[str]) -> None:
    with charts.style(width="column"):
        ax = figure.draw(material(names))
    assert_inside(ax)
    assert_apart(ax)


LONG = {"a fairly long name of something": Look("#0072B2"), "another": Look("#E69F00"), "a third": Look("#D9D9D9")}


def a_bar(width: float = 4.2) -> Axes:
    ax = sheet(None, width, 1)
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    ax.annotate("a word far outside the axes", (1, 0.9), (30, 0), textcoords="offset points")
    return ax


def test_the_key_is_right_of_all_that_is_drawn_and_of_words_beside_it() -> None:
    ax = a_bar()
    key(ax, LONG)
    assert_apart(finished(ax, "Title", "Caption"))
    legend = ax.get_legend()
    assert legend is not None
    assert legend.get_window_extent().x0 >= ax.texts[0].get_window_extent().x1


@pytest.mark.parametrize("inches", [3.5, 7.2])
def test_the_key_is_below_and_no_wider_than_a_sheet_that_may_not_grow(inches: float) -> None:
    with charts.style(width=inches):
        ax = a_bar()
        key(ax, LONG)
        finished(ax, "Title", "Caption " * 20)
    legend = ax.get_legend()
    assert legend is not None
    assert figure_of(ax).get_figwidth() <= inches + 0.02
    assert legend.get_window_extent().y1 <= ax.get_window_extent().y0 + 1
    assert_inside(ax)
    assert_apart(ax)


@pytest.mark.parametrize("inches", [3.5, 7.2])
def test_a_reason_for_nothing_keeps_to_the_width_too(inches: float) -> None:
    with charts.style(width=inches):
        ax = nothing(None, "A title that is too long for one line of a column " * 2, "why " * 40, "caption " * 40)
    assert figure_of(ax).get_figwidth() <= inches + 0.02
    assert_inside(ax)
    assert_apart(ax)


def test_how_many_columns_have_room_follows_the_width() -> None:
    found = []
    for width in (3.5, 7.2):
        with charts.style(width=width):
            found.append(fitting(0.5, 1.2))
    assert found == [4, 11]
    assert fitting(0.5) > 1000


def test_no_letter_is_smaller_than_seven_points_on_a_column() -> None:
    with charts.style(width="column"):
        drawn = [figure.draw(material(["A name", "Another"])) for figure in DRAWN]
    assert min(float(text.get_fontsize()) for ax in drawn for text in written(ax)) >= 7


def test_a_chart_on_axes_of_others_leaves_their_size_and_neighbours_alone() -> None:
    figure = Figure(figsize=(5, 3))
    mine, other = figure.subplots(1, 2)
    with charts.style(width="column"):
        charts.stance_matrix(material(["A name"]).tables.stances, mine)
    assert tuple(figure.get_size_inches()) == (5, 3)
    assert not other.texts


def test_a_notebook_shows_a_chart_with_its_words_whatever_is_in_them() -> None:
    ax = charts.stance_matrix(material(['<script>"&']).tables.stances)
    shown, facts = DisplayFormatter().format(ax)  # type: ignore[no-untyped-call]
    assert shown["image/png"].startswith(b"\x89PNG")
    assert shown["text/plain"] == facts["image/png"]["alt"] == charts.told(ax)
    assert 'alt="Who supports or opposes what. ' in shown["text/html"]
    assert "&lt;script&gt;&quot;&amp;" in shown["text/html"]
    assert "<script>" not in shown["text/html"]


def test_the_signs_of_values_are_kept_in_the_key() -> None:
    ax = a_bar()
    key(ax, looks(VOICES, ["quoted", "x" * 300]))
    legend = finished(ax, "Title", "Caption").get_legend()
    assert legend is not None
    assert [text.get_text()[:3] for text in legend.get_texts()] == ["quo", "xxx"]
    assert_inside(ax)
