"""Debates written in a line: who takes which positions, in articles of their own or together."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace
from networkx import Graph
from pandas import DataFrame

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from workbench import tables
from workbench.copies.groups import Copies, Group
from workbench.records import Annotation, Article

POLARITIES = {"+": "support", "-": "oppose", "?": "conditional", "0": "neutral"}


def a_debate(said: Mapping[str, str], names: Mapping[str, str] | None = None) -> DataFrame:
    """The stances of a debate: actor → positions such as `+peace +peace -war`, each in an article of its own."""
    articles = [f"{actor} {each}" for actor, all_of_it in said.items() for each in all_of_it.split()]
    return in_articles({str(number): words for number, words in enumerate(articles)}, names)


def in_articles(said: Mapping[str, str], names: Mapping[str, str] | None = None) -> DataFrame:
    """The stances in articles, `id` or `id date` → `actor +peace -war; actor -peace`."""
    read = [_read(*named.partition(" ")[::2], words) for named, words in said.items()]
    articles, readings = [article for article, _ in read], [reading for _, reading in read]
    return tables.stances(readings, articles, a_codebook(names or {}))


def copies_of(*articles: str) -> DataFrame:
    """The table of near-copies in which these articles are one text."""
    known = [an_article("Some words.", id_) for id_ in articles]
    group = Group(articles, (1.0,) * len(articles))
    return tables.copies(Copies((group,), dict.fromkeys(articles, group)).groups, known, a_codebook({}))


def weight(graph: Graph, one: str, other: str) -> float | None:
    """What the tie weighs, or None where there is none."""
    return graph[one][other]["weight"] if graph.has_edge(one, other) else None


def _read(id_: str, published: str, words: str) -> tuple[Article, Annotation]:
    stances = [*_stances(words)]
    text = " ".join(evidence for evidence, _, _, _ in stances)
    article = replace(an_article(text, id_), published=published)
    records = [a_stance(text, *stance) for stance in stances]
    return article, an_annotation(article, *records)


def _stances(words: str) -> Iterator[tuple[str, str, str, str]]:
    for part in words.split(";"):
        actor, *positions = part.split()
        for number, each in enumerate(positions):
            yield f"<{actor} {number} {each}>", actor, each[1:], POLARITIES[each[0]]
