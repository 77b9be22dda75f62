"""The look at the whole project that every opening of a desk takes: what is wrong anywhere, and what others have done.

Where it takes longer than a blink it is taken beside the work, and told when it is done: nobody waits for the lines of
others before the first article is there.
"""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.disk import Stamp
from workbench.log.lines import Log

if TYPE_CHECKING:
    from workbench.project import Project

BLINK = 2**20
"""Bytes of logs and articles that are looked at in place."""


class Inspection:
    """What was found in the project, for one annotator; nothing until `begin`."""

    def __init__(
        self, project: "Project", annotator: str, known: Mapping[str, tuple[Stamp, Log]], tell: Callable[[], None]
    ) -> None:
        """`known` are logs that were read just now; see `Store.read`.

        `tell` is called from another thread when something was found beside the work, and when all is.
        """
        self._project, self._annotator, self._tell = project, annotator, tell
        self._known = known
        self._found: tuple[str, ...] = ()
        self._done: frozenset[str] = frozenset()
        self._begun = False
        self._ended = threading.Event()

    def begin(self) -> None:
        """Look now, or begin to where that takes a while; a second time changes nothing."""
        if self._begun:
            return
        self._begun = True
        if self._size() <= BLINK:
            self._look()
            self._read_on()
        else:
            threading.Thread(target=self._look_beside, name="inspection", daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether the problems are known."""
        return self._ended.is_set()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in the project, as far as it is known, one sentence each."""
        return self._found

    @property
    def done_by_others(self) -> frozenset[str]:
        """Ids of the articles that another annotator has finished; waits until that is known."""
        self.begin()
        self._ended.wait()
        return self._done

    def _size(self) -> int:
        logs = sum(size for _, size, _ in self._project.store.stamps().values())
        return logs + sum(len(article.text) for article in self._project.articles.known.values())

    def _look_beside(self) -> None:
        self._look()
        if self._found:
            self._tell()
        self._read_on()
        self._tell()

    def _look(self) -> None:
        try:
            logs = self._project.store.read(self._known)
            self._found = self._project.problems_of(logs)
            self._done = logs.done(without=self._annotator)
        except Exception as error:  # nobody waits for a thread that has died
            why = f"{type(error).__name__}: {error}"
            self._found = (f"the project could not be checked ({why}); run `workbench check` to see what it says",)
        finally:
            self._known = {}
            self._ended.set()

    def _read_on(self) -> None:
        """Work out the titles and outlets that no file says, for the list of articles."""
        articles = self._project.articles
        for id_ in articles:
            articles.headed(id_)
