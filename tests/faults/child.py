"""A process of its own that says, over a pipe, what it is about to do and what it was told is done; it can be killed.

What it said before it died is known; what it did not say may have happened or not.
"""

import os
import signal
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Say = Callable[[str], None]
_NOBODY = 65534


class Child:
    """Runs `work`, giving it the function by which it says a line."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        """The process begins at once; it ends when `work` returns, and says `crashed …` when that raises."""
        self._from, to = os.pipe()
        self._heard = b""
        with warnings.catch_warnings():
            # a fork among threads may hang in one that another thread held: here the child touches only its own
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if self.pid == 0:
            os.close(self._from)
            _run(work, to)
        os.close(to)

    def hear(self, word: str) -> None:
        """Wait until the child has said a line with that word, or ended."""
        while word.encode() not in self._heard and (said := os.read(self._from, 1 << 16)):
            self._heard += said

    def kill(self, after: float) -> list[str]:
        """Kill it after so many seconds; whole lines that it said."""
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait(self) -> list[str]:
        """Wait until it ends; whole lines that it said."""
        while said := os.read(self._from, 1 << 16):
            self._heard += said
        os.close(self._from)
        os.waitpid(self.pid, 0)
        return self._heard.decode().split("\n")[:-1]


def _run(work: Callable[[Say], None], to: int) -> None:
    def say(line: str) -> None:
        os.write(to, line.replace("\n", " ").encode() + b"\n")

    try:
        work(say)
    except BaseException as error:
        say(crashed(error))
    finally:
        os._exit(0)  # none of what the parent wanted done at its end


def crashed(error: BaseException) -> str:
    """The line about an error that nobody expected: what it is, and where in the program it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if f"{os.sep}workbench{os.sep}" in frame.filename), frames[-1])
    return f"crashed in {frame.name}, {Path(frame.filename).name}:{frame.lineno}: {error!r}"


def owned_by_nobody(folder: Path) -> None:
    """Give a folder and all in it to the user that `become_nobody` is, where we are root."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, _NOBODY, _NOBODY)


def become_nobody() -> None:
    """Go on as a user to whom the modes of files apply; root is above them."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
