"""All articles that two readers or more have finished, each compared once for what was said of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.desk.comparison import Comparison, comparison
from workbench.desk.readers import Readers
from workbench.desk.standing import Standing
from workbench.desk.verdicts import open_in
from workbench.records import ADJUDICATED, State

if TYPE_CHECKING:
    from workbench.project import Project

_Key = tuple[tuple[str, tuple[str, ...]], ...]
"""Readers, with the ids of all that each did in the article."""


class Comparisons:
    """The comparisons of a project's articles. `catch_up` has to be asked for."""

    def __init__(self, project: "Project") -> None:
        self._project = project
        self.readers = Readers(project, ADJUDICATED)
        self._found: dict[str, tuple[int, _Key, Comparison]] = {}
        self._ids: tuple[int, tuple[str, ...]] = (-1, ())
        self._open: dict[str, tuple[object, int]] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the articles that two readers or more have finished, in their order in the project."""
        version = self.readers.version
        if self._ids[0] != version:
            done = [{id_ for id_, state in each.states.items() if state == "done"} for each in self._standings()]
            two = {id_ for ids in done for id_ in ids if sum(id_ in other for other in done) > 1}
            self._ids = version, tuple(id_ for id_ in self._project.articles.known if id_ in two)
        return self._ids[1]

    @property
    def waiting(self) -> int:
        """How many articles two readers or more have begun, but fewer than two have finished."""
        begun = [each.states.keys() for each in self._standings()]
        known = self._project.articles.known
        two = {id_ for ids in begun for id_ in ids if id_ in known and sum(id_ in other for other in begun) > 1}
        return len(two - set(self.ids))

    def of(self, article_id: str) -> Comparison | None:
        """What the readers who have finished the article say; None where they are fewer than two."""
        version, key, found = self._found.get(article_id, (-1, (), None))
        if version == self.readers.version:
            return found
        names = self.readers.done(article_id)
        now = tuple((name, self.readers.standings[name].done_in(article_id)) for name in names)
        if len(names) < 2 or article_id not in self._project.articles:
            return None
        if found is None or key != now:
            article = self._project.articles[article_id]
            found = comparison([self.readers.standings[name].reading(article) for name in names], article)
        self._found[article_id] = self.readers.version, now, found
        return found

    def open_in(self, article_id: str, standing: Standing) -> int:
        """How many differences of the article nobody has decided, where `standing` is of who decides."""
        found = self.of(article_id)
        if not found or article_id not in standing.states:
            return len(found.differences) if found else 0
        seen = self._found[article_id][1], standing.done_in(article_id)
        if self._open.get(article_id, (None, 0))[0] != seen:
            reading = standing.reading(self._project.articles[article_id])
            self._open[article_id] = seen, len(open_in(found, reading))
        return self._open[article_id][1]

    def agreeing(self, standing: Standing) -> list[str]:
        """Ids of the articles on which all agree and with which whoever decides is not done."""
        kept: set[State] = {"done", "skipped"}
        return [id_ for id_ in self.ids if standing.states.get(id_) not in kept and not self._differ(id_)]

    def _differ(self, article_id: str) -> bool:
        found = self.of(article_id)
        return bool(found and found.differences)

    def _standings(self) -> Iterator[Standing]:
        return iter(self.readers.standings.values())
