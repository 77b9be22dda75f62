"""A network's way to other programs: GraphML for Gephi and visone, and tables of ties, of nodes, and of all pairs."""

import codecs
import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path

import networkx as nx
from networkx import Graph

from workbench.formulas import guarded
from workbench.trouble import Trouble

FORMATS = ("graphml", "edges.csv", "nodes.csv", "matrix.csv")
_NO_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML may have in it, and the carriage return, which readers of XML take for a line end."""
_NO_TOKEN = re.compile(r"[^A-Za-z0-9._:-]|_(?=x[0-9A-F]{4,6}_)")
_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")
_CALLED = {"id": "entity", "name": "label", "label": "entity_label"}
"""What node attributes are called in files: Gephi and visone write `label` beside a node, and `id` is its key."""
_DEFAULTS = ("node_default", "edge_default")
"""What networkx adds to a graph that it reads."""


def save(graph: Graph, path: str | Path, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Write the network as `path`.graphml, .edges.csv, .nodes.csv and .matrix.csv; return where they are.

    In files a node's key is its `id`, its `id` is `entity`, its `name` is `label`, and its `label` is `entity_label`.
    In GraphML a sign of a key that an XML token can't have is written as `_x0020_` (ISO/IEC 9075-14), and signs
    that XML can't hold become U+FFFD. In CSV files a `'` stands before words that a spreadsheet would run. The matrix
    has nodes by key, actors by targets where there are two modes; its 0 is no tie or one that weighs 0: the table of
    ties tells. The same network gives the same bytes. Folders on the way are made; a file of the same name is replaced.
    Raises Trouble when one of `formats` is none of these four.
    """
    if unknown := [each for each in formats if each not in FORMATS]:
        raise Trouble(f"a network is not written as {', '.join(unknown)}; choose of {', '.join(FORMATS)}")
    path = Path(path)
    stem = path.with_suffix("") if path.suffix.lower() == ".graphml" else path
    stem.parent.mkdir(parents=True, exist_ok=True)
    files = tuple(stem.with_name(f"{stem.name}.{each}") for each in formats)
    for each, file in zip(formats, files, strict=True):
        file.write_bytes(_WRITTEN[each](graph))
    return files


def load(path: str | Path) -> Graph:
    """A network from a GraphML file that `save` wrote, with the ids and attributes that it had.

    It knows no statements. Raises Trouble when the file is no such thing.
    """
    try:
        read = nx.read_graphml(path)
    except (nx.NetworkXError, SyntaxError) as error:  # of XML too
        raise Trouble(f"{path}: this is no GraphML file ({error}); write one with `networks.save`") from error
    graph = Graph(**{name: value for name, value in read.graph.items() if name not in _DEFAULTS})
    called = {there: here for here, there in _CALLED.items()}
    for node, known in read.nodes(data=True):
        graph.add_node(_unescaped(node), **{called.get(name, name): known[name] for name in known})
    for one, other, known in read.edges(data=True):
        graph.add_edge(_unescaped(one), _unescaped(other), **{_unescaped(name): known[name] for name in known})
    return graph


def _graphml(graph: Graph) -> bytes:
    facts = {name: value for name, value in graph.graph.items() if isinstance(value, str | int | float)}
    written = Graph(**{name: _held(value) for name, value in facts.items()})
    for node, known in graph.nodes(data=True):
        written.add_node(_token(node), **{_CALLED.get(name, name): _held(value) for name, value in known.items()})
    for one, other, known in graph.edges(data=True):
        written.add_edge(_token(one), _token(other), **{_token(name): _held(value) for name, value in known.items()})
    file = BytesIO()
    nx.write_graphml_xml(written, file)
    return file.getvalue()


def _edges(graph: Graph) -> bytes:
    names = dict(graph.nodes(data="name"))
    rows = [
        {"source": one, "target": other, "source_label": names[one], "target_label": names[other], **known}
        for one, other, known in graph.edges(data=True)
    ]
    return _rows(rows, ("source", "target", "source_label", "target_label", "weight", "n"))


def _nodes(graph: Graph) -> bytes:
    rows = [
        {"id": node, **{_CALLED.get(name, name): value for name, value in known.items()}}
        for node, known in graph.nodes(data=True)
    ]
    return _rows(rows, ("id", "entity", "label", "mode", "entity_label", "n", "articles"))


def _matrix(graph: Graph) -> bytes:
    modes = dict(graph.nodes(data="mode"))
    both = graph.graph.get("kind") == "two-mode"
    rows = [node for node in graph if modes[node] == "actor"] if both else [*graph]
    columns = [node for node in graph if modes[node] != "actor"] if both else [*graph]
    text = StringIO()
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow(["", *map(_cell, columns)])
    for node in rows:
        ties = graph.adj[node]
        written.writerow([_cell(node), *(ties[other].get("weight", 0.0) if other in ties else 0 for other in columns)])
    return _encoded(text)


_WRITTEN: Mapping[str, Callable[[Graph], bytes]] = {
    "graphml": _graphml, "edges.csv": _edges, "nodes.csv": _nodes, "matrix.csv": _matrix
}  # fmt: skip


def _rows(rows: Sequence[Mapping[str, object]], first: Iterable[str]) -> bytes:
    """The rows with all columns that any of them has, `first` the first of them."""
    columns = [*dict.fromkeys([*first, *(name for row in rows for name in row)])]
    text = StringIO()
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow(map(_cell, columns))
    written.writerows([_cell(row.get(name, "")) for name in columns] for row in rows)
    return _encoded(text)


def _cell(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value


def _encoded(text: StringIO) -> bytes:
    # half of a sign that is written in two is no text
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def _held(value: object) -> object:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def _token(words: str) -> str:
    return _NO_TOKEN.sub(lambda sign: f"_x{ord(sign[0]):04X}_", words)


def _unescaped(token: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), token)
