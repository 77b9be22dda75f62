"""Each figure looks as it did when somebody looked at it."""

from pathlib import Path

import pytest
from matplotlib.testing.compare import compare_images

from tests.charts.golden import FOLDER, STYLES, drawn
from tests.charts.made import a_material
from workbench.figures.every import FIGURES
from workbench.figures.material import Material

TOLERANCE = 6
"""Root mean square difference of a channel, of 255: letters set by another version of the font library stay below."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return a_material(tmp_path_factory.mktemp("made") / "year")


@pytest.mark.parametrize("theme", STYLES)
@pytest.mark.parametrize("name", [figure.name for figure in FIGURES])
def test_a_figure_looks_as_it_did_when_it_was_looked_at(name: str, theme: str, year: Material, tmp_path: Path) -> None:
    (figure,) = (each for each in FIGURES if each.name == name)
    found = drawn(figure, year, theme, tmp_path)
    difference = compare_images(str(FOLDER / found.name), str(found), TOLERANCE)
    assert difference is None, f"look at both; if the new one is right: python -m tests.charts.golden {name}"


def test_no_picture_is_left_of_a_figure_that_is_gone() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} == {
        f"{each.name}-{theme}.png" for each in FIGURES for theme in STYLES
    }
