"""How the values of a coding dimension look.

Colours are those of Okabe and Ito (2008), chosen so that neighbours also differ in lightness: a grey print keeps them
apart. No value is told by its colour alone: it has a sign or a hatching too. They are the same in light and dark; only
what is left empty takes the colour of the ground.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from workbench.charts import style

EMPTY = ""
"""The fill that is none: the ground shows, and words on it have the colour of words."""
BLACK = "#222222"


class Look(NamedTuple):
    """Fill colour, the colour of words on it, a sign that needs no colour, and a hatching."""

    fill: str
    ink: str = BLACK
    sign: str = ""
    hatch: str = ""


POLARITIES = {
    "support": Look("#0072B2", "white", "+"),
    "conditional": Look(EMPTY, BLACK, "if", "/////"),
    "neutral": Look("#D9D9D9", BLACK, "○"),
    "mixed": Look("#CC79A7", BLACK, "±", "...."),
    "oppose": Look("#E69F00", BLACK, "−"),
}
VOICES = {
    "quoted": Look("#0072B2", "white"),
    "reported": Look("#A6D5F2"),
    "outlet": Look(EMPTY, BLACK, "", "/////"),
}
VALENCES = {
    "delegitimising": Look("#7A3300", "white", "−−"),
    "negative": Look("#E69F00", BLACK, "−"),
    "neutral": Look("#D9D9D9", BLACK, "○"),
    "legitimising": Look("#56B4E9", BLACK, "+"),
}
STATES = {
    "done": Look("#0072B2", "white"),
    "started": Look("#A6D5F2"),
    "flagged": Look("#E69F00", BLACK, "", "....."),
    "skipped": Look("#D9D9D9", BLACK, "", "/////"),
    "untouched": Look(EMPTY),
}


Dashes = Literal["-", "--", "-.", ":"]


class Series(NamedTuple):
    """A line of a figure: its colour, and the marker and dashes that tell it without colour."""

    colour: str
    marker: str = "o"
    dashes: Dashes = "-"


_SHAPES: tuple[tuple[str, Dashes], ...] = (
    ("o", "-"),
    ("s", "--"),
    ("^", "-."),
    ("D", ":"),
    ("v", "-"),
)
_ON_LIGHT = ("#0072B2", "#C24E00", "#00785A", "#A3527F", "#222222")
_ON_DARK = ("#56B4E9", "#E69F00", "#2FC79A", "#E3A0C6", "#F0E442")


def series(n: int) -> list[Series]:
    """How each of so many lines looks, five at most; the only one has the colour of plain bars."""
    if n == 1:
        return [Series(style.theme().bar)]
    colours = _ON_DARK if style.theme() == style.THEMES["dark"] else _ON_LIGHT
    return [Series(colour, *shape) for colour, shape in zip(colours[:n], _SHAPES[:n], strict=True)]


def looks(known: dict[str, Look], values: Iterable[str]) -> dict[str, Look]:
    """The looks of the `values` that occur: known ones in their order, then a project's own, plain and by name."""
    found = set(values)
    own = {value: Look(EMPTY, BLACK, value[:3] or "?") for value in sorted(found - known.keys())}
    present = {value: look for value, look in known.items() if value in found} | own
    return {value: _on_ground(look) for value, look in present.items()}


def _on_ground(look: Look) -> Look:
    now = style.theme()
    return look._replace(fill=now.ground, ink=now.ink) if look.fill == EMPTY else look
