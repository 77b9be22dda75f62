"""Positions are taught where that helps on articles held out, and otherwise left as they are."""

import numpy as np

from workbench.suggest.teach.correction import Examples
from workbench.suggest.teach.positions import FEWEST, macro_f1, positions

RANDOM = np.random.default_rng(5)
STATES = RANDOM.normal(size=(120, 5)).astype(np.float32)


def pairs(n: int, answers: np.ndarray) -> Examples:
    """Pairs of twelve articles, which the encoder calls neutral, all of them."""
    logits = np.tile(np.array([0, 0, 2], np.float32), (n, 1))
    return Examples(STATES[:n], logits, answers[:n], np.ones(n, np.float32), np.arange(n) % 12)


TOLD = np.where(STATES[:, 0] > 0, 1, 2)
"""Opposed where the first number of the state is above nought."""


def test_what_the_states_tell_is_taught() -> None:
    found = positions(pairs(120, TOLD), 5.0)
    assert found.correction is not None
    assert found.sentence.startswith("For positions it helps (macro-F1 of support, oppose and neutral on 120 pairs")


def test_what_the_states_do_not_tell_is_left() -> None:
    found = positions(pairs(120, np.full(120, 2) - (np.arange(120) % 40 == 0)), 5.0)
    assert found.correction is None
    assert "so they stay as they are" in found.sentence


def test_a_few_pairs_teach_nothing() -> None:
    few = positions(pairs(FEWEST - 1, TOLD), 5.0)
    assert few.correction is None
    assert few.sentence == f"Positions teach nothing yet: {FEWEST - 1} pairs were told apart, {FEWEST} are needed."
    assert positions(None, 5.0).correction is None


def test_pairs_of_one_polarity_teach_nothing() -> None:
    assert positions(pairs(120, np.full(120, 2)), 5.0).correction is None


def test_macro_f1_is_the_mean_over_the_polarities_that_occur() -> None:
    given = pairs(4, np.array([0, 0, 2, 2]))
    # support: 1 of 1 said, 1 of 2 there, 2/3; neutral: 2 of 3 said, 2 of 2 there, 4/5
    assert round(macro_f1(np.array([0, 2, 2, 2]), given), 6) == round((2 / 3 + 4 / 5) / 2, 6)
