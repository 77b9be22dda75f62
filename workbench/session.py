"""One annotator at work on a project: what the page asks for, and what it gets back.

The page acts at once and keeps every action until it hears that the line is on disk. So everything here
answers with plain data, and an answer to an action means that the action is saved.
"""

import hashlib
import threading
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import msgspec

from workbench import codebook, disk, history
from workbench.labelled import as_read
from workbench.records import Action, Annotation, Article, Decision, Mention, Record, place
from workbench.spans import Span, fits
from workbench.store import Writer, slug
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.project import Project

Message = dict[str, object]


class Session:
    """The page's side of a project, for one annotator. Safe to call from any thread."""

    def __init__(self, project: "Project", annotator: str) -> None:
        """Nothing is written until the first action."""
        self.annotator = annotator
        self._project = project
        self._guard = threading.RLock()
        self._histories: dict[str, list[Action]] = {}
        self._read()

    @property
    def outbox(self) -> str:
        """Where the page keeps what is not saved yet: the same place for the same project and annotator."""
        folder = hashlib.sha256(str(self._project.folder.resolve()).encode()).hexdigest()[:12]
        return f"stance-workbench:{folder}:{self.annotator}"

    def open(self, article_id: str | None) -> Message:
        """All that the page shows of an article; without an id, of the first that is not done."""
        with self._guard:
            self._read()
            article = self._project.article(article_id or self._next_open())
            reading = self._reading(article)
            shown = {id_: record for id_, record in reading.records.items() if _attached(record, article)}
            return {
                "outbox": self.outbox,
                "annotator": self.annotator,
                "codebook": _plain_codebook(self._project.codebook),
                "queue": self.queue(),
                "article": _plain(as_read(article, reading)) | {"sha256": article.sha256},
                "records": _plain(shown),
                "suggestions": _plain(self._undecided(article, reading)),
                "saved": self._saved(),
                "notices": self._notices(article, reading),
                **self._state(article),
            }

    def act(self, action: Action) -> Message:
        """Save one action. The answer names it and says what it put and dropped.

        Raises Trouble, with a sentence for the page, when it was not saved.
        """
        with self._guard:
            article = self._project.article(action.article)
            actions = self._histories.setdefault(article.id, [])
            if not action.parents:
                action = msgspec.structs.replace(action, parents=history.heads(actions))
            saved = self._writer.append(action, article)
            if all(saved.id != known.id for known in actions):
                actions.append(saved)
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
        return ids[max(0, min(len(ids) - 1, ids.index(article_id) + step))]

    def queue(self) -> list[Message]:
        """Every article in order, with this annotator's status."""
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
        path = self._project.export()
        return path.relative_to(self._project.folder).as_posix(), len(self._project.annotations)

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
            action = Action(id=action_id, article=article_id, sha256=article.sha256, do=do, of=of, put=put, drop=drop)
            return self.act(action)

    @cached_property
    def _writer(self) -> Writer:
        project = self._project
        return project.store.writer(self.annotator, project.name, project.codebook.version, version("stance-workbench"))

    def _read(self) -> None:
        self._histories = {}
        for action in self._project.store.actions(self.annotator):
            self._histories.setdefault(action.article, []).append(action)

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
            "problems": codebook.problems(reading, self._project.codebook),
            "status": reading.status,
        }

    def _saved(self) -> Message:
        actions = [action for actions in self._histories.values() for action in actions]
        at = max((action.at for action in actions), default="")
        return {"at": at, "count": len(actions), "file": f"{slug(self.annotator)}.jsonl"}

    def _next_open(self) -> str:
        ids = list(self._project.articles)
        if not ids:
            raise Trouble(f"there are no articles in {self._project.seeds}; put .txt, .jsonl or .csv files there")
        return next(
            (id_ for id_ in ids if self._reading(self._project.articles[id_]).status in {"untouched", "started"}),
            ids[0],
        )

    def _notices(self, article: Article, reading: Annotation) -> list[str]:
        lost = [record for record in reading.records.values() if not _attached(record, article)]
        words = ", ".join(repr(span.quote) for record in lost[:3] if (span := place(record)))
        notices = list(self._project.problems)
        if lost:
            notices.append(
                f"{article.id}: the text was changed after it was labelled and {len(lost)} records no longer fit "
                f"({words}); they are kept in the log and left out here, label those places again"
            )
        if not disk.writable(self._project.store.folder):
            notices.append(
                f"{self._project.store.folder} is read-only, so nothing can be saved; change its permissions, "
                "then run the cell again"
            )
        return notices


def _attached(record: Record, article: Article) -> bool:
    if isinstance(record, Decision):
        return True  # it is not painted, and its words are those of the text it was made on
    span: Span | None = place(record)
    return span is None or fits(span, article.text)


def _plain(value: object) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(value)
    return plain


def _plain_codebook(rules: codebook.Codebook) -> Message:
    plain = _plain(rules)
    plain["topics"] = [{"id": f"topic:{id_}", **_plain(entry)} for id_, entry in rules.topics.items()]
    plain["entities"] = [_plain(entity) for entity in rules.entities.values()]
    return plain
