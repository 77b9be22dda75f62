"""All that the report tells of, read once: what each section takes its figures from."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench.agreement.before import before, decided, shown
from workbench.audit.modes import Mode, Reading, finished, modes, words_read
from workbench.codebook import Codebook
from workbench.drawn import Drawn
from workbench.history import annotation, ordered
from workbench.records import ADJUDICATED, Action, Annotation, Article, Decision, Record
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
        self._read(logs)
        self.drawn: Drawn = project.samples.all
        self.progress: tuple[Progress, ...] = project.samples.progress()
        self.again: Mapping[str, Agreement] = project.samples.intracoder(draws=draws, seed=seed)
        self.drift: tuple[Row, ...] = project.samples.drift()

    def _read(self, logs: Logs) -> None:
        """Go through the actions article by article: where ten people have read much, all at once take gigabytes."""
        from workbench.agreement.reliability import agreement

        readings: list[Annotation] = []
        unaided: list[Annotation] = []
        aided: set[Reading] = set()
        light: dict[str, list[Action]] = {annotator: [] for annotator in logs.annotators}
        for article in sorted(logs.articles):
            found = {who: actions for who in logs.annotators if (actions := [*logs.on(article, who)])}
            readings += [annotation(actions, who) for who, actions in found.items()]
            unaided += [*before(found), *decided(found)]
            aided |= shown(found)
            for who, actions in found.items():
                light[who] += map(_lightened, actions)
        self.readings: tuple[Annotation, ...] = tuple(sorted(readings, key=lambda each: (each.annotator, each.article)))
        self.histories: Mapping[str, Sequence[Action]] = {who: ordered(actions) for who, actions in light.items()}
        self.agreement: Agreement = agreement(
            unaided, articles=self.articles, shown=aided, draws=self.draws, seed=self.seed
        )

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
