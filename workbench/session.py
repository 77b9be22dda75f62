"""One annotator at work on a project: what the page asks for, and what it gets back.

The page acts at once and keeps every action until it hears that the line is on disk. So everything here
answers with plain data, and an answer to an action means that the action is saved.
"""

import hashlib
import threading
import unicodedata
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import msgspec

from workbench import shown
from workbench.records import Action, Article
from workbench.standing import Standing
from workbench.store import slug
from workbench.trouble import Trouble
from workbench.writer import Writer

if TYPE_CHECKING:
    from workbench.project import Project

Message = dict[str, object]

_GUARD = threading.RLock()  # the sessions of a kernel take turns: those of one annotator share a file


class Session:
    """The page's side of a project, for one annotator. Safe to call from any thread."""

    def __init__(self, project: "Project", annotator: str) -> None:
        """Nothing is written until the first action."""
        self.annotator = unicodedata.normalize("NFC", annotator)
        self.project = project
        self._seen: dict[str, tuple[int, int, int]] | None = None
        with _GUARD:
            self._catch_up()

    @property
    def outbox(self) -> str:
        """Where the page keeps what is not saved yet: the same place for the same project and annotator."""
        folder = hashlib.sha256(str(self.project.folder.resolve()).encode()).hexdigest()[:12]
        return f"stance-workbench:{folder}:{self.annotator}"

    def open(self, article_id: str | None) -> Message:
        """All that the page shows of an article; without an id, of the first that is not done."""
        with _GUARD:
            self._catch_up()
            article = self.project.article(article_id or self._next_open())
            return {
                "outbox": self.outbox,
                "annotator": self.annotator,
                "codebook": shown.codebook(self.project.codebook),
                **shown.article(article, self.standing.reading(article), self.project.suggestions),
                "place": shown.place(article, self.project.articles, self.standing),
                "saved": self._saved(),
                "notices": shown.notices(self.project, self._problems),
                **shown.state(article, self.standing, self.project),
            }

    def act(self, action: Action) -> Message:
        """Save one action. The answer names it and says what it put and dropped.

        Raises Trouble, with a sentence for the page, when it was not saved.
        """
        with _GUARD:
            if action.id not in self.standing.actions:
                self._save([action])
            return self._answer([self.standing.actions[action.id]], action.article)

    def undo(self, article_id: str, action_id: str) -> Message:
        """Take back the annotator's latest step that still stands, in whichever articles it was done.

        `article_id` is the open article, and `action_id` the id of the undoing.
        Raises Trouble when there is none, or when the undoing was not saved.
        """
        return self._invert("undo", article_id, action_id)

    def redo(self, article_id: str, action_id: str) -> Message:
        """Bring back the step that was undone last; otherwise as `undo`."""
        return self._invert("redo", article_id, action_id)

    def neighbour(self, article_id: str, step: int) -> str:
        """Id of the article `step` places further in the queue, or of the last one in that direction."""
        ids = list(self.project.articles)
        if article_id not in ids:
            return self._next_open()
        return ids[max(0, min(len(ids) - 1, ids.index(article_id) + step))]

    def queue(self) -> list[Message]:
        """Every article in order, with this annotator's status."""
        with _GUARD:
            return [
                {
                    "id": article.id,
                    "title": article.title or article.id,
                    "outlet": article.outlet,
                    "status": self.standing.reading(article).status,
                }
                for article in self.project.articles.values()
            ]

    def finished(self) -> frozenset[str]:
        """Ids of the articles that some annotator, this one or another, has finished."""
        with _GUARD:
            articles = self.project.articles.values()
            own = {each.id for each in articles if self.standing.reading(each).status == "done"}
            return self._done_by_others | own

    def export(self) -> tuple[str, int]:
        """Write the labelled set; its file, as seen from the project folder, and the number of readings in it."""
        path, count = self.project.export()
        return path.relative_to(self.project.folder).as_posix(), count

    def _invert(self, do: str, article_id: str, step_id: str) -> Message:
        with _GUARD:
            if not self.standing.together(step_id):
                self._catch_up()  # the latest step may have been done in another tab
                step = self.standing.inversion(do, step_id, self.project.articles)
                if not step:
                    raise Trouble(f"there is nothing to {do}")
                self._save(step)
            return self._answer(self.standing.together(step_id), article_id)

    def _save(self, actions: list[Action]) -> None:
        """Have actions on disk in one write, then count them in."""
        articles = {action.article: self.project.article(action.article) for action in actions}
        before = self.project.store.stamps()
        for action in self._writer.append_all(self._stamped(actions), articles):
            self.standing.take(action)
        if before == self._seen:  # only we have written since the logs were read
            name = self._writer.path.name
            self._seen = before | {name: self.project.store.stamps()[name]}

    def _stamped(self, actions: list[Action]) -> list[Action]:
        heads = {action.article: self.standing.heads(action.article) for action in actions}
        stamped = []
        for action in actions:
            parents, heads[action.article] = heads[action.article], (action.id,)
            known = {"clock": self.standing.clock, "codebook": self.project.codebook.version, "parents": parents}
            stamped.append(msgspec.structs.replace(action, **known))
        return stamped

    def _answer(self, step: list[Action], here: str) -> Message:
        """What the page hears of a saved step, whose article is `here` when the step touched that."""
        touched = {action.article for action in step}
        article = self.project.article(here if here in touched else step[-1].article)
        return {
            "id": step[0].id,
            "article": article.id,
            "at": step[-1].at,
            **shown.change([action for action in step if action.article == article.id]),
            "elsewhere": len(touched) - 1,
            **shown.state(article, self.standing, self.project),
        }

    def _catch_up(self) -> None:
        """Read the logs again when somebody else has written."""
        seen = self.project.store.stamps()
        if seen == self._seen:
            return
        logs = self.project.store.read()
        self.standing = Standing(self.annotator, logs.histories.get(self.annotator, ()))
        others = (reading for reading in logs.annotations if reading.annotator != self.annotator)
        self._done_by_others = frozenset(reading.article for reading in others if reading.status == "done")
        self._problems = self.project.problems_of(logs)
        self._seen = seen

    @cached_property
    def _writer(self) -> Writer:
        project = self.project
        return project.store.writer(self.annotator, project.name, project.codebook.version, version("stance-workbench"))

    def _saved(self) -> Message:
        file = self._writer.path.name if "_writer" in self.__dict__ else f"{slug(self.annotator)}.jsonl"
        return {"at": self.standing.at, "count": len(self.standing.actions), "file": file}

    def _next_open(self) -> str:
        articles: dict[str, Article] = dict(self.project.articles)
        if not articles:
            raise Trouble(f"there are no articles in {self.project.seeds}; put .txt, .jsonl or .csv files there")
        statuses = ((id_, self.standing.reading(article).status) for id_, article in articles.items())
        return next((id_ for id_, status in statuses if status in {"untouched", "started"}), next(iter(articles)))
