"""One annotator's actions, on disk and counted: what stands is what the logs say, and what is saved is counted at once.

The logs are read whole when somebody else has written, and not otherwise: a merge, a kernel beside this one, a copy
that was put back. What this kernel writes itself is known already.
"""

from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import msgspec

from workbench.desk.standing import Standing
from workbench.disk import Stamp
from workbench.files import slug
from workbench.records import Action
from workbench.writer import Writer

if TYPE_CHECKING:
    from workbench.project import Project


class Ledger:
    """The actions of one annotator in a project. `standing` is what they amount to; it is another after `catch_up`."""

    standing: Standing
    done_by_others: frozenset[str]
    """Ids of the articles that another annotator has finished."""
    problems: tuple[str, ...]
    """What was wrong in the project when the logs were read, one sentence each."""

    def __init__(self, project: "Project", annotator: str) -> None:
        """Reads the logs; nothing is written until the first action."""
        self.annotator = annotator
        self._project = project
        self._seen: dict[str, Stamp] | None = None
        self.catch_up()

    def catch_up(self) -> None:
        """Read the logs again when somebody else has written."""
        seen = self._project.store.stamps()
        if seen == self._seen:
            return
        logs = self._project.store.read()
        self.standing = Standing(self.annotator, logs.histories.get(self.annotator, ()))
        others = (reading for reading in logs.annotations if reading.annotator != self.annotator)
        self.done_by_others = frozenset(reading.article for reading in others if reading.status == "done")
        self.problems = self._project.problems_of(logs)
        self._seen = seen

    def save(self, actions: list[Action]) -> None:
        """Have actions on disk in one write, then count them in. Raises Trouble when nothing was saved."""
        if not actions:
            return
        articles = {action.article: self._project.article(action.article) for action in actions}
        before = self._project.store.stamps()
        for action in self._writer.append_all(self._stamped(actions), articles):
            self.standing.take(action)
        if before == self._seen:  # only we have written since the logs were read
            name = self._writer.path.name
            self._seen = before | {name: self._project.store.stamps()[name]}

    def saved(self) -> dict[str, object]:
        """When something was saved last, how many actions there are, and the file into which the next one goes."""
        file = self._writer.path.name if "_writer" in self.__dict__ else f"{slug(self.annotator)}.jsonl"
        return {"at": self.standing.at, "count": len(self.standing.actions), "file": file}

    def notice(self) -> str:
        """What the annotator should know of where their work goes, once; empty when all is as ever."""
        if "_writer" not in self.__dict__:
            return ""
        told, self._writer.notice = self._writer.notice, ""
        return told

    def _stamped(self, actions: list[Action]) -> list[Action]:
        heads = {action.article: self.standing.heads(action.article) for action in actions}
        stamped = []
        for action in actions:
            parents, heads[action.article] = heads[action.article], (action.id,)
            known = {"clock": self.standing.clock, "codebook": self._project.codebook.version, "parents": parents}
            stamped.append(msgspec.structs.replace(action, **known))
        return stamped

    @cached_property
    def _writer(self) -> Writer:
        project = self._project
        return project.store.writer(self.annotator, project.name, project.codebook.version, version("stance-workbench"))
