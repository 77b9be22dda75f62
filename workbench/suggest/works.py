"""Titles of works: a name inside the title of a book or film names nobody in the article (rule G7)."""

import re
from collections.abc import Iterator

_WORK = (
    r"(?:book|books|novel|memoir|film|movie|documentary|series|report|study|paper|essay|article|column|poem|play|song|"
    r"thesis|podcast|magazine|album)"
)
_CUE = re.compile(
    rf"(?:\b(?:co-?)?(?:author|editor|writer|director|producer)s?\s+of|\b{_WORK}(?:\s*,)?|\b(?:titled|entitled|called)"
    r"|\b(?:wrote|directed|published|reviewed))\s*,?\s*(?P<mark>[‘“\"'«„])"
)
_CLOSING = {"‘": "’", "“": "”", '"': '"', "'": "'", "«": "»", "„": "“"}
_LOWER_WORD = re.compile(r"\b[a-z]{5,}\b")
_LONGEST = 120


def titles_of_works(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of quoted titles that follow "author of", "the film" and the like, in code points of `text`.

    A title is told from a quotation by its capitals: it has no more than one long word that begins small.
    """
    for cue in _CUE.finditer(text):
        start = cue.end("mark")
        end = text.find(_CLOSING[cue["mark"]], start, start + _LONGEST)
        words = text[start:end]
        if end > start and words[0].isupper() and len(_LOWER_WORD.findall(words)) <= 1:
            yield start, end
