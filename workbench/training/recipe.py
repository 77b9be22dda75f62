"""What is trained on what: first names, meaning and most pairs together, then, briefly, the nearest pairs.

Two stages, because the second is short enough to be repeated without each group of pairs that it is judged on.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from workbench.suggest.pieces import Pieces
from workbench.training import templates
from workbench.training.fit import Fitting, Material
from workbench.training.net import Net, Teacher
from workbench.training.sets import Line, Pair, Passage, Span, kept_apart, origin_of, pairs, passages

SEED = 0
EPOCHS = 5.0
FINISHING, FOLDING = 0.75, 0.25
"""Epochs of the second stage, and where it is repeated for judging pairs; all pairs come once either way."""
GONE = 0.3
"""How far from the net before to the net after the second stage: the best on the sets kept apart."""
NEAREST = "re3d"
"""The set whose texts and pairs are most like the ones that will be read."""
_MADE_PASSAGES, _MADE_PAIRS = 4000, 2000
_SHARES = {"btc": (0.45, 0.1), "wnut17": (0.7, 0.15)}
"""Of these sets, the shares of passages with names and without that are taken: news is written otherwise."""
_PAIRS = {"re3d": (1.0, 1.0), "plover": (1.0, 1.0), "unscon": (0.7, 0.4), "newsmtsc": (0.12, 0.4), "made": (1.0, 0.7)}
"""Of these sets, the share of pairs taken, and how much each counts."""


def first(
    net: Net, pieces: Pieces, teacher: Teacher | None, folder: Path, without: str = "", epochs: float = EPOCHS
) -> Net:
    """Names, meaning, and all pairs but the nearest; `without` leaves out one set of names, and all pairs."""
    marked = [] if without else list(_pairs(folder, lambda pair: pair.origin != NEAREST))
    material = Material(list(_passages(folder, without)), marked)
    return Fitting(net, pieces, teacher, epochs=epochs, seed=SEED)(material)


def finish(
    net: Net, pieces: Pieces, teacher: Teacher | None, folder: Path, without: str = "", epochs: float = FINISHING
) -> Net:
    """All pairs, the nearest twice, beside the names once more; `without` leaves out one corpus of pairs.

    What comes out lies between the net before and after (Wortsman et al. 2022): so it forgets less about names.
    """
    before = {name: each.clone() for name, each in net.state_dict().items()}
    chosen = list(_pairs(folder, lambda pair: not without or pair.corpus != without))
    nearest = [(pair, 1.0) for pair, _ in chosen if pair.origin == NEAREST]
    material = Material(list(_passages(folder, "")), [*chosen, *nearest])
    fitting = Fitting(net, pieces, teacher, epochs=epochs, seed=SEED + 1, step=1.5e-4, head_step=3e-4)
    after = fitting(material, per_pass=epochs).state_dict()
    net.load_state_dict({name: each.lerp(after[name], GONE) for name, each in before.items()})
    return net


def nearest(folder: Path) -> list[Pair]:
    """The pairs on which the second stage is judged."""
    return [pair for pair in pairs(folder) if pair.origin == NEAREST]


def _passages(folder: Path, without: str) -> Iterable[Passage]:
    rng = random.Random(SEED)
    for passage in passages(folder, dev=False):
        named, bare = _SHARES.get(passage.origin, (1.0, 1.0))
        if passage.origin != without and rng.random() < (named if passage.spans else bare):
            yield passage
    for line in templates.entities(_MADE_PASSAGES):
        made = msgspec.convert(line, Line)
        spans = tuple(Span(each.start, each.end, "MISC" if each.label == "NORP" else each.label) for each in made.spans)
        yield Passage(made.text, spans, "made")


def _pairs(folder: Path, wanted: Callable[[Pair], bool]) -> Iterable[tuple[Pair, float]]:
    rng = random.Random(SEED)
    made = (msgspec.convert(line, Line) for line in templates.pairs(_MADE_PAIRS))
    ours = [
        Pair(each.id, each.text, each.holder, each.target, each.label, "made", "made") for each in made if each.target
    ]
    for pair in [*pairs(folder), *ours]:
        share, weight = _PAIRS.get(pair.origin, (1.0, 1.0))
        if wanted(pair) and rng.random() < share:
            yield pair, weight


def taken(folder: Path, without: str) -> tuple[list[Passage], list[Pair]]:
    """All passages and pairs that both stages are trained on."""
    return list(_passages(folder, without)), [pair for pair, _ in _pairs(folder, lambda _: True)]


def seen(files: Sequence[str], without: str) -> list[str]:
    """Of these files of a folder, those that are trained on."""
    return [each for each in files if not kept_apart(each) and (each[:4] != "ent_" or origin_of(each) != without)]


def corpora(chosen: Sequence[Pair]) -> list[str]:
    """The corpora that these pairs are from."""
    return sorted({pair.corpus for pair in chosen})
