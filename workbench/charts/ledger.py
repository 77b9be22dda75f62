"""Rows of figures with words in columns beside them, as a table has, whatever is drawn in the rows."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from workbench.charts import style
from workbench.charts.lettering import widest
from workbench.charts.sheet import sheet, short

ROW = 0.3
"""Height of a row, in inches."""
_HEAD = 0.16
"""Height of the heads of columns, in inches."""
_PAGE = 6.0
"""Inches that a sheet has more of, where it goes over a page."""
_GAP = 7.0
"""Between columns, in points."""


def ledger(ax: Axes | None, names: Sequence[str], width: float, row: float = ROW) -> Axes:
    """Axes with a row for each name, the first on top; each is 1 high, and its middle is its number from 0.

    Above the first is room for the heads of the columns that stand beside.
    """
    ax = sheet(ax, across(width), row * len(names) + _HEAD)
    ax.set(ylim=(len(names) - 0.5, -0.5 - _HEAD / row), xticks=[])
    wide = 20 if style.narrow() else 34
    ax.set_yticks(range(len(names)), [short(name, wide, 2) or "(no name)" for name in names], parse_math=False)
    return ax


def across(width: float) -> float:
    """So many inches, and half as many again where a page has room for them."""
    return width * 1.5 if style.now().width > _PAGE else width


def beside(ax: Axes, columns: Mapping[str, Sequence[str]]) -> None:
    """Words at the right of the rows, in columns under their heads; a column without any words is left out."""
    size, theme, place = style.size(8), style.theme(), 0.0
    for head, words in columns.items():
        if not any(words):
            continue
        place += _GAP + 72 * widest([head, *words], size)
        for y, each in enumerate(words):
            ax.annotate(
                each,
                (1, y),
                (place, 0),
                xycoords=("axes fraction", "data"),
                textcoords="offset points",
                ha="right",
                va="center_baseline",
                fontsize=size,
                color=theme.ink,
                parse_math=False,
            )
        ax.annotate(
            head,
            (1, 1),
            (place, 0),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="right",
            va="top",
            fontsize=style.size(7.5),
            color=theme.quiet,
            parse_math=False,
        )


def whisker(ax: Axes, low: float, high: float, y: float, color: str, height: float = 0.14) -> None:
    """An interval, with its ends."""
    ax.hlines(y, low, high, color=color, linewidth=1.2, zorder=4)
    ax.vlines([low, high], y - height / 2, y + height / 2, color=color, linewidth=1.2, zorder=4)
