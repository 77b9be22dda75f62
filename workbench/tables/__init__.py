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

from pandas import DataFrame

from workbench.codebook import Codebook
from workbench.records import Action, Annotation, Article
from workbench.tables.making import actions, articles, copies, mentions, namings, stances

if TYPE_CHECKING:
    from workbench.copies.groups import Copies
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
