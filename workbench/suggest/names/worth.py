"""Which windows need not be read: those in which nothing could be a name that is not known already.

A pass of the model is the dearest thing that is done for an article. In one with care for capitals, a window whose
capitals are all in known names, or begin sentences with "The" and its like, has nothing to find; the better a registry
knows its war, the more such windows there are. Short texts, such as posts, are written with less care and read whole.
"""

from collections.abc import Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from workbench.suggest.pieces import Window
from workbench.suggest.reading import Reading

CAREFUL = 1000
"""Code points of a text that is taken to be written with care."""
_OPENING = frozenset(".!?…:;”\"“'’‘»«)(")


def worth_reading(reading: Reading, window: Window) -> bool:
    """Whether a word with a capital, or no word at all with one, leaves a name to be found in the window."""
    if len(reading.text) < CAREFUL or not window.words:
        return True
    capitals = list(_capitals(reading.text, window))
    known = reading.within(window.words[0][0], window.words[-1][1])
    return not capitals or any(
        not (opens and reading.text[start:end].lower() in STOP_WORDS)
        and not any(each.start <= start and end <= each.end for each in known)
        for start, end, opens in capitals
    )


def _capitals(text: str, window: Window) -> Iterator[tuple[int, int, bool]]:
    """Bounds of the words with a capital, and whether they may have it for opening a sentence."""
    before = "."
    for start, end in window.words:
        word = text[start:end]
        if word != word.lower() and word != "I":
            yield start, end, before in _OPENING and word == word.capitalize()  # "US" is no "us"
        before = word
