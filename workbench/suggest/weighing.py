"""What the lexicon sees and what the model says, weighed into chances of support, oppose and neutral.

Multinomial logistic regression over a few numbers (McFadden, 1974), with the sets balanced by stance. The weights were
fitted by `workbench/training/weigh.py` on re3d, with logits of models that had not seen the pair's corpus: ones for the
lexicon by itself (macro-F1 0.80 on corpora that had no part in them, sign right in 93 %), and ones for the two together
(0.82, 95 %).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from workbench.suggest.encoder import softmax
from workbench.suggest.marked import Signs

STANCES = ("support", "oppose", "neutral")
LEXICON_ALONE = (
    (-0.76, 0.49, 0.02, 0.55, -0.37, 0.28, -0.39, 0.78, -0.14),
    (0.04, -0.48, -0.43, 0.01, 1.27, -0.24, -0.45, -0.71, -0.39),
    (0.72, -0.0, 0.4, -0.56, -0.9, -0.03, 0.84, -0.07, 0.53),
)
TOGETHER = (
    (0.63, 0.37, -0.1, 0.61, -0.2, 0.14, -0.42, 0.56, -0.21, 0.52, -0.08, 0.17),
    (-1.17, -0.27, -0.34, -0.14, 0.97, -0.07, -0.33, -0.34, -0.17, -0.41, 0.36, -0.34),
    (0.54, -0.1, 0.45, -0.47, -0.77, -0.07, 0.75, -0.22, 0.38, -0.11, -0.28, 0.16),
)
CONCLUDED = 1.5
"""What a rule counts for that has read the article, and not two marked names: nine in ten are right on unseen texts."""


class Chances(NamedTuple):
    """Probabilities that add up to 1."""

    support: float
    oppose: float
    neutral: float

    @property
    def likeliest(self) -> str:
        """The stance with the highest probability."""
        return STANCES[self.index(max(self))]


def weighed(seen: Signs, logits: npt.NDArray[np.floating] | None = None, concluded: str = "") -> Chances:
    """The chances by what the lexicon sees and, if given, by the model's logits of support, oppose, neutral (3,).

    `concluded`: the stance at which a rule has arrived that knows the article.
    """
    found = np.array(LEXICON_ALONE if logits is None else TOGETHER) @ [
        1.0,
        *seen,
        *([] if logits is None else told(logits)),
    ]
    if concluded:
        found[STANCES.index(concluded)] += CONCLUDED
    return chances(found)


def told(logits: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """The logits as logarithms of probabilities, none below one in a hundred: no model is surer than that (3,)."""
    kept: npt.NDArray[np.float64] = np.log(np.maximum(chances(logits), 0.01))
    return kept


def chances(logits: npt.NDArray[np.floating]) -> Chances:
    """Probabilities of logits (3,)."""
    return Chances(*softmax(logits).tolist())
