"""A figure as a picture with parts: what the page needs to show it and to let somebody click in it."""

import json
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from workbench import charts
from workbench.charts import behind

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from workbench.figures.every import Figure
    from workbench.figures.material import Material

_DPI = 192
"""Two dots for each pixel of a page, so that letters are sharp on dense screens."""
_PIXELS = 96
"""Of a page, to the inch."""
_LEAST = 14 / _PIXELS
"""A part is at least so wide and high, in inches: a finger or a shaking hand has to hit it."""
_WIDTHS = (3.5, 12.0)
"""Inches that a figure may be wide, however wide the page is."""


class Look(Struct, frozen=True):
    """How the page looks where the figure is shown; `width` in pixels."""

    dark: bool = False
    width: float = 900

    @property
    def inches(self) -> float:
        """How wide the figure may be."""
        narrowest, widest = _WIDTHS
        return min(max(self.width / _PIXELS, narrowest), widest)


class Part(Struct, frozen=True):
    """One thing drawn. `key` is the same for the same thing in the next drawing.

    Left, top, width and height are shares of the picture's.
    """

    key: str
    words: str
    left: float
    top: float
    width: float
    height: float


class Drawing(NamedTuple):
    """A drawn figure. `told` is the figure in words; `size` width and height in pixels of a page."""

    axes: "Axes"
    picture: bytes
    size: tuple[int, int]
    told: str
    parts: tuple[Part, ...]
    marks: dict[str, behind.Mark]


def drawn(figure: "Figure", of: "Material", look: Look) -> Drawing:
    """The figure of this material, as wide as the page has room. Raises Trouble as the figure does."""
    with charts.style("dark" if look.dark else "light", width=look.inches):
        axes = figure.draw(of)
        picture = BytesIO()
        sheet = axes.get_figure(root=True)
        assert sheet is not None
        sheet.savefig(picture, format="png", dpi=_DPI, metadata={"Software": None})
    width, height = (float(each) for each in sheet.get_size_inches())
    marks = _named(axes)
    parts = (_part(axes, key, mark, width, height) for key, mark in marks.items())
    seen = tuple(part for part in parts if part.width and part.height)
    size = round(width * _PIXELS), round(height * _PIXELS)
    return Drawing(axes, picture.getvalue(), size, behind.told(axes), seen, marks)


def _named(axes: "Axes") -> dict[str, behind.Mark]:
    """The marks that records can be found for, by keys that stay the same while the figure is of the same things."""
    times = Counter[str]()
    found = {}
    for mark in behind.marks(axes):
        if not mark.where:
            continue
        # a tie of two actors has only one of them in `where`
        ends = {name: str(mark.shown[name]) for name in ("kind", "one", "other") if name in mark.shown}
        name = json.dumps({**ends, **mark.where}, sort_keys=True, ensure_ascii=False)
        times[name] += 1
        found[name if times[name] == 1 else f"{name} {times[name]}"] = mark
    return found


def _part(axes: "Axes", key: str, mark: behind.Mark, width: float, height: float) -> Part:
    x0, y0, x1, y1 = mark.box
    corners = axes.transData.transform([(x0, y0), (x1, y1)]) / axes.figure.dpi
    (left, bottom), (right, top) = corners.tolist()
    left, right = _wide(min(left, right), max(left, right), width)
    bottom, top = _wide(min(bottom, top), max(bottom, top), height)
    shares = left / width, 1 - top / height, (right - left) / width, (top - bottom) / height
    return Part(key, mark.words, *(round(share, 5) for share in shares))


def _wide(first: float, last: float, whole: float) -> tuple[float, float]:
    """From where to where in inches: wide enough to be hit, and not beyond the picture."""
    lacking = max(0.0, _LEAST - (last - first)) / 2
    return min(max(first - lacking, 0.0), whole), max(min(last + lacking, whole), 0.0)
