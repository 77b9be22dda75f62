"""What the page is told, as plain data: an article as one annotator reads it, what can be done, how far they are."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, get_args

import msgspec

from workbench import disk
from workbench.codebook import Codebook
from workbench.labelled import as_read, attached
from workbench.problems import problems
from workbench.records import Action, Annotation, Article, Mention, Record, State
from workbench.standing import Standing

if TYPE_CHECKING:
    from workbench.project import Project

Message = dict[str, object]
Suggest = Callable[[Article], Mapping[str, Record]]
"""Suggestion id → what is proposed for an article, with its regions as they are given."""


def article(article: Article, reading: Annotation, suggest: Suggest) -> Message:
    """The article, what its annotator put there, and what is suggested and undecided."""
    read = as_read(article, reading)
    return {
        "article": _plain(read) | {"sha256": article.sha256},
        "records": _plain({id_: record for id_, record in reading.records.items() if attached(record, article)}),
        "suggestions": _plain(_undecided(reading, suggest(read))),
    }


def _undecided(reading: Annotation, suggestions: Mapping[str, Record]) -> dict[str, Record]:
    decided = {id_.removeprefix("fate:") for id_, decision in reading.decisions.items() if decision.fate != "left"}
    taken = {(mention.start, mention.end) for mention in reading.mentions.values()}
    return {
        id_: record
        for id_, record in suggestions.items()
        if id_ not in decided and not (isinstance(record, Mention) and (record.start, record.end) in taken)
    }


def state(article: Article, standing: Standing, project: "Project") -> Message:
    """What undo and redo would do, in words, and how far and how sound the article is."""
    reading = standing.reading(article)
    return {
        "undo": _words(standing.undoable(project.articles)),
        "redo": _words(standing.redoable(project.articles)),
        "problems": problems(reading, project.codebook),
        "status": reading.status,
    }


def _words(step: list[Action]) -> str:
    return step[0].do if step else ""


def change(actions: Iterable[Action]) -> Message:
    """What actions on one article, one after the other, put and dropped in the end."""
    put: dict[str, Record] = {}
    drop: dict[str, None] = {}
    for action in actions:
        for id_ in action.put:
            drop.pop(id_, None)
        put |= action.put
        for id_ in action.drop:
            put.pop(id_, None)
            drop[id_] = None
    return {"put": _plain(put), "drop": list(drop)}


def place(article: Article, articles: Mapping[str, Article], standing: Standing) -> Message:
    """Where the article stands in the queue, counted from 1, and how many articles are in each state."""
    states = Counter(standing.reading(each).status for each in articles.values())
    return {
        "at": list(articles).index(article.id) + 1,
        "total": len(articles),
        "counts": {name: states[name] for name in get_args(State)},
    }


def notices(project: "Project", found: Iterable[str]) -> list[str]:
    """The problems that were found, and what stands in the way of saving."""
    if disk.writable(project.store.folder):
        return list(found)
    return [
        *found,
        f"{project.store.folder} is read-only, so nothing can be saved; change its permissions, "
        "then run the cell again",
    ]


def codebook(rules: Codebook) -> Message:
    """The codebook; topics and entities as lists, each with its id."""
    plain = _plain(rules)
    plain["topics"] = [_plain(topic) for topic in rules.topics.values()]
    plain["entities"] = [_plain(entity) for entity in rules.entities.values()]
    return plain


def _plain(value: object) -> Message:
    plain: Message = msgspec.to_builtins(value)
    return plain
