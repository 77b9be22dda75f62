"""The records behind a part of a figure as passages: what they say, in their context, and where that is."""

import re
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from workbench import networks
from workbench.charts import behind
from workbench.charts.network import graph_of
from workbench.desk.words import around
from workbench.records import Article
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

    from workbench.exploring.drawing import Drawing

MOST = 300
"""Passages that a list has at most; it says how many there are."""
_Row = Mapping[Hashable, Any]


class Passage(Struct, frozen=True):
    """A record, or where the figure is of articles, an article: then there are no words, and `record` is empty."""

    article: str
    record: str
    annotator: str
    says: str
    before: str
    quote: str
    after: str
    start: int
    end: int
    source: str
    """Title, outlet, date and annotator, as far as they are known."""

    @property
    def key(self) -> str:
        """What it is known by while the figure changes."""
        return f"{self.article}\n{self.annotator}\n{self.record}"


class Behind(NamedTuple):
    """What is behind a part: its words, the first passages, how many there are and of what, and in which articles.

    `why` says why there are none.
    """

    words: str = ""
    passages: tuple[Passage, ...] = ()
    total: int = 0
    noun: str = "passage"
    articles: tuple[str, ...] = ()
    why: str = ""

    @property
    def of(self) -> str:
        """What it is of, without what it shows, which may be another by the time that somebody reads it."""
        return _FIGURES.split(self.words, 1)[0]


_FIGURES = re.compile(r": [^:]*\d")
"""Where the words of a part go over from what it is of to what it shows: a colon, and a number before the next one."""


def behind_part(drawing: "Drawing | None", key: str, articles: Mapping[str, Article]) -> Behind:
    """What is behind the part of this key in a drawing, where it is in it."""
    mark = drawing.marks.get(key) if drawing else None
    if not drawing or not mark:
        return Behind(why="The figure as it is now has no such part.")
    try:
        rows = _rows(drawing, mark)
    except Trouble as error:
        return Behind(mark.words, why=str(error))
    ids = tuple(id_ for id_ in rows["article"].unique() if id_ in articles)
    noun = "passage" if "record" in rows else "article"
    return Behind(mark.words, tuple(passages(rows, articles)), len(rows), noun, ids)


def _rows(drawing: "Drawing", mark: behind.Mark) -> "DataFrame":
    graph, shown = graph_of(drawing.axes), mark.shown
    if graph is None or "other" not in shown:
        return behind.where(drawing.axes, **mark.where)
    return networks.where(graph, str(shown["one"]), str(shown["other"]))  # what both ends of a tie say


def passages(rows: "DataFrame", articles: Mapping[str, Article]) -> list[Passage]:
    """The first `MOST` of these rows, with what stands around their words in the article."""
    return [_passage(row, articles) for row in rows.head(MOST).to_dict("records")]


def _passage(row: _Row, articles: Mapping[str, Article]) -> Passage:
    quote, start, end = row.get("evidence", row.get("quote", "")), int(row.get("start", 0)), int(row.get("end", 0))
    article = articles.get(row["article"])
    there = article is not None and article.text[start:end] == quote and quote
    before, after = around(article.text, start, end) if article and there else ("", "")
    source = _together(row["title"] or row["article"], row["outlet"], row["published"], row.get("annotator", ""))
    of = row["article"], row.get("record", ""), row.get("annotator", "")
    return Passage(*of, _says(row), before, quote, after, start, end, source)


def _says(row: _Row) -> str:
    if "polarity" in row:
        condition = f"if {row['condition']}" if row["condition"] else ""
        who = f"{_name(row, 'actor', '(no holder)')} → {_name(row, 'target', '(no target)')}"
        return _together(who, row["polarity"], condition, row["voice"])
    if "valence" in row:
        return _together(_name(row, "refers_to", "(no actor)"), row["valence"], row["voice"])
    if "entity" in row:
        return _together(_name(row, "entity", "(linked to no entity)"), row["label"])
    if "outcome" in row:
        return _together(row["kind"], row["label"], row["outcome"], row["by"])
    if "code" in row:
        return _together(row["name"], row["kind"])
    return _together(row.get("status", ""))


def _name(row: _Row, of: str, none: str) -> str:
    return str(row[f"{of}_name"]) if row[of] else none


def _together(*parts: str) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part)
