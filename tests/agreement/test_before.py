"""Readings stay known as they were before anybody decided between them, by what a decision names and by no clock."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.agreement.readings import ARTICLE, mention, stance
from tests.builders import an_action
from workbench.agreement.before import before, decided, shown
from workbench.records import ADJUDICATED, Action, Record, Status, Verdict

WRONG, RIGHT = mention("Turkey", "PERSON"), mention("Turkey", "STATE")


def did(id_: str, clock: int, put: Mapping[str, Record] | None = None, **more: Any) -> Action:
    return an_action(ARTICLE, "add", dict(put or {}), id=id_, clock=clock, writer="w", **more)


def labels(histories: Mapping[str, Sequence[Action]]) -> dict[str, list[str]]:
    return {each.annotator: [mention.label for mention in each.mentions.values()] for each in before(histories)}


ANA = (did("a1", 1, {"m": WRONG}), did("a2", 2, {"status": Status("done")}))
MENDED = did("a3", 7, {"m": RIGHT})
BEN = (did("b1", 3, {"m": RIGHT}), did("b2", 4, {"status": Status("done")}))
FIRST = did("d1", 5, {"verdict:1": Verdict("one", "label", ("ben",))}, decides=("a2", "b2"))


def test_what_a_reader_mends_after_a_decision_changes_nothing() -> None:
    histories = {"ana": (*ANA, MENDED), "ben": BEN, ADJUDICATED: (FIRST,)}
    assert labels(histories) == {"ana": ["PERSON"], "ben": ["STATE"]}
    assert [each.status for each in before(histories)] == ["done", "done"]


def test_what_nobody_has_decided_on_is_as_it_is_now() -> None:
    assert labels({"ana": (*ANA, MENDED), "ben": BEN}) == {"ana": ["STATE"], "ben": ["STATE"]}
    looked = did("d1", 5, {"status": Status("started")})
    assert labels({"ana": (*ANA, MENDED), ADJUDICATED: (looked,)}) == {"ana": ["STATE"]}


def test_who_was_not_named_at_first_counts_up_to_when_they_are() -> None:
    cem = (did("c1", 6, {"m": WRONG}), did("c2", 9, {"m": RIGHT}))
    assert labels({"cem": cem, ADJUDICATED: (FIRST,)}) == {"cem": ["STATE"]}
    later = did("d2", 8, decides=("c1", "a3"))
    histories = {"ana": (*ANA, MENDED), "cem": cem, ADJUDICATED: (later, FIRST)}
    assert labels(histories) == {"ana": ["PERSON"], "cem": ["PERSON"]}


def test_of_several_actions_that_are_named_the_latest_counts() -> None:
    both = did("d1", 9, decides=("a1", "a3"))
    assert labels({"ana": (*ANA, MENDED, did("a4", 10, {"m": WRONG})), ADJUDICATED: (both,)}) == {"ana": ["STATE"]}


def test_a_later_decision_that_was_undone_moves_nothing() -> None:
    undo = did("d2", 6, drop=["verdict:1"], of="d1")
    assert labels({"ana": (*ANA, MENDED), ADJUDICATED: (FIRST, undo)}) == {"ana": ["PERSON"]}


def test_a_decision_on_another_article_ends_no_reading_here() -> None:
    other = Action(id="d1", article="other", sha256="", do="adjudicate", decides=("a2",), clock=5)
    assert labels({"ana": (*ANA, MENDED), ADJUDICATED: (other,)}) == {"ana": ["STATE"]}


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_in_which_lines_are_found_makes_no_difference(turned: bool) -> None:
    ana = (MENDED, *ANA) if turned else (*ANA, MENDED)
    assert labels({"ben": BEN, ADJUDICATED: (FIRST,), "ana": ana}) == {"ana": ["PERSON"], "ben": ["STATE"]}


def test_the_decided_reading_is_as_it_is_now() -> None:
    second = did("d2", 6, {"s": stance()})
    (found,) = decided({"ana": ANA, ADJUDICATED: (second, FIRST)})
    assert found.annotator == ADJUDICATED
    assert {*found.records} == {"verdict:1", "s"}


def test_a_reader_was_shown_suggestions_when_any_action_says_so() -> None:
    blind, none = did("x1", 1, assist="blind"), did("y1", 1, assist="none")
    some = did("x2", 2, assist="entities")
    assert shown({"ana": [blind, none], "ben": [blind, some], "cem": ANA}) == {(ARTICLE.id, "ben"), (ARTICLE.id, "cem")}
