"""State is the fold of the actions, in the order of their counters."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_mention, an_action, an_article
from workbench.history import annotation, fold, grouped, ordered
from workbench.records import Action, Mention

ARTICLE = an_article("Assad met Putin in Sochi")
ASSAD, PUTIN = a_mention(ARTICLE.text, "Assad"), a_mention(ARTICLE.text, "Putin")


def chained(*actions: Action) -> list[Action]:
    """The same actions, each by the same writer after the one before it."""
    import msgspec

    return [
        msgspec.structs.replace(action, seq=number, clock=number, writer="w")
        for number, action in enumerate(actions, 1)
    ]


def test_the_reading_is_what_was_put_and_not_dropped() -> None:
    actions = chained(
        an_action(ARTICLE, "add", {"a": ASSAD}),
        an_action(ARTICLE, "add", {"p": PUTIN}),
        an_action(ARTICLE, "delete", drop=["a"]),
    )
    assert annotation(actions, "ana").records == {"p": PUTIN}


def test_no_actions_are_no_reading() -> None:
    with pytest.raises(ValueError, match="at least one action"):
        annotation([], "ana")


@given(st.randoms())
def test_order_comes_from_counters_not_from_the_order_of_lines(shuffled: random.Random) -> None:
    actions = chained(
        *(an_action(ARTICLE, "relabel", {"a": Mention(0, 5, "Assad", label, None)}) for label in "ABCDEFG")
    )
    lines = [*actions, *actions[:3]]
    shuffled.shuffle(lines)
    assert ordered(lines) == actions


def test_a_missing_action_costs_only_itself() -> None:
    labels = ["PERSON", "PLACE", "ORG", "STATE"]
    whole = chained(*(an_action(ARTICLE, "relabel", {"a": Mention(0, 5, "Assad", label, None)}) for label in labels))
    for lost in range(3):
        assert fold(ordered(whole[:lost] + whole[lost + 1 :])) == fold(whole)


def test_a_step_of_several_actions_names_each_after_itself_and_a_step_of_one_is_that_action() -> None:
    several = grouped("s", [an_action(ARTICLE, "add"), an_action(ARTICLE, "add"), an_action(ARTICLE, "add")])
    assert [(action.id, action.group) for action in several] == [("s", "s"), ("s.1", "s"), ("s.2", "s")]
    assert [(action.id, action.group) for action in grouped("s", [an_action(ARTICLE, "add")])] == [("s", "")]
    assert grouped("s", []) == []
