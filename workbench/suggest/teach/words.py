"""From lessons to examples: the words of the articles as the encoder reads them, each with the tag it should have.

A word of a finished reading that is in no mark is no name. In a reading that was only begun, what is not marked is
not known, and is left out; so are words whose label the encoder does not have.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from workbench.suggest.encoder import Encoder, Seen
from workbench.suggest.pieces import Window
from workbench.suggest.reading import open_reading
from workbench.suggest.teach.correction import Examples, joined, thinned
from workbench.suggest.teach.lessons import Lesson, Mark

UNMARKED = 1.0
"""What a word counts that a finished reading leaves unmarked."""
_NONE = "O"
_OTHER = "MISC"
"""The encoder's label for names that are no mention here: nobody marks them, and it need not unlearn them."""


def words(lessons: Sequence[Lesson], encoder: Encoder) -> Examples | None:
    """The words that the lessons tell of, as examples; of those that the encoder surely has right, a share.

    The group is the number of the article among the ids in order. None where there is no such word.
    """
    groups = {id_: number for number, id_ in enumerate(sorted({each.article.id for each in lessons}))}
    read = ([*_parts(each, groups[each.article.id], encoder)] for each in lessons)
    found = [thinned(joined(parts)) for parts in read if parts]
    return joined(found) if found else None


def _parts(lesson: Lesson, group: int, encoder: Encoder) -> Iterator[Examples]:
    reading = open_reading(lesson.article)
    for stretch in reading.stretches:
        for window in encoder.windows(reading.text, stretch.start, stretch.end):
            yield _part(lesson, group, window, encoder.read(window), encoder.tags)


def _part(lesson: Lesson, group: int, window: Window, seen: Seen, tags: tuple[str, ...]) -> Examples:
    said = [_answer(word, lesson, tags) for word in window.words]
    answers = np.array([answer for answer, _ in said], np.int64)
    weights = np.array([weight for _, weight in said], np.float32)
    guessed = seen.logits.argmax(axis=1)
    other = [tags[at].endswith(_OTHER) for at in guessed]
    weights[(answers == tags.index(_NONE)) & np.array(other, bool)] = 0
    return Examples(seen.states, seen.logits, answers, weights, np.full(len(said), group))


def _answer(word: tuple[int, int], lesson: Lesson, tags: tuple[str, ...]) -> tuple[int, float]:
    """The number of the tag that a word should have, and how much that counts."""
    mark = next((each for each in lesson.marks if each.start < word[1] and word[0] < each.end), None)
    if mark is None:
        return tags.index(_NONE), UNMARKED if lesson.whole else 0.0
    tag = _tag(word, mark)
    return (tags.index(tag), mark.weight) if tag in tags else (tags.index(_NONE), 0.0)


def _tag(word: tuple[int, int], mark: Mark) -> str:
    part = "B" if word[0] <= mark.start else "I"
    return f"{part}-{mark.label}" if mark.label else _NONE
