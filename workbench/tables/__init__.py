"""The labelled set as pandas tables: a row for each record, the same columns and dtypes also without any row.

Every table carries in `attrs` what a chart has to say about it: `n_articles` and `n_annotators` (those with
annotations; `adjudicated` is none), `n_adjudicated` (articles between whose readings somebody has decided and is done:
of them the rows of `adjudicated` count, of others those of readers), `codebook` (its version), `excluded` (records
whose words are no longer at their place: they stay in the table, marked `detached`, and are not for counting) and
`disputed` (records that two sessions left in two ways: the one that counts is in the table, marked). The tables of
`Tables` also carry what of the logs is in no table: `damaged`, lines that could not be read, and `missing`, places
where actions are gone.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from pandas import DataFrame, Series

from workbench.codebook import Codebook
from workbench.labelled import adjudicated
from workbench.records import ADJUDICATED, Action, Annotation, Article
from workbench.tables import rows
from workbench.tables.columns import ACTIONS, ARTICLES, COPIES, MENTIONS, NAMINGS, STANCES, Columns

if TYPE_CHECKING:
    from workbench.copies.groups import Copies, Group
    from workbench.tables.quality import Quality

__all__ = ["Tables", "actions", "articles", "copies", "mentions", "namings", "stances"]


class Tables:
    """All tables of one labelled set, each made when it is first asked for."""

    def __init__(
        self,
        annotations: Iterable[Annotation],
        articles: Iterable[Article],
        codebook: Codebook,
        actions_by_annotator: Mapping[str, Iterable[Action]],
        damaged: int = 0,
        missing: int = 0,
        near: "Callable[[], Copies] | None" = None,
    ) -> None:
        """`damaged` and `missing` count lines and places of the logs that what is given does not hold.

        `near` finds the near-copies among the articles, when somebody asks for that table.
        """
        self._near = near
        self._labelled = (tuple(annotations), tuple(articles), codebook)
        self._lost = {"damaged": damaged, "missing": missing}
        self._actions = {annotator: tuple(done) for annotator, done in actions_by_annotator.items()}

    def __repr__(self) -> str:
        """The names of the tables."""
        return "Tables: mentions, stances, namings, articles, actions, copies"

    @cached_property
    def mentions(self) -> DataFrame:
        """A row for each mention."""
        return self._complete(mentions(*self._labelled))

    @cached_property
    def stances(self) -> DataFrame:
        """A row for each stance."""
        return self._complete(stances(*self._labelled))

    @cached_property
    def namings(self) -> DataFrame:
        """A row for each naming."""
        return self._complete(namings(*self._labelled))

    @cached_property
    def articles(self) -> DataFrame:
        """A row for each article and annotator."""
        return self._complete(articles(*self._labelled, self._actions))

    @cached_property
    def actions(self) -> DataFrame:
        """A row for each action."""
        return self._complete(actions(self._actions, self._labelled[2]))

    @cached_property
    def copies(self) -> DataFrame:
        """A row for each article that has near-copies; the first time takes a while, for all articles are compared."""
        _, known, codebook = self._labelled
        groups = self._near().groups if self._near else ()
        return self._complete(copies(groups, known, codebook))

    @cached_property
    def quality(self) -> "Quality":
        """The tables of the work itself: `suggestions`, `influence`, `pace`, `codes`, `read`, and two to be given."""
        from workbench.tables.quality import Quality

        return Quality(self, *self._labelled, self._actions)

    def all(self) -> dict[str, DataFrame]:
        """The tables of the labelled set by name; `copies`, which is about articles that nobody has read too, apart."""
        names = ("mentions", "stances", "namings", "articles", "actions")
        return {name: getattr(self, name) for name in names}

    def _complete(self, table: DataFrame) -> DataFrame:
        table.attrs |= self._lost
        return table


def mentions(annotations: Iterable[Annotation], articles: Iterable[Article], codebook: Codebook) -> DataFrame:
    """A row for each mention, columns as in `MENTIONS`, ordered by article, annotator and text.

    `start` and `end` are half-open code points of the article's text, `paragraph` and `sentence` count from 0 through
    it (-1 where the words are no longer there). `fate` is `accepted` for a suggestion
    taken as it was, `edited` for one that was changed, and empty for what a person made by hand.
    """
    return _of_records(MENTIONS, lambda reading: reading.mentions, rows.mention, [*annotations], articles, codebook)


def stances(annotations: Iterable[Annotation], articles: Iterable[Article], codebook: Codebook) -> DataFrame:
    """A row for each stance, columns as in `STANCES`, ordered by article, annotator and evidence.

    `actor` is who a position counts for: the body that the holder speaks for, else the holder. `target_type` is
    `topic` or `entity`. `start` and `end` are half-open code points of the `evidence` in the article's text. `also`
    counts further passages that show the same; the labelled set has their words.
    """
    return _of_records(STANCES, lambda reading: reading.stances, rows.stance, [*annotations], articles, codebook)


def namings(annotations: Iterable[Annotation], articles: Iterable[Article], codebook: Codebook) -> DataFrame:
    """A row for each naming of any voice, columns as in `NAMINGS`, ordered by article, annotator and text.

    `term` is the quote without case and with single blanks.
    """
    return _of_records(NAMINGS, lambda reading: reading.namings, rows.naming, [*annotations], articles, codebook)


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
    return _table(ARTICLES, found, readings.values(), codebook)


def actions(actions_by_annotator: Mapping[str, Iterable[Action]], codebook: Codebook) -> DataFrame:
    """A row for each action, columns as in `ACTIONS`: annotators sorted, their actions in the order given.

    Actions of one `group` are one step. `assist` is what was suggested then, empty for everything. `ms` is active time
    in milliseconds; `at` is wall time, for people only.
    """
    found: list[rows.Row] = [
        {name: annotator if name == "annotator" else getattr(action, name) for name in ACTIONS}
        for annotator, done in sorted(actions_by_annotator.items())
        for action in done
    ]
    table = _table(ACTIONS, found, (), codebook)
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
    table = _table(COPIES, found, (), codebook)
    table.attrs |= {"n_articles": len(known)}
    return table


def _of_records(
    columns: Columns,
    chosen: Callable[[Annotation], Mapping[str, rows.R]],
    said: Callable[[rows.R, Codebook], rows.Row],
    annotations: list[Annotation],
    articles: Iterable[Article],
    codebook: Codebook,
) -> DataFrame:
    readings: dict[str, list[Annotation]] = {}
    for reading in sorted(annotations, key=lambda reading: reading.annotator):
        readings.setdefault(reading.article, []).append(reading)
    settled = adjudicated(annotations)
    found: list[rows.Row] = [
        {**origin, **said(record, codebook), "adjudicated": article.id in settled}
        for article in rows.with_lost(articles, annotations)
        for reading in readings.get(article.id, ())
        for record, origin in rows.with_origin(chosen(reading), reading, article)
    ]
    return _table(columns, found, annotations, codebook)


def _table(columns: Columns, found: list[rows.Row], readings: Iterable[Annotation], codebook: Codebook) -> DataFrame:
    table = DataFrame({name: Series([row[name] for row in found], dtype=dtype) for name, dtype in columns.items()})
    begun = [reading for reading in readings if reading.status != "untouched"]
    table.attrs = {
        "n_articles": len({reading.article for reading in begun}),
        "n_annotators": len({reading.annotator for reading in begun} - {ADJUDICATED}),
        "n_adjudicated": len(adjudicated(begun)),
        "codebook": codebook.version,
        "excluded": sum(row.get("detached", False) for row in found),
        "disputed": sum(row.get("disputed", False) for row in found),
    }
    return table
