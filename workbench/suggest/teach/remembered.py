"""An encoder that reads nothing twice: while teaching is tried, the same articles are read again and again."""

from collections.abc import Iterator

from workbench.suggest.encoder import Encoder, Floats, Judged, Place, Seen
from workbench.suggest.pieces import Window

_MOST = 3000
"""Readings that are kept; about 60 kB each."""


class Remembered(Encoder):
    """Says what `encoder` says, and remembers it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.version, self.tags = encoder.name, encoder.version, encoder.tags
        self._seen: dict[Window, Seen] = {}
        self._judged: dict[tuple[str, Place | None, Place], Judged] = {}

    def windows(self, text: str, start: int, end: int) -> Iterator[Window]:
        """As the encoder cuts it."""
        return self._encoder.windows(text, start, end)

    def read(self, window: Window) -> Seen:
        """As the encoder reads it."""
        found = self._seen.get(window)
        if found is None:
            found = self._encoder.read(window)
            if len(self._seen) < _MOST:
                self._seen[window] = found
        return found

    def stance(self, text: str, holder: Place | None, target: Place) -> Judged:
        """As the encoder judges it."""
        asked = text, holder, target
        found = self._judged.get(asked)
        if found is None:
            found = self._encoder.stance(text, holder, target)
            if len(self._judged) < _MOST:
                self._judged[asked] = found
        return found

    def meaning(self, words: str) -> Floats:
        """As the encoder understands it."""
        return self._encoder.meaning(words)
