"""`project.teach`: from what people decided in a project to better suggestions in it, in versions that can be switched.

Calling it teaches; the version is put on the shelf in the project's folder and used from then on, if there is anything
in it. Nothing that people put on record is touched.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.codebook.migration import in_use
from workbench.labelled import standing
from workbench.records import Action, Article
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

    from workbench.project import Project
    from workbench.suggest.teach import Taught
    from workbench.suggest.teach.course import Outcome
    from workbench.suggest.teach.lessons import Lesson
    from workbench.suggest.teach.shelf import Version

_UNAIDED = frozenset({"none", "blind"})


class Taken(NamedTuple):
    """A course that was taken: its version, and what came of it. Its repr is for reading."""

    version: "Version"
    used: bool
    articles: Mapping[str, Article] = {}
    """Those of the project, by id."""

    def __repr__(self) -> str:
        """The version, what it was made of, and whether it helps, in sentences."""
        end = "It is in use." if self.used else "Nothing was learned that helps; what was in use before still is."
        return f"{self.version}\n      {end}"

    @property
    def before_after(self) -> "DataFrame":
        """A row a label: precision, recall and F1 of suggested names on articles held out, before and after."""
        from workbench.tables.teaching import before_after

        return before_after(self.version.figures, self._read, self._annotators, self.version.codebook)

    @property
    def curve(self) -> "DataFrame":
        """The learning curve: F1 on articles held out, by the number of articles that taught."""
        from workbench.tables.teaching import curve

        return curve(self.version.curve, self._read, self._annotators, self.version.codebook)

    @property
    def _read(self) -> list[Article]:
        return [self.articles.get(id_) or Article(id_, "") for id_ in self.version.articles]

    @property
    def _annotators(self) -> int:
        return len(self.version.annotators)


class Teaching:
    """What a project has taught, and the way to teach it more."""

    def __init__(self, project: "Project", changed: Callable[[], None]) -> None:
        """`changed` is called when suggestions made before no longer hold."""
        self._project, self._changed = project, changed
        self.trouble = ""
        """Why the version in use cannot be used; empty when it can, or when none is."""

    def __repr__(self) -> str:
        """The versions, one after the other, and which is in use."""
        from workbench.suggest.teach import shelf

        lines = [self._told(number) for number in shelf.numbers(self._folder)]
        now = f"In use: {used}" if (used := self.used) else "In use: none, suggestions are as shipped"
        return "\n".join([*lines, now])

    def __call__(self, annotators: Collection[str] = ()) -> Taken:
        """Teach from all readings, or those of these annotators, and use what was learned if it helps.

        Where somebody has decided between readings, what was decided teaches in their place.
        Raises Trouble when there is nothing to learn from, OSError when the disk does not take it.
        """
        from workbench.suggest.encoder import shipped
        from workbench.suggest.teach import shelf

        histories, lessons = self._lessons(annotators)
        outcome = self._outcome(lessons)
        made = self._version(histories, lessons, outcome, shelf.signature(shipped()))
        made = shelf.write(self._folder, made, outcome.taught)
        if outcome.any:
            self.use(made.version)
        return Taken(made, outcome.any, self._project.articles)

    @property
    def versions(self) -> list[str]:
        """The numbers of the versions, the oldest first."""
        from workbench.suggest.teach import shelf

        return shelf.numbers(self._folder)

    @property
    def used(self) -> str:
        """The number of the version in use; empty when none is."""
        from workbench.suggest.teach import shelf

        return shelf.used(self._folder)

    def version(self, number: str) -> Taken:
        """What a version says of itself. Raises Trouble when there is none of that number, or it is damaged."""
        from workbench.suggest.teach import shelf

        return Taken(shelf.about(self._folder, number), self.used == number, self._project.articles)

    def use(self, number: str) -> None:
        """Suggest by this version from now on; by none, as shipped, where `number` is empty.

        Raises Trouble when it cannot be used: nothing is changed then.
        """
        from workbench.suggest.encoder import shipped
        from workbench.suggest.teach import shelf

        if number:
            shelf.read(self._folder, number, shipped())
        shelf.use(self._folder, number)
        self._changed()

    def taught(self) -> "Taught":
        """What is in use; where that is damaged or of another encoder, nothing, and `trouble` says why."""
        from workbench.suggest.encoder import shipped
        from workbench.suggest.teach import Taught, shelf

        self.trouble = ""
        try:
            return shelf.in_use(self._folder, shipped()) if self.used else Taught()
        except Trouble as error:
            self.trouble = str(error)
            return Taught()

    def _lessons(self, annotators: Collection[str]) -> tuple[dict[str, tuple[Action, ...]], list["Lesson"]]:
        from workbench.suggest.teach.lessons import lessons

        logs = self._project.store.read()
        histories = {name: done for name, done in logs.histories.items() if not annotators or name in annotators}
        readings = standing(each for each in logs.annotations if each.annotator in histories)
        articles = self._project.articles
        read = {each.article: articles[each.article] for each in readings if each.article in articles}
        found = lessons(readings, read, unaided(histories), _alike(read))
        if not found:
            whose = f" by {', '.join(sorted(annotators))}" if annotators else ""
            raise Trouble(f"there is nothing to learn from{whose}; accept, reject or mark some names at the desk first")
        return histories, found

    def _outcome(self, lessons: list["Lesson"]) -> "Outcome":
        from workbench import suggest
        from workbench.suggest.encoder import shipped
        from workbench.suggest.teach.course import Course
        from workbench.suggest.teach.remembered import Remembered

        codebook, encoder = in_use(self._project.codebook), Remembered(shipped())
        suggesting = partial(suggest.Suggester, codebook, encoder=encoder)
        return Course(lessons, codebook, encoder, lambda taught: suggesting(taught=taught)).outcome()

    def _version(
        self,
        histories: Mapping[str, tuple[Action, ...]],
        lessons: list["Lesson"],
        outcome: "Outcome",
        encoder: str,
    ) -> "Version":
        from workbench.suggest.teach.shelf import Version

        decisions = (each for lesson in lessons for each in lesson.reading.decisions.values())
        return Version(
            version="",
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            encoder=encoder,
            codebook=self._project.codebook.version,
            annotators=tuple(sorted({lesson.reading.annotator for lesson in lessons})),
            articles={lesson.article.id: lesson.article.sha256 for lesson in lessons},
            actions=sum(map(len, histories.values())),
            fates=dict(sorted(Counter(each.fate for each in decisions).items())),
            sentences=outcome.sentences,
            figures=outcome.figures,
            curve=outcome.curve,
        )

    @property
    def _folder(self) -> Path:
        return self._project.store.folder

    def _told(self, number: str) -> str:
        try:
            return str(self.version(number))
        except Trouble as error:
            return f"{number}  ! {error}"


def _alike(articles: Mapping[str, Article]) -> dict[str, str]:
    """Article id → the first of its near-copies, for those that have any."""
    from workbench.copies.groups import near_copies

    return {id_: group.first for id_, group in near_copies(articles).by_article.items()}


def unaided(histories: Mapping[str, tuple[Action, ...]]) -> frozenset[tuple[str, str]]:
    """Pairs of article and annotator where nothing was suggested at any action."""
    modes: dict[tuple[str, str], set[str]] = {}
    for annotator, done in histories.items():
        for action in done:
            modes.setdefault((action.article, annotator), set()).add(action.assist)
    return frozenset(pair for pair, seen in modes.items() if seen <= _UNAIDED)
