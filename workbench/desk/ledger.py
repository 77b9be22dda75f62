"""One annotator's actions, on disk and counted: what stands is what the logs say, and what is saved is counted at once.

The annotator's logs are read when somebody else has written, and not otherwise: a merge, a kernel beside this one, a
copy that was put back. What this kernel writes itself is known already, and others' logs are read beside the work.
"""

import contextlib
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from workbench.desk.inspection import Inspection
from workbench.desk.standing import Standing
from workbench.disk import Stamp
from workbench.log.files import slug
from workbench.log.lines import Log
from workbench.log.writer import Unsaved, Writer
from workbench.records import Action, Annotation, Article
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.project import Project


class Ledger:
    """The actions of one annotator in a project. `standing` is what they amount to; it is another after `catch_up`."""

    standing: Standing

    def __init__(self, project: "Project", annotator: str, tell: Callable[[], None]) -> None:
        """Reads the annotator's logs; nothing is written until the first action. For `tell` see `Inspection`."""
        self.annotator = annotator
        self._project, self._tell = project, tell
        self._seen: dict[str, Stamp] | None = None
        self._shown: dict[str, tuple[str, ...]] = {}  # by article, the latest actions that the page was told of
        self._unread: set[str] = set()  # files that could not be read the last time
        self._own: dict[str, tuple[Stamp, Log]] = {}  # by file, as they were read
        self._written: dict[str, list[Action]] = {}  # by file, since then
        self._inspection: Inspection | None = None
        self._changed = True  # since the project was looked at
        self._problems: tuple[str, ...] = ()
        self.catch_up()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in the project as far as it is known, one sentence each."""
        if self._inspection and self._inspection.ended:
            self._problems = self._inspection.problems
        return self._problems

    @property
    def done_by_others(self) -> frozenset[str]:
        """Ids of the articles that another annotator has finished; waits until that is known."""
        return self.inspect().done_by_others

    def inspect(self) -> Inspection:
        """Have the whole project looked at, unless nothing was written since the last time or one is at it still."""
        if not self._inspection or (self._changed and self._inspection.ended):
            self._changed, self._problems = False, self.problems
            self._inspection = Inspection(self._project, self.annotator, self._own, self._tell)
        self._inspection.begin()
        return self._inspection

    def catch_up(self) -> None:
        """Read the annotator's logs again that somebody else has written."""
        seen, before = self._project.store.stamps(), self._seen or {}
        if seen == self._seen and not self._unread:
            return
        same = {name for name in seen if seen[name] == before.get(name)} - self._unread
        fresh = self._fresh({name: seen[name] for name in seen.keys() - same})
        kept = same | self._unread  # what was known of a file that cannot be read just now still holds
        if self._seen is None or fresh or not kept.issuperset([*self._own, *self._written]):
            self._own = {name: each for name, each in self._own.items() if name in kept} | fresh
            self._written = {name: each for name, each in self._written.items() if name in kept}
            logs = (log.entries for _, log in self._own.values())
            self.standing = Standing(self.annotator, chain(*logs, *self._written.values()))
        self._changed = self._changed or bool(fresh) or seen != self._seen
        self._seen = seen

    def _fresh(self, stamps: dict[str, Stamp]) -> dict[str, tuple[Stamp, Log]]:
        """Of these files the annotator's, as they are now; what cannot be read is asked for again the next time."""
        found, self._unread = {}, set()
        for name, stamp in stamps.items():
            try:
                if log := self._project.store.own(name, self.annotator):
                    found[name] = stamp, log
            except (OSError, Trouble):  # the look at the whole project tells of it
                self._unread.add(name)
        return found

    def reading(self, article: Article) -> Annotation:
        """What an action on the article comes to. Raises Unsaved when a log cannot be read just now."""
        with _waiting():
            return self.standing.reading(article)

    def shown(self, article_id: str) -> None:
        """The page is told all that was done in the article."""
        self._shown[article_id] = self.standing.heads(article_id)

    def behind(self, article_id: str) -> bool:
        """Whether the page was not told of something that was done in the article and is known here."""
        heads = self.standing.heads(article_id)
        return self._shown.get(article_id, heads) != heads

    def save(self, actions: list[Action], *, by_page: bool) -> None:
        """Have actions on disk in one write, then count them in; `by_page` follow only from what the page was told.

        Raises Trouble when nothing was saved.
        """
        if not actions:
            return
        articles = {action.article: self._project.article(action.article) for action in actions}
        before = self._listed()
        alone = before is not None and self._ours(before) == self._ours(self._seen or {})
        told = [id_ for id_ in articles if alone and not self.behind(id_)]
        written = self._writer.append_all(self._stamped(actions, by_page=by_page), articles)
        with contextlib.suppress(Exception):  # they are saved: after whatever fails now, the logs are read again
            for action in written:
                self.standing.take(action)
            for id_ in told:
                self.shown(id_)
            name, after = self._writer.path.name, self._listed() or {}
            if before is not None and before == self._seen and name in after:  # only we have written since the reading
                self._written.setdefault(name, []).extend(written)
                self._seen = before | {name: after[name]}

    def _ours(self, stamps: dict[str, Stamp]) -> dict[str, Stamp]:
        """Of these files those that are the annotator's, or called so."""
        known = {*self._own, *self._written}
        return {name: stamps[name] for name in stamps if name in known or name.startswith(slug(self.annotator))}

    def _listed(self) -> dict[str, Stamp] | None:
        """The stamps of the logs; None where they cannot be listed, which is no reason not to write."""
        try:
            return self._project.store.stamps()
        except Trouble:
            return None

    def secured(self, step: str) -> bool:
        """Whether the step of this id is on the disk already, as when a page sends again what it got no answer to.

        Raises Unsaved when it is in a log and the disk does not say that it has it.
        """
        with _waiting():
            known = self.standing.together(step)
        if known:  # whoever wrote it may have died before it was synced
            self._writer.secure(known)
        return bool(known)

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

    def _stamped(self, actions: list[Action], *, by_page: bool) -> list[Action]:
        heads = {action.article: self.standing.heads(action.article) for action in actions}
        heads |= {id_: known for id_, known in self._shown.items() if by_page and id_ in heads}
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


@contextlib.contextmanager
def _waiting() -> Iterator[None]:
    """A log that cannot be read is no reason to refuse what was done: that waits for the disk, on the page."""
    try:
        yield
    except Trouble as error:
        raise Unsaved(str(error)) from error
