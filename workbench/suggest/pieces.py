"""Words and word pieces: how a text is cut for the encoder, the same way when it is trained and when it reads.

The encoder knows no capitals. How a word is written is told to it beside the pieces, as one of five types.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

from workbench.suggest.clauses import sentences

CLS, SEP = 101, 102
SHORT = 64
"""Pieces of a window that is filled with whole sentences."""
LONG = 128
"""Pieces of the longest window, for a sentence that is longer than the short one."""
CASES = 5


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text as the encoder reads it.

    `words`: bounds in code points of the text, half-open. `firsts`: where each word begins in `ids`. `ids` and `cases`:
    one number a piece, with the marks for beginning and end.
    """

    words: tuple[tuple[int, int], ...]
    firsts: tuple[int, ...]
    ids: tuple[int, ...]
    cases: tuple[int, ...]


class Word(NamedTuple):
    """One word or sign: `[start, end)` in code points, and its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


class Pieces:
    """The tokenizer of a model folder. Raises whatever `tokenizers` raises where the file is none."""

    def __init__(self, file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """The words and signs of `text[start:end]`, without those of which no piece is left (control characters)."""
        read = self._tokenizer.encode(text[start:end], add_special_tokens=False)
        ids, offsets, found = read.ids, read.offsets, []
        first = 0
        for _, group in groupby(read.word_ids):
            last = first + sum(1 for _ in group)
            found.append(Word(start + offsets[first][0], start + offsets[last - 1][1], tuple(ids[first:last])))
            first = last
        return found

    def windows(self, text: str, start: int, end: int, short: int = SHORT) -> Iterator[Window]:
        """Windows over `text[start:end]`: as many whole sentences as go into `short` pieces, or one cut up sentence."""
        waiting: list[Word] = []
        for sentence in sentences(text, start, end):
            words = self.words(text, *sentence)
            if waiting and _size(waiting) + _size(words) > short - 2:
                yield window(text, waiting)
                waiting = []
            waiting += words
            while _size(waiting) > LONG - 2:
                cut = _cut(text, waiting)
                yield window(text, waiting[:cut])
                waiting = waiting[cut:]
        if waiting:
            yield window(text, waiting)


def window(text: str, words: Sequence[Word]) -> Window:
    """The window of these words of `text`."""
    ids, cases, firsts = [CLS], [0], []
    for word in words:
        firsts.append(len(ids))
        ids += word.pieces
        cases += [case(text[word.start : word.end])] * len(word.pieces)
    return Window(tuple((each.start, each.end) for each in words), tuple(firsts), (*ids, SEP), (*cases, 0))


@lru_cache(maxsize=1 << 14)
def case(word: str) -> int:
    """How a word is written: 0 small or no letters, 1 Capitalised, 2 CAPITALS, 3 miXed, 4 one capital letter."""
    if word == word.lower():
        return 0
    if word == word.upper():
        return 4 if len(word) == 1 else 2
    return 1 if word[:1] == word[:1].upper() and word[1:] == word[1:].lower() else 3


def _size(words: Sequence[Word]) -> int:
    return sum(len(each.pieces) for each in words)


def _cut(text: str, words: Sequence[Word]) -> int:
    """After how many words to cut a sentence that is too long: after a sign in its second half, if there is one."""
    size, most = 0, 0
    for at, word in enumerate(words):
        size += len(word.pieces)
        if size > LONG - 2:
            break
        most = at + 1
    signs = [at + 1 for at in range(most // 2, most) if text[words[at].start] in ",;:—–()"]
    return max(signs[-1] if signs else most, 1)
