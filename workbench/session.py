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

from workbench import codebook, disk, history
from workbench.labelled import as_read, attached
from workbench.problems import problems
from workbench.records import Action, Annotation, Article, Mention, Record
from workbench.store import Logs, slug
from workbench.trouble import Trouble
from workbench.writer import Writer

if TYPE_CHECKING:
    from workbench.project import Project

Message = dict[str, object]


class Session:
    """The page's side of a project, for one annotator. Safe to call from any thread."""

    def __init__(self, project: "Project", annotator: str) -> None:
        """Nothing is written until the first action."""
        self.annotator = unicodedata.normalize("NFC", annotator)
        self._project = project
        self._guard = threading.RLock()
        self._histories = self._read(project.store.read())

    @property
    def outbox(self) -> str:
        """Where the page keeps what is not saved yet: the same place for the same project and annotator."""
        folder = hashlib.sha256(str(self._project.folder.resolve()).encode()).hexdigest()[:12]
        return f"stance-workbench:{folder}:{self.annotator}"

    def open(self, article_id: str | None) -> Message:
        """All that the page shows of an article; without an id, of the first that is not done."""
        with self._guard:
            logs = self._project.store.read()
            self._histories = self._read(logs)
            article = self._project.article(article_id or self._next_open())
            reading = self._reading(article)
            shown = {id_: record for id_, record in reading.records.items() if attached(record, article)}
            return {
                "outbox": self.outbox,
                "annotator": self.annotator,
                "codebook": _plain_codebook(self._project.codebook),
                "queue": self.queue(),
                "article": _plain(as_read(article, reading)) | {"sha256": article.sha256},
                "records": _plain(shown),
                "suggestions": _plain(self._undecided(article, reading)),
                "saved": self._saved(),
                "notices": self._notices(logs),
                **self._state(article),
            }

    def act(self, action: Action) -> Message:
        """Save one action. The answer names it and says what it put and dropped.

        Raises Trouble, with a sentence for the page, when it was not saved.
        """
        with self._guard:
            article = self._project.article(action.article)
            actions = self._histories.setdefault(article.id, [])
            if all(known.id != action.id for known in actions):
                clock = max((known.clock for known in actions), default=0)
                action = msgspec.structs.replace(action, clock=clock, parents=history.heads(actions))
                actions.append(self._writer.append(action, article))
            saved = next(known for known in actions if known.id == action.id)
            change = {"put": _plain(saved.put), "drop": list(saved.drop)}
            return {"id": saved.id, "article": article.id, "at": saved.at, **change, **self._state(article)}

    def undo(self, article_id: str, action_id: str) -> Message:
        """Take back the latest action on the article that still stands; `action_id` is the id of the undoing."""
        return self._invert(article_id, action_id, "undo")

    def redo(self, article_id: str, action_id: str) -> Message:
        """Bring back the action that was undone last; `action_id` is the id of the redoing."""
        return self._invert(article_id, action_id, "redo")

    def neighbour(self, article_id: str, step: int) -> str:
        """Id of the article `step` places further in the queue, or of the last one in that direction."""
        ids = list(self._project.articles)
        if article_id not in ids:
            return self._next_open()
        return ids[max(0, min(len(ids) - 1, ids.index(article_id) + step))]

    def queue(self) -> list[Message]:
        """Every article in order, with this annotator's status."""
        with self._guard:
            return [
                {
                    "id": article.id,
                    "title": article.title or article.id,
                    "outlet": article.outlet,
                    "status": self._reading(article).status,
                }
                for article in self._project.articles.values()
            ]

    def export(self) -> tuple[str, int]:
        """Write the labelled set; its file, as seen from the project folder, and the number of readings in it."""
        path, count = self._project.export()
        return path.relative_to(self._project.folder).as_posix(), count

    def _invert(self, article_id: str, action_id: str, do: str) -> Message:
        with self._guard:
            article = self._project.article(article_id)
            actions = history.ordered(self._histories.get(article_id, []))
            repeat = next((action for action in actions if action.id == action_id), None)
            if repeat:
                return self.act(repeat)
            of = history.undoable(actions) if do == "undo" else history.redoable(actions)
            if not of:
                raise Trouble(f"there is nothing to {do} in this article")
            put, drop = history.inverse(actions, of) if do == "undo" else history.change(actions, of)
            # what no longer fits a changed text cannot come back, and must not stand in the way of what was before
            put = {id_: record for id_, record in put.items() if attached(record, article)}
            action = Action(id=action_id, article=article_id, sha256=article.sha256, do=do, of=of, put=put, drop=drop)
            return self.act(action)

    @cached_property
    def _writer(self) -> Writer:
        project = self._project
        return project.store.writer(self.annotator, project.name, project.codebook.version, version("stance-workbench"))

    def _read(self, logs: Logs) -> dict[str, list[Action]]:
        histories: dict[str, list[Action]] = {}
        for action in logs.histories.get(self.annotator, ()):
            histories.setdefault(action.article, []).append(action)
        return histories

    def _reading(self, article: Article) -> Annotation:
        actions = self._histories.get(article.id)
        return (
            history.annotation(actions, self.annotator)
            if actions
            else Annotation(article.id, article.sha256, self.annotator)
        )

    def _undecided(self, article: Article, reading: Annotation) -> dict[str, Record]:
        decided = {id_.removeprefix("fate:") for id_, decision in reading.decisions.items() if decision.fate != "left"}
        taken = {(mention.start, mention.end) for mention in reading.mentions.values()}
        return {
            id_: record
            for id_, record in self._project.suggester(as_read(article, reading)).items()
            if id_ not in decided and not (isinstance(record, Mention) and (record.start, record.end) in taken)
        }

    def _state(self, article: Article) -> Message:
        actions = history.ordered(self._histories.get(article.id, []))
        reading = self._reading(article)
        return {
            "undo": history.undoable(actions) is not None,
            "redo": history.redoable(actions) is not None,
            "problems": problems(reading, self._project.codebook),
            "status": reading.status,
        }

    def _saved(self) -> Message:
        actions = [action for actions in self._histories.values() for action in actions]
        at = max((action.at for action in actions), default="")
        file = self._writer.path.name if "_writer" in self.__dict__ else f"{slug(self.annotator)}.jsonl"
        return {"at": at, "count": len(actions), "file": file}

    def _next_open(self) -> str:
        ids = list(self._project.articles)
        if not ids:
            raise Trouble(f"there are no articles in {self._project.seeds}; put .txt, .jsonl or .csv files there")
        return next(
            (id_ for id_ in ids if self._reading(self._project.articles[id_]).status in {"untouched", "started"}),
            ids[0],
        )

    def _notices(self, logs: Logs) -> list[str]:
        notices = [*self._project.problems_of(logs)]
        if not disk.writable(self._project.store.folder):
            notices.append(
                f"{self._project.store.folder} is read-only, so nothing can be saved; change its permissions, "
                "then run the cell again"
            )
        return notices


def _plain(value: object) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(value)
    return plain


def _plain_codebook(rules: codebook.Codebook) -> Message:
    plain = _plain(rules)
    plain["topics"] = [_plain(topic) for topic in rules.topics.values()]
    plain["entities"] = [_plain(entity) for entity in rules.entities.values()]
    return plain
