"""Unitizing alpha and alpha per code point, against their definitions, position by position."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from tests.agreement import oracle
from tests.agreement.published import from_lines
from workbench.agreement.continua import Continuum, Mark, apart, stretches
from workbench.agreement.unitizing import alpha_per_code_point, alpha_u

Part = tuple[int, int, bool]


def lines(chance: Random, annotators: int, length: int = 14) -> list[str]:
    """What so many annotators marked at random, a letter a code point; a bar parts neighbours of one label."""
    found = []
    for _ in range(annotators):
        line = ""
        while len(line.replace("|", "")) < length:
            room = length - len(line.replace("|", ""))
            line += "|" + chance.choice(".abb") * min(room, chance.randint(1, 5))
        found.append(line)
    return found


def exact(continua: Sequence[Continuum]) -> Fraction | None:
    """Krippendorff's (2004) definition read out: every section of one annotator with every section of another."""
    read = [each for each in continua if sum(marks is not None for marks in each.marks) > 1]
    labels = sorted({mark.label for each in read for marks in each.marks for mark in marks or ()})
    positions = sum(each.length * len([marks for marks in each.marks if marks is not None]) for each in read)
    observed = expected = Fraction()
    for label in labels:
        sections = [[_parts(each.length, marks, label) for marks in each.marks if marks is not None] for each in read]
        for annotators in sections:
            apart_ = sum(_differ(a, b) for one, other in combinations(annotators, 2) for a in one for b in other)
            observed += Fraction(2 * apart_, len(annotators) - 1)
        every = [part for annotators in sections for parts in annotators for part in parts]
        marked, gaps = ([end - start for start, end, is_marked in every if is_marked is kind] for kind in (True, False))
        total = sum((Fraction(len(marked) - 1, 3) * (2 * b**3 - 3 * b**2 + b) for b in marked), Fraction()) + sum(
            b**2 * (gap - b + 1) for b in marked for gap in gaps if gap >= b
        )
        expected += 2 * total / (positions * (positions - 1) - sum(b * (b - 1) for b in marked))
    return 1 - observed / positions / expected if expected else None


def _parts(length: int, marks: Sequence[Mark], label: str) -> list[Part]:
    at, parts = 0, []
    for mark in sorted(mark for mark in marks if mark.label == label):
        parts += [(at, mark.start, False)] * (mark.start > at) + [(mark.start, mark.end, True)]
        at = mark.end
    return parts + [(at, length, False)] * (length > at)


def _differ(one: Part, other: Part) -> int:
    """The square of what two sections do not share."""
    if one[2] and other[2] and one[0] < other[1] and other[0] < one[1]:
        return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
    for span, gap in ((one, other), (other, one)):
        if span[2] and not gap[2] and gap[0] <= span[0] and span[1] <= gap[1]:
            return (span[1] - span[0]) ** 2
    return 0


def test_random_continua_agree_with_exact_fractions() -> None:
    chance = Random(5)
    defined = 0
    for _ in range(150):
        continua = [
            Continuum(each.length, [None if many > 2 and chance.random() < 0.2 else marks for marks in each.marks])
            for many in [chance.choice((2, 3, 4))]
            for _ in range(chance.randint(1, 3))
            for each in from_lines(*lines(chance, many))
        ]
        told, true = alpha_u(continua).value, exact(continua)
        assert (told is None) == (true is None)
        if told is not None and true is not None:
            assert told == pytest.approx(float(true), abs=1e-12)
            defined += 1
    assert defined > 100


def test_per_code_point_it_is_nominal_alpha_of_letters() -> None:
    chance = Random(6)
    for _ in range(100):
        given = lines(chance, 3)
        letters = [line.replace("|", "") for line in given]
        units = [tuple("" if letter == "." else letter for letter in column) for column in zip(*letters, strict=True)]
        true = oracle.alpha(units)
        told = alpha_per_code_point(from_lines(*given)).value
        assert (told is None) == (true is None)
        assert told == pytest.approx(None if true is None else float(true), abs=1e-12)


def test_order_of_annotators_and_articles_never_changes_a_byte() -> None:
    chance = Random(7)
    continua = [each for _ in range(12) for each in from_lines(*lines(chance, 3))]
    mixed = [Continuum(each.length, each.marks[::-1]) for each in chance.sample(continua, len(continua))]
    for measure in (alpha_u, alpha_per_code_point):
        assert repr(measure(continua, draws=200)) == repr(measure(mixed, draws=200))
        assert measure(continua, draws=200).interval
        assert measure(continua[:9], draws=200).why_no_interval


def test_one_is_perfect_agreement_on_bounds_and_labels() -> None:
    assert alpha_u(from_lines("..aaa.bb.", "..aaa.bb.")).value == 1
    assert alpha_u(from_lines("..aaa.bb.", "..aaa.aa.")).value != 1
    # two spans in one are seen by the one and not by the other
    assert (alpha_u(from_lines("..aa|aa..", "..aaaa..")).value or 1) < 1
    assert alpha_per_code_point(from_lines("..aa|aa..", "..aaaa..")).value == 1


def test_what_is_marked_by_nobody_or_read_by_one_has_a_reason() -> None:
    nobody, alone = [Continuum(9, [[], []])], [Continuum(9, [[Mark(0, 4, "a")], None])]
    assert (alpha_u(nobody).why_not, alpha_per_code_point(nobody).why_not) == ("nobody marked any",) * 2
    assert alpha_u(alone).why_not == "no article was read by two annotators"
    assert alpha_per_code_point(alone).why_not == "one annotator"
    assert alpha_u([]).why_not
    assert alpha_per_code_point([]).why_not
    whole = [Continuum(4, [[Mark(0, 4, "a")]] * 2)]
    assert alpha_per_code_point(whole).why_not == "only one label used (a, 8 times)"
    assert alpha_u(whole).value == 1


def test_an_article_that_one_annotator_left_empty_is_disagreement_and_no_missing_value() -> None:
    told = alpha_u(from_lines("..aaa....aa...", ".............."))
    assert told.value is not None
    assert told.value < 0.1


def test_of_overlapping_spans_the_longest_counts() -> None:
    marks = [Mark(0, 3, "a"), Mark(2, 9, "b"), Mark(8, 11, "c"), Mark(9, 11, "c")]
    assert apart(marks) == [Mark(2, 9, "b"), Mark(9, 11, "c")]
    nested = [Continuum(12, [[Mark(2, 9, "a"), Mark(3, 5, "a")], [Mark(2, 9, "a")]])]
    assert alpha_u(nested).value == 1
    # spans of different labels do not compete
    both = [Continuum(12, [[Mark(2, 9, "a"), Mark(3, 5, "b")], [Mark(2, 9, "a"), Mark(3, 5, "b")]])]
    assert alpha_u(both).value == alpha_per_code_point(nested).value == 1


def test_stretches_lie_between_all_bounds_and_add_up_to_the_article() -> None:
    [continuum] = from_lines("..aa|aabb.", "...aaaa...")
    told = list(stretches(continuum))
    assert sum(length for _, length in told) == continuum.length
    assert told[:3] == [(("", ""), 2), (("a", ""), 1), (("a", "a"), 1)]
    assert list(stretches(Continuum(5, [[], None]))) == [(("", None), 5)]
