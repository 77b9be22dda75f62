"""The cells of a grid: a row for each of one thing, a column for each of another, and numbers where they meet."""

from collections.abc import Mapping, Sequence
from math import cos, radians, sin

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from workbench.charts import style
from workbench.charts.lettering import apart, inches, widest
from workbench.charts.palette import Look
from workbench.charts.sheet import fitting, number, sheet
from workbench.counting import figure

WIDTH, HEIGHT = 0.46, 0.36
"""Of a cell, in inches."""
_TURNED, _LABEL, _BESIDE = 55, 8.5, 0.12
"""Degrees that names of columns are turned by where there is room; the size of names; the gap beside those of rows."""


def room(rows: Sequence[str], columns: Sequence[str], width: float = WIDTH) -> int:
    """How many of the columns a sheet has room for beside the names of all rows, those of columns included."""
    size = style.size(_LABEL)
    beside, written = widest(rows, size) + _BESIDE, named(columns)
    for n in range(min(len(columns), fitting(width, beside)), 1, -1):
        ends = [(i + 0.5) * width + _overhang(name, size) for i, name in enumerate(written[:n])]
        if fitting(1e-3, beside) * 1e-3 >= max(ends):
            return n
    return 1


def grid(
    ax: Axes | None, rows: Sequence[str], columns: Sequence[str], height: float = HEIGHT, width: float = WIDTH
) -> Axes:
    """Axes with thin lines between rows and columns; names of columns above, those of rows beside."""
    ax = sheet(ax, width * len(columns), height * len(rows))
    ax.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    ax.xaxis.tick_top()
    ax.set_xticks(range(len(columns)), named(columns), parse_math=False)
    upright = style.narrow()
    for label in ax.get_xticklabels():
        label.set(rotation=90 if upright else _TURNED, ha="center" if upright else "left", multialignment="left")
        label.set_rotation_mode("default" if upright else "anchor")
    ax.set_yticks(range(len(rows)), rows, parse_math=False)
    pale, between = style.theme().pale, ([x - 0.5 for x in range(n + 1)] for n in (len(rows), len(columns)))
    ax.hlines(next(between), -0.5, len(columns) - 0.5, pale, linewidth=0.7, zorder=0)
    ax.vlines(next(between), -0.5, len(rows) - 0.5, pale, linewidth=0.7, zorder=0)
    return ax


def named(columns: Sequence[str]) -> list[str]:
    """The names of columns, on two lines at most."""
    return apart(columns, 26, 2)


def block(ax: Axes, x: int, y: int, look: Look) -> None:
    """Fill one cell, thin lines of the grid left free."""
    # no patch limits: those of a grid are set
    ax.add_artist(Rectangle((x - 0.47, y - 0.46), 0.94, 0.92, facecolor=look.fill, linewidth=0))


def blocks(ax: Axes, fills: Mapping[tuple[int, int], str]) -> None:
    """Fill cells, (column, row) → colour, with the thin lines of the grid left free; all at once, for they are many."""
    corners = [
        [(x - 0.47, y - 0.46), (x + 0.47, y - 0.46), (x + 0.47, y + 0.46), (x - 0.47, y + 0.46)] for x, y in fills
    ]
    ax.add_collection(PolyCollection(corners, facecolors=[*fills.values()], linewidths=0), autolim=False)


def corners(ax: Axes, inks: Mapping[tuple[int, int], str]) -> None:
    """Mark the upper right corner of cells."""
    marks = [[(x + 0.35, y - 0.46), (x + 0.47, y - 0.46), (x + 0.47, y - 0.36)] for x, y in inks]
    ax.add_collection(PolyCollection(marks, facecolors=[*inks.values()], linewidths=0), autolim=False)


def strips(ax: Axes, x: int, y: int, counts: Mapping[str, float], kinds: Mapping[str, Look]) -> None:
    """One cell: a strip with sign and count for each kind that occurs, none for what does not."""
    present = [(kinds[kind], n) for kind, n in counts.items() if n]
    for i, (look, n) in enumerate(present):
        height = 0.9 / len(present)
        top = y - 0.45 + i * height
        strip = Rectangle((x - 0.46, top), 0.92, height * 0.96, facecolor=look.fill, hatch=look.hatch)
        strip.set(edgecolor=style.theme().quiet, linewidth=0.4)
        ax.add_patch(strip)
        number(ax, x, top + height * 0.48, f"{look.sign} {figure(n)}", look, 8 if len(present) < 3 else 6.5)


def shade(ax: Axes, x: int, y: int, n: int, highest: int) -> None:
    """One cell: a number on a ground that is the darker, the nearer it is to the highest."""
    if n:
        grey = 0.95 - 0.6 * n / highest
        # at this grey black and white words have the same contrast
        look = Look(f"{grey:.2f}", "white" if grey < 0.46 else "black")
        ax.add_patch(Rectangle((x - 0.46, y - 0.45), 0.92, 0.9, facecolor=look.fill))
        number(ax, x, y, f"{n}", look, 8)


def _overhang(name: str, size: float) -> float:
    """How far the turned name of a column reaches to the right of its cell's middle."""
    written = name.splitlines()
    if style.narrow():
        return 0.6 * size * 1.2 * len(written) / 72
    wide = max((inches(line, size) for line in written), default=0.0)
    return wide * cos(radians(_TURNED)) + len(written) * size * 1.2 / 72 * sin(radians(_TURNED))
