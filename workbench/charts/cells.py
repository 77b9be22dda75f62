"""The cells of a grid: a row for each of one thing, a column for each of another, and numbers where they meet."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from workbench.charts import style
from workbench.charts.palette import Look
from workbench.charts.sheet import number, sheet, short
from workbench.counting import figure


def grid(ax: Axes | None, rows: Sequence[str], columns: Sequence[str], height: float = 0.36) -> Axes:
    """Axes with thin lines between rows and columns; names of columns above, those of rows beside."""
    ax = sheet(ax, 0.46 * len(columns), height * len(rows))
    ax.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    ax.xaxis.tick_top()
    ax.set_xticks(
        range(len(columns)), [short(name, 26, 2) for name in columns], rotation=55, ha="left", parse_math=False
    )
    for label in ax.get_xticklabels():
        label.set_rotation_mode("anchor")
    ax.set_yticks(range(len(rows)), rows, parse_math=False)
    ax.hlines(
        [y - 0.5 for y in range(len(rows) + 1)], -0.5, len(columns) - 0.5, style.theme().pale, linewidth=0.7, zorder=0
    )
    ax.vlines(
        [x - 0.5 for x in range(len(columns) + 1)], -0.5, len(rows) - 0.5, style.theme().pale, linewidth=0.7, zorder=0
    )
    return ax


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
