"""A network for each stretch of time: gaps are windows too, and every statement with a date is in one."""

import pytest

from tests.networks.made import copies_of, in_articles, weight
from workbench.networks import one_mode, two_mode, windows
from workbench.trouble import Trouble

YEAR = {
    "4 2018-01-30T08:00": "a +x; b +x",
    "3 2018-02-01": "a +x",
    "2 2018-02-27": "b +x +x",
    "1 2018-05-01": "a -x; c -x",
    "0": "a +x",
}


def periods(*choices: object, **more: object) -> list[str]:
    return [graph.graph["period"] for graph in windows(in_articles(YEAR), *choices, **more)]  # type: ignore[arg-type]


def test_months_are_networks_and_so_are_those_in_which_nothing_was_published() -> None:
    graphs = windows(in_articles(YEAR), "month")
    assert [graph.graph["period"] for graph in graphs] == ["2018-01", "2018-02", "2018-03", "2018-04", "2018-05"]
    assert [[*graph.edges] for graph in graphs] == [[("a", "b")], [("a", "b")], [], [], [("a", "c")]]
    assert graphs[2].graph["why"] == "There are no positions to draw."


def test_a_tie_is_within_its_window() -> None:
    # in February a and b say it once each, from January to March twice each
    assert weight(windows(in_articles(YEAR), "month")[1], "a", "b") == 1
    assert weight(windows(in_articles(YEAR), "month", size=3)[0], "a", "b") == 2 * 2


@pytest.mark.parametrize(
    ("choices", "more", "expected"),
    [
        (("year",), {}, ["2018"]),
        (("month",), {"size": 3}, ["2018-01 to 2018-03", "2018-04 to 2018-06"]),
        (("month",), {"size": 4, "step": 1}, ["2018-01 to 2018-04", "2018-02 to 2018-05"]),
        ((60,), {}, ["2018-01-30 to 2018-03-30", "2018-03-31 to 2018-05-29"]),
        (("week",), {"size": 9}, ["2018-W05 to 2018-W13", "2018-W14 to 2018-W22"]),
    ],
)
def test_windows_lie_side_by_side_or_move_on_by_steps(
    choices: tuple[object, ...], more: dict[str, object], expected: list[str]
) -> None:
    assert periods(*choices, **more) == expected


def test_windows_of_so_many_positions_have_no_fixed_duration() -> None:
    # by date: a b, a, b (said twice in one article, it counts once), a c
    graphs = windows(in_articles(YEAR), "position", size=4)
    assert [graph.graph["period"] for graph in graphs] == ["2018-01-30 to 2018-02-27", "2018-05-01"]
    assert [weight(graph, "a", "b") for graph in graphs] == [2 * 2, None]


def test_near_copies_count_once_in_a_window_of_positions_too() -> None:
    table = in_articles({f"{day} 2018-01-0{day}": "a +x; b +x" for day in (1, 2, 3)})
    (whole,) = windows(table, "position", size=6, copies=copies_of("1", "2", "3"))
    assert weight(whole, "a", "b") == pytest.approx(1)


def test_windows_of_positions_overlap_where_they_move_by_less() -> None:
    assert periods("position", size=4, step=2) == ["2018-01-30 to 2018-02-27", "2018-02-01 to 2018-05-01"]


def test_a_window_says_which_it_is_and_what_is_in_none() -> None:
    last = windows(in_articles(YEAR), "month")[-1].graph
    assert last["title"] == "Actors who take the same side, 2018-05"
    assert last["caption"].endswith("Window: 2018-05.\nLeft out: 1 stance without a date.")


def test_any_network_can_be_made_of_windows_with_its_choices() -> None:
    first, *_ = windows(in_articles(YEAR), "month", make=two_mode, qualifier="ignore", once="record")
    assert weight(first, "b", "target:x") == 1
    second = windows(in_articles(YEAR), "month", make=one_mode, method="subtract", normalise="average", once="record")[
        1
    ]
    # a says it once, b twice
    assert weight(second, "a", "b") == pytest.approx(2 / 1.5)


def test_with_all_isolates_every_window_has_the_same_nodes() -> None:
    graphs = windows(in_articles(YEAR), "month", isolates="all")
    assert [[*graph] for graph in graphs] == [["a", "b", "c"]] * 5
    assert graphs[2].nodes["c"]["n"] == 0
    assert "3 actors without a tie shown." in graphs[2].graph["caption"]


@pytest.mark.parametrize("length", ["day", "month", "position", 30])
def test_what_has_no_date_has_no_windows(length: str) -> None:
    assert not windows(in_articles({"1": "a +x; b +x"}), length)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"length": "decade"}, "time is not told in 'decade'; write day, week, month, year, position"),
        ({"length": "month", "size": 0}, "a window of 0 that moves by 0 is none"),
        ({"length": 30, "step": -1}, "a window of 30 that moves by -1 is none"),
    ],
)
def test_what_is_no_window_is_told(choices: dict[str, object], told: str) -> None:
    with pytest.raises(Trouble, match=told):
        windows(in_articles(YEAR), **choices)  # type: ignore[arg-type]


def test_a_window_is_made_when_it_is_asked_for() -> None:
    asked: list[int] = []
    graphs = windows(in_articles(YEAR), "month", make=lambda part: asked.append(len(part)) or one_mode(part))
    assert (len(graphs) > 2, asked) == (True, [])
    assert graphs[1].graph["period"] == [each.graph["period"] for each in graphs][1]
    assert graphs[1:2][0].graph["period"] == graphs[1].graph["period"] in repr(graphs)
