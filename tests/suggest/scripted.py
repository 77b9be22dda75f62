"""An encoder that sees what a test tells it to see."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

import numpy as np

from tests.suggest.blind import Blind
from workbench.suggest.encoder import Encoder, Seen
from workbench.suggest.pieces import Window

LABELS = ("PERSON", "ARMED_GROUP", "ORG", "STATE", "PLACE", "EVENT", "NORP", "MISC")
TAGS = ("O", *(f"{begin}-{label}" for label in LABELS for begin in "BI"))


class Scripted(Blind):
    """Sees each of some words as a name of a label, wherever they stand; `doubts` share a name between two labels."""

    name, version, tags = "scripted", "1", TAGS  # type: ignore[assignment]

    def __init__(self, names: Mapping[str, str], doubts: Mapping[str, Mapping[str, float]]) -> None:
        self._names, self._doubts, self._text = names, doubts, ""

    def windows(self, text: str, start: int, end: int) -> Iterator[Window]:
        """One window, whose words are cut at every sign, as the encoder's are."""
        self._text = text
        words = tuple(found.span() for found in re.compile(r"\w+|[^\w\s]").finditer(text, start, end))
        yield Window(words, tuple(range(len(words))), tuple(range(len(words))), (0,) * len(words))

    def read(self, window: Window) -> Seen:
        """Logits by which the told words are names."""
        logits = np.full((len(window.words), len(TAGS)), -9.0, np.float32)
        logits[:, 0] = 0
        for words, label in self._names.items():
            for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self._text):
                inside = [at for at, (left, _) in enumerate(window.words) if found.start() <= left < found.end()]
                for at in inside:
                    logits[at] = self._logits("B" if at == inside[0] else "I", self._doubts.get(words, {label: 0.9}))
        return Seen(logits, np.zeros((len(window.words), 384), np.float32))

    def _logits(self, begin: str, shares: Mapping[str, float]) -> "np.typing.NDArray[np.float32]":
        chances = np.full(len(TAGS), 1e-4, np.float32)
        chances[0] = max(1 - sum(shares.values()), 1e-4)
        for label, share in shares.items():
            chances[TAGS.index(f"{begin}-{label}")] = share
        row: np.typing.NDArray[np.float32] = np.log(chances / chances.sum())
        return row


def seeing(names: Mapping[str, str], doubts: Mapping[str, Mapping[str, float]] | None = None) -> Encoder:
    return cast(Encoder, Scripted(names, doubts or {}))
