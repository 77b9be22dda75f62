"""A discourse network as a drawing: who agrees with whom, who is against what."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from workbench.charts import behind, strokes, style
from workbench.charts.arranging import arranged
from workbench.charts.callouts import called, size_of
from workbench.charts.lettering import short
from workbench.charts.sheet import figure_of, finished, nothing, sheet
from workbench.charts.spacing import Boxes, fitted, trimmed
from workbench.charts.ties import Drawn, Tie, drawn
from workbench.counting import figure, lines, many
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from networkx import Graph

Numbers = NDArray[np.float64]

_NAME = 8.5
"""Size of names in points, where there is room."""
_WIDE, _MARGINS = 6.6, 0.3
"""Width of a drawing that may be as wide as it likes, and what a sheet keeps free at both sides, in inches."""
_SMALL, _LARGE = 0.09, 0.2
"""Radii of nodes in inches."""
_OF: "WeakKeyDictionary[Axes, Graph[str]]" = WeakKeyDictionary()
_NOUNS = {"actor": "actor", "concept": "target"}
_SAYS = {
    ("actor", "concept"): {1: "for", -1: "against", 0: "neither", None: "positions"},
    ("actor",): {1: "agree", -1: "disagree", 0: "balanced", None: "positions on the same"},
    ("concept",): {1: "go together", -1: "do not", 0: "balanced", None: "positions by the same"},
}
"""What a tie says, by the kinds of nodes that it ties."""


def discourse_network(
    graph: "Graph[str]",
    ax: Axes | None = None,
    *,
    positions: Mapping[str, tuple[float, float]] | None = None,
    least: float | None = None,
    most: int | None = None,
) -> Axes:
    """A network that `networks.one_mode`, `networks.two_mode` or `networks.grouped` made, drawn small and readable.

    Who agrees stands near, who disagrees far apart; agreement is a solid line, disagreement a dashed one, wider where
    the tie weighs more. Actors are round, targets square, larger with more positions. Letters and fills tell the
    communities of `networks.grouped(graph)`.

    No more than `most` nodes are drawn, those with the strongest ties (40 where not said otherwise, 18 on a column of a
    page), and of their ties those that weigh `least` or more (as many as can be told apart); the caption counts the
    others. `positions` is node → (x, y) in any unit, where you want them elsewhere. A name that would cover another is
    cut or left out, and the caption says how many. Raises Trouble when `positions` lack a node that is drawn.
    """
    facts, title = graph.graph, graph.graph.get("title", "Who agrees with whom")
    found = drawn(graph, least, most)
    if not found.ties:
        why = facts.get("why") or ("No two of them are tied." if not graph.edges else "No tie weighs so much.")
        return nothing(ax, title, why, lines(facts.get("caption", ""), found.told))
    boxes = _boxes(found)
    entries = _key(found, boxes.radius)
    width, height = _room(ax, boxes, entries)
    places = fitted(_places(found, positions, height > width), boxes, found.ends(), width, height)
    if ax is None:
        places, height = trimmed(places, boxes.within(width, height))
    ax = sheet(ax, width, height + strokes.height_of(entries, width))
    behind.made_of(ax, facts.get("statements"))
    _OF[ax] = graph
    ax.set(xticks=[], yticks=[], xlim=(0, width), ylim=(-strokes.height_of(entries, width), height))
    _put_ties(ax, found, places)
    lost = _put_nodes(ax, found, places, boxes.radius, (width, height))
    strokes.put_key(ax, entries, width)
    nameless = f"{many(lost, 'name')} without room left out; the rows behind the figure have all." if lost else ""
    return finished(
        ax,
        title,
        lines(
            facts.get("caption", ""),
            found.told,
            facts.get("communities", ""),
            "" if positions else _far(found),
            nameless,
        ),
    )


def graph_of(ax: Axes) -> "Graph[str] | None":
    """The network that was drawn on these axes, for `networks.where`; None where none was."""
    return _OF.get(ax)


def _boxes(found: Drawn) -> Boxes:
    """The areas of nodes go with the number of positions, as far as the smallest can still hold a letter."""
    n = np.array([float(data.get("n", 1)) for _, data in found.nodes])
    radii: Numbers = np.maximum(_SMALL, _LARGE * np.sqrt(n / (n.max() or 1)))
    names = [short(str(data.get("name", key)), 20, 2) for key, data in found.nodes]
    sizes = np.array([size_of(name, style.size(_NAME)) for name in names])
    return Boxes(np.maximum(radii, sizes[:, 0] / 2) + 0.04, radii + sizes[:, 1] / 2 + 0.03, radii)


def _room(ax: Axes | None, boxes: Boxes, entries: Sequence[strokes.Entry]) -> tuple[float, float]:
    """Width and height in inches: those of the axes given, or as high as the boxes need."""
    if ax is not None:
        box, dpi = ax.get_window_extent(), figure_of(ax).dpi
        width, height = box.width / dpi, box.height / dpi
        return width, max(height - strokes.height_of(entries, width), height / 2)
    width = style.now().width - _MARGINS if style.now().width else _WIDE
    needed = 2.4 * boxes.area / width
    return width, min(max(needed, 0.55 * width), 1.4 * width)


def _places(found: Drawn, positions: Mapping[str, tuple[float, float]] | None, tall: bool) -> Numbers:
    keys = [key for key, _ in found.nodes]
    if positions is None:
        places = arranged(found.among)
        return places[:, ::-1] if tall else places
    if lost := [key for key in keys if key not in positions]:
        raise Trouble(f"no position is given for {', '.join(lost[:5])}; give one for each node, or none at all")
    return np.array([positions[key] for key in keys], dtype=np.float64)


def _key(found: Drawn, radii: Numbers) -> list[strokes.Entry]:
    modes = _modes(*(data for _, data in found.nodes))
    says, two_mode = _SAYS[modes], len(modes) > 1
    sides = sorted({tie.side for tie in found.ties}, key=lambda side: -2 if side is None else -side)
    entries = [strokes.line_entry(says[side], 1.4, side) for side in sides]
    weights = sorted({tie.size for tie in found.ties if tie.size})
    for size in dict.fromkeys([*weights[:1], *weights[-1:]]):
        entries.append(strokes.line_entry(f"weight {_short(size)}", _width(found, size), None))
    counted = [(float(data.get("n", 1)), i, str(data.get("mode", "actor"))) for i, (_, data) in enumerate(found.nodes)]
    for mode in _NOUNS if two_mode else ():
        n, i, _ = max(each for each in counted if each[2] == mode)
        entries.append(strokes.node_entry(f"{_NOUNS[mode]}, n {figure(n)}", radii[i], mode))
    for n, i, mode in dict.fromkeys(() if two_mode else (min(counted), max(counted))):
        entries.append(strokes.node_entry(f"n {figure(n)}", radii[i], mode))
    return entries


def _width(found: Drawn, size: float) -> float:
    """How wide the line of a tie is, in points: thinner where there are many, or where all weigh the same."""
    largest, smallest = found.ties[0].size, min(tie.size for tie in found.ties if tie.size or not found.ties[0].size)
    widest = min(3.4, max(1.8, 3.4 * (24 / len(found.ties)) ** 0.5)) if largest > smallest else 1.5
    return max(0.6, widest * size / (largest or 1.0))


def _put_ties(ax: Axes, found: Drawn, places: Numbers) -> None:
    at, names = _by_key(found, places)
    # the strongest are drawn last, over the others
    for tie in reversed(found.ties):
        (x0, y0), (x1, y1) = at[tie.one], at[tie.other]
        strokes.put_line(ax, (x0, x1), (y0, y1), _width(found, tie.size), tie.side)
    for tie in found.ties:
        x, y = (at[tie.one] + at[tie.other]) / 2
        words, where, shown = _of_tie(tie, names, dict(found.nodes))
        behind.mark(ax, (x - 0.06, y - 0.06, x + 0.06, y + 0.06), words, where, **shown)


def _put_nodes(ax: Axes, found: Drawn, places: Numbers, radii: Numbers, room: tuple[float, float]) -> int:
    """Draw nodes with their names, and count the names that have no room."""
    at, _ = _by_key(found, places)
    ends = np.array([[*at[tie.one], *at[tie.other]] for tie in found.ties])
    nodes = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(places.tolist(), radii.tolist(), strict=True)]
    names = [str(data.get("name", key)) for key, data in found.nodes]
    points = style.size(_NAME)
    found_room = called(names, nodes, ends, (0, 0, *room), points)
    for (key, data), box, radius, callout in zip(found.nodes, nodes, radii.tolist(), found_room, strict=True):
        mode, letter = str(data.get("mode", "actor")), str(data.get("community", ""))
        strokes.put_node(ax, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, radius, mode, letter)
        if callout:
            left, bottom, right, top = callout.box
            strokes.put_name(ax, (left + right) / 2, (bottom + top) / 2, callout.words, points)
        words, where, shown = _of_node(key, data)
        behind.mark(ax, box, words, where, **shown)
    return found_room.count(None)


def _by_key(found: Drawn, places: Numbers) -> tuple[dict[str, Numbers], dict[str, str]]:
    at = {key: place for (key, _), place in zip(found.nodes, places, strict=True)}
    return at, {key: str(data.get("name", key)) for key, data in found.nodes}


def _of_node(key: str, data: Mapping[str, Any]) -> tuple[str, dict[str, str], dict[str, behind.Value]]:
    name, letter = str(data.get("name", key)), str(data.get("community", ""))
    noun = _NOUNS.get(str(data.get("mode")), "actor")
    n = figure(float(data.get("n", 0)))
    words = f"{name}: {noun}, n {n}" + (f", community {letter}" if letter else "")
    shown = {name: data.get(name) for name in ("label", "community", "n", "articles") if name in data}
    return words, _where(key, data), {"kind": noun, "one": key, "one_name": name, **shown}


def _of_tie(
    tie: Tie, names: Mapping[str, str], nodes: Mapping[str, Mapping[str, Any]]
) -> tuple[str, dict[str, str], dict[str, behind.Value]]:
    """A tie of actor and target has both; of two actors, records are found by `networks.where(graph, one, other)`."""
    ends = sorted((tie.one, tie.other), key=lambda key: nodes[key].get("mode") == "concept")
    one, other = ends
    modes = _modes(nodes[one], nodes[other])
    says, two_mode = _SAYS[modes][tie.side], len(modes) > 1
    weight = float(tie.data.get("weight", 1.0))
    words = f"{names[one]} {'→' if two_mode else '–'} {names[other]}: {says}, weight {_short(weight)}"
    where = _where(one, nodes[one]) | (_where(other, nodes[other]) if two_mode else {})
    shown: dict[str, behind.Value] = {"kind": "tie", "one": one, "one_name": names[one], "other": other}
    shown |= {"other_name": names[other], **{name: tie.data[name] for name in tie.data}}
    return f"{words}, n {tie.data.get('n', 1)}", where, shown


def _far(found: Drawn) -> str:
    """What near and far mean."""
    solid, dashed = (any(tie.side == side for tie in found.ties) for side in (1, -1))
    if dashed:
        return f"{'Near: solid ties; far: dashed ties' if solid else 'Far: strong ties'}; lengths are not to scale."
    return "Near: strong ties; lengths are not to scale."


def _modes(*nodes: Mapping[str, Any]) -> tuple[str, ...]:
    """The kinds of nodes among these, actors first."""
    return tuple(sorted({"concept" if data.get("mode") == "concept" else "actor" for data in nodes}))


def _where(key: str, data: Mapping[str, Any]) -> dict[str, str]:
    return {"target" if data.get("mode") == "concept" else "actor": str(data.get("id", key))}


def _short(size: float) -> str:
    return figure(size) if abs(size - round(size)) < 1e-9 else f"{size:.2g}"
