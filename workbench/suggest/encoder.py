"""The shipped encoder: one small network that reads a stretch of text in three ways.

Which words name something (`read`), how a marked holder stands to a marked target (`stance`), and what the words mean
(`meaning`). It runs offline on one processor core, one stretch at a time, so that what it says about a sentence never
depends on the sentences read beside it. How it was made stands in `model/README.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from workbench.suggest.pieces import CASES, LONG, Pieces, Window, Word, window
from workbench.trouble import Trouble

SHIPPED = Path(__file__).parent / "model"
Floats = npt.NDArray[np.float32]
Place = tuple[int, int]


class About(msgspec.Struct, frozen=True):
    """What `model.json` says of a model; `seen` are the labelled sets that it was trained on."""

    name: str
    version: str
    tags: tuple[str, ...]
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A window as it was read: for each word one logit a tag, and the word's state."""

    logits: Floats
    states: Floats


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked pair as it was read: logits of support, oppose and neutral, and the pair's state."""

    logits: Floats
    state: Floats


class Encoder:
    """A model folder, opened. Raises Trouble when it cannot be read."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        try:
            about = msgspec.json.decode((folder / "model.json").read_bytes(), type=About)
            self._pieces = Pieces(folder / "tokenizer.json")
            self._session = _session(folder / "model.onnx")
        except Exception as error:  # whatever the libraries raise over a file that is damaged or missing
            raise Trouble(
                f"{folder}: no model can be read there ({error}); install the workbench again, or name another folder"
            ) from error
        self.name, self.version, self.tags = about.name, about.version, about.tags

    def windows(self, text: str, start: int, end: int) -> Iterator[Window]:
        """The windows in which `text[start:end]` is read."""
        return self._pieces.windows(text, start, end)

    def read(self, window: Window) -> Seen:
        """Logits (n words, n tags) and states (n words, 384) of the window's words."""
        logits, states = self._run(["tags", "states"], window.ids, window.cases)
        firsts = list(window.firsts)
        return Seen(logits[0, firsts], states[0, firsts])

    def stance(self, text: str, holder: Place | None, target: Place) -> Judged:
        """How the holder stands to the target; both as bounds in code points of `text`, half-open.

        Of a long text the words around the two are read. Without a holder, whose view it is stays open.
        """
        logits, state = self._run(["stance", "pair"], *pair_window(self._pieces, text, holder, target))
        return Judged(logits[0], state[0])

    def meaning(self, words: str) -> Floats:
        """The meaning of some words (at most a paragraph) as a vector of length 1; the nearer, the more alike."""
        read = window(words, _around(self._pieces.words(words, 0, len(words)), []))
        vector: Floats = self._run(["meaning"], read.ids, (0,) * len(read.ids))[0][0]
        return vector

    def _run(self, wanted: list[str], ids: tuple[int, ...], types: tuple[int, ...]) -> list[Any]:
        return list(self._session.run(wanted, {"ids": np.array([ids]), "types": np.array([types])}))


def softmax(logits: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Probabilities (…, c) of logits (…, c)."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True), dtype=np.float64)
    chances: npt.NDArray[np.float64] = raised / raised.sum(axis=-1, keepdims=True)
    return chances


@cache
def shipped() -> Encoder:
    """The encoder that comes with the workbench, opened once."""
    return Encoder()


def pair_window(
    pieces: Pieces, text: str, holder: Place | None, target: Place
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers and types of the pieces around the two; a type says how a piece is written, and whose it is.

    The holder's have 5 added, the target's 10.
    """
    words = _around(pieces.words(text, 0, len(text)), [target, *([holder] if holder else [])])
    read = window(text, words)
    types = list(read.cases)
    for place, role in ((holder, 1), (target, 2)):
        for word, first in zip(words, read.firsts, strict=True):
            if place and word.start < place[1] and place[0] < word.end:
                for at in range(first, first + len(word.pieces)):
                    types[at] = read.cases[at] + CASES * role
    return read.ids, tuple(types)


def _around(words: list[Word], places: list[Place]) -> list[Word]:
    """As many words around the places (or from the beginning) as go into the longest window."""
    near = [at for at, word in enumerate(words) if any(word.start < end and start < word.end for start, end in places)]
    first, last = (near[0], near[-1]) if near else (0, -1)
    size = sum(len(each.pieces) for each in words[first : last + 1])
    grown = True
    while grown:
        grown = False
        if last + 1 < len(words) and size + len(words[last + 1].pieces) <= LONG - 2:
            last, size, grown = last + 1, size + len(words[last + 1].pieces), True
        if first > 0 and size + len(words[first - 1].pieces) <= LONG - 2:
            first, size, grown = first - 1, size + len(words[first - 1].pieces), True
    return _fitting(words[first : last + 1])


def _fitting(words: list[Word]) -> list[Word]:
    """Without the middle, where holder and target stand further apart than a window is long."""
    size = sum(len(each.pieces) for each in words)
    while size > LONG - 2 and words:
        middle = len(words) // 2
        size -= len(words[middle].pieces)
        words = [*words[:middle], *words[middle + 1 :]]
    return words


def _session(file: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # one core is quick enough, and leaves the others to the person; more would wait for each other on short windows
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
