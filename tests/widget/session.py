"""A session without a project: three articles, and a list of what it was asked to save."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workbench.records import Action
from workbench.trouble import Trouble
from workbench.widget import Editor

Message = dict[str, Any]


@dataclass
class FakeSession:
    """Saves into a list; raises `trouble` instead, when there is one."""

    statuses: dict[str, str] = field(default_factory=lambda: dict.fromkeys(("one", "two", "three"), "untouched"))
    saved: list[Any] = field(default_factory=list)
    trouble: Exception | None = None
    found: list[str] = field(default_factory=list)
    chosen: frozenset[str] | None = None

    def open(self, article_id: str | None) -> Message:
        """The article asked for, or the first."""
        if article_id and article_id not in self.statuses:
            raise Trouble(f"{article_id}: no such article; the list has {', '.join(self.statuses)}")
        return {"article": {"id": article_id or "one"}, "records": {}}

    def act(self, action: Action) -> Message:
        """Save an action."""
        self.statuses[action.article] = "started"
        return self._save(action, action.article, action.id)

    def undo(self, article_id: str, action_id: str) -> Message:
        """Save an undo."""
        return self._save("undo", article_id, action_id)

    def redo(self, article_id: str, action_id: str) -> Message:
        """Save a redo."""
        return self._save("redo", article_id, action_id)

    def propagate(self, given: Message) -> Message:
        """Save a step in two articles."""
        self.statuses["three"] = "started"
        return self._save(("propagate", given["of"]), given["article"], given["id"]) | {"elsewhere": 1}

    def repair(self, given: Message) -> Message:
        """Save a repair."""
        return self._save(("repair", given["to"]), given["article"], given["id"])

    def decide(self, given: Message) -> Message:
        """Save a decision."""
        return self._save(("decide", given["of"]), given["article"], given["id"])

    def amend(self, given: Message) -> Message:
        """Save a change of the codebook."""
        return self._save(("amend", given["kind"]), given["article"], given["id"]) | {"codebook": {"version": "1.1"}}

    def answer(self, what: str, given: Message) -> Message:
        """What was asked."""
        return {"asked": what, **given}

    def neighbour(self, article_id: str, step: int) -> str:
        """The next or previous article, without going round."""
        ids = list(self.statuses)
        return ids[max(0, min(len(ids) - 1, ids.index(article_id) + step))]

    def notices(self) -> list[str]:
        """What was found."""
        return list(self.found)

    stale = False

    def listen(self, hear: Callable[[], None]) -> None:
        """Remember who is to be told."""
        self.hear = hear

    def _save(self, what: Any, article: str, id_: str) -> Message:
        if self.trouble:
            raise self.trouble
        self.saved.append(what)
        return {"id": id_, "article": article, "put": {}, "drop": [], "elsewhere": 0, "status": self.statuses[article]}


class Line:
    """The page's end of an editor's line."""

    def __init__(self, editor: Editor) -> None:
        self.heard: list[Message] = []
        self._editor = editor
        editor.send = self.heard.append

    def say(self, **message: Any) -> Message:
        """Send a message as the page would; the answer."""
        self._editor._handle_custom_msg(message, [])
        return self.heard[-1]
