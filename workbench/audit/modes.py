"""What was suggested while a reading was made, and which readings can therefore be held beside each other.

Only `blind` articles were drawn by lot, so only they can be compared with those where suggestions were shown. Whoever
chose to read without (`none`) may have chosen the articles too.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from workbench.records import ADJUDICATED, READ_REGIONS, Action, Annotation, Article

Mode = Literal["assisted", "blind", "none", "mixed"]
Reading = tuple[str, str]
"""Article and annotator."""

NEVER: frozenset[str] = frozenset({"undo", "redo"})
"""What takes back or brings back says nothing about how an article was read."""


def modes(histories: Mapping[str, Sequence[Action]]) -> dict[Reading, Mode]:
    """(article, annotator) → what was shown; `mixed` where it was not the same all the time.

    Names alone, `entities`, count as assisted: their suggestions were shown.
    """
    seen: dict[Reading, set[Mode]] = {}
    for annotator, actions in histories.items():
        for action in actions:
            if action.do not in NEVER:
                seen.setdefault((action.article, annotator), set()).add(_mode(action.assist))
    return {reading: next(iter(found)) if len(found) == 1 else "mixed" for reading, found in sorted(seen.items())}


def finished(readings: Iterable[Annotation]) -> list[Annotation]:
    """The readings that their annotators marked done, by annotator and article; what was adjudicated is none of them.

    Of a reading that goes on nobody knows yet what will have been left.
    """
    found = [each for each in readings if each.status == "done" and each.annotator != ADJUDICATED]
    return sorted(found, key=lambda each: (each.annotator, each.article))


def words_read(article: Article) -> int:
    """Words in title, standfirst and body; in all of the text where nobody has said what is the article."""
    read = [region.quote for region in article.regions if region.type in READ_REGIONS]
    return sum(len(words.split()) for words in (read if article.regions else [article.text]))


def _mode(assist: str) -> Mode:
    return "blind" if assist == "blind" else "none" if assist == "none" else "assisted"
