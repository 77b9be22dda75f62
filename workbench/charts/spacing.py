"""Room on the sheet: nodes with their names cover no others, and no line goes through a node that it does not end at.

As far as there is room: what would need more than the sheet has is as near to it as it can be.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

_STRETCH = 1.7
"""How much longer than wide a drawing may be made to fill its sheet."""
_ROUNDS, _FEW, _FEWER, _CLEAR = 400, 60, 100, 0.05
"""Rounds of pushing, fewer where nodes are not few, and what is free beside a line that passes a node, in inches."""


class Boxes(NamedTuple):
    """Half the width and height that each node takes with its name under it, and the node's radius, in inches."""

    wide: Numbers
    high: Numbers
    radius: Numbers

    @property
    def area(self) -> float:
        """That of all together."""
        return float((4 * self.wide * self.high).sum())

    @property
    def rise(self) -> Numbers:
        """How far the node is above the middle of its box."""
        return np.maximum(self.high - self.radius, 0.0)

    def within(self, width: float, height: float) -> "Boxes":
        """The boxes, smaller where all together would fill the sheet: then names find other places, or none."""
        share = min(1.0, (0.6 * width * height / self.area) ** 0.5)
        wide, high = (np.maximum(each * share, self.radius + 0.01) for each in (self.wide, self.high))
        return Boxes(np.minimum(wide, width / 2), np.minimum(high, height / 2), self.radius)


def fitted(places: Numbers, boxes: Boxes, ends: Places, width: float, height: float) -> Numbers:
    """The middles of nodes in inches, on a sheet from 0 to `width` and `height`; `ends` are the nodes of each tie.

    The places keep their shape as far as they can: they are scaled, then pushed apart.
    """
    boxes = boxes.within(width, height)
    size = np.column_stack([boxes.wide, boxes.high])
    room = (np.array([width, height]) - 2 * size.max(axis=0)).clip(0.1)
    span = np.ptp(places, axis=0)
    scale = room / np.maximum(span, 1e-9)
    scale = np.minimum(scale, scale.min() * _STRETCH)
    middles = (places - places.min(axis=0) - span / 2) * scale + np.array([width, height]) / 2
    low, high = size, np.maximum(np.array([width, height]) - size, size)
    rise = np.column_stack([np.zeros(len(places)), boxes.rise])
    rounds = _ROUNDS if len(places) <= _FEW else _FEWER
    for number in range(rounds):
        middles = middles.clip(low, high)
        move = _apart(middles, size)
        # lines last: who is free of them must be free of others too
        if number < rounds // 2:
            move = move + _aside(middles + rise, boxes.radius, ends)
        if not move.any():
            break
        middles = middles + 0.3 * move
    nodes: Numbers = middles.clip(low, high) + rise
    return nodes


def trimmed(nodes: Numbers, boxes: Boxes) -> tuple[Numbers, float]:
    """The nodes moved down as far as their boxes have room, and the height that they need then."""
    middles = nodes[:, 1] - boxes.rise
    low, high = float((middles - boxes.high).min()), float((middles + boxes.high).max())
    return nodes - [0.0, low], high - low


def _apart(middles: Numbers, size: Numbers) -> Numbers:
    """Boxes that overlap go apart, the way that is shorter."""
    gap = middles[:, None, :] - middles[None, :, :]
    over = size[:, None, :] + size[None, :, :] - np.abs(gap)
    hit: NDArray[np.bool_] = (over[:, :, 0] > 1e-3) & (over[:, :, 1] > 1e-3)
    np.fill_diagonal(hit, False)
    shorter = over == over.min(axis=2, keepdims=True)
    # who is on one spot goes apart by the order of nodes
    order = np.sign(np.subtract.outer(np.arange(len(middles)), np.arange(len(middles))))[:, :, None]
    way = np.where(gap == 0, order, np.sign(gap))
    move: Numbers = np.where(hit[:, :, None] & shorter, way * over, 0.0).sum(axis=1)
    return move


def _aside(nodes: Numbers, radius: Numbers, ends: Places) -> Numbers:
    """Nodes that a line goes through move out of its way, across it."""
    if not len(ends):
        return np.zeros_like(nodes)
    start, along = nodes[ends[:, 0]], nodes[ends[:, 1]] - nodes[ends[:, 0]]
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    share = ((nodes[:, None, :] - start) * along).sum(axis=2) / length
    gap = nodes[:, None, :] - start - share[:, :, None] * along
    distance = np.sqrt((gap**2).sum(axis=2))
    over = radius[:, None] + _CLEAR - distance
    own = (ends[:, 0] == np.arange(len(nodes))[:, None]) | (ends[:, 1] == np.arange(len(nodes))[:, None])
    hit = (over > 1e-3) & (share > 0) & (share < 1) & ~own
    across = np.column_stack([-along[:, 1], along[:, 0]]) / np.sqrt(length)[:, None]
    way = np.where(distance[:, :, None] > 1e-6, gap / np.maximum(distance, 1e-6)[:, :, None], across)
    move: Numbers = np.where(hit[:, :, None], way * over[:, :, None], 0.0).sum(axis=1)
    return move
