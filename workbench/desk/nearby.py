"""Which articles are near-copies of the open one, worked out beside the work where the corpus is not small.

The first question begins it. What is not known yet is said to be so, and the page hears when it is.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.desk.inspection import BLINK
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.copies.groups import Copies
    from workbench.project import Project


class Nearby:
    """The project's groups of near-copies, once they are known."""

    def __init__(self, project: "Project", tell: Callable[[], None]) -> None:
        """`tell` is called from another thread when the groups were worked out beside the work."""
        self._project, self._tell = project, tell
        self._found: Copies | None = None
        self._why = ""
        self._begun = False

    def found(self) -> "Copies | None":
        """The groups; None while they are worked out. Raises Trouble when they could not be."""
        if not self._begun:
            self._begun = True
            if sum(len(article.text) for article in self._project.articles.known.values()) <= BLINK:
                self._work_out()
            else:
                threading.Thread(target=self._beside, name="near-copies", daemon=True).start()
        if self._why:
            raise Trouble(f"near-copies could not be looked for ({self._why}); everything else works")
        return self._found

    def _beside(self) -> None:
        self._work_out()
        self._tell()

    def _work_out(self) -> None:
        try:
            self._found = self._project.copies()
        except Exception as error:  # nobody waits for a thread that has died
            self._why = f"{type(error).__name__}: {error}"
