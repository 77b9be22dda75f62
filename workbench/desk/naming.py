"""What readers are called where their readings are compared: by letters, with or without their names."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from workbench.log.files import slug
from workbench.wording import counted


class Names(Struct, frozen=True):
    """Whether names are shown; where they are not, `seed` draws for each article who has which letter."""

    shown: bool
    seed: int = 0

    @property
    def key(self) -> str:
        """What is another where the same letter may mean another reader."""
        return "" if self.shown else f":{self.seed}"

    def letters(self, article_id: str, readers: Sequence[str]) -> dict[str, str]:
        """Letter → reader, in the order of letters: that of the names, or one drawn for this article."""
        order = sorted(readers, key=None if self.shown else lambda name: self._lot(article_id, name))
        return {_letter(number): name for number, name in enumerate(order)}

    def kept_back(self, sentences: Iterable[str], readers: Iterable[str]) -> list[str]:
        """The sentences; those that name a reader are only counted where names are not shown."""
        told = [*sentences]
        names = {each for name in readers for each in (name, slug(name))}
        if self.shown or not names:
            return told
        naming = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(names)))})(?!\w)", re.IGNORECASE)
        kept = [sentence for sentence in told if naming.search(sentence)]
        told = [sentence for sentence in told if sentence not in kept]
        return [
            *told,
            *([f"{counted(len(kept), 'notice')} kept back, for names; `workbench check` says all"] * bool(kept)),
        ]

    def _lot(self, article_id: str, name: str) -> str:
        return hashlib.sha256(f"{self.seed}:{article_id}:{name}".encode()).hexdigest()


def _letter(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    rest, last = divmod(number, 26)
    return (_letter(rest - 1) if rest else "") + chr(ord("A") + last)
