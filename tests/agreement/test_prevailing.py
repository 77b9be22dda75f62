"""What prevails in an article, and what lies between two that are as frequent."""

import pytest

from workbench.agreement.prevailing import POLARITY_ORDER, VALENCE_ORDER, prevailing, prevailing_rank, step


def test_the_most_frequent_value_prevails_and_equals_are_named_together() -> None:
    assert prevailing(["oppose", "support", "oppose"]) == "oppose"
    assert prevailing(["support", "oppose"]) == prevailing(["oppose", "support"]) == "oppose + support"


@pytest.mark.parametrize(
    ("tied", "between"),
    [
        ("delegitimising negative", "negative"),
        ("delegitimising neutral", "negative"),
        ("delegitimising legitimising", "neutral"),
        ("negative legitimising", "neutral"),
        ("neutral legitimising", "neutral"),
        ("delegitimising negative neutral", "negative"),
        ("negative negative legitimising", "negative"),
    ],
)
def test_between_ranks_as_frequent_lies_their_middle_rounded_towards_neutral(tied: str, between: str) -> None:
    assert prevailing_rank(tied.split(), VALENCE_ORDER) == between


def test_between_support_and_opposition_lies_the_step_between() -> None:
    assert prevailing_rank(["support", "oppose"], POLARITY_ORDER) == "between"
    assert [step(each) for each in ("oppose", "conditional", "neutral", "mixed", "support")] == [
        *("oppose", "between", "between", "between", "support")
    ]


def test_a_value_without_a_rank_is_given_back() -> None:
    assert step("ironic") == "ironic"
    assert prevailing_rank(["neutral", "ironic"], VALENCE_ORDER) == "ironic"
    assert prevailing_rank(["neutral", "ironic", "neutral"], VALENCE_ORDER) == "neutral"
