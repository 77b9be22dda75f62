"""Who finds names, each called alike: passages in, and out comes for each passage what is named in it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from tests.measure.eval.reference import Suggester
from tests.measure.eval.sets import GROUPS, Name, Passage
from workbench.records import Article, Mention, Record, Region
from workbench.suggest.encoder import Encoder

Finder = Callable[[Sequence[Passage]], Iterable[Collection[Name]]]


def article(passage: Passage) -> Article:
    """The passage as an article that is body throughout."""
    body = (Region(0, len(passage.text), passage.text, "body"),) if passage.text else ()
    return Article(passage.id, passage.text, regions=body)


def by(suggests: Suggester) -> Finder:
    """What a suggester names, links or not. Descriptions (“regime troops”) are left out."""

    def find(passages: Sequence[Passage]) -> Iterator[Collection[Name]]:
        for passage in passages:
            found = (each for each in suggests(article(passage)).values() if isinstance(each, Mention))
            yield [name(each) for each in found if each.type == "name"]

    return find


def remembered(suggests: Suggester) -> Suggester:
    """The same suggester, which reads no text twice."""
    kept: dict[str, Mapping[str, Record]] = {}

    def suggests_once(each: Article) -> Mapping[str, Record]:
        if each.text not in kept:
            kept[each.text] = suggests(each)
        return kept[each.text]

    return suggests_once


def name(mention: Mention) -> Name:
    """A mention with the group that is scored."""
    return mention.start, mention.end, GROUPS[mention.label]


def model(folder: Path | None = None) -> Finder:
    """An encoder alone, the shipped one or that of a folder: the likeliest tag of each word, and no rules."""
    encoder = Encoder(folder) if folder else Encoder()

    def find(passages: Sequence[Passage]) -> Iterator[Collection[Name]]:
        for passage in passages:
            windows = encoder.windows(passage.text, 0, len(passage.text))
            yield [name for window in windows for name in _read(encoder, window.words, encoder.read(window).logits)]

    return find


def _read(encoder: Encoder, words: Sequence[tuple[int, int]], logits: np.ndarray) -> Iterator[Name]:
    """Names of one window. An I that goes on nothing begins a name."""
    start, end, label = 0, 0, "O"
    for (first, last), best in zip(words, logits.argmax(axis=1), strict=True):
        part, _, here = encoder.tags[best].partition("-")
        if part == "I" and here == label:
            end = last
            continue
        if label in GROUPS:
            yield start, end, GROUPS[label]
        start, end, label = first, last, here
    if label in GROUPS:
        yield start, end, GROUPS[label]
