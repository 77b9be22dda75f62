"""The sheet that a chart is drawn on: its size, its title, what it counts, its key, and its way to a file."""

import re
import textwrap
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from workbench.charts.palette import INK, QUIET, Look

_MARGIN = 0.15
"""White around a chart, in inches."""
_DPI = 200
"""Dots per inch, when laid out as when written: letters change their width a little with it."""
_CAPTION = 7.5
"""Size of the caption, in points."""
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML may have in it; names are in the drawing as comments beside their outlines."""


class Chart(Axes):
    """Axes on a sheet of their own, which a notebook shows when they are a cell's result."""

    def _repr_png_(self) -> tuple[bytes, dict[str, float]]:
        figure, image = _figure(self), BytesIO()
        figure.savefig(image, format="png", dpi=_DPI, metadata={"Software": None})
        width, height = figure.get_size_inches()
        # more pixels than the place has points: sharp on a dense screen
        return image.getvalue(), {"width": round(width * 96), "height": round(height * 96)}


def sheet(ax: Axes | None, width: float, height: float) -> Axes:
    """The axes given, or new ones of this size in inches that belong to no pyplot window."""
    if ax is None:
        figure = Figure(figsize=(width, height), dpi=_DPI)
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0, 0, 1, 1), axes_class=Chart)
    ax.tick_params(length=0, labelsize=8.5, labelcolor=INK)
    ax.spines[:].set_visible(False)
    return ax


def finished(ax: Axes, title: str, caption: str) -> Axes:
    """The chart with its title and its caption; a sheet of its own is cut to what is on it."""
    width = max(ax.get_window_extent().width / _figure(ax).dpi, 4.2)
    ax.set_title(
        _wrapped(title, width, 11), loc="left", fontsize=11, color=INK, weight="bold", pad=10, parse_math=False
    )
    # the label of the x axis knows how to stay clear of the ticks, whatever their length
    words = "\n".join(_wrapped(line, width, _CAPTION) for line in caption.splitlines())
    ax.set_xlabel(words, loc="left", fontsize=_CAPTION, color=QUIET, labelpad=8, linespacing=1.35, parse_math=False)
    if isinstance(ax, Chart):
        _cut(ax)
    return ax


def nothing(ax: Axes | None, title: str, why: str, caption: str) -> Axes:
    """A chart of nothing says so, and why."""
    ax = sheet(ax, 4.2, 0.5)
    ax.set(xticks=[], yticks=[])
    ax.text(
        0, 0.5, textwrap.fill(why, 60), transform=ax.transAxes, va="center", fontsize=9.5, color=INK, parse_math=False
    )
    return finished(ax, title, caption)


def key(ax: Axes, looks: Mapping[str, Look]) -> None:
    """What the fills and signs mean, at the right of the chart."""
    handles = [
        Patch(
            facecolor=look.fill, hatch=look.hatch, edgecolor=QUIET, linewidth=0.6, label=f"{look.sign}  {name}".strip()
        )
        for name, look in looks.items()
    ]
    legend = ax.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(1, 1), borderaxespad=0.6, frameon=False, fontsize=8.5
    )
    for text in legend.get_texts():
        text.set(color=INK, parse_math=False)


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


def save(ax: Axes, path: str | Path) -> tuple[Path, Path]:
    """Write the figure of `ax` as `path`.svg and `path`.png and return where they are.

    The same chart gives the same bytes: no dates, no random ids. Folders on the way are made; a file of the same
    name is replaced.
    """
    path = Path(path)
    stem = path.with_suffix("") if path.suffix.lower() in (".svg", ".png") else path
    stem.parent.mkdir(parents=True, exist_ok=True)
    svg, png = (stem.with_name(f"{stem.name}.{suffix}") for suffix in ("svg", "png"))
    figure = _figure(ax)
    with matplotlib.rc_context({"svg.hashsalt": "workbench"}):
        drawing = BytesIO()
        figure.savefig(drawing, format="svg", metadata={"Date": None, "Creator": None})
        svg.write_text(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", drawing.getvalue().decode()), "utf-8", newline="\n")
        figure.savefig(png, dpi=_DPI, metadata={"Software": None})
    return svg, png


def _wrapped(words: str, width: float, size: float) -> str:
    # a character of the default font is about half as wide as it is high
    return textwrap.fill(words, int(width * 72 / (size * 0.5)))


def _cut(ax: Chart) -> None:
    """Make the sheet as large as what is on it, with a margin; the axes keep their size in inches."""
    figure = _figure(ax)
    inside, outside = ax.get_window_extent().frozen(), ax.get_tightbbox() or ax.bbox.frozen()
    left, bottom = inside.x0 - outside.x0 + _MARGIN * figure.dpi, inside.y0 - outside.y0 + _MARGIN * figure.dpi
    width, height = outside.width + 2 * _MARGIN * figure.dpi, outside.height + 2 * _MARGIN * figure.dpi
    figure.set_size_inches(width / figure.dpi, height / figure.dpi)
    ax.set_position((left / width, bottom / height, inside.width / width, inside.height / height))


def _figure(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("these axes were removed from their figure; draw the chart again")
    return figure
