"""All that the report tells of, read once: what each section takes its figures from."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench.agreement.before import before, decided, shown
from workbench.audit.modes import Mode, Reading, finished, modes, words_read
from workbench.codebook import Codebook
from workbench.drawn import Drawn, Sample
from workbench.history import annotation, ordered
from workbench.records import ADJUDICATED, Action, Annotation, Article, Decision, Record
from workbench.sampling.weeks import of_readings
from workbench.store import Logs

if TYPE_CHECKING:
    from workbench.agreement.drift import Row
    from workbench.agreement.reliability import Agreement
    from workbench.project import Project
    from workbench.sampling.samples import Progress


class Gathered:
    """What a project says at one moment. `made` is the day of the report; `draws` and `seed` are those of intervals.

    `histories` are, by annotator, all actions in their order with nothing in `put` but decisions on suggestions.
    """

    def __init__(self, project: "Project", made: str, draws: int = 1000, seed: int = 0) -> None:
        """Everything is read and measured here. Raises Trouble when something of the project cannot be read."""
        logs = project.store.read()
        self.name, self.made, self.draws, self.seed = project.name, made, draws, seed
        self.codebook: Codebook = project.codebook
        self.articles: Mapping[str, Article] = project.articles
        self.problems: tuple[str, ...] = project.problems_of(logs)
        self.damaged, self.missing = len(logs.damages), len(logs.missing)
        self.drawn: Drawn = project.samples.all
        self.progress: tuple[Progress, ...] = project.samples.progress()
        self._read(logs)
        self.agreement: Agreement = self._agreement(lambda _: True)
        self.again: Mapping[str, Agreement] = project.samples.intracoder(draws=draws, seed=seed)
        self.drift: tuple[Row, ...] = of_readings(self._apart, self._latest, project, self.drawn)

    def _read(self, logs: Logs) -> None:
        """Go through the actions article by article: where ten people have read much, all at once take gigabytes."""
        readings: list[Annotation] = []
        self._apart: list[Annotation] = []
        self._latest: dict[tuple[str, str], str] = {}
        self._shown: set[Reading] = set()
        light: dict[str, list[Action]] = {annotator: [] for annotator in logs.annotators}
        for article in sorted(logs.articles):
            found = {who: actions for who in logs.annotators if (actions := [*logs.on(article, who)])}
            readings += [annotation(actions, who) for who, actions in found.items()]
            self._apart += [*before(found), *decided(found)]
            self._shown |= shown(found)
            for who, actions in found.items():
                self._latest[who, article] = max(action.at for action in actions)
                light[who] += map(_lightened, actions)
        self.readings: tuple[Annotation, ...] = tuple(sorted(readings, key=lambda each: (each.annotator, each.article)))
        self.histories: Mapping[str, Sequence[Action]] = {who: ordered(actions) for who, actions in light.items()}

    def _agreement(self, chosen: Callable[[Annotation], bool]) -> "Agreement":
        """The agreement in the chosen readings, as they were before anybody decided between them."""
        from workbench.agreement.reliability import agreement

        readings = filter(chosen, self._apart)
        return agreement(readings, articles=self.articles, shown=self._shown, draws=self.draws, seed=self.seed)

    def in_sample(self, sample: Sample) -> "Agreement":
        """The agreement of the readers of a sample on its articles alone."""
        articles, readers = frozenset(sample.articles), frozenset(sample.readers)
        return self._agreement(lambda each: each.article in articles and each.annotator in readers)

    def with_and_without(self) -> "tuple[Agreement, Agreement]":
        """The agreement on articles all of whose readers were shown suggestions, and on those of which none was."""
        read: dict[str, set[bool]] = {}
        for each in self.done:
            read.setdefault(each.article, set()).add((each.article, each.annotator) in self._shown)
        with_ = self._agreement(lambda each: read.get(each.article) == {True})
        return with_, self._agreement(lambda each: read.get(each.article) == {False})

    @property
    def annotators(self) -> tuple[str, ...]:
        """Everybody who has read, without what was adjudicated."""
        return tuple(sorted({reading.annotator for reading in self.readings} - {ADJUDICATED}))

    @cached_property
    def done(self) -> list[Annotation]:
        """The readings that were marked done, without those adjudicated."""
        return finished(self.readings)

    @cached_property
    def modes(self) -> dict[Reading, Mode]:
        """(article, annotator) → what was shown of suggestions."""
        return modes(self.histories)

    @cached_property
    def words(self) -> dict[str, int]:
        """Article → its words, of the articles that somebody has finished and that are still there."""
        ids = sorted({reading.article for reading in self.done} & set(self.articles))
        return {id_: words_read(self.articles[id_]) for id_ in ids}


def _lightened(action: Action) -> Action:
    """The action without the records, of which most are long; decisions on suggestions stay."""
    decisions: dict[str, Record] = {id_: each for id_, each in action.put.items() if isinstance(each, Decision)}
    return replace(action, put=decisions, drop=(), around={}, parents=(), decides=())
