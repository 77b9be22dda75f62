"""The house style: light and dark, three widths, and nothing that stays behind."""

import threading

import pytest
from matplotlib.colors import to_hex

from tests.charts.made import a_labelled_year
from workbench import charts
from workbench.charts.palette import POLARITIES, STATES, VALENCES, VOICES, looks, series
from workbench.charts.scale import _contrast
from workbench.charts.sheet import figure_of
from workbench.charts.style import THEMES, now, size, theme
from workbench.trouble import Trouble

both_themes = pytest.mark.parametrize("name", THEMES)


@both_themes
def test_a_chart_is_on_the_ground_of_its_theme(name: str) -> None:
    with charts.style(name):
        ax = charts.stance_matrix(a_labelled_year(12).stances)
    assert to_hex(figure_of(ax).get_facecolor(), keep_alpha=False) == THEMES[name].ground.lower()
    assert to_hex(ax.xaxis.label.get_color()) == THEMES[name].quiet.lower()


@both_themes
def test_words_can_be_read_on_the_ground_and_on_every_fill(name: str) -> None:
    with charts.style(name):
        colours = theme()
        fills = [look for known in (POLARITIES, VOICES, VALENCES, STATES) for look in looks(known, known).values()]
    assert min(_contrast(each, colours.ground) for each in (colours.ink, colours.quiet)) >= 4.5
    pairs = [(look.fill, {"white": "#FFFFFF"}.get(look.ink, look.ink)) for look in fills]
    assert min(_contrast(fill, ink) for fill, ink in pairs) >= 4.5


@both_themes
def test_lines_stand_out_from_the_ground_and_are_told_apart_without_colour(name: str) -> None:
    with charts.style(name):
        lines, ground = series(5), theme().ground
    assert min(_contrast(each.colour, ground) for each in lines) >= 3
    assert len({each.marker for each in lines}) == 5


def test_a_style_ends_with_its_block_also_when_something_fails_in_it() -> None:
    before = now()
    with pytest.raises(ZeroDivisionError), charts.style("dark", width="column"):
        raise ZeroDivisionError
    assert now() == before


def test_styles_within_styles_and_of_other_threads_are_their_own() -> None:
    seen = []
    with charts.style("dark"):
        with charts.style("light", width="page"):
            thread = threading.Thread(target=lambda: seen.append(now()))
            thread.start()
            thread.join()
        assert theme() == THEMES["dark"]
    assert seen == [now()]


def test_letters_are_smaller_on_a_column_but_never_too_small() -> None:
    with charts.style(width="column"):
        assert (size(8.5), size(7.2)) == (7.5, 7.0)
    with charts.style(width="page"):
        assert size(8.5) == 8.5


@pytest.mark.parametrize("how", [("sepia", "screen"), ("dark", "poster"), ("dark", -1), ("dark", float("nan"))])
def test_what_is_no_style_is_told_with_what_is(how: tuple[str, float]) -> None:
    with pytest.raises(Trouble, match=r"themes are light, dark, widths screen, page, column, or inches such as 5\.5"):
        charts.style(how[0], width=how[1]).__enter__()
