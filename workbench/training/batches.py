"""Passages and pairs as padded batches of numbers, shuffled anew with each epoch."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from workbench.suggest.encoder import pair_window
from workbench.suggest.pieces import Pieces, Window
from workbench.training.sets import STANCES, TAGS, Pair, Passage, Span, allowed

MASK = 103
_SHORTS = (32, 48, 64, 64, 96, 128)
_JOINED = (1, 1, 1, 2, 2, 3)


class Names(NamedTuple):
    """A batch of windows: (windows, pieces) each, but `targets` with one weight a tag; 0 throughout is not scored."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    targets: Tensor


class Pairs(NamedTuple):
    """A batch of marked pairs: (pairs, pieces), and for each its stance and how much it counts."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    labels: Tensor
    weights: Tensor


class Cut(NamedTuple):
    """A window with its words' tags, and the set it is from."""

    window: Window
    tags: tuple[str, ...]
    origin: str


def cut(pieces: Pieces, passages: Sequence[Passage], rng: random.Random | None = None) -> list[Cut]:
    """The passages as windows: as they will be read, or with `rng` in all sizes and with neighbours joined."""
    found = []
    for passage in _joined(passages, rng) if rng else passages:
        short = rng.choice(_SHORTS) if rng else 64
        for window in pieces.windows(passage.text, 0, len(passage.text), short):
            found.append(Cut(window, tuple(_tags(window, passage.spans)), passage.origin))
    return found


def grouped(cuts: Sequence[Cut], size: int) -> list[list[Cut]]:
    """Windows of like length together, about `size` pieces in each group."""
    groups: list[list[Cut]] = [[]]
    for each in sorted(cuts, key=lambda each: len(each.window.ids)):
        if (len(groups[-1]) + 1) * len(each.window.ids) > size and groups[-1]:
            groups.append([])
        groups[-1].append(each)
    return groups


def names(cuts: Sequence[Cut], size: int, rng: random.Random) -> Iterator[Names]:
    """Batches of about `size` pieces in a new order, with what makes them harder to learn by heart."""
    groups = grouped(cuts, size)
    rng.shuffle(groups)
    for group in groups:
        yield as_names(group, rng)


def pairs(pieces: Pieces, chosen: Sequence[tuple[Pair, float]], size: int, rng: random.Random) -> Iterator[Pairs]:
    """Batches of `size` weighted pairs in a new order."""
    shuffled = list(chosen)
    rng.shuffle(shuffled)
    for at in range(0, len(shuffled), size):
        yield as_pairs(pieces, shuffled[at : at + size])


def as_pairs(pieces: Pieces, chosen: Sequence[tuple[Pair, float]]) -> Pairs:
    """One batch of these pairs."""
    read = [
        pair_window(pieces, each.text, _place(each.holder), (each.target.start, each.target.end)) for each, _ in chosen
    ]
    ids, mask = _padded([ids for ids, _ in read])
    types, _ = _padded([types for _, types in read])
    labels = torch.tensor([STANCES.index(each.label) for each, _ in chosen])
    return Pairs(ids, types, mask, labels, torch.tensor([weight for _, weight in chosen]))


def _place(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span and span.start < span.end else None


def _joined(passages: Sequence[Passage], rng: random.Random) -> Iterator[Passage]:
    at = 0
    while at < len(passages):
        count = rng.choice(_JOINED)
        group = [each for each in passages[at : at + count] if each.origin == passages[at].origin]
        at += len(group)
        text, spans = "", []
        for each in group:
            text += " " if text else ""
            spans += [Span(span.start + len(text), span.end + len(text), span.label) for span in each.spans]
            text += each.text
        yield Passage(text, tuple(spans), group[0].origin)


def _tags(window: Window, spans: Sequence[Span]) -> Iterator[str]:
    last = None
    for start, end in window.words:
        span = next((each for each in spans if each.start < end and start < each.end), None)
        yield f"{'I' if span is last else 'B'}-{span.label}" if span else "O"
        last = span


def as_names(batch: Sequence[Cut], rng: random.Random | None = None) -> Names:
    """One batch of these windows."""
    ids, mask = _padded([each.window.ids for each in batch])
    types, _ = _padded([_recased(each.window.cases, rng) for each in batch])
    targets = torch.zeros(*ids.shape, len(TAGS))
    for row, each in enumerate(batch):
        for first, tag in zip(each.window.firsts, each.tags, strict=True):
            for other, weight in allowed(tag, each.origin).items():
                targets[row, first, TAGS.index(other)] = weight
    if rng:  # names nobody has seen are what it will meet
        hidden = torch.rand(ids.shape, generator=torch.Generator().manual_seed(rng.randrange(2**31))) < 0.04
        ids = torch.where(hidden & (ids > 999), MASK, ids)
    return Names(ids, types, mask, targets)


def _recased(cases: Sequence[int], rng: random.Random | None) -> list[int]:
    """How the words are written; now and then as in a headline in capitals, a headline in Title Case, or a chat."""
    draw = rng.random() if rng else 1.0
    if draw < 0.03:
        return [2] * len(cases)
    if draw < 0.06:
        return [case or 1 for case in cases]
    return [0] * len(cases) if draw < 0.09 else list(cases)


def _padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, rows))
    ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
    mask = torch.tensor([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows])
    return ids, mask
