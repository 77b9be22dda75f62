"""The strokes that networks are drawn with: lines of ties, shapes of nodes, and the key that tells of both.

Nothing is told by colour alone: disagreement is dashed, communities have letters, kinds of nodes have shapes. All
lengths are in inches on the axes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.patheffects import withStroke

from workbench.charts import style
from workbench.charts.lettering import inches
from workbench.charts.palette import BLACK, EMPTY, POLARITIES, Look

COMMUNITIES = {
    "A": Look("#56B4E9"),
    "B": Look("#F0E442"),
    "C": Look("#CC79A7"),
    "D": Look("#009E73"),
    "E": Look("#D55E00"),
    "F": Look("#D9D9D9"),
}
"""Fills of the largest communities, of Okabe and Ito (2008); all others have the ground and their letter."""
_KEY, _ROW, _SAMPLE, _GAP, _AIR = 8.0, 0.2, 0.3, 0.16, 0.04
"""Letters of the key in points; its rows, its samples and what is between its entries, in inches."""


class Entry(NamedTuple):
    """A part of the key: draws its sample with the middle left at a place, and says what it means."""

    put: Callable[[Axes, float, float], None]
    words: str
    wide: float = _SAMPLE
    high: float = _ROW


def put_line(ax: Axes, x: Sequence[float], y: Sequence[float], width: float, side: int | None) -> None:
    """A line of a tie: solid where they agree, dashed where they disagree, dotted where it is both alike."""
    theme = style.theme()
    looks = {1: POLARITIES["support"].fill, -1: POLARITIES["oppose"].fill, 0: theme.quiet, None: theme.bar}
    dashes: Any = {1: "-", None: "-", -1: (0, (2.6, 1.4)), 0: (0, (0.8, 1.6))}[side]
    colour = _inked(looks[side]) if side else looks[side]
    drawn = {
        "linewidth": width,
        "color": colour,
        "linestyle": dashes,
        "dash_capstyle": "butt",
        "zorder": 1,
        "solid_capstyle": "butt",
    }
    ax.add_line(Line2D(x, y, clip_on=False, **drawn))


def put_node(ax: Axes, x: float, y: float, radius: float, mode: str, letter: str = "") -> None:
    """A node: round for an actor, square for a target; with the fill and the letter of its community."""
    theme, look = style.theme(), _look(letter)
    drawn: dict[str, Any] = {
        "facecolor": look.fill,
        "edgecolor": theme.ink,
        "linewidth": 0.8,
        "zorder": 2,
        "clip_on": False,
    }
    side = 1.78 * radius  # as much ink as the circle
    square = mode == "concept"
    shape = Rectangle((x - side / 2, y - side / 2), side, side, **drawn) if square else Circle((x, y), radius, **drawn)
    ax.add_patch(shape)
    if letter:
        place: dict[str, Any] = {
            "ha": "center",
            "va": "center_baseline",
            "fontsize": 7.0,
            "weight": "bold",
            "zorder": 3,
        }
        ax.text(x, y, letter, color=look.ink, parse_math=False, **place).set_in_layout(False)


def put_name(ax: Axes, x: float, y: float, words: str, points: float) -> None:
    """A name in the middle of where it stands, readable across the lines that it crosses."""
    theme = style.theme()
    place: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": points, "zorder": 4, "linespacing": 1.1}
    text = ax.text(x, y, words, color=theme.ink, parse_math=False, **place)
    text.set_path_effects([withStroke(linewidth=2.2, foreground=theme.ground)])
    text.set_in_layout(False)


def rows_of(entries: Iterable[Entry], width: float) -> list[list[tuple[float, Entry]]]:
    """The entries of a key in rows no wider than `width`, each with where it begins."""
    rows: list[list[tuple[float, Entry]]] = [[]]
    at, size = 0.0, style.size(_KEY)
    for entry in entries:
        wide = entry.wide + 0.06 + inches(entry.words, size)
        if rows[-1] and at + wide > width:
            rows.append([])
            at = 0.0
        rows[-1].append((at, entry))
        at += wide + _GAP
    return rows


def height_of(entries: Iterable[Entry], width: float) -> float:
    """How high the key of such width is, in inches, with the room above it."""
    return sum(_height(row) for row in rows_of(entries, width)) + 2 * _AIR


def put_key(ax: Axes, entries: Iterable[Entry], width: float) -> None:
    """The key, from 0 downwards."""
    ink, size = style.theme().ink, style.size(_KEY)
    bottom = -2 * _AIR
    for row in rows_of(entries, width):
        y = bottom - _height(row) / 2
        bottom -= _height(row)
        for x, entry in row:
            entry.put(ax, x, y)
            place: dict[str, Any] = {"va": "center", "fontsize": size, "color": ink, "parse_math": False}
            ax.text(x + entry.wide + 0.06, y, entry.words, **place).set_in_layout(False)


def line_entry(words: str, width: float, side: int | None) -> Entry:
    """A key's entry for lines like this."""
    return Entry(lambda ax, x, y: put_line(ax, (x, x + _SAMPLE), (y, y), width, side), words)


def node_entry(words: str, radius: float, mode: str) -> Entry:
    """A key's entry for nodes like this."""
    return Entry(
        lambda ax, x, y: put_node(ax, x + radius + 0.01, y, radius, mode), words, 2 * radius + 0.01, 2 * radius + _AIR
    )


def _height(row: Iterable[tuple[float, Entry]]) -> float:
    return max(entry.high for _, entry in row)


def _look(letter: str) -> Look:
    theme = style.theme()
    if not letter:
        return Look(theme.bar)
    look = COMMUNITIES.get(letter, Look(EMPTY, BLACK))
    return look if look.fill else Look(theme.ground, theme.ink)


def _inked(colour: str) -> str:
    """A fill as the colour of a line: nearer to that of words, to stand out from the ground."""
    red, green, blue = (0.72 * a + 0.28 * b for a, b in zip(to_rgb(colour), to_rgb(style.theme().ink), strict=True))
    return to_hex((red, green, blue))
