"""Every figure that others have printed comes out to the digits that they print."""

from fractions import Fraction

import pytest

from tests.agreement.published import (
    CHAPTER_11,
    GERRET_GILL,
    JOHN_JILL,
    NMM,
    PRINTED,
    Printed,
    stretched,
)
from workbench.agreement.coefficients import ac1, fleiss
from workbench.agreement.unitizing import alpha_u


@pytest.mark.parametrize("printed", PRINTED, ids=[f"{n}-{each.source}" for n, each in enumerate(PRINTED)])
def test_what_others_print_comes_out(printed: Printed) -> None:
    value = printed.figure()
    assert value is not None
    assert round(value, printed.digits) == printed.value
    if printed.exact:
        assert abs(value - Fraction(*printed.exact)) < 1e-15


def test_units_with_one_value_count_for_nothing_in_ac1_either() -> None:
    # irrCAC prints .77544 here: the one value of the twelfth unit counts in its shares of labels
    value = ac1(NMM).value
    assert value == ac1(NMM[:11]).value
    assert value == pytest.approx(0.77544, abs=0.001)


def test_fleiss_kappa_is_not_stretched_to_unequal_numbers_of_annotators() -> None:
    assert "unequal numbers of annotators" in fleiss(NMM).why_not


def test_unitizing_alpha_is_near_what_was_printed_before_the_formula_was_corrected() -> None:
    assert alpha_u(stretched(JOHN_JILL, 50_000)).value == pytest.approx(-0.926, abs=0.003)
    assert alpha_u(stretched(GERRET_GILL, 50_000)).value == pytest.approx(0.679, abs=0.015)


def test_what_is_found_over_what_is_expected_is_as_the_book_prints_it_rounded() -> None:
    # .0144 of .0532 for one label and nothing of .0490 for the other, each rounded before they are added
    assert alpha_u(CHAPTER_11).value == pytest.approx(1 - 0.0144 / (0.0532 + 0.0490), abs=0.0005)
