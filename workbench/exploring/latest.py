"""Work that is done beside what people do: never twice at once, and once more when it was wished for meanwhile."""

import threading
from collections.abc import Callable

_PAUSE = 0.1
"""Seconds that a wish waits, so that what is saved in one go is drawn once."""


class Latest:
    """Does `work` in a thread of its own that ends when nothing is wished for any more."""

    def __init__(self, work: Callable[[], None], pause: float = _PAUSE) -> None:
        """`work` takes what is the case when it begins, and tells of its own errors."""
        self._work, self._pause = work, pause
        self._guard = threading.Lock()
        self._wished = self._busy = False
        self._idle = threading.Event()
        self._idle.set()

    def wish(self) -> None:
        """Have it done soon; returns at once."""
        with self._guard:
            self._wished = True
            if self._busy:
                return
            self._busy = True
            self._idle.clear()
        threading.Thread(target=self._go_on, name="figure", daemon=True).start()

    def wait(self, seconds: float = 60) -> bool:
        """Wait until all that was wished for is done; whether it is."""
        return self._idle.wait(seconds)

    def _go_on(self) -> None:
        try:
            while self._is_wished():
                self._work()
        except BaseException:
            with self._guard:
                self._busy = False  # the next wish begins anew
                self._idle.set()
            raise

    def _is_wished(self) -> bool:
        threading.Event().wait(self._pause)
        with self._guard:
            wished, self._wished = self._wished, False
            if not wished:
                self._busy = False
                self._idle.set()
            return wished
