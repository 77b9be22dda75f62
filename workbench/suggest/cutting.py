"""spaCy's tokenizer, in a time that grows with the text: what has no blank for long is handed to it in pieces.

It takes signs off a word one by one and looks at all the rest each time, so that five thousand brackets in a row cost
seconds and a hundred thousand an hour. Nobody's name is that long; addresses of pages are, and nobody is named there.
"""

import re

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

_LONG = re.compile(r"\S{100}")


class Cutter:
    """A tokenizer like the one underneath, but for what has no blank within a hundred code points."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The words of `text`."""
        cuts = [found.end() for found in _LONG.finditer(text) if found.end() < len(text)]
        pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        tokens = [token for piece in pieces for token in self._tokenizer(piece)]
        # a blank at the start of a piece is a word of its own, so none is lost between two
        words, spaces = [token.text for token in tokens], [bool(token.whitespace_) for token in tokens]
        return Doc(self._tokenizer.vocab, words=words, spaces=spaces)
