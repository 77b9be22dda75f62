"""What holds for every figure of the set: it tells by itself what it counts, and no name can break it."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.text import Text

from tests.charts.made import VERSION, a_labelled_year, a_material
from workbench import charts
from workbench.charts.behind import marks
from workbench.charts.sheet import figure_of
from workbench.figures.every import FIGURES, Figure
from workbench.figures.material import Material

every_figure = pytest.mark.parametrize("figure", FIGURES, ids=[figure.name for figure in FIGURES])
HOSTILE = (
    "$\\frac{1}{2$ 100% _x_ ^",
    "جيش المجاهدين في حلب",
    "ארגון\u202eהגנה",
    "a\nname\r\non\tmany\x07lines",
    "x" * 300,
    "word " * 60,
    "=cmd|' /C calc'!A0",
    "<b>&amp;</b> \\N{BULLET} {0} %s",
    "👨‍👩‍👧‍👦 İ̇ Ⱥ 反对派 ไทย",
    "",
    " ",
)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return a_material(tmp_path_factory.mktemp("made") / "year")


def caption(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


@every_figure
def test_a_figure_alone_tells_what_it_counts_from_where_and_by_whom_it_was_read(figure: Figure, year: Material) -> None:
    said = caption(figure.draw(year))
    assert re.search(r"\b(180|90) (annotated )?articles", said), "all, or those that two have read"
    assert "4 outlets: " in said
    assert "published 2017-01-" in said
    assert "2 annotators" in said
    assert f"codebook {VERSION}" in said or f"codebook\N{NO-BREAK SPACE}{VERSION}" in said
    assert "count" in said, "the rule for repeats, or what is counted"


@every_figure
def test_everything_drawn_is_told_in_words_and_in_figures(figure: Figure, year: Material, tmp_path: Path) -> None:
    ax = figure.draw(year)
    assert marks(ax)
    assert all(mark.words and mark.shown for mark in marks(ax))
    assert ax.get_title(loc="left").split()[0] in charts.told(ax)
    (file,) = charts.save(ax, tmp_path / "figure", ["csv"])
    rows = [*csv.DictReader(file.read_text("utf-8-sig").splitlines())]
    assert len(rows) == len(marks(ax))


@every_figure
def test_what_a_mark_is_made_of_is_found_by_it(figure: Figure, year: Material) -> None:
    ax = figure.draw(year)
    found = [mark for mark in marks(ax) if mark.where]
    for mark in [*found[:3], *found[-3:]]:
        assert len(charts.where(ax, **mark.where)), mark


@pytest.mark.parametrize("theme", ["light", "dark"])
@every_figure
def test_a_figure_keeps_to_the_width_of_a_column_and_of_a_page(figure: Figure, theme: str, year: Material) -> None:
    for width, inches in (("column", 3.5), ("page", 7.2)):
        with charts.style(theme, width=width):
            ax = figure.draw(year)
        assert figure_of(ax).get_figwidth() <= inches + 0.02
        assert_nothing_is_clipped(ax)


@pytest.mark.parametrize("turn", [0, 5])
@every_figure
def test_no_name_breaks_a_figure_or_leaves_it(figure: Figure, turn: int, year: Material) -> None:
    drawn_with(figure, HOSTILE[turn:] + HOSTILE[:turn], year)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), min_size=3, max_size=8))
@every_figure
def test_no_text_at_all_breaks_a_figure_or_leaves_it(figure: Figure, names: list[str], year: Material) -> None:
    drawn_with(figure, names, year)


def drawn_with(figure: Figure, names: Sequence[str], year: Material) -> None:
    """Draw with everything called by one of the names, each thing always by the same."""
    tables = a_labelled_year(12, called=lambda known: names[sum(map(ord, known)) % len(names)] + known[:1])
    with charts.style(width="column"):
        of = Material(year.project, tables)
        of.__dict__ |= {name: year.__dict__[name] for name in ("weights", "curve")}
        assert_nothing_is_clipped(figure.draw(of))


def assert_nothing_is_clipped(ax: Axes) -> None:
    """Every text that shows lies on the sheet."""
    sheet = figure_of(ax)
    sheet.draw_without_rendering()
    left, bottom, right, top = sheet.bbox.extents
    for text in sheet.findobj(Text):
        if text.get_visible() and text.get_text().strip():
            box = text.get_window_extent()
            inside = left - 1 <= box.x0 and box.x1 <= right + 1 and bottom - 1 <= box.y0 and box.y1 <= top + 1
            assert inside, (text.get_text(), box.extents, sheet.bbox.extents)
