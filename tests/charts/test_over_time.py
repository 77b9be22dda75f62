"""Positions over time: intervals where articles suffice, gaps where nothing was said, and n under every point."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from pandas import DataFrame

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from workbench import charts
from workbench.charts import behind, calendar
from workbench.charts.sheet import figure_of
from workbench.charts.style import theme
from workbench.intervals import ratio
from workbench.tables import Tables
from workbench.trouble import Trouble

TEXT = "Turkey backs the deal."
NAMES = {"turkey": "Turkey", "hts": "HTS", "deal": "Idlib deal", "zone": "Safe zone"}
Said = tuple[str, str, str]


def a_set(said: Iterable[Said], outlet: str = "The Daily") -> Tables:
    """An article for each position: when published, who, which polarity; toward the deal."""
    articles, readings = [], []
    for number, (published, actor, polarity) in enumerate(said):
        article = msgspec.structs.replace(an_article(TEXT, f"{number:03}"), published=published, outlet=outlet)
        articles.append(article)
        readings.append(an_annotation(article, a_stance(TEXT, "backs the deal", actor, "deal", polarity)))
    return Tables(readings, articles, a_codebook(NAMES), {})


def drawn(*said: Said, **how: Any) -> Axes:
    return charts.stance_over_time(a_set(said).stances, "deal", **how)


def caption(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


def segments(ax: Axes) -> list[list[float]]:
    """Where lines between points begin and end."""
    found = [np.asarray(line.get_xdata(), np.float64).tolist() for line in ax.lines]
    return sorted(
        ends[at : at + 2] for ends in found if len(ends) % 3 == 0 for at in range(0, len(ends), 3) if ends[2] != ends[2]
    )


def months(name: str, of: int, polarity: str = "support", who: str = "turkey") -> list[Said]:
    return [(f"{name}-{1 + day % 28:02}", who, polarity) for day in range(of)]


def test_a_point_is_the_net_position_of_its_month_and_has_the_interval_of_its_articles() -> None:
    said = months("2018-03", 9) + months("2018-03", 5, "oppose") + months("2018-04", 12, "oppose")
    march, april = charts.values(drawn(*said))
    expected = ratio([1] * 9 + [-1] * 5, [1] * 14, [f"{n}" for n in range(14)], net=True)
    assert (march["month"], march["n"], march["articles"]) == ("2018-03", 14, 14)
    assert [march[name] for name in ("net", "low", "high")] == pytest.approx([*expected[:3]], abs=1e-5)
    assert april["net"] == -1


def test_a_month_with_few_articles_is_hollow_and_has_no_interval_and_says_why() -> None:
    ax = drawn(*months("2018-03", 4), *months("2018-04", 14))
    few, enough = charts.values(ax)
    assert (few["low"], few["high"]) == (None, None)
    assert few["no_interval"] == "4 articles, and an interval needs 10"
    assert enough["low"] is not None
    points = [line for line in ax.lines if line.get_marker() == "o"]
    fills = {np.asarray(line.get_xdata(), np.float64)[0]: line.get_markerfacecolor() for line in points}
    assert fills == {0: theme().ground, 1: theme().bar}
    assert "Hollow, 1 of 2 points: no interval, under 10 articles" in caption(ax)


def test_no_line_crosses_a_month_in_which_nothing_was_said() -> None:
    ax = drawn(*months("2018-01", 3), *months("2018-02", 3), *months("2018-05", 3), *months("2018-06", 3))
    assert segments(ax) == [[0, 1], [4, 5]]
    assert [row["month"] for row in charts.values(ax)] == ["2018-01", "2018-02", "2018-05", "2018-06"]


def test_undefined_is_not_drawn_as_zero() -> None:
    ax = drawn(*months("2018-01", 3), *months("2018-03", 3))
    assert len(behind.marks(ax)) == 2
    assert len([bar for bar in ax.patches if isinstance(bar, Rectangle) and bar.get_height() > 0]) == 2


def test_a_share_of_support_counts_all_positions_below() -> None:
    said = [*months("2018-01", 3), *months("2018-01", 2, "neutral"), *months("2018-01", 1, "oppose")]
    (row,) = charts.values(drawn(*said, measure="support"))
    assert row["support"] == pytest.approx(0.5)
    assert row["n"] == 6


def test_a_line_for_each_actor_has_its_own_points_and_key() -> None:
    said = [*months("2018-01", 3), *months("2018-01", 3, "oppose", "hts"), *months("2018-02", 2)]
    ax = drawn(*said, actors=["hts", "turkey"])
    found = [(row["actor"], row["month"], row["net"]) for row in charts.values(ax)]
    assert found == [("hts", "2018-01", -1), ("turkey", "2018-01", 1), ("turkey", "2018-02", 1)]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["HTS", "Turkey"]
    assert {line.get_marker() for line in ax.lines} >= {"o", "s"}


def test_lines_can_be_of_outlets() -> None:
    ax = drawn(*months("2018-01", 3), outlets=["The Daily", "The Weekly"])
    assert [row["outlet"] for row in charts.values(ax)] == ["The Daily"]
    assert "No position in any month: The Weekly." in caption(ax)


def test_points_of_one_month_do_not_cover_each_other() -> None:
    ax = drawn(*months("2018-01", 3), *months("2018-01", 3, "support", "hts"), actors=["hts", "turkey"])
    boxes = [mark.box for mark in behind.marks(ax)]
    assert boxes[0][2] <= boxes[1][0] + 1e-9


def test_positions_without_a_date_are_told_and_not_drawn() -> None:
    ax = drawn(*months("2018-01", 3), ("", "turkey", "oppose"), ("2018", "turkey", "oppose"))
    assert [row["n"] for row in charts.values(ax)] == [3]
    assert "Not drawn: 2 positions without a date that tells the month." in caption(ax)
    (row,) = charts.values(drawn(("2018", "turkey", "oppose"), by="year"))
    assert row["year"] == "2018"


def test_when_no_date_tells_the_figure_says_so() -> None:
    ax = drawn(("", "turkey", "oppose"))
    assert "1 position cannot be drawn: no date tells the month." in " ".join(ax.texts[0].get_text().split())
    far = drawn(("0018-01-02", "turkey", "oppose"), ("2018-01-02", "turkey", "oppose"))
    assert "more than 200 years" in " ".join(far.texts[0].get_text().split())


def test_of_a_target_nobody_speaks_of_the_figure_says_what_they_speak_of() -> None:
    ax = charts.stance_over_time(a_set(months("2018-01", 2)).stances, "topic:typo")
    assert "There is no position toward topic:typo; most are toward deal." in " ".join(ax.texts[0].get_text().split())


def test_an_event_stands_at_its_day_with_its_source_and_one_outside_is_told() -> None:
    ax = drawn(
        *months("2018-08", 2),
        *months("2018-10", 2),
        events={"2018-09-16": "Sochi deal (UN record)", "2019-05-01": "Later (made up)"},
    )
    assert "Events: 1: 2018-09-16 Sochi deal (UN record)." in caption(ax)
    assert "Events outside the period, not drawn: 2019-05-01." in caption(ax)
    shown = ["2018-08", "2018-09", "2018-10"]
    assert calendar.place("2018-09-16", shown, "month") == pytest.approx(1, abs=0.05)
    assert calendar.place("2018-09-01", shown, "month") == pytest.approx(0.5)
    assert calendar.place("2018-09", shown, "month") == 1


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"by": "day"}, "write one of week, month, year"),
        ({"measure": "mood"}, "write one of net, support"),
        ({"actors": ["a"], "outlets": ["b"]}, "actors or of outlets, not both"),
        ({"actors": ["a", "b", "c", "d", "e", "f"]}, "6 lines were asked for"),
        ({"events": {"tomorrow": "Rain"}}, "'tomorrow' is no day of an event"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_what_can(how: dict[str, Any], told: str) -> None:
    with pytest.raises(Trouble, match=told):
        drawn(*months("2018-01", 2), **how)


def test_every_point_finds_its_passages() -> None:
    ax = drawn(*months("2018-01", 3), *months("2018-02", 2, "oppose", "hts"), actors=["hts", "turkey"])
    found = {mark.words.split(":")[0]: len(charts.where(ax, **mark.where)) for mark in behind.marks(ax)}
    assert found == {"HTS, 2018-02": 2, "Turkey, 2018-01": 3}


@pytest.mark.parametrize(("by", "last"), [("week", 2019), ("month", 2024), ("year", 2060)])
@pytest.mark.parametrize("width", ["column", "page", "screen"])
def test_names_of_periods_do_not_run_into_each_other(by: Any, last: int, width: Any) -> None:
    said = [(f"{year}-{month:02}-15", "turkey", "support") for year in (2016, last) for month in (1, 12)]
    with charts.style(width=width):
        ax = drawn(*said, by=by)
    figure_of(ax).draw_without_rendering()
    boxes = [label.get_window_extent() for label in ax.get_xticklabels()]
    assert len(boxes) >= 2
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))


def test_weeks_follow_each_other_across_a_new_year() -> None:
    ax = drawn(("2018-12-27", "turkey", "support"), ("2019-01-03", "turkey", "support"), by="week")
    assert [row["week"] for row in charts.values(ax)] == ["2018-W52", "2019-W01"]
    assert segments(ax) == [[0, 1]]


def test_hostile_words_of_events_stay_words() -> None:
    ax = drawn(*months("2018-01", 2), events={"2018-01-05": "$x_1$ \u202e\x07 反对 " + "x" * 300})
    figure_of(ax).draw_without_rendering()
    assert "$x_1$" in ax.get_xlabel()


def test_near_copies_are_one_text_and_no_surer_than_one() -> None:
    made = a_set(months("2018-01", 12)).stances
    group = DataFrame({"article": sorted(set(made["article"])), "group": "000", "share": 1.0, "size": 12})
    (row,) = charts.values(charts.stance_over_time(made, "deal", copies=group))
    assert (row["n"], row["texts"], row["low"]) == (1, 1, None)
    assert charts.values(charts.stance_over_time(made, "deal"))[0]["low"] is not None
