"""What a net gets right: names on passages, stance on pairs. For choosing between nets only."""

from collections import Counter
from collections.abc import Sequence

import torch

from workbench.suggest.pieces import Pieces
from workbench.training.batches import as_names, as_pairs, cut, grouped
from workbench.training.net import Net
from workbench.training.sets import STANCES, TAGS, Pair, Passage

GROUPS = {"PERSON": "person", "ORG": "org", "ARMED_GROUP": "org", "STATE": "place", "PLACE": "place"}


@torch.no_grad()
def names_right(net: Net, pieces: Pieces, passages: Sequence[Passage]) -> dict[str, float]:
    """Exact F1 for people, for organisations with armed groups, for places with states, and for all of these.

    On words, where a name that begins inside a word counts as that word.
    """
    net.eval()
    count: Counter[tuple[str, str]] = Counter()
    for group in grouped(cut(pieces, passages), 4096):
        batch = as_names(group)
        found = net.tags(net.states(batch.ids, batch.types, batch.mask)).argmax(2)
        for row, each in zip(found, group, strict=True):
            right, ours = _spans(each.tags), _spans([TAGS[row[first]] for first in each.window.firsts])
            for kind, spans in (("gold", right), ("found", ours), ("both", right & ours)):
                count.update((kind, which) for label in (span[2] for span in spans) for which in (label, "all"))
    return {which: _f1(count, which) for which in ("person", "org", "place", "all")}


@torch.no_grad()
def stances(net: Net, pieces: Pieces, pairs: Sequence[Pair]) -> list[list[float]]:
    """For each pair the probabilities of support, oppose and neutral."""
    net.eval()
    found: list[list[float]] = []
    for at in range(0, len(pairs), 64):
        batch = as_pairs(pieces, [(each, 1.0) for each in pairs[at : at + 64]])
        states = net.states(batch.ids, batch.types, batch.mask)
        found += net.stance(net.pair(states, batch.types, batch.mask)).softmax(1).tolist()
    return found


def stances_right(pairs: Sequence[Pair], found: Sequence[Sequence[float]]) -> dict[str, float]:
    """Macro-F1 over the three, accuracy, and how often the sign is right where both sides are polar."""
    said = [STANCES[max(range(3), key=each.__getitem__)] for each in found]
    right = [each.label for each in pairs]
    f1s = []
    for label in STANCES:
        both = sum(a == b == label for a, b in zip(said, right, strict=True))
        f1s.append(2 * both / max(1, said.count(label) + right.count(label)))
    polar = [(a, b) for a, b in zip(said, right, strict=True) if "neutral" not in (a, b)]
    return {
        "macro": sum(f1s) / 3,
        "accuracy": sum(a == b for a, b in zip(said, right, strict=True)) / max(1, len(right)),
        "sign": sum(a == b for a, b in polar) / max(1, len(polar)),
        "polar": len(polar),
    }


def _spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    spans, start, kind = set(), 0, ""
    for at, tag in enumerate([*tags, "O"]):
        group = GROUPS.get(tag[2:], "")
        if kind and (tag[0] != "I" or group != kind):
            spans.add((start, at, kind))
            kind = ""
        if group and not kind:
            start, kind = at, group
    return spans


def _f1(count: Counter[tuple[str, str]], which: str) -> float:
    return 2 * count["both", which] / max(1, count["gold", which] + count["found", which])
