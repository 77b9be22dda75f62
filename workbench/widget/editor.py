"""The seam between Python and the page: messages in, messages out, and nothing kept here.

The editor saves nothing. It passes what a person did to the session it was given, and passes back what the session
says: an `ack` once the action is on disk, `refused` with a sentence when it cannot be, and `unsaved` when only the disk
stands in its way, so that the page keeps it and sends it again. A question gets an `answer`. Everything goes by custom
messages and not by synced traits, so article text never lands in a notebook's metadata, and a reloaded page just says
hello again.
"""

import re
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Protocol

import anywidget
import msgspec
import traitlets

from workbench.log.writer import Unsaved
from workbench.records import Action
from workbench.trouble import Trouble

Message = dict[str, Any]

_FOLDER = Path(__file__).parent
_IMPORT = re.compile(r'^import (?P<names>\{[^}]*\}) from "\./(?P<module>\w+)\.mjs";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)(?P<kind>async function|function|class|const) (?P<name>\w+)", re.MULTILINE)


class Session(Protocol):
    """What the editor needs of whoever saves. Every dict is the fields of a message to the page."""

    chosen: frozenset[str] | None
    """Ids of the only articles that are listed and gone through just now; None for all."""

    def open(self, article_id: str | None) -> Message:
        """All that the page shows of an article; None: of the article to go on with."""

    def act(self, action: Action) -> Message:
        """Save one action; raises Trouble when nothing was written."""

    def undo(self, article_id: str, action_id: str) -> Message:
        """Save the inverse of the last step."""

    def redo(self, article_id: str, action_id: str) -> Message:
        """Save again what was undone last."""

    def propagate(self, given: Message) -> Message:
        """Save what is done to all words alike, as one step."""

    def repair(self, given: Message) -> Message:
        """Save where records stand now that a changed text has detached."""

    def decide(self, given: Message) -> Message:
        """Save what is decided of what stands in two ways, or twice."""

    def amend(self, given: Message) -> Message:
        """Save a change of the codebook, and of the records that it changes, as one step."""

    def answer(self, what: str, given: Message) -> Message:
        """The answer to a question; never raises, and has `trouble` when there is none."""

    def neighbour(self, article_id: str, step: int) -> str:
        """Id of the article `step` places on."""

    def notices(self) -> list[str]:
        """What is to be told of the project, as far as it is known."""

    @property
    def stale(self) -> bool:
        """Whether the article that was opened last would show more if it were opened again."""

    def listen(self, hear: Callable[[], None]) -> None:
        """Have `hear` called, from any thread, when more is known to be told."""


def joined(name: str = "widget") -> str:
    """The page's modules as the one that a widget can carry: each after what it imports, in a scope of its own."""
    parts: dict[str, str] = {}

    def take(module: str) -> str:
        text = (_FOLDER / f"{module}.mjs").read_text(encoding="utf-8")
        for wanted in _IMPORT.finditer(text):
            if wanted["module"] not in parts:
                parts[wanted["module"]] = _scoped(wanted["module"], take(wanted["module"]))
        return text

    main = _IMPORT.sub(r"const \g<names> = $\g<module>;\n", take(name))
    return "\n".join([*parts.values(), main])


def _scoped(module: str, text: str) -> str:
    names = ", ".join(found["name"] for found in _EXPORT.finditer(text))
    body = _IMPORT.sub(r"const \g<names> = $\g<module>;\n", text)
    body = _EXPORT.sub(r"\g<kind> \g<name>", body)
    return f"const ${module} = (() => {{\n{body}\nreturn {{ {names} }};\n}})();"


def styles() -> str:
    """The page's style sheets as one: the editor's first, then those of its parts by name."""
    sheets = sorted(_FOLDER.glob("*.css"), key=lambda path: (path.name != "editor.css", path.name))
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets)


def _whole(value: object) -> bool:
    """Whether no string in it holds half a character (a lone surrogate), which neither file nor message can carry."""
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError:
        return False
    return True


def _halved(message: Message) -> Message:
    why = "half a character was found in what was typed or pasted; type the words again, nothing was changed"
    if message.get("type") == "ask":
        return {"type": "answer", "number": message["number"], "trouble": why}
    return {"type": "refused", "id": message.get("id") if _whole(message.get("id")) else None, "why": why}


class Editor(anywidget.AnyWidget):
    """The desk: the list of articles, one article's text with its labels, and what stands beside it, for one annotator.

    `article` is the id of the article opened last, and `saved` counts what was saved here; both can be observed, and do
    not travel to the page.
    """

    _esm = joined()
    _css = styles()
    article = traitlets.Unicode()
    saved = traitlets.Int()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        # messages come in the kernel's main thread or in a subshell's
        self._guard = threading.RLock()
        self._unsaved: Message = {}  # the answer to the first action that the disk did not take
        self._chosen: Message = {}  # what the list of articles is narrowed to, in words
        self._answers: dict[str, Callable[[Message], Message]] = {
            "hello": lambda message: self._opened(self._seen(message) or None),
            "action": self._act,
            "undo": lambda message: self._saved(session.undo(message["article"], message["id"])),
            "redo": lambda message: self._saved(session.redo(message["article"], message["id"])),
            "propagate": lambda message: self._saved(session.propagate(message)),
            "repair": lambda message: self._saved(session.repair(message)),
            "decide": lambda message: self._saved(session.decide(message)),
            "amend": lambda message: self._saved(session.amend(message)),
            "ask": self._asked,
            "go": lambda message: self._opened(self._place(message)),
            "all": lambda _: self._choose("", ()),
        }
        self.on_msg(self._receive)
        session.listen(self._heard)

    @property
    def session(self) -> Session:
        """Whoever saves what is done here."""
        return self._session

    def show(self, article_id: str) -> None:
        """Open another article, as the page's own keys do."""
        self._receive(self, {"type": "go", "to": article_id}, [])

    def choose(self, words: str, articles: Collection[str]) -> None:
        """Narrow the list of articles to these, which it calls by `words`; to all again where there are none."""
        with self._guard:
            self.send(self._choose(words, articles))

    def visit(self, article_id: str, record: str = "", **words: Any) -> None:
        """Have the page open an article, unless a form is being filled in, and stand on a record there.

        Where that is not there, `words` are selected: `start`, `end` and `quote`.
        """
        self.send({"type": "visit", "article": article_id, "record": record, **words})

    def _receive(self, _: object, message: Message, __: list[Any]) -> None:
        with self._guard:
            answer = self._in_order(message) if _whole(message) else _halved(message)
            # a notebook may show the same editor twice, and each view may be at another article
            self.send({**answer, "for": message["view"]} if "view" in message else answer)
            if answer["type"] == "ack":
                self.saved += 1  # after the page knows, whatever comes of it elsewhere

    def _heard(self) -> None:
        with self._guard:  # what is opened meanwhile carries all of it, or comes before
            self.send({"type": "notices", "notices": self._session.notices(), "again": self._session.stale})

    def _in_order(self, message: Message) -> Message:
        # no later action may overtake the one that the disk did not take: the records would end up as nobody left them
        if message.get("type") == "hello":
            self._unsaved = {}  # the page now sends again all that it keeps, the oldest first
        id_ = message.get("id")
        if id_ and self._unsaved and id_ != self._unsaved["id"]:
            return {**self._unsaved, "id": id_}
        answer = self._answer(message)
        if id_:
            self._unsaved = answer if answer["type"] == "unsaved" else {}
        return answer

    def _answer(self, message: Message) -> Message:
        try:
            return self._answers[message["type"]](message)
        except (Unsaved, OSError) as error:
            return {"type": "unsaved", "id": message.get("id"), "why": str(error)}
        except Trouble as error:
            return {"type": "refused", "id": message.get("id"), "why": str(error)}
        except Exception as error:  # whatever it is, the page must hear that nothing was saved
            return {"type": "refused", "id": message.get("id"), "why": f"{type(error).__name__}: {error}"}

    def _act(self, message: Message) -> Message:
        return self._saved(self._session.act(msgspec.convert(message, Action)))

    def _saved(self, answer: Message) -> Message:
        return {"type": "ack", **answer}

    def _choose(self, words: str, articles: Collection[str]) -> Message:
        self._session.chosen = frozenset(articles) or None
        self._chosen = {"chosen": {"words": words, "articles": len(articles)}} if articles else {}
        return {"type": "chosen", "chosen": None, **self._chosen}

    def _asked(self, message: Message) -> Message:
        answer = self._session.answer(message["what"], message.get("given", {}))
        return {"type": "answer", "number": message["number"], **answer}

    def _opened(self, article_id: str | None) -> Message:
        answer = self._session.open(article_id)
        self.article = answer["article"]["id"]
        return {"type": "open", **answer, **self._chosen}

    def _seen(self, message: Message) -> str:
        return message.get("article") or self.article

    def _place(self, message: Message) -> str:
        to: str = message["to"]
        steps = {"next": 1, "previous": -1}
        return self._session.neighbour(self._seen(message), steps[to]) if to in steps else to
