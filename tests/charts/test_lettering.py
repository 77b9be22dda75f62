"""Words are measured and cut by their width, and every sign of them can be drawn."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import charts
from workbench.charts.lettering import BOX, apart, drawable, inches, short, widest, wrapped
from workbench.charts.sheet import figure_of, nothing


@pytest.mark.parametrize("words", ["Hello World", "WWWW mmm iii", "+0.50 n 12", "Ünïcödé ß", "ארגון הגנה"])
def test_the_width_of_words_is_about_that_with_which_they_are_drawn(words: str) -> None:
    ax = nothing(None, "Title", "why", "caption")
    text = ax.text(0, 0, words, fontsize=10)
    assert inches(words, 10) == pytest.approx(text.get_window_extent().width / figure_of(ax).dpi, rel=0.04)


def test_what_steers_is_left_out_and_what_no_font_has_is_one_box() -> None:
    assert drawable("a\x07b\u202ec\ufeff\u2066d") == "abcd"
    assert drawable("反对派 $x$") == f"{BOX} $x$"
    assert drawable("👨‍👩‍👧‍👦") == BOX
    assert drawable("جيش المجاهدين — ±") == "جيش المجاهدين — ±"
    assert drawable("two\nlines") == "two\nlines"


def test_words_that_join_by_themselves_keep_what_parts_them() -> None:
    assert drawable("می\N{ZERO WIDTH NON-JOINER}خواهم") == "می\N{ZERO WIDTH NON-JOINER}خواهم"


@given(st.text(max_size=300), st.integers(4, 40), st.integers(1, 3))
def test_a_short_name_has_no_more_lines_and_is_no_wider_than_was_asked(name: str, width: int, lines: int) -> None:
    found = short(name, width, lines)
    assert found.count("\n") < lines
    assert widest([found], 8.5) <= width * 0.55 * 8.5 / 72 + inches("W", 8.5)


@given(st.text(max_size=200))
def test_whatever_is_drawable_is_drawn_without_a_warning(words: str) -> None:
    ax = nothing(None, "Title", "why", "caption")
    ax.text(0, 0, drawable(words), parse_math=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure_of(ax).draw_without_rendering()


def test_a_name_is_broken_between_words_and_what_is_left_over_is_told_by_an_ellipsis() -> None:
    assert short("Commander of the Army of Mujahedeen", 18, 2) == "Commander of the\nArmy of …"
    assert short("Turkey", 18) == "Turkey"
    assert short("x" * 300, 10, 2).endswith(" …")
    assert short(" \n\t ", 10) == ""


def test_names_that_would_look_alike_keep_their_ends() -> None:
    names = [f"Ministry of the Interior of the Republic of {state}" for state in ("Turkey", "Iraq")]
    turkey, iraq, other = apart([*names, "Iraq"], 16, 2)
    assert (turkey, iraq) == ("Ministry of the\n… of Turkey", "Ministry of the\n… of Iraq")
    assert other == "Iraq"
    assert apart(["x" * 90 + "a", "x" * 90 + "b"], 12)[0].endswith("a")


@given(st.lists(st.text(max_size=120), max_size=5), st.integers(8, 40), st.integers(1, 3))
def test_names_kept_apart_are_no_wider_either(names: list[str], width: int, lines: int) -> None:
    found = apart([*names, *(name + "!" for name in names)], width, lines)
    assert all(name.count("\n") < lines for name in found)
    assert widest(found, 8.5) <= width * 0.55 * 8.5 / 72 + inches("W", 8.5)


def test_words_joined_by_a_no_break_space_stay_together() -> None:
    assert wrapped("codebook\N{NO-BREAK SPACE}2.1 codebook\N{NO-BREAK SPACE}2.1", 1, 8) == ["codebook\xa02.1"] * 2


def test_on_a_column_a_name_takes_a_third_of_it_at_most() -> None:
    with charts.style(width="column"):
        assert widest([short("word " * 40, 60, 2)], 7.5) <= 3.5 / 3 + 0.01
    assert widest([short("word " * 40, 60, 2)], 7.5) > 3.5 / 3
