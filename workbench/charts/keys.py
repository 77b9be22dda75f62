"""The key of a chart: what its fills, signs and lines mean, where it is in nobody's way."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox

from workbench.charts import style
from workbench.charts.lettering import families, short, widest
from workbench.charts.palette import Look

Handle = Patch | Line2D
_SIZE = 8.5
"""Of its letters, in points, where there is room."""
_HANDLE, _BETWEEN = 2.8, 1.2
"""How wide a patch is with the gap behind it, and the gap between columns, in sizes of the letters."""


def key(ax: Axes, looks: Mapping[str, Look]) -> None:
    """What the fills and signs mean, at the right of all that is drawn; below it on a sheet that may not grow."""
    handles = [
        Patch(
            facecolor=look.fill,
            hatch=look.hatch,
            edgecolor=style.theme().quiet,
            linewidth=0.6,
            label=short(f"{look.sign}  {name}".strip(), 34, 2),
        )
        for name, look in looks.items()
    ]
    key_of(ax, handles)


def key_of(ax: Axes, handles: Sequence[Handle]) -> None:
    """Add lines or patches with their names to the key; `finished` puts it where it is in nobody's way."""
    _legend(ax, [*_handles(ax), *handles], loc="upper left", bbox_to_anchor=(1, 1))


def taken(ax: Axes) -> list[Handle]:
    """What is in the key, which is off the axes then."""
    handles = _handles(ax)
    if legend := ax.get_legend():
        legend.remove()
    return handles


def beside(ax: Axes, handles: Sequence[Handle], drawn: Bbox) -> Bbox:
    """Put the key at the right of what is drawn; the room that it takes."""
    box = ax.get_window_extent()
    return _placed(ax, handles, (max(drawn.x1, box.x1), box.y1), borderaxespad=0.6)


def below(ax: Axes, handles: Sequence[Handle], drawn: Bbox, room: float) -> Bbox:
    """Put the key under what is drawn, no wider than `room` inches; the room that it takes."""
    columns = {"ncols": _abreast(handles, room), "columnspacing": _BETWEEN}
    return _placed(ax, handles, (drawn.x0, drawn.y0), borderaxespad=0.2, **columns)


def _placed(ax: Axes, handles: Sequence[Handle], corner: tuple[float, float], **how: Any) -> Bbox:
    box = ax.get_window_extent()
    place = (corner[0] - box.x0) / box.width, (corner[1] - box.y0) / box.height
    legend = _legend(ax, handles, loc="upper left", bbox_to_anchor=place, **how)
    return Bbox(legend.get_window_extent().get_points())


def _legend(ax: Axes, handles: Sequence[Handle], **placed: Any) -> Legend:
    legend = ax.legend(handles=handles, frameon=False, fontsize=style.size(_SIZE), **placed)
    for text in legend.get_texts():
        text.set(color=style.theme().ink, parse_math=False, fontfamily=[*families()])
    return legend


def _handles(ax: Axes) -> list[Handle]:
    legend = ax.get_legend()
    return [each for each in legend.legend_handles if isinstance(each, Patch | Line2D)] if legend else []


def _abreast(handles: Sequence[Handle], room: float) -> int:
    """How many columns a key may have to be no wider than `room`: names fill them one after the other."""
    size = style.size(_SIZE)
    names = [widest([str(handle.get_label())], size) + _HANDLE * size / 72 for handle in handles]
    for columns in range(len(names), 1, -1):
        rows, longer = divmod(len(names), columns)
        ends = [0, *accumulate(rows + (column < longer) for column in range(columns))]
        wide = sum(max(names[a:b]) for a, b in pairwise(ends)) + (columns - 1) * _BETWEEN * size / 72
        if wide <= room - 0.1:
            return columns
    return 1
