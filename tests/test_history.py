"""State is the fold of the actions, in the order of their counters."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_mention, an_action, an_article
from workbench.history import annotation, change, fold, heads, inverse, ordered, redoable, undoable
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


def test_heads_are_the_actions_that_nothing_follows() -> None:
    first = an_action(ARTICLE, "add")
    second = an_action(ARTICLE, "add", parents=(first.id,))
    other = an_action(ARTICLE, "add", parents=(first.id,), writer="v")
    assert heads([first, second, other]) == tuple(sorted([second.id, other.id]))


def take_back(history: list[Action], do: str) -> list[Action]:
    of = undoable(history) if do == "undo" else redoable(history)
    assert of
    put, drop = inverse(history, of) if do == "undo" else change(history, of)
    return chained(*history, an_action(ARTICLE, do, dict(put), drop, of=of))


def test_undo_goes_back_step_by_step_and_redo_forward_again() -> None:
    history = chained(
        an_action(ARTICLE, "add", {"a": ASSAD}),
        an_action(ARTICLE, "relabel", {"a": Mention(0, 5, "Assad", "STATE", None)}),
        an_action(ARTICLE, "delete", drop=["a"]),
    )
    states = [fold(history[:n]) for n in range(4)]
    for n in (2, 1, 0):
        history = take_back(history, "undo")
        assert fold(history) == states[n]
    assert undoable(history) is None
    for n in (1, 2, 3):
        history = take_back(history, "redo")
        assert fold(history) == states[n]
    assert redoable(history) is None


def test_a_new_action_after_an_undo_ends_what_could_be_redone() -> None:
    history = take_back(chained(an_action(ARTICLE, "add", {"a": ASSAD})), "undo")
    assert redoable(history)
    assert redoable(chained(*history, an_action(ARTICLE, "add", {"p": PUTIN}))) is None


def test_undoing_an_action_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        inverse([], "nowhere")


def test_an_undo_that_two_kernels_made_counts_once() -> None:
    add, more = an_action(ARTICLE, "add", {"a": ASSAD}), an_action(ARTICLE, "add", {"p": PUTIN})
    undos = [an_action(ARTICLE, "undo", drop=["p"], of=more.id) for _ in range(2)]
    history = chained(add, more, *undos)
    assert undoable(history) == add.id
    assert redoable(history) == more.id
