"""What somebody does while the disk fails: actions on one hard article, sent as the desk does, until they are saved."""

import os
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from tests.builders import a_mention, a_stance, an_action, an_article
from workbench.log.writer import Writer
from workbench.records import Action, Record, Status
from workbench.store import Store
from workbench.trouble import Trouble

ARTICLE = an_article("Turkey 🇹🇷 said no to Russia;\r\nİran, 👩‍🚒 e\u0301 and مرحبا said yes.")
_WORDS = ("Turkey", "🇹🇷", "Russia", "İran", "👩‍🚒", "e\u0301", "مرحبا")


def deed(name: str) -> Action:
    """The action of this name: always the same, and one of few contents, so that many differ in their id alone."""
    number = zlib.crc32(name.encode())
    words = _WORDS[number % len(_WORDS)]
    puts: list[dict[str, Record]] = [
        {"m-1": a_mention(ARTICLE.text, words)},
        {"status": Status("done")},
        {"status": Status("started", note=words * (number % 90))},
        {"s-1": a_stance(ARTICLE.text, "said no"), "m-2": a_mention(ARTICLE.text, words)},
    ]
    return an_action(ARTICLE, "add", puts[number // 7 % len(puts)], id=name)


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder for the time of a `with`, in memory where that can be: what the disk does is decided by the test."""
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None)


def _known(folder: Path) -> list[Action]:
    """What is in the logs; whoever is told that they cannot be read looks once more."""
    known: list[Action] = []
    for _ in range(2):
        with suppress(Trouble):
            logs = Store(folder).read()
            known = [action for actions in logs.histories.values() for action in actions]
            if not logs.problems:
                break
    return known


class Page:
    """Sends actions to a project's log, keeps those that were not acknowledged, and sends them again.

    As the desk does, it reads the logs when it is opened, and its actions come after those that it knows of.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is where the logs are, or will be."""
        known = _known(folder)
        self._latest = known[-1] if known else Action(id="", article="", sha256="", do="")
        self.tried: dict[str, Action] = {}
        self.acknowledged: dict[str, Action] = {}
        self.told: list[str] = []
        self.writer: Writer | None = None
        self._folder = folder

    @property
    def waiting(self) -> list[Action]:
        """What was done and is not saved yet."""
        return [action for id_, action in self.tried.items() if id_ not in self.acknowledged]

    def again(self) -> "Page":
        """The page as it is in the next session: it knows what it knew, and reads the logs anew."""
        later = Page(self._folder)
        later.tried, later.acknowledged, later.told = self.tried, self.acknowledged, self.told
        return later

    def remember(self, what: str, names: Iterable[str]) -> None:
        """Take over from a page that is gone what it tried (`try`), or what it was told is saved (`saved`)."""
        known = {name: deed(name) for name in names}
        self.tried.update(known)
        if what == "saved":
            self.acknowledged.update(known)

    def act(self, *names: str) -> list[str]:
        """Do the deeds of these names in one step; names of all that was acknowledged for the first time."""
        self.tried.update({name: deed(name) for name in names})
        return self.send()

    def send(self) -> list[str]:
        """Send what waits; names of what was acknowledged. What was said instead is in `told`."""
        waiting = [replace(action, clock=self._latest.clock) for action in self.waiting]
        if not waiting:
            return []
        if self._latest.id:
            waiting[0] = replace(waiting[0], parents=(self._latest.id,))
        try:
            # the kernel's writer, or another one where that cannot go on
            self.writer = Store(self._folder).writer("ana", "p", "1.0", "0.1.0")
            written = self.writer.append_all(waiting, {ARTICLE.id: ARTICLE})
        except Trouble as trouble:
            self.told.append(str(trouble))
            return []
        self._latest = written[-1]
        self.acknowledged.update({action.id: action for action in written})
        return [action.id for action in written]

    def close(self) -> None:
        """Let go of the file, as a kernel does that is shut down."""
        if self.writer:
            self.writer.close()
