"""Each table, made of readings, articles, codebook and actions that are in memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from pandas import DataFrame, Series

from workbench.codebook import Codebook
from workbench.labelled import adjudicated
from workbench.records import ADJUDICATED, Action, Annotation, Article, Mention, Naming, Stance
from workbench.tables import rows
from workbench.tables.columns import ACTIONS, ARTICLES, COPIES, MENTIONS, NAMINGS, STANCES, Columns
from workbench.tables.gathering import Gathered

if TYPE_CHECKING:
    from workbench.copies.groups import Group


def mentions(annotations: Iterable[Annotation], articles: Iterable[Article], codebook: Codebook) -> DataFrame:
    """A row for each mention, columns as in `MENTIONS`, ordered by article, annotator and text.

    `start` and `end` are half-open code points of the article's text, `paragraph` and `sentence` count from 0 through
    it (-1 where the words are no longer there). `fate` is `accepted` for a suggestion taken as it was, `edited` for
    one that was changed, and empty for what a person made by hand.
    """
    return _of_records(MENTIONS, Mention, rows.mentions, [*annotations], articles, codebook)


def stances(annotations: Iterable[Annotation], articles: Iterable[Article], codebook: Codebook) -> DataFrame:
    """A row for each stance, columns as in `STANCES`, ordered by article, annotator and evidence.

    `actor` is who a position counts for: the body that the holder speaks for, else the holder; `actor_label` is its
    label in the registry, empty where it has none. `target_type` is `topic` or `entity`. `start` and `end` are
    half-open code points of the `evidence` in the article's text. `also` counts further passages that show the same;
    the labelled set has their words.
    """
    return _of_records(STANCES, Stance, rows.stances, [*annotations], articles, codebook)


def namings(annotations: Iterable[Annotation], articles: Iterable[Article], codebook: Codebook) -> DataFrame:
    """A row for each naming of any voice, columns as in `NAMINGS`, ordered by article, annotator and text.

    `term` is the quote without case and with single blanks; `refers_to_label` is the actor's label in the registry.
    """
    return _of_records(NAMINGS, Naming, rows.namings, [*annotations], articles, codebook)


def articles(
    annotations: Iterable[Annotation],
    articles: Iterable[Article],
    codebook: Codebook,
    actions_by_annotator: Mapping[str, Iterable[Action]],
) -> DataFrame:
    """A row for each article and annotator, columns as in `ARTICLES`; `untouched` where there is no annotation.

    Of `adjudicated` there are rows only where there is such a reading. Before anybody has begun there is a row for each
    article, without annotator. `words` counts title, standfirst and body. `seconds` is the active time of all the
    annotator's actions on the article, undone ones too.
    """
    ms = rows.active_ms(actions_by_annotator)
    readings = {(reading.article, reading.annotator): reading for reading in annotations}
    annotators = sorted({annotator for _, annotator in readings}) or [""]
    settled = adjudicated(readings.values())
    found: list[rows.Row] = [
        {**rows.progress(article, reading, ms[article.id, annotator]), "adjudicated": article.id in settled}
        for article in rows.with_lost(articles, readings.values())
        for annotator in annotators
        if annotator != ADJUDICATED or (article.id, annotator) in readings
        for reading in [readings.get((article.id, annotator), Annotation(article.id, "", annotator))]
    ]
    return _table(ARTICLES, _listed(ARTICLES, found), readings.values(), codebook)


def actions(actions_by_annotator: Mapping[str, Iterable[Action]], codebook: Codebook) -> DataFrame:
    """A row for each action, columns as in `ACTIONS`: annotators sorted, their actions in the order given.

    Actions of one `group` are one step. `assist` is what was suggested then, empty for everything. `ms` is active time
    in milliseconds; `at` is wall time, for people only.
    """
    done = [(annotator, action) for annotator, each in sorted(actions_by_annotator.items()) for action in each]
    said = {name: [getattr(action, name) for _, action in done] for name in ACTIONS if name != "annotator"}
    table = _table(ACTIONS, said | {"annotator": [annotator for annotator, _ in done]}, (), codebook)
    readers = {*table["annotator"]} - {ADJUDICATED}
    table.attrs |= {"n_articles": table["article"].nunique(), "n_annotators": len(readers)}
    return table


def copies(groups: "Iterable[Group]", articles: Iterable[Article], codebook: Codebook) -> DataFrame:
    """A row for each article that has near-copies, columns as in `COPIES`, by group, the first published first.

    `group` is the id of the group's first article, `size` how many it has, and `share`, from 0 to 1, how much of the
    shorter of article and first one the other has too. Charts that get this table count near-copies once.
    """
    known = {article.id: article for article in articles}
    found: list[rows.Row] = [
        {**rows.about(known[id_]), "group": group.first, "share": share, "size": len(group.articles)}
        for group in groups
        for id_, share in zip(group.articles, group.shares, strict=True)
    ]
    table = _table(COPIES, _listed(COPIES, found), (), codebook)
    table.attrs |= {"n_articles": len(known)}
    return table


def _of_records(
    columns: Columns,
    kind: type[rows.R],
    said: Callable[[Sequence[rows.R], Codebook], rows.Lists],
    annotations: list[Annotation],
    articles: Iterable[Article],
    codebook: Codebook,
) -> DataFrame:
    found = Gathered(kind, annotations, articles)
    given = found.states() | said(found.records, codebook)
    if "sentence" in columns:
        given |= found.parts()
    origins = {name: _series(values, columns[name]) for name, values in found.origins().items()}
    of = np.array(found.of, dtype=np.intp)
    return _table(columns, given | {name: each.take(of) for name, each in origins.items()}, annotations, codebook)


def _listed(columns: Columns, found: Sequence[rows.Row]) -> rows.Lists:
    return {name: [row[name] for row in found] for name in columns}


def _table(
    columns: Columns,
    found: rows.Lists,
    readings: Iterable[Annotation],
    codebook: Codebook,
) -> DataFrame:
    table = DataFrame({name: _series(found[name], dtype).array for name, dtype in columns.items()})
    begun = [reading for reading in readings if reading.status != "untouched"]
    table.attrs = {
        "n_articles": len({reading.article for reading in begun}),
        "n_annotators": len({reading.annotator for reading in begun} - {ADJUDICATED}),
        "n_adjudicated": len(adjudicated(begun)),
        "codebook": codebook.version,
        "excluded": int(table["detached"].sum()) if "detached" in table else 0,
        "disputed": int(table["disputed"].sum()) if "disputed" in table else 0,
    }
    return table


def _series(values: Any, dtype: str) -> "Series[Any]":
    return values if isinstance(values, Series) else Series(values, dtype=dtype)
