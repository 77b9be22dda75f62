"""A correction goes as far from the encoder as the examples are many and agree, and no further."""

import numpy as np
import pytest

from workbench.suggest.encoder import softmax
from workbench.suggest.teach.correction import Examples, fitted, thinned

RANDOM = np.random.default_rng(7)
STATES = RANDOM.normal(size=(300, 6)).astype(np.float32)
RIGHT = (STATES[:, 0] > 0).astype(np.int64)
"""The encoder here says 0 of everything, with some certainty; right is what the first number of a state says."""


def examples(n: int = 300, weight: float = 1.0, answers: np.ndarray = RIGHT) -> Examples:
    logits = np.tile(np.array([2, 0], np.float32), (n, 1))
    return Examples(STATES[:n], logits, answers[:n], np.full(n, weight, np.float32), np.arange(n) % 5)


def moved(given: Examples, restraint: float = 5.0) -> float:
    correction = fitted(given, restraint)
    return float(np.abs(correction.weights).sum() + np.abs(correction.bias).sum())


def test_what_the_states_tell_is_learned() -> None:
    given = examples()
    assert (given.logits.argmax(axis=1) == RIGHT).mean() < 0.6
    corrected = fitted(given, 1.0)(given.states, given.logits)
    assert (corrected.argmax(axis=1) == RIGHT).mean() > 0.97


def test_at_the_answer_the_examples_pull_as_strongly_as_the_restraint_holds_back() -> None:
    given, restraint = examples(), 20.0
    found = fitted(given, restraint)
    missed = np.eye(2)[given.answers] - softmax(found(given.states, given.logits))
    assert given.states.T @ missed == pytest.approx(restraint * found.weights, abs=0.2)
    assert np.abs(restraint * found.weights).max() > 10


def test_few_examples_change_little_and_none_change_nothing() -> None:
    assert moved(examples(0)) == 0 < moved(examples(5)) < moved(examples(50)) < moved(examples(300))


def test_more_restraint_changes_less() -> None:
    assert moved(examples(), 1e6) < 0.01 < moved(examples(), 100) < moved(examples(), 1)


def test_an_example_of_twice_the_weight_counts_as_two() -> None:
    twice = Examples(*(np.concatenate([column, column]) for column in vars(examples(40)).values()))
    one, two = fitted(examples(40, weight=2.0), 5.0), fitted(twice, 5.0)
    assert one.weights == pytest.approx(two.weights, abs=1e-3)


def test_what_weighs_nothing_teaches_nothing() -> None:
    assert moved(examples(weight=0.0)) == 0


def test_an_encoder_that_is_right_is_left_nearly_as_it_is() -> None:
    sure = examples(answers=np.zeros(300, np.int64))
    sure.logits[:, 0] = 9
    assert moved(sure) < 0.05 < moved(examples())


def test_two_courses_on_the_same_examples_are_alike_to_the_last_bit() -> None:
    assert fitted(examples(), 5.0).weights.tobytes() == fitted(examples(), 5.0).weights.tobytes()


def test_chances_add_up_to_one_however_large_the_logits() -> None:
    assert softmax(np.array([[1000.0, 0.0], [0.0, 0.0]])).tolist() == [[1, 0], [0.5, 0.5]]


def test_of_the_words_that_the_encoder_is_sure_and_right_about_an_eighth_speaks_for_all() -> None:
    given = examples(80, answers=np.zeros(300, np.int64))
    given.logits[:64, 0] = 9  # the other 16 are in doubt
    few = thinned(given)
    assert (len(few.answers), float(few.weights.sum())) == (8 + 16, 80)


def test_a_word_that_the_encoder_is_sure_and_wrong_about_is_never_left_out() -> None:
    given = examples(80, answers=np.ones(300, np.int64))
    given.logits[:, 0] = 9
    assert len(thinned(given).answers) == 80


def test_what_weighs_nothing_is_left_out() -> None:
    assert len(thinned(examples(80, weight=0.0)).answers) == 0
