"""The parts of a picture lie where they are drawn, are known again, and can be hit."""

from io import BytesIO

import numpy as np
import pytest
from matplotlib.figure import Figure as Sheet
from PIL import Image

from tests.charts.made import a_labelled_year
from workbench.charts import behind
from workbench.charts.style import now
from workbench.exploring.drawing import Drawing, Look, Part, drawn
from workbench.figures.every import FIGURES, Figure
from workbench.figures.material import Material
from workbench.project import Project

MATRIX = next(each for each in FIGURES if each.name == "stance-matrix")


@pytest.fixture(scope="module")
def material() -> Material:
    return Material(object.__new__(Project), a_labelled_year())


def pixels(drawing: Drawing) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.asarray(Image.open(BytesIO(drawing.picture)).convert("RGB"))


def under(part: Part, picture: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> tuple[int, ...]:
    """The colour near the lower left corner of a part, where no number stands."""
    height, width, _ = picture.shape
    x, y = part.left + 0.12 * part.width, part.top + 0.94 * part.height
    return tuple(int(each) for each in picture[int(y * height), int(x * width)])


@pytest.mark.parametrize("look", [Look(width=1200), Look(dark=True, width=340)])
def test_every_part_of_the_matrix_lies_over_its_cell(material: Material, look: Look) -> None:
    drawing = drawn(MATRIX, material, look)
    picture = pixels(drawing)
    ground = tuple(int(each) for each in picture[0, 0])
    assert len(drawing.parts) > 15
    assert [part.words for part in drawing.parts if under(part, picture) == ground] == []


def test_a_figure_is_as_wide_as_the_page_has_room_and_in_its_colours(material: Material) -> None:
    narrow, wide = (drawn(MATRIX, material, Look(width=width)) for width in (340, 1000))
    assert narrow.size[0] <= 340 < wide.size[0] <= 1000
    dark = pixels(drawn(MATRIX, material, Look(dark=True)))
    assert dark[0, 0].mean() < 60 < 200 < pixels(wide)[0, 0].mean()


def test_nothing_of_the_style_is_left_behind(material: Material) -> None:
    before = now()
    drawn(MATRIX, material, Look(dark=True, width=340))
    assert now() == before


def test_the_same_thing_has_the_same_key_in_the_next_drawing(material: Material) -> None:
    first, again = drawn(MATRIX, material, Look(width=400)), drawn(MATRIX, material, Look(dark=True, width=1000))
    assert {part.key for part in first.parts} <= {part.key for part in again.parts}
    assert len({part.key for part in again.parts}) == len(again.parts)


def a_figure(*boxes: tuple[float, float, float, float], where: bool = True) -> Figure:
    """Bare axes, a hundred units wide and high, with these marks; all of them of the same actor."""

    def draw(_: Material) -> "object":
        axes = Sheet(figsize=(4, 2)).add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 100), ylim=(0, 100))
        behind.made_of(axes, None)
        for box in boxes:
            behind.mark(axes, box, "a mark", {"actor": "turkey"} if where else {})
        return axes

    return Figure("made", "Made", draw)  # type: ignore[arg-type]


def test_a_point_is_made_large_enough_to_be_hit(material: Material) -> None:
    (part,) = drawn(a_figure((50, 50, 50, 50)), material, Look()).parts
    assert (part.width * 4 * 96, part.height * 2 * 96) == pytest.approx((14, 14), abs=0.01)
    assert (part.left + part.width / 2, part.top + part.height / 2) == pytest.approx((0.5, 0.5), abs=0.001)


def test_what_reaches_beyond_the_picture_ends_at_its_edge_and_what_is_outside_is_no_part(material: Material) -> None:
    (part,) = drawn(a_figure((80, 75, 130, 140), (150, 20, 160, 30)), material, Look()).parts
    assert (part.left, part.top, part.width, part.height) == pytest.approx((0.8, 0, 0.2, 0.25), abs=0.001)


def test_what_says_the_same_twice_is_two_parts_and_what_no_records_are_behind_is_none(material: Material) -> None:
    twice = drawn(a_figure((0, 0, 20, 20), (40, 40, 60, 60)), material, Look())
    assert len({part.key for part in twice.parts}) == 2
    assert drawn(a_figure((0, 0, 20, 20), where=False), material, Look()).parts == ()
