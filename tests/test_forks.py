"""What two sessions made of a record without knowing of each other is kept in sight until somebody decides."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import a_mention, an_action, an_article
from workbench.forks import disputed
from workbench.history import fold, ordered
from workbench.records import Action, Mention, Record, Status

ARTICLE = an_article("Assad met Putin 👩‍🚒 in Sochi")
STATE, PLACE, ORG = (a_mention(ARTICLE.text, "Sochi", label) for label in ("STATE", "PLACE", "ORG"))
OUTCOMES: list[Record | None] = [STATE, PLACE, ORG, None]


def by(
    writer: str, clock: int, put: dict[str, Record] | None = None, *, after: Sequence[Action] = (), drop: str = ""
) -> Action:
    """An action of one session that follows others."""
    parents = tuple(each.id for each in after)
    more = {"writer": writer, "clock": clock, "seq": clock, "parents": parents}
    return an_action(ARTICLE, "relabel", put, drop.split(), **more)


def test_two_sessions_that_did_not_know_of_each_other_dispute_a_record_and_what_counts_stands_first() -> None:
    first = by("laptop", 1, {"s": STATE})
    office = by("office", 2, {"s": PLACE}, after=[first])
    later = by("laptop", 3, {"s": ORG}, after=[first])
    assert disputed(ordered([later, office, first])) == {"s": (ORG, PLACE)}


def test_dropping_is_a_side_too() -> None:
    first = by("laptop", 1, {"s": STATE})
    sides = [by("laptop", 3, drop="s", after=[first]), by("office", 2, {"s": PLACE}, after=[first])]
    assert disputed(ordered([first, *sides])) == {"s": (None, PLACE)}


def test_what_both_made_alike_and_what_only_one_touched_is_not_disputed() -> None:
    done: dict[str, Record] = {"status": Status("done")}
    sides = [by("laptop", 1, done | {"a": STATE}), by("office", 1, done | {"b": PLACE})]
    assert disputed(ordered(sides)) == {}


def test_an_action_that_knows_both_sides_ends_the_dispute_of_what_it_touches_and_of_nothing_else() -> None:
    laptop = by("laptop", 1, {"s": STATE, "t": STATE})
    office = by("office", 1, {"s": PLACE, "t": PLACE})
    settling = by("laptop", 2, {"s": PLACE}, after=[laptop, office])
    assert disputed(ordered([laptop, office, settling])) == {"t": (PLACE, STATE)}


def test_undoing_what_ended_a_dispute_opens_it_again_and_doing_it_again_ends_it() -> None:
    sides = [by("laptop", 1, {"s": STATE}), by("office", 1, {"s": PLACE})]
    settling = by("laptop", 2, {"s": STATE}, after=sides)
    undo = replace(by("home", 3, {"s": PLACE}, after=[settling]), do="undo", of=settling.id)
    redo = replace(by("home", 4, {"s": STATE}, after=[undo]), do="redo", of=settling.id)
    again = replace(by("home", 5, {"s": PLACE}, after=[redo]), do="undo", of=settling.id)
    open_ = {"s": (PLACE, STATE)}
    told = [disputed([*sides, *after]) for after in ([], [settling], [settling, undo], [settling, undo, redo])]
    assert told == [open_, {}, open_, {}]
    assert disputed([*sides, settling, undo, redo, again]) == open_


def test_an_undo_that_puts_something_else_or_does_not_know_all_opens_nothing_again() -> None:
    sides = [by("laptop", 1, {"s": STATE}), by("office", 1, {"s": PLACE})]
    settling = by("laptop", 2, {"s": STATE}, after=sides)
    other = replace(by("laptop", 3, {"s": ORG}, after=[settling]), do="undo", of=settling.id)
    assert disputed([*sides, settling, other]) == {}
    elsewhere = by("office", 2, {"s": ORG}, after=sides[1:])
    undo = replace(by("laptop", 4, {"s": PLACE}, after=[settling]), do="undo", of=settling.id)
    assert disputed([*sides, settling, elsewhere, undo]) == {"s": (PLACE, ORG)}


@pytest.mark.parametrize("does", ["migrate", "repair"])
def test_what_only_carries_a_record_over_decides_nothing(does: str) -> None:
    sides = [by("laptop", 1, {"s": STATE}), by("office", 1, {"s": PLACE})]
    carried = replace(by("laptop", 2, {"s": ORG}, after=sides), do=does)
    assert disputed([*sides, carried]) == {"s": (ORG, STATE)}
    undo = replace(by("laptop", 3, {"s": PLACE}, after=[carried]), do="undo", of=carried.id)
    assert disputed([*sides, carried, undo]) == disputed(sides)
    settling = by("laptop", 4, {"s": STATE}, after=[carried])
    assert disputed([*sides, carried, settling]) == {}
    one_side = replace(by("laptop", 2, {"s": ORG}, after=sides[:1]), do=does)
    assert disputed([*sides, one_side]) == {"s": (ORG, PLACE)}


def test_an_action_that_knows_one_side_only_ends_nothing() -> None:
    laptop, office = by("laptop", 1, {"s": STATE}), by("office", 1, {"s": PLACE})
    more = by("laptop", 2, {"s": ORG}, after=[laptop])
    assert disputed(ordered([laptop, office, more])) == {"s": (ORG, PLACE)}


def test_work_that_went_on_from_one_machine_to_the_next_is_not_disputed() -> None:
    laptop = by("laptop", 1, {"s": STATE})
    office = by("office", 2, {"s": PLACE}, after=[laptop])
    home = by("laptop", 3, drop="s", after=[office])
    assert disputed(ordered([laptop, office, home])) == {}


def test_where_the_line_between_is_missing_nothing_is_taken_as_known() -> None:
    laptop = by("laptop", 1, {"s": STATE})
    lost = by("office", 2, after=[laptop])
    office = by("home", 3, {"s": PLACE}, after=[lost])
    assert disputed(ordered([laptop, office])) == {"s": (PLACE, STATE)}
    assert disputed(ordered([laptop, lost, office])) == {}


def test_parents_in_a_circle_are_not_followed() -> None:
    circle = [
        an_action(ARTICLE, "relabel", {"s": STATE}, id="a", writer="laptop", clock=1, parents=("b", "a", "nobody")),
        an_action(ARTICLE, "relabel", {"s": PLACE}, id="b", writer="office", clock=2, parents=("a", "b")),
        an_action(ARTICLE, "relabel", {"s": ORG}, id="c", writer="home", clock=3, parents=("c",)),
    ]
    assert disputed(circle) == {"s": (ORG, PLACE)}


# ── against reading the ancestors one by one ──────────────────────────────────────────────────────


@st.composite
def histories(draw: st.DrawFn) -> list[Action]:
    """Actions of a few writers, each of whom knows some of what was there; a few are lost."""
    made: list[Action] = []
    for _ in range(draw(st.integers(1, 14))):
        parents = draw(st.lists(st.sampled_from(made), max_size=3, unique_by=id)) if made else []
        writer = draw(st.sampled_from("abcd"))
        own = [each.clock for each in made if each.writer == writer]
        clock = max([0, *own, *(parent.clock for parent in parents)]) + draw(st.integers(1, 2))
        outcomes = draw(st.dictionaries(st.sampled_from(["r", "s"]), st.sampled_from(OUTCOMES)))
        put = {id_: record for id_, record in outcomes.items() if record}
        drop = " ".join(id_ for id_, record in outcomes.items() if record is None)
        made.append(by(writer, clock, put, after=parents, drop=drop))
    return [each for each in made if draw(st.integers(0, 9))]


def ancestors(of: Action, actions: Sequence[Action]) -> set[str]:
    """Ids of all that an action follows from, by walking back."""
    found: set[str] = set()
    waiting = [of]
    while waiting:
        action = waiting.pop()
        for each in actions[: actions.index(action)]:
            if each.id not in found and (each.id in action.parents or each.writer == action.writer):
                found.add(each.id)
                waiting.append(each)
    return found


def outcomes_by_hand(id_: str, actions: Sequence[Action]) -> list[Record | None]:
    """What became of a record in each session, with the last in order first."""
    touching = [each for each in actions if id_ in each.put or id_ in each.drop]
    known = set().union(*(ancestors(each, actions) for each in touching))
    return [each.put.get(id_) for each in reversed(touching) if each.id not in known]


@given(histories(), st.randoms())
def test_sides_are_those_that_walking_the_ancestors_finds_whatever_the_order_of_lines(
    history: list[Action], shuffled: random.Random
) -> None:
    lines = [*history, *history[:2]]
    shuffled.shuffle(lines)
    actions = ordered(lines)
    expected = {}
    for id_ in ("r", "s"):
        sides = outcomes_by_hand(id_, actions)
        if len(once := tuple(dict.fromkeys(sides))) > 1:
            expected[id_] = once
    assert disputed(actions) == expected


@given(histories())
def test_what_stands_first_is_what_counts(history: list[Action]) -> None:
    actions = ordered(history)
    records = fold(actions)
    for id_, sides in disputed(actions).items():
        assert sides[0] == records.get(id_)


@given(histories())
def test_knowing_all_and_putting_it_again_settles_it(history: list[Action]) -> None:
    actions = ordered(history)
    for id_, sides in disputed(actions).items():
        put: dict[str, Record] = {id_: sides[-1]} if sides[-1] else {}
        settling = by("e", 99, put, after=actions, drop="" if put else id_)
        assert id_ not in disputed([*actions, settling])


def test_many_sessions_on_one_article_are_compared_in_a_moment() -> None:
    # quadratic work over these would take minutes
    made: list[Action] = []
    heads: dict[str, Action] = {}
    for number in range(20_000):
        writer = f"session {number % 20}"
        after = [heads[writer]] if writer in heads else []
        heads[writer] = by(writer, number, {f"m-{number % 499}": OUTCOMES[number % 3] or STATE}, after=after)
        made.append(heads[writer])
    assert len(disputed(made)) == 499


def test_what_two_sessions_say_of_a_mention_is_compared_whole() -> None:
    plain = Mention(STATE.start, STATE.end, STATE.quote, "STATE", None)
    noted = Mention(STATE.start, STATE.end, STATE.quote, "STATE", None, note="the city, not the state")
    assert disputed(ordered([by("a", 1, {"s": plain}), by("b", 1, {"s": noted})])) == {"s": (noted, plain)}
