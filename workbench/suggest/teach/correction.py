"""Learning a correction: what to add to an encoder's logits so that the words people labelled come out as labelled.

Multinomial logistic regression whose starting point, and the point it is drawn back to, is the encoder as it is: the
encoder's logits are an offset, and the weights of the correction are penalised by their square (ridge; Hoerl and
Kennard, 1970). So a few examples change little, and none change nothing. The problem is convex; the answer is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.suggest.encoder import softmax
from workbench.suggest.teach.taught import Correction, Floats

_SURE, _EVERY = 0.999, 8


@dataclass(frozen=True, eq=False)
class Examples:
    """What to learn from, a row an example.

    `states` (n, k) and `logits` (n, c) as the encoder gave them, `answers` (n,) the right column, `weights` (n,) how
    much each counts, `groups` (n,) the number of the article, so that whole articles can be held out.
    """

    states: Floats
    logits: Floats
    answers: NDArray[np.int64]
    weights: Floats
    groups: NDArray[np.int64]

    def of(self, rows: NDArray[Any]) -> "Examples":
        """The rows that are chosen, by number or by a mask."""
        return Examples(self.states[rows], self.logits[rows], self.answers[rows], self.weights[rows], self.groups[rows])


def joined(parts: Sequence[Examples]) -> Examples:
    """The examples of several, in their order. There is at least one."""
    return Examples(
        np.concatenate([each.states for each in parts]),
        np.concatenate([each.logits for each in parts]),
        np.concatenate([each.answers for each in parts]),
        np.concatenate([each.weights for each in parts]),
        np.concatenate([each.groups for each in parts]),
    )


def fitted(examples: Examples, restraint: float) -> Correction:
    """The correction that the examples teach; the more `restraint`, the less it departs from the encoder."""
    # they load slowly, and only who teaches needs them
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    width, classes = examples.states.shape[1], examples.logits.shape[1]
    if not len(examples.answers):
        return Correction(np.zeros((width, classes), np.float32), np.zeros(classes, np.float32))
    states = np.hstack([examples.states, np.ones((len(examples.answers), 1), np.float32)]).astype(np.float64)
    right = np.eye(classes)[examples.answers]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        parameters = flat.reshape(width + 1, classes)
        chances = softmax(examples.logits + states @ parameters)
        missed = -np.log(np.maximum(chances[right > 0], 1e-12))
        slope = states.T @ ((chances - right) * examples.weights[:, None]) + restraint * parameters
        return float(examples.weights @ missed + restraint / 2 * (flat @ flat)), slope.ravel()

    with threadpool_limits(1):  # more would wait for each other whenever the machine has something else to do
        found = minimize(loss, np.zeros((width + 1) * classes), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    parameters = found.x.reshape(width + 1, classes).astype(np.float32)
    return Correction(parameters[:-1], parameters[-1])


def thinned(examples: Examples) -> Examples:
    """All examples on which the encoder is in any doubt, and every eighth of the others, which counts for eight.

    Most words are no name, and the encoder is sure of it; it takes few of them to say that this is to stay so.
    """
    chances = softmax(examples.logits)[np.arange(len(examples.answers)), examples.answers]
    sure = np.flatnonzero((chances > _SURE) & (examples.weights > 0))
    rows = np.sort(np.concatenate([np.flatnonzero((chances <= _SURE) & (examples.weights > 0)), sure[::_EVERY]]))
    found = examples.of(rows)
    return replace(found, weights=np.where(chances[rows] > _SURE, _EVERY, 1).astype(np.float32) * found.weights)
