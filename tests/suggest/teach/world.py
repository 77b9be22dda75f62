"""A small encoder whose states are known, and articles by people who use names in their own way."""

import re
from collections.abc import Iterator

import numpy as np

from tests.builders import an_annotation
from workbench.records import Annotation, Article, Decision, Mention, Record, Status
from workbench.suggest.encoder import Encoder, Judged, Seen
from workbench.suggest.pieces import Window

TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-MISC", "I-MISC")
_WORD = re.compile(r"\w+|[^\w\s]")


class Plain(Encoder):
    """Takes each word with a capital for a person; a word's state is the word, and the one before."""

    def __init__(self) -> None:
        self.name, self.version, self.tags = "plain", "1", TAGS

    def windows(self, text: str, start: int, end: int) -> Iterator[Window]:
        """One window."""
        words = tuple(found.span() for found in _WORD.finditer(text, start, end))
        self._text = text
        if words:
            yield Window(words, (), (), ())

    def read(self, window: Window) -> Seen:
        """Sure of each word, and often wrong."""
        words = [self._text[start:end] for start, end in window.words]
        states = [
            np.concatenate([vector(word), vector(before)]) for before, word in zip(["", *words], words, strict=False)
        ]
        logits = np.zeros((len(words), len(TAGS)), np.float32)
        for at, word in enumerate(words):
            named, goes_on = word[:1].isupper(), at and words[at - 1][:1].isupper()
            logits[at, TAGS.index("I-PERSON" if named and goes_on else "B-PERSON" if named else "O")] = 2
        return Seen(logits, np.array(states, np.float32))

    def stance(self, text: str, holder: tuple[int, int] | None, target: tuple[int, int]) -> Judged:
        """Neutral, whatever is said; the state is what stands between the two."""
        between = text[holder[1] if holder else 0 : target[0]]
        state = np.sum([vector(word) for word in _WORD.findall(between)] or [vector("")], axis=0, dtype=np.float32)
        return Judged(np.array([0, 0, 1], np.float32), state)


class Judging(Plain):
    """The same, and remembers what it was asked: the text, the holder's words and the target's."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str | None, str]] = []

    def stance(self, text: str, holder: tuple[int, int] | None, target: tuple[int, int]) -> Judged:
        """As above."""
        self.asked.append((text, text[slice(*holder)] if holder else None, text[slice(*target)]))
        return super().stance(text, holder, target)


def vector(word: str) -> np.ndarray:
    """A vector that is a word's own, and the same each time."""
    return np.random.default_rng(list(word.encode()) or [0]).normal(size=24).astype(np.float32)


def a_reading(article: Article, done: bool = True, **records: Record) -> Annotation:
    """A reading by `ann` of all of `article`, finished unless said otherwise."""
    state: dict[str, Record] = {"status": Status("done")} if done else {}
    return an_annotation(article, **state, **{key.replace("fate_", "fate:"): each for key, each in records.items()})


def suggested(mention: Mention, fate: str = "accepted") -> Decision:
    """What became of a suggestion to mark this."""
    return Decision(fate, mention)  # type: ignore[arg-type]
