"""What is explored at this moment: the figure, what was chosen of it, and the part whose passages are listed.

A figure is drawn beside whatever a person does, again when something was saved at the desk. Nothing here saves, and no
drawing keeps the desk waiting.
"""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import msgspec

from workbench.desk.messages import Message, plain
from workbench.exploring.choosing import Choice
from workbench.exploring.drawing import Drawing, Look
from workbench.exploring.easel import Easel
from workbench.exploring.latest import Latest
from workbench.exploring.passages import Behind, behind_part
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.desk.session import Session
    from workbench.project import Project
    from workbench.widget import Editor


class Explorer:
    """One figure of a project, and the desk to which it leads. The page may speak while a figure is drawn."""

    def __init__(self, project: "Project", desk: "Editor", figure: str) -> None:
        """Nothing is read or drawn before the page asks."""
        self._project, self._desk = project, desk
        self._session = cast("Session", desk.session)
        self._easel = Easel(project, self._session)
        self._choice, self._look = Choice(figure), Look()
        self._drawing: Drawing | None = None
        self._key = ""  # of the part that was clicked
        self._behind = Behind()
        self._said: dict[str, Message] = {}  # last, by type
        self._took = 0.0  # seconds
        self._tell: Callable[..., None] = lambda *_: None
        self._guard = threading.RLock()
        self._latest = Latest(self._draw)
        self._hears: dict[str, Callable[[Message], None]] = {
            "hello": self._greeted,
            "look": self._looked,
            "choose": self._chose,
            "part": self._clicked,
            "passage": self._opened,
        }
        desk.observe(lambda _: self._wish(), "saved")

    def listen(self, tell: Callable[..., None]) -> None:
        """Have `tell(fields, *buffers)` called, from any thread, with what the page is to show."""
        self._tell = tell

    def hear(self, message: Message) -> None:
        """What the page says. Raises Trouble when it asks for what there is not."""
        self._hears[str(message["type"])](message)

    def wait(self, seconds: float = 60) -> bool:
        """Wait until nothing is to be drawn any more; whether that is so."""
        return self._latest.wait(seconds)

    # ── what the page says ────────────────────────────────────────────────────────────────────────────────────

    def _greeted(self, message: Message) -> None:
        with self._guard:
            self._said.clear()  # a page that is new knows nothing
            self._looked(message)

    def _looked(self, message: Message) -> None:
        self._look = msgspec.convert(message["look"], Look)
        self._wish()

    def _chose(self, message: Message) -> None:
        chosen = {**msgspec.structs.asdict(self._choice), str(message["name"]): message["value"]}
        try:
            self._choice = msgspec.convert(chosen, Choice)
        except msgspec.ValidationError as error:
            raise Trouble(f"{message['value']!r} cannot be chosen ({error}); choose from the list") from None
        self._wish()

    def _clicked(self, message: Message) -> None:
        with self._guard:
            self._key = str(message["key"])
            self._list()
            if self._behind.articles:
                self._desk.choose(f"from the chart: {self._behind.of}", self._behind.articles)

    def _opened(self, message: Message) -> None:
        passage = next((each for each in self._behind.passages if each.key == message["key"]), None)
        if not passage or passage.article not in self._project.articles:
            raise Trouble("this passage is not there any more; click in the figure again")
        own = passage.record and passage.annotator == self._session.annotator
        words = {"start": passage.start, "end": passage.end, "quote": passage.quote}
        self._desk.visit(passage.article, passage.record if own else "", **words)

    # ── what the page is told ─────────────────────────────────────────────────────────────────────────────────

    def _wish(self) -> None:
        self._tell({"type": "drawing", "seconds": round(self._took, 1)})
        self._latest.wish()

    def _draw(self) -> None:
        began, choice, controls, drawing, why = time.monotonic(), self._choice, None, None, ""
        try:
            controls = self._easel.controls(choice)
            drawing = self._easel.draw(choice, self._look)
        except Trouble as error:
            why = str(error)
        except Exception as error:  # nobody would see what a thread dies of
            why = f"The figure could not be drawn ({type(error).__name__}: {error})"
        with self._guard:
            self._drawing, self._took = drawing, time.monotonic() - began
            if controls:
                self._say({"type": "controls", "controls": controls})
            self._show(drawing, why)
            self._list()
        self._tell({"type": "drawn"})

    def _show(self, drawing: Drawing | None, why: str) -> None:
        if not drawing:
            return self._say({"type": "undrawn", "why": why}, instead="figure")
        width, height = drawing.size
        figure = {"width": width, "height": height, "told": drawing.told, "notice": self._easel.notice}
        parts = [plain(part) for part in drawing.parts]
        self._say({"type": "figure", "parts": parts, **figure}, drawing.picture, instead="undrawn")

    def _list(self) -> None:
        """Tell the passages behind the part that was clicked."""
        if not self._key:
            return
        self._behind = of = behind_part(self._drawing, self._key, self._project.articles.known)
        rows = [{"key": each.key, **plain(each)} for each in of.passages]
        told = {"words": of.words, "total": of.total, "noun": of.noun, "why": of.why}
        self._say({"type": "passages", "key": self._key, "passages": rows, **told})

    def _say(self, message: Message, *buffers: bytes, instead: str = "") -> None:
        """Tell what differs from what was told last; `instead` is the type of message that this one replaces."""
        said: Any = {**message, "bytes": buffers}
        if self._said.get(str(message["type"])) == said:
            return
        self._said.pop(instead, None)
        self._said[str(message["type"])] = said
        self._tell(message, *buffers)
