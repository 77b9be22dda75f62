"""What holds of coefficients whatever was said: made-up readings of all kinds."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agreement.coefficients import Tally, ac1, alpha, cohen, f1, fleiss, free_marginal, percent
from workbench.agreement.measure import Measure, Unit

LABELS = ("a", "b", "c", "")
SYMMETRIC = (percent, alpha, fleiss, free_marginal, ac1, cohen)


@st.composite
def readings(draw: st.DrawFn, annotators: int = 0, gone: bool = True) -> list[list[Unit]]:
    """Some articles with some units each."""
    many = annotators or draw(st.integers(1, 5))
    value = st.sampled_from((*LABELS, None) if gone else LABELS)
    return draw(st.lists(st.lists(st.tuples(*[value] * many), max_size=5), max_size=6))


def every(coded: list[list[Unit]]) -> list[Measure]:
    tally = Tally(coded)
    return [*(each(tally) for each in SYMMETRIC), alpha(tally, LABELS), cohen(tally, "squared", LABELS)]


def near(one: list[Measure], other: list[Measure]) -> bool:
    return all(
        a.why_not.partition("(")[0] == b.why_not.partition("(")[0] and a.value == pytest.approx(b.value, abs=1e-12)
        for a, b in zip(one, other, strict=True)
    )


@given(readings(), st.randoms(use_true_random=False))
def test_order_and_how_articles_are_split_up_never_change_a_byte(coded: list[list[Unit]], chance: Random) -> None:
    units = [unit for article in coded for unit in article]
    chance.shuffle(units)
    cut = chance.randint(0, len(units))
    turned = [list(unit) for unit in units]
    for unit in turned:
        unit.reverse()
    whole = repr(every(coded))
    assert repr(every([units])) == whole
    assert repr(every([units[:cut], [], units[cut:]])) == whole
    assert repr(every([[unit] for unit in units])) == whole
    assert repr(every([[tuple(unit) for unit in turned]])) == whole


@given(readings())
def test_other_names_of_labels_change_nothing(coded: list[list[Unit]]) -> None:
    other = {"a": "z", "b": "NA", "c": "", "": "a", None: None}
    renamed = [[tuple(other[value] for value in unit) for unit in article] for article in coded]
    one, two = ([each(units) for each in SYMMETRIC] for units in (coded, renamed))
    assert near(one, two)


@given(readings(annotators=3), st.lists(st.tuples(st.integers(0, 2), st.sampled_from(LABELS))))
def test_units_with_one_value_change_nothing(coded: list[list[Unit]], lone: list[tuple[int, str]]) -> None:
    coded = [*coded, [("a", "b", "a")]]
    more: list[Unit] = [tuple(value if n == at else None for n in range(3)) for at, value in lone]
    assert repr(every([*coded, more])) == repr(every(coded))
    assert Tally([*coded, more]).n_lone == Tally(coded).n_lone + len(lone)


@given(readings())
def test_nothing_is_above_one_and_one_is_perfect_agreement(coded: list[list[Unit]]) -> None:
    tally = Tally(coded)
    perfect = all(len({*unit} - {-1}) == 1 for unit in tally.units.tolist())
    for told in every(coded):
        assert (told.value is None) == bool(told.why_not)
        if told.value is not None:
            assert told.value <= 1
            assert (told.value == 1) == perfect
            assert told.name == "percent" or len(tally.labels) > 1


@given(readings(annotators=2, gone=False))
def test_fleiss_kappa_of_two_is_scotts_pi(coded: list[list[Unit]]) -> None:
    units: list[Unit] = [("a", "b"), *(unit for article in coded for unit in article)]
    shares = [sum(unit.count(label) for unit in units) / (2 * len(units)) for label in LABELS]
    chance = sum(share**2 for share in shares)
    pi = (sum(one == other for one, other in units) / len(units) - chance) / (1 - chance)
    assert fleiss([units]).value == pytest.approx(pi, abs=1e-12)


@given(readings(annotators=3, gone=False), st.integers(1, 4))
def test_alpha_and_fleiss_kappa_differ_by_how_many_values_there_are(coded: list[list[Unit]], times: int) -> None:
    tally = Tally([[("a", "b", "b")], *coded] * times)
    kappa = fleiss(tally).value
    assert kappa is not None
    assert alpha(tally).value == pytest.approx(kappa + (1 - kappa) / (3 * tally.n_units), abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))))
def test_f1_is_between_nothing_and_one(found: list[tuple[int, int, int]]) -> None:
    counts = [(both, both + one, both + other) for both, one, other in found]
    told = f1(counts)
    assert told.value is None or 0 <= told.value <= 1
    assert (told.value == 1) == (told.value is not None and all(one == other == 0 for _, one, other in found))
    assert told == f1(counts[::-1])
