"""What stands behind a figure: rows, words, and the records of each thing drawn."""

import gc
import weakref

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from pandas import DataFrame

from workbench import charts
from workbench.charts import behind
from workbench.trouble import Trouble

RECORDS = DataFrame({"actor": ["turkey", "turkey", "hts"], "article": ["1", "2", "1"]})


def a_chart(marks: int = 2) -> Axes:
    ax = Figure().subplots()
    behind.made_of(ax, RECORDS)
    for n in range(marks):
        behind.mark(ax, (n, 0, n + 1, 1), f"bar {n}", {"actor": "turkey" if n else "hts"}, n=n)
    behind.said(ax, "Title of it", "A sentence that goes on\nanother")
    return ax


def test_rows_say_what_each_thing_is_of_and_what_it_shows() -> None:
    assert charts.values(a_chart()) == [{"actor": "hts", "n": 0}, {"actor": "turkey", "n": 1}]


def test_all_rows_have_all_columns() -> None:
    ax = a_chart(1)
    behind.mark(ax, (0, 0, 1, 1), "other", {"target": "deal"}, low=None)
    assert charts.values(ax)[1] == {"actor": "", "n": "", "target": "deal", "low": None}


def test_the_records_of_a_thing_are_found_by_what_it_is_of() -> None:
    ax = a_chart()
    assert [len(charts.where(ax, **dict(mark.where))) for mark in behind.marks(ax)] == [1, 2]
    assert len(charts.where(ax)) == 3


def test_a_column_that_the_records_lack_is_told_with_those_that_they_have() -> None:
    with pytest.raises(Trouble, match="the records have no outlet; write one of actor, article"):
        charts.where(a_chart(), outlet="x")


def test_of_a_figure_of_figures_it_is_said_that_no_records_are_behind_it() -> None:
    ax = a_chart()
    behind.made_of(ax, None)
    with pytest.raises(Trouble, match="no records behind it"):
        charts.where(ax)
    assert charts.values(ax) == []


def test_a_figure_is_told_by_title_sentences_and_the_first_things_shown() -> None:
    said = charts.told(a_chart(14))
    assert said.startswith("Title of it. A sentence that goes on. another. Shown: bar 0; bar 1;")
    assert said.endswith("bar 11; and 2 more.")


def test_axes_that_are_gone_are_not_kept_by_what_stood_behind_them() -> None:
    kept = weakref.ref(a_chart())
    gc.collect()
    assert kept() is None


def test_of_axes_on_which_nothing_was_drawn_nothing_is_told() -> None:
    assert charts.told(Figure().subplots()) == ""
