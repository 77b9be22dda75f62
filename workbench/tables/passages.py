"""Where in its article something stands: in which paragraph, and in which sentence.

Two names in one sentence are nearer to each other than two in one article; whoever counts what occurs together asks
for it. Sentences are told by punctuation alone, in any script that has some, so that to count needs no model.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

# behind a full stop come a blank and no small letter; the marks of other scripts end a sentence by themselves
_BREAK = re.compile(
    r"[\n\r.!?…؟۔।。！？](?:"
    r"(?<=[\n\r])\s*+(?=\S)"
    r"|(?<=[.!?…])[”\"’»)\]]*+[^\S\n\r]++(?=[“\"«„‘(\[]?[^\W\d_a-zß-öø-ÿ])"
    r"|(?<=[؟۔।。！？])[”\"’»)\]]*+[^\S\n\r]*+(?=[^\s؟۔।。！？]))"
)
_SHORTENED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Brig|Sgt|St|No|Prof|Sen|Rep|Gov|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
_LONGEST = 6
"""Characters of the longest of them, with its stop and what stands before it."""


class Passages(NamedTuple):
    """Where each paragraph and each sentence of a text begins, in code points, in text order."""

    paragraphs: list[int]
    sentences: list[int]

    def at(self, start: int) -> tuple[int, int]:
        """The paragraph and the sentence in which a place is, both counted from 0 through the whole text."""
        return max(bisect_right(self.paragraphs, start) - 1, 0), max(bisect_right(self.sentences, start) - 1, 0)


def passages(text: str) -> Passages:
    """The paragraphs of a text, which are its lines with words in them, and the sentences in these."""
    first = len(text) - len(text.lstrip())
    found = Passages([first], [first])
    for broken in _BREAK.finditer(text, first):
        stop = broken.start()
        if text[stop] in "\n\r":
            found.paragraphs.append(broken.end())
        elif text[stop] == "." and _SHORTENED.search(text, max(0, stop + 1 - _LONGEST), stop + 1):
            continue  # a title, an initial or a month
        found.sentences.append(broken.end())
    return found
