"""The house style: colours for light and dark, and how wide a figure may be.

`with charts.style("dark", width="column"):` draws what is drawn inside it so; outside, all is as before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, NamedTuple

from workbench.trouble import Trouble

Width = Literal["screen", "page", "column"]

WIDTHS: dict[str, float] = {"screen": 0.0, "page": 7.2, "column": 3.5}
"""In inches, margins included: 183 and 89 mm are the two widths that journals ask for. 0: as wide as it needs to be."""
_NARROW = 5.0
HIGHEST = 9.0
"""The height in inches that a sheet of limited width is to have at most: the page has an end too."""


class Theme(NamedTuple):
    """The colours that stand for no value: ground, words, quieter words, thin lines, plain bars."""

    ground: str
    ink: str
    quiet: str
    pale: str
    bar: str


THEMES = {
    "light": Theme("#FFFFFF", "#222222", "#595959", "#E4E4E4", "#4D6A85"),
    "dark": Theme("#16191D", "#ECECEC", "#B5BAC0", "#3B4148", "#8DB2D3"),
}


class Style(NamedTuple):
    """A theme, and the width in inches that a sheet may have; 0 for any."""

    theme: Theme = THEMES["light"]
    width: float = 0.0


_NOW: ContextVar[Style] = ContextVar("style", default=Style())  # noqa: B039 (a tuple does not change)


@contextmanager
def style(theme: str = "light", *, width: "Width | float" = "screen") -> Iterator[None]:
    """Draw in a theme, `light` or `dark`, no wider than `width`: `screen`, `page`, `column`, or inches.

    Raises Trouble when there is no such theme or width.
    """
    inches = WIDTHS.get(width) if isinstance(width, str) else width
    if theme not in THEMES or inches is None or not 0 <= inches < 100:
        raise Trouble(
            f"there is no style {theme!r} with the width {width!r}; themes are {', '.join(THEMES)}, "
            f"widths {', '.join(WIDTHS)}, or inches such as 5.5"
        )
    token = _NOW.set(Style(THEMES[theme], inches))
    try:
        yield
    finally:
        _NOW.reset(token)


def now() -> Style:
    """The style that is drawn in at this moment."""
    return _NOW.get()


def narrow() -> bool:
    """Whether there is room for a column of a page only: letters are smaller, names are cut earlier."""
    return 0 < _NOW.get().width < _NARROW


def size(points: float) -> float:
    """Letters for which `points` are right where there is room, as large as this sheet has room for; 7 at least."""
    return max(7.0, points - 1) if narrow() else points


def theme() -> Theme:
    """The colours of the moment."""
    return _NOW.get().theme
