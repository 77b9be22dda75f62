"""An encoder that sees nothing: what reads in its stead where only the rules are asked for."""

from collections.abc import Iterator
from typing import cast

import numpy as np

from workbench.suggest.encoder import Encoder, Floats, Judged, Place, Seen
from workbench.suggest.pieces import Window


class Blind:
    """Finds no names, judges every pair to be as likely one thing as another, and gives all words one meaning."""

    name, version, tags = "blind", "0", ("O",)

    def windows(self, text: str, start: int, end: int) -> Iterator[Window]:
        """No windows."""
        return iter(())

    def read(self, window: Window) -> Seen:
        """Nothing but O, logits (n words, 1), and states of zeros (n words, 384)."""
        return Seen(np.zeros((len(window.words), 1), np.float32), np.zeros((len(window.words), 384), np.float32))

    def stance(self, text: str, holder: Place | None, target: Place) -> Judged:
        """Even logits (3,) and a state (384,) of zeros."""
        return Judged(np.zeros(3, np.float32), np.zeros(384, np.float32))

    def meaning(self, words: str) -> Floats:
        """The first unit vector (384,)."""
        vector: Floats = np.eye(1, 384, dtype=np.float32)[0]
        return vector


def blind() -> Encoder:
    """The one encoder that sees nothing."""
    return cast(Encoder, Blind())
