"""All that the report tells of, read once: what each section takes its figures from."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.audit.modes import Mode, Reading, finished, modes, words_read
from workbench.codebook import Codebook
from workbench.drawn import Drawn
from workbench.records import ADJUDICATED, Action, Annotation, Article

if TYPE_CHECKING:
    from workbench.agreement.drift import Row
    from workbench.agreement.reliability import Agreement
    from workbench.project import Project
    from workbench.sampling.samples import Progress


class Gathered:
    """What a project says at one moment. `made` is the day of the report; `draws` and `seed` are those of intervals."""

    def __init__(self, project: "Project", made: str, draws: int = 1000, seed: int = 0) -> None:
        """Everything is read and measured here. Raises Trouble when something of the project cannot be read."""
        from workbench.agreement.reliability import of_histories

        logs = project.store.read()
        self.name, self.made, self.draws, self.seed = project.name, made, draws, seed
        self.codebook: Codebook = project.codebook
        self.articles: Mapping[str, Article] = project.articles
        self.histories: Mapping[str, Sequence[Action]] = logs.histories
        self.readings: tuple[Annotation, ...] = logs.annotations
        self.problems: tuple[str, ...] = project.problems_of(logs)
        self.damaged, self.missing = len(logs.damages), len(logs.missing)
        self.agreement: Agreement = of_histories(self.histories, self.articles, draws=draws, seed=seed)
        self.drawn: Drawn = project.samples.all
        self.progress: tuple[Progress, ...] = project.samples.progress()
        self.again: Mapping[str, Agreement] = project.samples.intracoder(draws=draws, seed=seed)
        self.drift: tuple[Row, ...] = project.samples.drift()

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
