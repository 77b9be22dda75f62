"""Bars side by side: how long they may be where names and figures stand beside them, and what is written there."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from workbench.charts import lettering, style
from workbench.charts.lettering import short
from workbench.charts.sheet import figure_of, sheet

_LENGTH = 4.2
"""Length of the longest bar on a sheet that may be any width, in inches."""
_SIZE, _LETTERS = 8.5, 44
"""Size of names, in points, and how many letters of one have room on a wide sheet."""
_SHORTEST, _MARGIN = 0.7, 0.15
_HEAD, SMALL = 8, 7
"""Size of headings, and of what stands at the right of one, in points."""
THICK = 0.72
"""How much of its row a bar takes."""


def bars(
    ax: Axes | None,
    names: Sequence[str],
    longest: float,
    beside: float,
    row: float = 0.27,
    heights: Sequence[float] | None = None,
) -> tuple[Axes, list[float]]:
    """Axes with a row of `row` inches for each name, in which the longest bar leaves `beside` inches at its right.

    `heights` are of each row, 1 where there are none; the middles of the rows come with the axes.
    """
    high = heights or [1.0] * len(names)
    places = [sum(high[:at]) + each / 2 - 0.5 for at, each in enumerate(high)]
    names = [short(name, _LETTERS, 2 if row > 0.3 else 1) for name in names]
    widest = lettering.widest(names, style.size(_SIZE))
    length = _length(ax, widest, beside)
    ax = sheet(ax, length + beside, row * sum(high))
    ax.set(xlim=(0, float(longest) * (length + beside) / length), ylim=(sum(high) - 0.5, -0.5), xticks=[])
    ax.set_yticks(places, names, parse_math=False)
    return ax, places


def inches(ax: Axes) -> float:
    """How long on paper a bar of length 1 is."""
    low, high = ax.get_xlim()
    return ax.get_window_extent().width / figure_of(ax).dpi / (high - low)


def heading(ax: Axes, y: float, words: str, right: str = "", x: float = 0) -> None:
    """A line of its own above bars, and what the figures at the right of these are, above them."""
    shown: dict[str, Any] = {
        "va": "center",
        "fontsize": style.size(_HEAD),
        "color": style.theme().ink,
        "parse_math": False,
    }
    ax.annotate(_on_a_line(ax, words), (0, y), (0, -2), textcoords="offset points", weight="bold", **shown)
    if right:
        ax.annotate(right, (x, y), (4, -2), textcoords="offset points", **shown | {"fontsize": SMALL})


def beside(ax: Axes, x: float, y: float, words: str, size: float = 8) -> None:
    """What is written at the right of a bar."""
    shown: dict[str, Any] = {
        "va": "center",
        "fontsize": style.size(size),
        "color": style.theme().ink,
        "parse_math": False,
    }
    ax.annotate(words, (float(x), y), (4, 0), textcoords="offset points", linespacing=1.15, **shown)


def _on_a_line(ax: Axes, words: str) -> str:
    """As much of a heading as has room above the bars and what stands beside them."""
    low, high = ax.get_xlim()
    found = lettering.wrapped(words, inches(ax) * (high - low) - 0.2, style.size(_HEAD), "bold") or [""]
    return found[0] if len(found) == 1 else f"{found[0]} …"


def _length(ax: Axes | None, names: float, beside: float) -> float:
    """Inches that the longest bar may have."""
    if ax is not None:
        return max(_SHORTEST, ax.get_window_extent().width / figure_of(ax).dpi - beside)
    width = style.now().width
    return max(_SHORTEST, min(_LENGTH, width - 2 * _MARGIN - names - beside)) if width else _LENGTH
