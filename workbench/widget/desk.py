"""The desk around the editor: which articles there are, how far each is, and the button that exports.

The list follows the editor and the editor follows the list. Handlers may run in a thread beside the cell's, so they
are short and draw nothing.
"""

from typing import Any

import ipywidgets
from ipywidgets import Layout

from workbench.trouble import Trouble
from workbench.widget.editor import Editor, Session

GLYPHS = {"untouched": "○", "started": "◐", "done": "●", "skipped": "–", "flagged": "⚑"}


class Desk(ipywidgets.HBox):  # type: ignore[misc]
    """The list of articles on the left, the editor beside it; in a narrow column the list stands above."""

    def __init__(self, session: Session) -> None:
        self.editor = Editor(session)
        self.articles = ipywidgets.Select(rows=max(4, min(20, len(self.editor.queue))), layout=Layout(width="auto"))
        self.progress = ipywidgets.Label()
        self.previous = ipywidgets.Button(description="‹ Previous", layout=Layout(flex="1 1 0", width="auto"))
        self.next = ipywidgets.Button(description="Next ›", layout=Layout(flex="1 1 0", width="auto"))
        self.export = ipywidgets.Button(
            description="Export", tooltip="Write the labelled set as JSONL", layout=Layout(width="auto")
        )
        self.exported = ipywidgets.Label()
        walk = ipywidgets.HBox([self.previous, self.next])
        side = [self.progress, walk, self.articles, self.export, self.exported]
        list_ = ipywidgets.VBox(side, layout=Layout(flex="1 1 190px"))
        editor = ipywidgets.Box([self.editor], layout=Layout(flex="1000 1 560px", min_width="0", display="block"))
        super().__init__([list_, editor], layout=Layout(flex_flow="row wrap", grid_gap="8px"))
        self.following = False
        self._show_queue()
        self.articles.observe(self._chosen, "value")
        self.editor.observe(self._follow, "article")
        self.editor.observe(lambda _: self._show_queue(), "queue")
        self.previous.on_click(lambda _: self.editor.step(-1))
        self.next.on_click(lambda _: self.editor.step(1))
        self.export.on_click(lambda _: self._export())

    def _show_queue(self) -> None:
        queue = self.editor.queue
        self._set(options=[(f"{GLYPHS[each['status']]} {each['title'] or each['id']}", each["id"]) for each in queue])
        counts = {state: sum(each["status"] == state for each in queue) for state in GLYPHS}
        told = [f"{glyph} {counts[state]} {state}" for state, glyph in GLYPHS.items() if counts[state]]
        self.progress.value = "   ".join(told)

    def _follow(self, change: Any) -> None:
        self._set()

    def _set(self, **options: Any) -> None:
        # new options make the list choose its first; what is chosen is what the editor shows
        self.following = True
        for name, value in options.items():
            setattr(self.articles, name, value)
        self.articles.value = self.editor.article or None
        self.following = False

    def _chosen(self, change: Any) -> None:
        if change["new"] and not self.following and change["new"] != self.editor.article:
            self.editor.show(change["new"])

    def _export(self) -> None:
        try:
            file, count = self.editor.export()
        except (Trouble, OSError) as error:
            self.exported.value = str(error)
        else:
            self.exported.value = f"{count} annotations in {file}"
