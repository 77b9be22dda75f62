"""What of a suggestion goes on record, and when two suggestions say the same."""

import msgspec
import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_naming, a_span, a_stance
from workbench.claims import bare, on_record
from workbench.records import Decision, Mention, Naming, Record, Stance, Status

TEXT = "The so-called council rejects the plan; it would never accept it, Turkey said."
MENTION = replace(a_mention(TEXT, "Turkey"), note="?", flagged=True, propagated_from="b#m")
NAMING = a_naming(TEXT, "so-called")
STANCE = replace(a_stance(TEXT, "rejects the plan"), note="!")
ALSO = (a_span(TEXT, "never accept it"),)


@pytest.mark.parametrize(
    ("suggested", "taken"),
    [
        (replace(MENTION, by="m 1", score=0.5, why="spelled alike"), replace(MENTION, by="m 1")),
        (replace(NAMING, by="n 1"), replace(NAMING, by="n 1")),
        (
            replace(STANCE, by="s 1", score=0.9, why="“rejects”", sure=True, also=ALSO),
            replace(STANCE, by="s 1", also=ALSO),
        ),
    ],
)
def test_who_takes_a_suggestion_does_not_vouch_for_its_score(
    suggested: Mention | Naming | Stance, taken: Mention | Naming | Stance
) -> None:
    assert on_record(suggested) == taken
    assert bare(suggested) == bare(taken)


@pytest.mark.parametrize("record", [MENTION, STANCE])
def test_a_line_of_the_log_says_nothing_of_scores(record: Mention | Stance) -> None:
    taken = on_record(replace(record, score=0.5, why="spelled alike"))
    assert b"score" not in msgspec.json.encode(taken)


def test_a_decision_keeps_what_spoke_for_its_suggestion() -> None:
    decision: Record = Decision("rejected", replace(STANCE, score=0.9, why="“rejects”", sure=True))
    assert on_record(decision) == decision
    assert on_record(Status("done")) == bare(Status("done")) == Status("done")


def test_two_suggestions_say_the_same_wherever_else_it_shows_but_not_of_other_words() -> None:
    assert bare(replace(STANCE, also=ALSO, by="s 2")) == bare(STANCE)
    assert bare(replace(STANCE, evidence=ALSO[0])) != bare(STANCE)
    assert bare(replace(STANCE, polarity="support")) != bare(STANCE)
