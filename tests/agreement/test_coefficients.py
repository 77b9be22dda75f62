"""Coefficients against the exact oracle, and what each says where it is not defined."""

import warnings
from random import Random

import pytest

from tests.agreement.matrices import compared, disagreements, matrix
from workbench.agreement.coefficients import ac1, alpha, cohen, cohen_error, f1, fleiss, free_marginal, percent
from workbench.agreement.measure import Unit

COMPARING = (alpha, fleiss, cohen, ac1, free_marginal)


def test_two_thousand_random_matrices_agree_with_exact_fractions() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert disagreements(2000) == []


def test_the_random_matrices_have_all_that_makes_a_difference() -> None:
    chance = Random(0)
    found = [each for _ in range(300) for each in compared(matrix(chance))]
    for name in {each.name for each in found}:
        told = [each.measure for each in found if each.name == name]
        assert {measure.value is None for measure in told} == {True, False}
    assert len({each.measure.why_not.partition("(")[0] for each in found}) > 4


@pytest.mark.parametrize("coefficient", COMPARING)
def test_where_everybody_used_one_label_it_is_named(coefficient: object) -> None:
    units: list[list[Unit]] = [[("ARMED_GROUP", "ARMED_GROUP")] * 156]
    told = coefficient(units)  # type: ignore[operator]
    assert (told.value, told.why_not) == (None, "only one label used (ARMED_GROUP, 312 times)")
    assert percent(units).value == 1


@pytest.mark.parametrize("coefficient", [*COMPARING, percent])
@pytest.mark.parametrize(
    ("units", "why"),
    [
        ([], "nothing was coded"),
        ([[]], "nothing was coded"),
        ([[(None, None)]], "nothing was coded"),
        ([[("a",), ("b",)]], "one annotator"),
        ([[("a", None), ("b", None)]], "one annotator"),
        ([[("a", None), (None, "b")]], "no unit was coded by two annotators"),
    ],
)
def test_where_there_is_nothing_to_compare_the_reason_is_said(
    coefficient: object, units: list[list[Unit]], why: str
) -> None:
    told = coefficient(units, draws=10)  # type: ignore[operator]
    assert (told.value, told.why_not, told.interval) == (None, why, None)


def test_fleiss_needs_equal_numbers_and_cohen_two_annotators() -> None:
    units: list[list[Unit]] = [[("a", "b", None), ("a", "a", "b")]]
    assert fleiss(units).why_not.startswith("units have unequal numbers of annotators")
    assert cohen(units).why_not.startswith("3 annotators, and Cohen's kappa is of two")
    assert cohen_error(units) is None
    assert cohen([[("a", None, "b"), ("b", None, "b")]]).value == 0


def test_what_looks_like_nothing_is_a_value_and_only_none_is_missing() -> None:
    strange: list[list[Unit]] = [[("", ""), ("None", "None"), ("NA", "NA"), ("nan", "nan"), ("", "NA")]]
    plain: list[list[Unit]] = [[("a", "a"), ("b", "b"), ("c", "c"), ("d", "d"), ("a", "c")]]
    assert alpha(strange) == alpha(plain)
    assert alpha([[("", ""), ("", "")]]).why_not == "only one label used (“”, 4 times)"


def test_a_label_without_a_rank_or_a_number_is_named() -> None:
    units: list[list[Unit]] = [[("support", "oppose"), ("mixed", "oppose")]]
    assert alpha(units, ["oppose", "support"]).why_not == "“mixed” has no place in the order of the labels"
    assert cohen(units, "linear", ["oppose", "support"]).why_not == "“mixed” has no place in the order of the labels"
    assert alpha(units, level="interval").why_not == "“mixed” is no number"


def test_the_labels_there_were_to_choose_from_can_be_more_than_were_used() -> None:
    units: list[list[Unit]] = [[("a", "a"), ("b", "b"), ("a", "b"), ("a", "a")]]
    assert free_marginal(units).value == pytest.approx(1 - 0.25 * 2)
    assert free_marginal(units, labels=3).value == pytest.approx(1 - 0.25 * 1.5)
    assert free_marginal([[("a", "a")]], labels=3).value == 1
    assert ac1([[("a", "a")]], labels=3).value == 1
    assert (ac1(units, labels=5).value or 0) > (ac1(units).value or 0)


def test_units_of_different_lengths_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="one entry an annotator"):
        alpha([[("a", "b"), ("a", "b", "c")]])


def test_f1_is_twice_what_both_found_over_what_each_did() -> None:
    assert f1([(8, 10, 12), (0, 2, 0)]).value == pytest.approx(16 / 24)
    assert f1([(0, 3, 0)]).value == 0
    assert (f1([(0, 0, 0)]).why_not, f1([]).why_not) == ("nobody found any", "no article was read by two annotators")
    assert f1([(1, 1, 1)], name="F1 exact").name == "F1 exact"


def test_units_can_be_given_by_how_many_there_are_of_each() -> None:
    listed: list[list[Unit]] = [[("a", "a"), ("a", "b"), ("a", "a")], [("b", "b"), ("b", "b")]]
    assert alpha([{("a", "a"): 2, ("a", "b"): 1}, {("b", "b"): 2}]) == alpha(listed)


def test_a_variable_with_thousands_of_labels_is_counted_in_blocks() -> None:
    # all labels are of one unit each but for the last, where annotators differ
    units: list[list[Unit]] = [[(str(n), str(n)) for n in range(1500)], [("x", "y"), ("y", "y")]]
    n = 2 * 1502
    expected = n * n - (1500 * 4 + 1 + 9)
    assert alpha(units).value == pytest.approx(1 - (n - 1) * 2 / expected, abs=1e-15)
    assert cohen(units).value == pytest.approx(1 - 1502 / (1502**2 - (1500 + 2)), abs=1e-15)
