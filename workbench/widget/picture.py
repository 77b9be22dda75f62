"""A figure that is asked what stands behind it: messages in, messages out, as with the editor, and nothing saved.

The page shows what the explorer tells it: what there is to choose, a picture with its parts, the passages of a part.
It sends back what was chosen and clicked. The picture's bytes go beside a message and not in it, and nothing lands in a
notebook's metadata.
"""

from collections.abc import Callable
from typing import Any, Protocol

import anywidget
import ipywidgets

from workbench.trouble import Trouble
from workbench.widget.editor import Editor, Message, joined, styles


class Explorer(Protocol):
    """Who draws, and who knows what is behind what was drawn."""

    def hear(self, message: Message) -> None:
        """What the page says; whatever is to be said to it is told. May raise Trouble."""

    def listen(self, tell: Callable[..., None]) -> None:
        """Have `tell(fields, *buffers)` called, from any thread, with what the page is to show."""


class Picture(anywidget.AnyWidget):
    """What there is to choose, the figure with its parts, and the passages behind the part that was clicked."""

    _esm = joined("picture")
    _css = styles()

    def __init__(self, explorer: Explorer) -> None:
        super().__init__()
        self._explorer = explorer
        self.on_msg(self._receive)
        explorer.listen(self._tell)

    def _receive(self, _: object, message: Message, __: list[Any]) -> None:
        try:
            self._explorer.hear(message)
        except Trouble as error:
            self._tell({"type": "trouble", "why": str(error)})
        except Exception as error:  # whatever it is, the page must not wait for ever
            self._tell({"type": "trouble", "why": f"{type(error).__name__}: {error}"})

    def _tell(self, message: Message, *buffers: bytes) -> None:
        self.send(message, buffers=[*buffers])


class Exploring(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A figure, and under it the desk at which the passages behind it are read, unless that is open elsewhere."""

    def __init__(self, picture: Picture, desk: Editor, *, beside: bool) -> None:
        """With `beside`, the desk is shown in another cell."""
        super().__init__([picture] if beside else [picture, desk])
        self.picture, self.desk = picture, desk

    def __repr__(self) -> str:
        """What this is where no page shows it."""
        return "A figure to explore: open the notebook in JupyterLab to click it."
