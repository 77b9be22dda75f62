"""Who says how a holder stands to a target, each called alike: a marked pair in, probabilities out."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from tests.measure.eval.sets import POLARITIES, Pair
from tests.measure.eval.signs import Probabilities
from workbench import suggest
from workbench.suggest.encoder import Encoder

Judge = Callable[[Pair], Probabilities | None]
"""None where the judge says nothing, as a cross-validation of other pairs."""

WEIGHED_ON = ("re3d", "plover")
"""Sets that the weights of the lexicon's cues, and of lexicon and model together, were fitted on (`weighing.py`)."""


def majority(pairs: Iterable[Pair]) -> Judge:
    """The commonest polarity of the pairs, whatever is asked."""
    commonest = Counter(each.polarity for each in pairs).most_common(1)[0][0]
    certain = _three(each == commonest for each in POLARITIES)
    return lambda _pair: certain


def lexicon() -> Judge:
    """The cue lexicon alone."""
    return lambda pair: _three(suggest.lexicon_between(pair.text, pair.holder, pair.target))


def together() -> Judge:
    """What the workbench says: `suggest.stance_between`."""
    return lambda pair: _three(suggest.stance_between(pair.text, pair.holder, pair.target))


def model(folder: Path | None = None) -> Judge:
    """An encoder's stance head alone, the shipped one or that of a folder."""
    encoder = Encoder(folder) if folder else Encoder()

    def judge(pair: Pair) -> Probabilities:
        logits = encoder.stance(pair.text, pair.holder, pair.target).logits.astype(float)
        likely = np.exp(logits - logits.max())
        return _three(likely / likely.sum())

    return judge


def held_out(file: Path) -> Judge:
    """What a cross-validation wrote down: a JSON list of {id, gold, probs}, each pair judged by who never saw it."""
    said = {str(each["id"]): _three(each["probs"]) for each in json.loads(file.read_bytes())}
    return lambda pair: said.get(pair.id)


def _three(values: Iterable[float]) -> Probabilities:
    support, oppose, neutral = values
    return float(support), float(oppose), float(neutral)
