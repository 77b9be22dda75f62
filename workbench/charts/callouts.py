"""Names beside what they name: none covers a node or another name, or leaves the sheet; some may have no room."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.charts.lettering import short, widest

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in inches."""
_GAP, _LINE = 0.025, 1.22
"""Between a node and its name, in inches; height of a line, in sizes of its letters."""
_NEAR = 0.07
"""What is nearer to a name, in inches, may be taken for what it names."""


class Callout(NamedTuple):
    """A name, perhaps cut, and where it stands."""

    words: str
    box: Box


def size_of(words: str, points: float) -> tuple[float, float]:
    """Width and height of words in inches."""
    return widest([words], points), (words.count("\n") + 1) * _LINE * points / 72


def called(
    names: Sequence[str], nodes: Sequence[Box], lines: NDArray[np.float64], sheet: Box, points: float
) -> list[Callout | None]:
    """A callout for each node, the first nodes first; None for a name that has no room, not even cut.

    `nodes` are the boxes of the nodes, `lines` the ends of the ties, ties × (x, y, x, y): a name crosses as few of them
    as it can.
    """
    taken = [*nodes]
    found: list[Callout | None] = []
    for name, node in zip(names, nodes, strict=True):
        callout = _best(name, node, taken, lines, sheet, points)
        found.append(callout)
        if callout:
            taken.append(callout.box)
    return found


def _best(
    name: str, node: Box, taken: Sequence[Box], lines: NDArray[np.float64], sheet: Box, points: float
) -> Callout | None:
    for width, rows in ((20, 2), (12, 2), (9, 1)):
        words = short(name, width, rows)
        boxes = [box for box in _around(node, *size_of(words, points)) if _free(box, taken, sheet)]
        if boxes:
            others = [box for box in taken if box != node]
            return Callout(words, min(boxes, key=lambda box: _crossed(box, lines) + _doubtful(box, node, others)))
    return None


def _around(node: Box, width: float, height: float) -> Iterator[Box]:
    """Below, above, right, left, then at the corners."""
    left, bottom, right, top = node
    x, y = (left + right) / 2, (bottom + top) / 2
    under, over, after, before = bottom - _GAP - height, top + _GAP, right + _GAP, left - _GAP - width
    for corner in (
        *((x - width / 2, under), (x - width / 2, over), (after, y - height / 2), (before, y - height / 2)),
        *((right - 0.05, under), (left + 0.05 - width, under), (right - 0.05, over), (left + 0.05 - width, over)),
    ):
        yield corner[0], corner[1], corner[0] + width, corner[1] + height


def _free(box: Box, taken: Sequence[Box], sheet: Box) -> bool:
    if box[0] < sheet[0] or box[1] < sheet[1] or box[2] > sheet[2] or box[3] > sheet[3]:
        return False
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )


def _doubtful(box: Box, node: Box, others: Sequence[Box]) -> float:
    """How easily a name is taken for that of another: it is at a corner of its node, or near something else."""
    middle, corner = (node[0] + node[2]) / 2, 0.0
    if not (box[0] < middle < box[2] or box[1] < (node[1] + node[3]) / 2 < box[3]):
        corner = 1.5
    wider = (box[0] - _NEAR, box[1] - _NEAR, box[2] + _NEAR, box[3] + _NEAR)
    return corner + 3.0 * (not _free(wider, others, wider))


def _crossed(box: Box, lines: NDArray[np.float64]) -> int:
    """How many lines go through a box, by looking at points along them."""
    if not len(lines):
        return 0
    along = np.linspace(0, 1, 40)[:, None]
    x = lines[:, 0] + along * (lines[:, 2] - lines[:, 0])
    y = lines[:, 1] + along * (lines[:, 3] - lines[:, 1])
    inside = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    return int(inside.any(axis=0).sum())
