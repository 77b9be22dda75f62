"""What all annotators but one have done, kept up with their logs: whose readings are there to be compared."""

from itertools import chain
from typing import TYPE_CHECKING

from workbench.desk.standing import Standing
from workbench.disk import Stamp
from workbench.log.lines import Log
from workbench.records import Action
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.project import Project


class Readers:
    """The standings of the others, by annotator. Nothing is ever written here."""

    def __init__(self, project: "Project", without: str) -> None:
        """`without` is the annotator who compares."""
        self._project, self._without = project, without
        self._logs: dict[str, tuple[Stamp, str, Log | None]] = {}  # by file; None for those of `without`
        self.standings: dict[str, Standing] = {}
        self.version = 0
        """Another number when something of the others was read anew."""

    def catch_up(self) -> None:
        """Read again what was changed. What cannot be read just now is as it was, or what is decided would fall."""
        try:
            stamps = self._project.store.stamps()
        except Trouble:
            return
        before = self._logs
        changed = {name: stamp for name, stamp in stamps.items() if name not in before or before[name][0] != stamp}
        read = {name: found for name, stamp in changed.items() if (found := self._read(name, stamp))}
        gone = before.keys() - stamps.keys()
        self._logs = {name: each for name, each in before.items() if name not in gone} | read
        touched = {before[name][1] for name in (*gone, *read) if name in before} | {each[1] for each in read.values()}
        for annotator in touched - {self._without}:
            self._count(annotator)

    def done(self, article_id: str) -> list[str]:
        """Annotators who have finished the article, sorted."""
        return sorted(name for name, each in self.standings.items() if each.states.get(article_id) == "done")

    def begun(self, article_id: str) -> list[str]:
        """Annotators who have done anything in the article, sorted."""
        return sorted(name for name, each in self.standings.items() if article_id in each.states)

    def heads(self, article_id: str) -> list[str]:
        """Ids of the latest actions on the article of everybody who has finished it."""
        return sorted(id_ for name in self.done(article_id) for id_ in self.standings[name].heads(article_id))

    def history(self, annotator: str, article_id: str) -> list[Action]:
        """All that an annotator did in the article, in order."""
        return self.standings[annotator].history(article_id)

    def _read(self, name: str, stamp: Stamp) -> tuple[Stamp, str, Log | None] | None:
        try:
            annotator, log = self._project.store.others(name, self._without)
        except (OSError, Trouble):  # asked for again the next time
            return None
        return stamp, annotator, log

    def _count(self, annotator: str) -> None:
        logs = [log.entries for _, whose, log in self._logs.values() if whose == annotator and log]
        self.version += 1
        self.standings.pop(annotator, None)
        if logs:
            self.standings[annotator] = Standing(annotator, chain(*logs))
