"""How far readers agree, in one value: every variable, what is lost on the way to the same tuple, what is confused."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from workbench.agreement import before, printed
from workbench.agreement.confusion import Confusion, confusion
from workbench.agreement.counted import Counted, counted
from workbench.agreement.decomposition import Chain, chains
from workbench.agreement.differences import Difference, among
from workbench.agreement.measure import Variable
from workbench.agreement.pairs import paired
from workbench.agreement.upheld import Upheld, upheld
from workbench.agreement.variables import Draws, measured
from workbench.bulk import in_bulk
from workbench.records import Action, Annotation, Article

FEW = "agreement needs an article that two annotators have read and marked as done"


class Agreement:
    """What was measured between readers who worked apart, before anybody decided between them; its repr is a table.

    `variables` are in the order of the codebook; `chains` say what is lost at each step, `confusions` which values are
    taken for each other. `upheld` is told after adjudication and is no measure of reliability. `left_out` says what was
    not counted.
    """

    def __init__(
        self,
        kept: Counted,
        shown: Collection[tuple[str, str]],
        draws: Draws,
        upheld: tuple[Upheld, ...] = (),
    ) -> None:
        """Measure `kept`; `shown` are pairs of article and annotator whose reader was shown suggestions."""
        self._kept, self._shown, self.upheld = kept, shown, upheld
        self.draws, self.seed = draws.number, draws.seed
        self.variables: tuple[Variable, ...] = ()
        self.confusions: tuple[Confusion, ...] = ()
        with in_bulk():
            self._paired = {id_: paired(readings) for id_, readings in kept.readings.items()}
            articles = [*self._paired.values()]
            self.chains: tuple[Chain, ...] = chains(articles)
            for variable, units in measured(kept, articles, shown, draws):
                self.variables += (variable,)
                if variable.level != "found":
                    self.confusions += (confusion(variable.name, units, kept.annotators),)

    def __getitem__(self, name: str) -> Variable:
        """The variable of this name. Raises KeyError."""
        return {variable.name: variable for variable in self.variables}[name]

    def __repr__(self) -> str:
        """A table of every variable with what it counts, and the losses at each step."""
        return printed.table(self)

    @property
    def annotators(self) -> tuple[str, ...]:
        """Everybody whose readings count, sorted."""
        return self._kept.annotators

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that count, sorted."""
        return tuple(self._kept.readings)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Sentences on what does not count."""
        return self._kept.left_out

    @property
    def why_not(self) -> str:
        """Why nothing can be said at all; empty where something can."""
        return "" if self.articles else FEW

    @property
    def n_readings(self) -> int:
        """How many readings count."""
        return len(self._kept.all)

    @property
    def assisted(self) -> int:
        """Of how many of them the reader was shown suggestions."""
        return sum((each.article, each.annotator) in self._shown for each in self._kept.all)

    @property
    def codebooks(self) -> tuple[str, ...]:
        """The versions of the codebook under which they were finished, sorted."""
        return tuple(sorted({each.codebook for each in self._kept.all if each.codebook}))

    def differing(self, article: str) -> tuple[Difference, ...]:
        """What readers of the article say differently, of what counts. Raises KeyError."""
        here = self._paired[article]
        return among(((kind, group) for kind, groups in here.groups.items() for group in groups), here.readers)

    @cached_property
    def differences(self) -> dict[str, tuple[Difference, ...]]:
        """The same of every article in which there is any."""
        found = {article: self.differing(article) for article in self.articles}
        return {article: each for article, each in found.items() if each}

    @cached_property
    def pairs(self) -> dict[tuple[str, str], "Agreement"]:
        """The agreement of every two annotators who have read the same articles; see `between`."""
        return {two: found for two in combinations(self.annotators, 2) if not (found := self.between(*two)).why_not}

    def between(self, one: str, other: str) -> "Agreement":
        """The agreement of these two alone, without intervals. Raises KeyError for others."""
        if missing := {one, other} - {*self.annotators}:
            raise KeyError(f"{sorted(missing)[0]} has read no article that counts")
        return Agreement(self._kept.only({one, other}), self._shown, Draws(0, self.seed))


def of_histories(
    histories: Mapping[str, Sequence[Action]], articles: Mapping[str, Article], *, draws: int = 1000, seed: int = 0
) -> Agreement:
    """The same of annotator → actions, as the logs say: the readings before adjudication, and who was upheld in it."""
    readings = [*before.before(histories), *before.decided(histories)]
    return agreement(readings, articles=articles, shown=before.shown(histories), draws=draws, seed=seed)


def agreement(
    readings: Iterable[Annotation],
    *,
    articles: Mapping[str, Article],
    shown: Collection[tuple[str, str]] = (),
    draws: int = 1000,
    seed: int = 0,
) -> Agreement:
    """How far annotators agree in `readings`, one an annotator and article, as they were before adjudication.

    `articles` are by id, as found; `shown` are pairs of article id and annotator whose reader was shown suggestions.
    Readings of `ADJUDICATED` among them only say who was upheld. Intervals are those of so many `draws`; the same
    readings and seed give the same bytes, in whatever order. Raises ValueError when an annotator has two readings of an
    article.
    """
    every = [*readings]
    with in_bulk():
        kept = counted(every, articles)
    return Agreement(kept, frozenset(shown), Draws(draws, seed), upheld(every, articles))
