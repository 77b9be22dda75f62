"""Teaching positions: the correction of support, oppose and neutral, and whether it helps on pairs held out."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.suggest.teach.correction import Examples, fitted
from workbench.suggest.teach.pairs import POLARITIES
from workbench.suggest.teach.taught import Correction
from workbench.suggest.teach.trial import FOLDS

FEWEST = 30
"""Pairs that people took a position on, below which nothing is taught."""
_WORTH = 0.01


class Positions(NamedTuple):
    """The correction, where it helps, and the sentence that says so."""

    correction: Correction | None
    sentence: str


def positions(examples: Examples | None, restraint: float) -> Positions:
    """The correction that the pairs teach, if it helps on those of articles held out."""
    said = int(np.sum(examples.weights >= 1)) if examples else 0
    kinds = len(np.unique(examples.answers)) if examples else 0
    if not examples or said < FEWEST or kinds < 2 or len(np.unique(examples.groups)) < 2:
        return Positions(None, f"Positions teach nothing yet: {said} pairs were told apart, {FEWEST} are needed.")
    after = _held_out(examples, restraint)
    old, new = macro_f1(examples.logits.argmax(axis=1), examples), macro_f1(after, examples)
    what = f"macro-F1 of support, oppose and neutral on {len(after)} pairs held out: {old:.2f} before, {new:.2f} after"
    if new < old + _WORTH:
        return Positions(None, f"For positions it does not help, so they stay as they are ({what}).")
    return Positions(fitted(examples, restraint), f"For positions it helps ({what}).")


def macro_f1(given: NDArray[np.int64], examples: Examples) -> float:
    """The mean F1 of the polarities that occur, each pair by its weight."""
    found = []
    for polarity in range(len(POLARITIES)):
        right, is_, said = given == examples.answers, examples.answers == polarity, given == polarity
        if is_.any():
            found.append(2 * examples.weights @ (right & is_) / (examples.weights @ is_ + examples.weights @ said))
    return float(np.mean(found))


def _held_out(examples: Examples, restraint: float) -> NDArray[np.int64]:
    """What the pairs of each article are judged after teaching with the articles of other folds."""
    given = np.zeros(len(examples.answers), np.int64)
    for fold in range(FOLDS):
        out = examples.groups % FOLDS == fold
        if out.any():
            correction = fitted(examples.of(~out), restraint)
            given[out] = correction(examples.states[out], examples.logits[out]).argmax(axis=1)
    return given
