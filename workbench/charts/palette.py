"""How the values of a coding dimension look.

Colours are those of Okabe and Ito, chosen so that neighbours also differ in lightness: a grey print keeps them
apart. No value is told by its colour alone: it has a sign or a hatching too.
"""

from collections.abc import Iterable
from typing import NamedTuple

INK = "#222222"
PALE = "#E4E4E4"
QUIET = "#595959"
BAR = "#4D6A85"


class Look(NamedTuple):
    """Fill colour, the colour of words on it, a sign that needs no colour, and a hatching."""

    fill: str
    ink: str = INK
    sign: str = ""
    hatch: str = ""


POLARITIES = {
    "support": Look("#0072B2", "white", "+"),
    "conditional": Look("white", INK, "if", "/////"),
    "neutral": Look("#D9D9D9", INK, "○"),
    "mixed": Look("#CC79A7", INK, "±", "...."),
    "oppose": Look("#E69F00", INK, "−"),
}
VOICES = {
    "quoted": Look("#0072B2", "white"),
    "reported": Look("#A6D5F2"),
    "outlet": Look("white", INK, "", "/////"),
}
VALENCES = {
    "delegitimising": Look("#7A3300", "white", "−−"),
    "negative": Look("#E69F00", INK, "−"),
    "neutral": Look("#D9D9D9", INK, "○"),
    "legitimising": Look("#56B4E9", INK, "+"),
}
STATES = {
    "done": Look("#0072B2", "white"),
    "started": Look("#A6D5F2"),
    "flagged": Look("#E69F00", INK, "", "....."),
    "skipped": Look("#D9D9D9", INK, "", "/////"),
    "untouched": Look("white"),
}


def looks(known: dict[str, Look], values: Iterable[str]) -> dict[str, Look]:
    """The looks of the `values` that occur: known ones in their order, then a project's own, plain and by name."""
    own = sorted(set(values) - known.keys())
    present = [value for value in known if value in set(values)]
    return {value: known[value] for value in present} | {value: Look("white", INK, value[:3] or "?") for value in own}
