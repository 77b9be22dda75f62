"""Stretches in which nearly all was accepted, or too quickly; and what was accepted at once."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import a_mention, an_action, an_article
from workbench.audit.haste import Stretch, bulks, decided, decisions, stretches
from workbench.records import ADJUDICATED, Action, Decision, Fate

TEXT = "Turkey rejects the plan."
ARTICLE = an_article(TEXT)
SUGGESTED = a_mention(TEXT, "Turkey", "STATE", "turkey")
FATES: dict[str, Fate] = {"a": "accepted", "x": "rejected", "e": "edited"}


def decision(number: int, fate: Fate = "accepted", ms: int = 3000, **more: object) -> Action:
    """The decision on suggestion `number`, a minute after the one before."""
    at = f"2026-11-23T{9 + number // 60:02}:{number % 60:02}:00+00:00"
    return an_action(ARTICLE, fate, {f"fate:s{number}": Decision(fate, SUGGESTED)}, ms=ms, at=at, **more)


def typed(keys: str, ms: int = 3000) -> list[Action]:
    """A decision for each key: a accepts, x rejects, e edits."""
    return [decision(number, FATES[key], ms) for number, key in enumerate(keys)]


def found(actions: Sequence[Action], annotator: str = "ana") -> tuple[Stretch, ...]:
    return stretches(decisions({annotator: actions}))


def test_twenty_accepted_in_a_row_are_told_with_who_where_and_when() -> None:
    (stretch,) = found(typed("xxx" + "a" * 20 + "xxx"))
    assert stretch == Stretch(
        *("ana", "nearly all accepted", ("0012",), "2026-11-23T09:03:00+00:00", "2026-11-23T09:22:00+00:00"),
        20,
        20,
        3000.0,
    )


@pytest.mark.parametrize(
    ("keys", "n"),
    [
        ("a" * 19, 0),
        ("a" * 19 + "x", 0),
        ("a" * 20 + "x" + "a" * 20, 41),
        ("ax" * 30, 0),
        ("e" * 40, 0),
        ("a" * 60 + "xxx", 60),
    ],
)
def test_a_stretch_has_twenty_decisions_of_which_more_than_19_in_20_are_accepted(keys: str, n: int) -> None:
    assert sum(stretch.n for stretch in found(typed(keys))) == n


def test_a_stretch_is_quick_where_the_median_is_under_a_second() -> None:
    slow, quick = typed("aaaaax" * 5, 1000), typed("aaaaax" * 5, 999)
    assert found(slow) == ()
    (stretch,) = found(quick)
    assert (stretch.why, stretch.median_ms) == ("quick", 999.0)


def test_a_decision_without_a_time_is_not_a_quick_one() -> None:
    assert [(each.why, each.median_ms) for each in found(typed("a" * 30, 0))] == [("nearly all accepted", None)]


def test_what_was_taken_back_is_no_decision_and_what_was_brought_back_is() -> None:
    actions = typed("a" * 20)
    undo = an_action(ARTICLE, "undo", of=actions[4].id)
    redo = an_action(ARTICLE, "redo", of=actions[4].id)
    assert found([*actions, undo]) == ()
    assert found([*actions, undo, redo])[0].n == 20


def test_the_same_fate_again_and_what_was_left_are_no_decisions() -> None:
    again = an_action(ARTICLE, "relabel", {"fate:s1": Decision("accepted", SUGGESTED)})
    left = an_action(ARTICLE, "status", {f"fate:s{n}": Decision("left", SUGGESTED) for n in range(50, 60)})
    assert len(decided([*typed("aaa"), again, left])) == 3


def test_many_accepted_at_once_are_one_step_and_stand_apart() -> None:
    put = {f"fate:s{n}": Decision("accepted", SUGGESTED) for n in range(30)}
    at_once = an_action(ARTICLE, "accept", dict(put), ms=4000, at="2026-11-23T10:00:00+00:00")
    (bulk,) = bulks(decisions({"ana": [at_once]}))
    assert (bulk.annotator, bulk.article, bulk.at, bulk.accepted, bulk.ms) == ("ana", "0012", at_once.at, 30, 4000)
    assert found([at_once]) == ()


def test_actions_of_one_group_are_one_step() -> None:
    (bulk,) = bulks(decisions({"ana": [decision(n, group="g") for n in range(25)]}))
    assert bulk.accepted == 25
    assert found([decision(n, group="g") for n in range(25)]) == ()


def test_what_was_adjudicated_is_nobodys_haste() -> None:
    assert found(typed("a" * 30), ADJUDICATED) == ()


@given(st.lists(st.integers(0, 40), max_size=4))
@example([19, 19])
def test_stretches_are_apart_and_are_found_wherever_there_is_one(accepted: list[int]) -> None:
    keys = "x".join("a" * n for n in accepted)
    chosen = [each for each in found(typed(keys)) if each.why == "nearly all accepted"]
    assert all(each.accepted * 20 > each.n * 19 for each in chosen)
    spans = [(each.since, each.until) for each in chosen]
    assert all(one[1] < other[0] for one, other in combinations(spans, 2))
    assert bool(chosen) == any(_is_stretch(keys[one:end]) for one, end in combinations(range(len(keys) + 1), 2))


def _is_stretch(keys: str) -> bool:
    return len(keys) >= 20 and keys.count("a") * 20 > len(keys) * 19


def test_decisions_that_go_to_and_fro_are_no_stretch() -> None:
    assert found(typed("ax" * 2_000)) == ()
