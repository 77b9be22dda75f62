"""The sheet that a chart is drawn on: its size, its title, what it counts, and its key."""

import textwrap
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.transforms import BboxBase

from workbench.charts import behind, style
from workbench.charts.palette import Look

if TYPE_CHECKING:
    from pandas import DataFrame

_MARGIN = 0.15
"""White around a chart, in inches."""
DPI = 200
"""Dots per inch, when laid out as when written: letters change their width a little with it."""
_CAPTION = 7.5
"""Size of the caption, in points."""


class Chart(Axes):
    """Axes on a sheet of their own, which a notebook shows when they are a cell's result."""

    def where(self, **wanted: str) -> "DataFrame":
        """The records behind a part of the figure; as `charts.where`."""
        return behind.where(self, **wanted)

    def __repr__(self) -> str:
        """The figure in words."""
        return behind.told(self)

    def _repr_png_(self) -> tuple[bytes, dict[str, float]]:
        figure, image = figure_of(self), BytesIO()
        figure.savefig(image, format="png", dpi=DPI, metadata={"Software": None})
        width, height = figure.get_size_inches()
        # more pixels than the place has points: sharp on a dense screen
        return image.getvalue(), {"width": round(width * 96), "height": round(height * 96)}


def sheet(ax: Axes | None, width: float, height: float) -> Axes:
    """The axes given, or new ones of this size in inches that belong to no pyplot window."""
    theme = style.theme()
    if ax is None:
        figure = Figure(figsize=(width, height), dpi=DPI, facecolor=theme.ground)
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0, 0, 1, 1), axes_class=Chart)
    ax.set_facecolor(theme.ground)
    ax.tick_params(length=0, labelsize=8.5, labelcolor=theme.ink)
    ax.spines[:].set_visible(False)
    return ax


def fitting(size: float, labels: float = 1.5) -> int:
    """How many columns of `size` inches have room beside labels so wide; without end where a sheet may be any width."""
    width = style.now().width
    return max(1, int((width - labels - 2 * _MARGIN) / size)) if width else 1_000_000


def finished(ax: Axes, title: str, caption: str) -> Axes:
    """The chart with its title and its caption; a sheet of its own is cut to what is on it.

    Where a sheet may have no more than some width, the axes give way to what stands beside them.
    """
    own = isinstance(ax, Chart)
    if own and style.now().width:
        handles = _without_key(ax)
        _narrowed(ax)
        _key_below(ax, handles)
    drawn = _drawn(ax) if own else ax.get_window_extent()
    box, dpi = ax.get_window_extent(), figure_of(ax).dpi
    width, left = max(drawn.width / dpi, _least()), (drawn.x0 - box.x0) / box.width
    theme = style.theme()
    words = _wrapped(title, width, 11)
    ax.set_title(words, loc="left", x=left, fontsize=11, color=theme.ink, weight="bold", pad=10, parse_math=False)
    # the label of the x axis knows how to stay clear of the ticks, whatever their length; a key below them it does not
    words = "\n".join(_wrapped(line, width, _CAPTION) for line in caption.splitlines())
    ax.set_xlabel(
        words,
        x=left,
        ha="left",
        fontsize=_CAPTION,
        color=theme.quiet,
        labelpad=8 + _below(ax),
        linespacing=1.35,
        parse_math=False,
    )
    if isinstance(ax, Chart):
        _cut(ax)
    return ax


def nothing(ax: Axes | None, title: str, why: str, caption: str) -> Axes:
    """A chart of nothing says so, and why."""
    ax = sheet(ax, min(4.2, _least()), 0.5)
    behind.made_of(ax, None)
    ax.set(xticks=[], yticks=[])
    words = textwrap.fill(why, 60 if _least() > 4 else 44)
    ink = style.theme().ink
    ax.text(0, 0.5, words, transform=ax.transAxes, va="center", fontsize=9.5, color=ink, parse_math=False)
    return finished(ax, title, caption)


def key(ax: Axes, looks: Mapping[str, Look]) -> None:
    """What the fills and signs mean, at the right of the chart; below it on a sheet that may not grow."""
    handles = [
        Patch(
            facecolor=look.fill,
            hatch=look.hatch,
            edgecolor=style.theme().quiet,
            linewidth=0.6,
            label=f"{look.sign}  {name}".strip(),
        )
        for name, look in looks.items()
    ]
    _legend(ax, handles, loc="upper left", bbox_to_anchor=(1, 1), borderaxespad=0.6)


def short(name: str, width: int, lines: int = 1) -> str:
    """A name on at most so many lines of `width` characters, broken and cut between words where it can be."""
    wrapped = textwrap.wrap(name, width)
    if len(wrapped) <= lines:
        return "\n".join(wrapped)
    last = wrapped[lines - 1]
    if len(last) > width - 2:
        last = last[: width - 2].rsplit(" ", 1)[0]
    return "\n".join([*wrapped[: lines - 1], f"{last} …"])


def number(ax: Axes, x: float, y: float, words: str, look: Look, size: float = 8) -> None:
    """A number in the middle of something filled, on a plain ground where the fill is hatched."""
    box = {"facecolor": look.fill, "edgecolor": "none", "pad": 0.6} if look.hatch else None
    ax.text(x, y, words, ha="center", va="center_baseline", fontsize=size, color=look.ink, bbox=box, parse_math=False)


def _wrapped(words: str, width: float, size: float) -> str:
    # a character of the default font is about half as wide as it is high
    return textwrap.fill(words, int(width * 72 / (size * 0.5)), break_on_hyphens=False)


def _least() -> float:
    """The width in inches that title and caption may have, however narrow the axes."""
    width = style.now().width
    return min(4.2, width - 2 * _MARGIN) if width else 4.2


def _legend(ax: Axes, handles: Sequence[Patch], **placed: Any) -> None:
    legend = ax.legend(handles=handles, frameon=False, fontsize=8.5, **placed)
    for text in legend.get_texts():
        text.set(color=style.theme().ink, parse_math=False)


def _without_key(ax: Axes) -> list[Patch]:
    legend = ax.get_legend()
    if legend is None:
        return []
    legend.remove()
    return [each for each in legend.legend_handles if isinstance(each, Patch)]


def _key_below(ax: Axes, handles: Sequence[Patch]) -> None:
    """Put the key under the chart, in as many columns as there is room for."""
    bare, box, dpi = _drawn(ax), ax.get_window_extent(), figure_of(ax).dpi
    corner = (bare.x0 - box.x0) / box.width, (bare.y0 - box.y0) / box.height
    for columns in range(len(handles), 0, -1):
        _legend(
            ax, handles, loc="upper left", bbox_to_anchor=corner, ncols=columns, borderaxespad=0.2, columnspacing=1.2
        )
        legend = ax.get_legend()
        if legend is None or legend.get_window_extent().width <= (style.now().width - 2 * _MARGIN) * dpi:
            break


def _below(ax: Axes) -> float:
    """How far in points a key below the chart reaches under it."""
    legend, figure = ax.get_legend(), figure_of(ax)
    if legend is None or not style.now().width or not isinstance(ax, Chart):
        return 0
    return legend.get_window_extent().height * 72 / figure.dpi


def _narrowed(ax: Axes) -> None:
    """Make the axes so narrow that with all that stands beside them they keep to the width of the sheet."""
    figure, room = figure_of(ax), (style.now().width - 2 * _MARGIN) * figure_of(ax).dpi
    for _ in range(3):  # labels that are turned move as the axes shrink
        over = _drawn(ax).width - room
        if over <= 1:
            return
        inside = ax.get_window_extent().width
        figure.set_size_inches(max(inside - over, 0.25 * inside) / figure.dpi, figure.get_figheight())


def _drawn(ax: Axes) -> BboxBase:
    """The room that the chart takes, without title and caption."""
    title, caption = ax.get_title(loc="left"), ax.get_xlabel()
    ax.set_title("", loc="left")
    ax.set_xlabel("")
    box = ax.get_tightbbox() or ax.bbox
    ax.set_title(title, loc="left")
    ax.set_xlabel(caption)
    return box.frozen()


def _cut(ax: Chart) -> None:
    """Make the sheet as large as what is on it, with a margin; the axes keep their size in inches."""
    figure = figure_of(ax)
    inside, outside = ax.get_window_extent().frozen(), ax.get_tightbbox() or ax.bbox.frozen()
    left, bottom = inside.x0 - outside.x0 + _MARGIN * figure.dpi, inside.y0 - outside.y0 + _MARGIN * figure.dpi
    width, height = outside.width + 2 * _MARGIN * figure.dpi, outside.height + 2 * _MARGIN * figure.dpi
    figure.set_size_inches(width / figure.dpi, height / figure.dpi)
    ax.set_position((left / width, bottom / height, inside.width / width, inside.height / height))


def figure_of(ax: Axes) -> Figure:
    """The figure that the axes are on. Raises ValueError when they are on none any more."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("these axes were removed from their figure; draw the chart again")
    return figure
