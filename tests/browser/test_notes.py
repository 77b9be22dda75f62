"""Flags and notes, as the changes that they send."""

from typing import Any

import pytest

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import mention, stance

ACT = """async ([deed, given, records, current, suggested, status]) => {
    const deeds = { ...(await import("/deeds.mjs")), ...(await import("/notes.mjs")) };
    const said = [];
    const editor = {
        current,
        locked: false,
        reading: { records: new Map(Object.entries(records)), note: status.note, status: status.state, undecided: {} },
        isSuggested: () => suggested,
        act: (change) => said.push(change),
        frame: { hint: (sentence) => said.push(sentence) },
    };
    deeds[deed](editor, given);
    return said;
}"""
STATUS = {"kind": "status", "state": "done", "note": "the second half is translated"}


def act(
    desk: Desk,
    deed: str,
    given: str = "",
    *,
    record: dict[str, Any] | None = None,
    suggested: bool = False,
    status: dict[str, str] = STATUS,
) -> Any:
    """What a deed does to the record one stands on, or to the article: a change, or a sentence."""
    records = {"r0": record} if record else {}
    [said] = desk.page.evaluate(ACT, [deed, given, records, "r0" if record else "", suggested, status])
    return said


@pytest.mark.parametrize(
    "record", [mention(TEXT, "Russia", "STATE"), stance(TEXT, "rejected the plan", None, "oppose", None)]
)
def test_a_flag_is_set_and_taken_away_again(desk: Desk, record: dict[str, Any]) -> None:
    change = act(desk, "flag", record=record)
    assert (change["do"], change["put"]) == ("flag", {"r0": {**record, "flagged": True}})
    again = act(desk, "flag", record=change["put"]["r0"])
    assert again["put"] == {"r0": {**record, "flagged": False}}


def test_a_suggestion_is_neither_flagged_nor_annotated(desk: Desk) -> None:
    russia = mention(TEXT, "Russia", "STATE")
    assert "accept it first" in act(desk, "flag", record=russia, suggested=True)
    assert "accept it first" in act(desk, "annotate", "why?", record=russia, suggested=True)
    assert "Only what is confirmed" in act(desk, "flag")


def test_a_note_goes_on_the_record_one_stands_on(desk: Desk) -> None:
    russia = mention(TEXT, "Russia", "STATE")
    change = act(desk, "annotate", " the federation, or the army? ", record=russia)
    assert (change["do"], change["put"]) == ("note", {"r0": {**russia, "note": "the federation, or the army?"}})


@pytest.mark.parametrize(("state", "after"), [("done", "done"), ("untouched", "started")])
def test_a_note_goes_on_the_article_otherwise_and_leaves_its_state(desk: Desk, state: str, after: str) -> None:
    change = act(desk, "annotate", "read twice", status={"kind": "status", "state": state})
    assert change["do"] == "note"
    assert change["put"] == {"status": {"kind": "status", "state": after, "note": "read twice"}}


def test_a_note_is_taken_away_by_an_empty_one(desk: Desk) -> None:
    assert act(desk, "annotate", " ")["put"] == {"status": {"kind": "status", "state": "done"}}


def test_the_note_on_an_article_outlasts_its_state(desk: Desk) -> None:
    assert act(desk, "setStatus", "flagged")["put"]["status"] == {**STATUS, "state": "flagged"}
