"""The tables of the work itself: what became of suggestions, how far readers agree, which codes were met."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pandas import DataFrame

from workbench.agreement.drift import Row
from workbench.audit.modes import finished
from workbench.codebook import Codebook
from workbench.records import Action, Annotation, Article
from workbench.tables import agreed, compared, decided, met
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.agreement.reliability import Agreement
    from workbench.tables import Tables


class Quality:
    """All of them, each made when it is first asked for; what was measured elsewhere is given to its method."""

    def __init__(
        self,
        tables: "Tables",
        annotations: Sequence[Annotation],
        articles: Sequence[Article],
        codebook: Codebook,
        histories: Mapping[str, Sequence[Action]],
    ) -> None:
        """Of the labelled set that `tables` are of; `histories` are all actions by annotator."""
        self._tables, self._annotations, self._articles = tables, annotations, articles
        self._codebook, self._histories = codebook, histories

    def __repr__(self) -> str:
        """The names of the tables."""
        return "Tables of the work: suggestions, influence, pace, codes, read, agreement(…), drift(…)"

    @cached_property
    def suggestions(self) -> DataFrame:
        """A row for each suggestion in finished readings with what became of it; see `decided.suggestions`."""
        return self._made(decided.suggestions)

    @cached_property
    def influence(self) -> DataFrame:
        """A row for each figure with suggestions and blind, and the difference; see `compared.influence`."""
        return self._made(compared.influence)

    @cached_property
    def pace(self) -> DataFrame:
        """A row for each annotator and mode: the median time of an article; see `compared.pace`."""
        return self._made(compared.pace)

    @cached_property
    def codes(self) -> DataFrame:
        """A row for each code of each record; see `met.codes`."""
        return met.codes(self._tables, self._codebook)

    @cached_property
    def read(self) -> DataFrame:
        """A row for each article that somebody has begun, in the order of finishing; see `met.read`."""
        return self._complete(met.read(self._annotations, self._articles, self._histories))

    def agreement(self, found: "Agreement") -> DataFrame:
        """A row for each variable and measure of `project.agreement()`; see `agreed.agreement`.

        Raises Trouble when these tables are of a selection, of which nothing was measured.
        """
        known = {article.id: article for article in self._articles}
        return self._whole(agreed.agreement(found, known, self._codebook.version))

    def drift(self, rows: Sequence[Row]) -> DataFrame:
        """A row for each figure, annotator and week of `project.samples.drift()`; see `agreed.drift`.

        Raises Trouble when these tables are of a selection, of which nothing was measured.
        """
        done = {each.article for each in finished(self._annotations)}
        read = [article for article in self._articles if article.id in done]
        annotators = len({row.annotator for row in rows})
        return self._whole(agreed.drift(rows, read, annotators, self._codebook.version))

    def _made(self, make: Callable[..., DataFrame]) -> DataFrame:
        return self._complete(make(self._annotations, self._articles, self._codebook, self._histories))

    def _whole(self, table: DataFrame) -> DataFrame:
        """Say of what was measured on the whole set that it is; of a selection that would not be true."""
        if chosen := self._tables.articles.attrs.get("only"):
            raise Trouble(
                f"agreement and drift are measured on all of the project, and these tables have only "
                f"{'; '.join(chosen)}; take those of `project.tables.quality`"
            )
        return self._complete(table)

    def _complete(self, table: DataFrame) -> DataFrame:
        """Say of the table what all tables of the set say: how many articles, what was chosen, what the logs lack."""
        every = self._tables.articles.attrs
        table.attrs |= {name: every[name] for name in ("damaged", "missing", "only") if name in every}
        table.attrs["n_annotated"] = every["n_articles"]
        return table
