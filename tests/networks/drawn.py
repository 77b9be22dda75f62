"""Small networks as the builders of networks make them."""

from collections.abc import Mapping
from typing import Any

import networkx as nx
from pandas import DataFrame

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from workbench.tables import Tables


def a_network(ties: Mapping[str, float], kind: str = "subtract", **more: Any) -> "nx.Graph[str]":
    """A network of actors with one-letter names: `{"ab": 2, "bc": -1}` says who agrees and who disagrees."""
    graph: nx.Graph[str] = nx.Graph(title="Who agrees", caption="4 positions", kind=kind, normalise="no", **more)
    for actor in sorted({letter for pair in ties for letter in pair}):
        graph.add_node(actor, id=actor, name=actor.upper(), mode="actor", label="ORG", n=2.0, articles=2)
    for pair, weight in ties.items():
        if len(pair) == 2:
            graph.add_edge(pair[0], pair[1], weight=float(weight), n=int(abs(weight)))
    return graph


def a_two_mode(positions: Mapping[str, tuple[float, float]], qualifier: str = "subtract") -> "nx.Graph[str]":
    """Actors in small letters, concepts in capitals: `{"aX": (2, 1)}` is twice for and once against."""
    graph: nx.Graph[str] = nx.Graph(title="Who", caption="", kind="two-mode", qualifier=qualifier, normalise="no")
    for (actor, concept), (support, oppose) in ((tuple(pair), each) for pair, each in positions.items()):
        graph.add_node(actor, id=actor, name=actor, mode="actor", label="ORG", n=1.0, articles=1)
        graph.add_node(f"target:{concept}", id=concept, name=concept, mode="concept", label="", n=1.0, articles=1)
        weight = support - oppose if qualifier == "subtract" else support + oppose
        counts = {"support": support, "oppose": oppose, "conditional": 0.0, "neutral": 0.0, "mixed": 0.0}
        graph.add_edge(actor, f"target:{concept}", weight=float(weight), n=int(support + oppose), **counts)
    return graph


def positions_of(said: str, names: Mapping[str, str] | None = None) -> DataFrame:
    """The table of stances of `"+aX -bX"`: a supports X, b opposes it; each position in an article of its own."""
    words = said.split()
    articles = [an_article(f"{word} is said.", f"{number:03}") for number, word in enumerate(words)]
    polarities = {"+": "support", "-": "oppose", "?": "conditional"}
    readings = [
        an_annotation(article, a_stance(article.text, word, word[1], word[2], polarities[word[0]]))
        for article, word in zip(articles, words, strict=True)
    ]
    known = {letter: letter for word in words for letter in word[1:]} | dict(names or {})
    return Tables(readings, articles, a_codebook(known), {}).stances
