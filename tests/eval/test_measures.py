"""F1 of names, macro-F1 and sign of stances, and calibration, against published examples where there are any."""

import pytest

from tests.measure.eval.bands import bands, error
from tests.measure.eval.marks import Marks, marked, mean, micro
from tests.measure.eval.sets import Name, Passage
from tests.measure.eval.signs import signs

WORDS = "aa bb cc dd ee ff gg"
"""Seven words, so that names can be told by their numbers."""


def a_name(first: int, last: int, group: str) -> Name:
    """The name from one word of `WORDS` to another, both in it."""
    return 3 * first, 3 * last + 2, group


def a_passage(*names: Name) -> Passage:
    return Passage("", WORDS, names, tuple(group for *_, group in names))


def test_exact_f1_is_that_of_the_example_in_seqeval() -> None:
    # Nakayama (2018), seqeval's README: F1 0.50 over all, 0.00 for the first type, 1.00 for PER
    passages = [a_passage(a_name(3, 5, "ORG")), a_passage(a_name(0, 1, "PERSON"))]
    marks = marked(passages, [[a_name(2, 5, "ORG")], [a_name(0, 1, "PERSON")]], {"ORG", "PERSON"})
    assert (marks["ORG"].f1, marks["PERSON"].f1, micro(marks).f1) == (0.0, 1.0, 0.5)
    assert mean(marks) == 0.5


def test_overlap_counts_what_shares_a_character() -> None:
    marks = marked([a_passage(a_name(3, 5, "ORG"))], [[a_name(2, 3, "ORG"), a_name(0, 0, "ORG")]], {"ORG"})
    assert marks["ORG"] == Marks(given=1, found=2, exact=0, met=1, meeting=1)
    assert marks["ORG"].overlap_f1 == pytest.approx(2 / 3)


def test_names_that_touch_do_not_overlap() -> None:
    marks = marked([Passage("", "aabb", ((0, 2, "ORG"),), ("ORG",))], [[(2, 4, "ORG")]], {"ORG"})
    assert marks["ORG"].overlap_f1 == 0.0


def test_the_same_name_twice_is_right_once() -> None:
    twice = [a_name(0, 0, "ORG"), a_name(0, 0, "ORG")]
    assert marked([a_passage(a_name(0, 0, "ORG"))], [twice], {"ORG"})["ORG"].exact == 1


def test_what_a_set_does_not_annotate_is_not_held_against_who_finds_it() -> None:
    found = [a_name(0, 0, "PERSON"), a_name(2, 2, "PLACE")]
    marks = marked([a_passage(a_name(0, 0, "PERSON"))], [found], {"PERSON"})
    assert list(marks) == ["PERSON"]
    assert micro(marks).f1 == 1.0


def test_a_group_without_names_has_no_f1() -> None:
    marks = marked([a_passage()], [[]], {"PERSON"})
    assert (marks["PERSON"].f1, marks["PERSON"].precision, mean(marks)) == (None, None, None)


def test_macro_f1_is_that_of_the_example_in_scikit_learn() -> None:
    # scikit-learn's documentation of f1_score: y_true 0 1 2 0 1 2, y_pred 0 2 1 0 0 1, macro 0.26..., micro 0.33...
    said = [(1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)]
    found = signs(["support", "oppose", "neutral"] * 2, said)
    assert found.macro_f1 == pytest.approx(0.2667, abs=1e-4)
    assert found.accuracy == pytest.approx(1 / 3)


def test_the_sign_is_judged_where_both_are_polar() -> None:
    given = ["support", "support", "oppose", "neutral", "oppose"]
    said = [(0.8, 0.1, 0.1), (0.2, 0.7, 0.1), (0.1, 0.8, 0.1), (0.9, 0.0, 0.1), (0.2, 0.2, 0.6)]
    assert (signs(given, said).sign, signs(given, said).polar) == (pytest.approx(2 / 3), 3)


def test_a_polarity_that_a_set_lacks_is_not_scored() -> None:
    found = signs(["oppose", "neutral"], [(0.0, 1.0, 0.0), (0.0, 0.0, 1.0)])
    assert found.macro_f1 == 1.0
    assert signs([], []).macro_f1 is None


def test_bands_tell_what_was_promised_from_what_was_kept() -> None:
    judged = [(0.92, True), (0.94, False), (1.0, True), (0.3, False)]
    found = bands(judged)
    assert [(each.low, each.n, each.right) for each in found] == [(0.0, 1, 0.0), (0.9, 2, 0.5), (0.95, 1, 1.0)]
    # by the definition of Naeini, Cooper and Hauskrecht (2015): (1 * 0.3 + 2 * 0.43 + 1 * 0) / 4
    assert error(found) == pytest.approx(0.29)
    assert error([]) is None
