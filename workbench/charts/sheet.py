"""The sheet that a chart is drawn on: its size, its title, what it counts, and its key."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from workbench.charts import behind, keys, style
from workbench.charts.keys import key as key
from workbench.charts.keys import key_of as key_of
from workbench.charts.lettering import families, lettered, widest, wrapped
from workbench.charts.lettering import short as short
from workbench.charts.palette import Look

if TYPE_CHECKING:
    from pandas import DataFrame

_MARGIN = 0.15
"""White around a chart, in inches."""
DPI = 200
"""Dots per inch, when laid out as when written: letters change their width a little with it."""
_TITLE, _LABEL, _CAPTION = 11.0, 8.5, 7.5
"""Sizes in points, where there is room."""


class Chart(Axes):
    """Axes on a sheet of their own, which a notebook shows when they are a cell's result."""

    def where(self, **wanted: str) -> "DataFrame":
        """The records behind a part of the figure; as `charts.where`."""
        return behind.where(self, **wanted)

    def __repr__(self) -> str:
        """The figure in words."""
        return behind.told(self)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, bytes | str], dict[str, dict[str, float | str]]]:
        # JupyterLab shows a PNG without its words; it prefers HTML, and leaves an <img> as it is in any notebook
        png, shown = self._repr_png_()
        size, picture = f'width="{shown["width"]}" height="{shown["height"]}"', b64encode(png).decode()
        html = f'<img {size} alt="{escape(repr(self))}" src="data:image/png;base64,{picture}">'
        return {"image/png": png, "text/html": html, "text/plain": repr(self)}, {"image/png": shown}

    def _repr_png_(self) -> tuple[bytes, dict[str, float | str]]:
        figure, image = figure_of(self), BytesIO()
        figure.savefig(image, format="png", dpi=DPI, metadata={"Software": None})
        width, height = figure.get_size_inches()
        # more pixels than the place has points: sharp on a dense screen
        return image.getvalue(), {"width": round(width * 96), "height": round(height * 96), "alt": repr(self)}


def sheet(ax: Axes | None, width: float, height: float) -> Axes:
    """The axes given, or new ones of this size in inches that belong to no pyplot window."""
    theme = style.theme()
    if ax is None:
        figure = Figure(figsize=(width, height), dpi=DPI, facecolor=theme.ground)
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0, 0, 1, 1), axes_class=Chart)
    ax.set_facecolor(theme.ground)
    ax.tick_params(length=0, labelsize=style.size(_LABEL), labelcolor=theme.ink, labelfontfamily=[*families()])
    ax.spines[:].set_visible(False)
    ax.grid(visible=False)
    return ax


def fitting(size: float, labels: float = 1.5) -> int:
    """How many columns of `size` inches have room beside labels so wide; without end where a sheet may be any width."""
    width = style.now().width
    return max(1, int((width - labels - 2 * _MARGIN) / size + 1e-6)) if width else 1_000_000


def fitting_rows(size: float, others: float = 3.0) -> int:
    """How many rows of `size` inches a page has room for beside `others`; without end on a screen."""
    return max(1, int((style.HIGHEST - others) / size)) if style.now().width else 1_000_000


def finished(ax: Axes, title: str, caption: str) -> Axes:
    """The chart with its title and its caption; a sheet of its own is cut to what is on it.

    Where a sheet may have no more than some width, the axes give way to what stands beside them.
    """
    behind.said(ax, title, caption)
    lettered(ax)
    inside = ax.get_window_extent()
    own, drawn, below = isinstance(ax, Chart), inside.frozen(), 0.0
    if own:
        drawn, below = _with_key(ax)
        inside = ax.get_window_extent()
    width, left = max(drawn.width / figure_of(ax).dpi, _least()), (drawn.x0 - inside.x0) / inside.width
    if own and style.now().width:
        width = style.now().width - 2 * _MARGIN
    theme, size = style.theme(), style.size(_TITLE)
    words = "\n".join(wrapped(title, width, size, "bold"))
    ax.set_title(words, loc="left", x=left, fontsize=size, color=theme.ink, weight="bold", pad=10, parse_math=False)
    # the label of the x axis knows how to stay clear of the ticks, whatever their length; a key below them it does not
    size = style.size(_CAPTION)
    words = "\n".join(each for line in caption.splitlines() for each in wrapped(line, width, size))
    ax.set_xlabel(words, x=left, ha="left", fontsize=size, color=theme.quiet, labelpad=8 + below, parse_math=False)
    ax.xaxis.label.set_linespacing(1.35)
    lettered(ax)
    if isinstance(ax, Chart):
        _cut(ax)
    return ax


def nothing(ax: Axes | None, title: str, why: str, caption: str) -> Axes:
    """A chart of nothing says so, and why."""
    ax = sheet(ax, min(4.2, _least()), 0.5)
    behind.made_of(ax, None)
    ax.set(xticks=[], yticks=[])
    size, ink = style.size(9.5), style.theme().ink
    words = "\n".join(wrapped(why, _least(), size))
    ax.text(0, 0.5, words, transform=ax.transAxes, va="center", fontsize=size, color=ink, parse_math=False)
    return finished(ax, title, caption)


def beside(width: float, labels: Sequence[str]) -> float:
    """The width that axes may have beside such labels, `width` inches where a sheet may be any width."""
    sheet = style.now().width
    room = sheet - 2 * _MARGIN - widest(labels, style.size(_LABEL)) - 0.1
    return min(width, max(room, 0.4)) if sheet else width


def number(ax: Axes, x: float, y: float, words: str, look: Look, size: float = 8) -> None:
    """A number in the middle of something filled, on a plain ground where the fill is hatched."""
    box = {"facecolor": look.fill, "edgecolor": "none", "pad": 0.6} if look.hatch else None
    text = ax.text(x, y, words, fontsize=style.size(size), color=look.ink, bbox=box, parse_math=False)
    text.set(ha="center", va="center_baseline")
    # what stands inside something takes no room of its own, and there are many of them to measure
    text.set_in_layout(False)


def _least() -> float:
    """The width in inches that title and caption may have, however narrow the axes."""
    width = style.now().width
    return min(4.2, width - 2 * _MARGIN) if width else 4.2


def _with_key(ax: Axes) -> tuple[Bbox, float]:
    """The key where it is in nobody's way; the room taken by then, and how many points a key below reaches down."""
    handles, drawn, limited = keys.taken(ax), _narrowed(ax), bool(style.now().width)
    if not handles:
        return drawn, 0
    if not limited:
        return Bbox.union([drawn, keys.beside(ax, handles, drawn)]), 0
    key = keys.below(ax, handles, drawn, style.now().width - 2 * _MARGIN)
    return Bbox.union([drawn, key]), key.height * 72 / figure_of(ax).dpi


def _narrowed(ax: Axes) -> Bbox:
    """The room that the chart takes, made so narrow that with all that stands beside them it keeps to the sheet."""
    figure, drawn = figure_of(ax), _drawn(ax)
    for _ in range(8 if style.now().width else 0):  # labels that are turned move as the axes shrink
        over = drawn.width - (style.now().width - 2 * _MARGIN) * figure.dpi
        if over <= 1:
            break
        inside = ax.get_window_extent().width
        figure.set_size_inches(max((inside - over) / figure.dpi, 0.4), figure.get_figheight())
        drawn = _drawn(ax)
    return drawn


def _drawn(ax: Axes) -> Bbox:
    return Bbox((ax.get_tightbbox() or ax.bbox).frozen().get_points())


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
