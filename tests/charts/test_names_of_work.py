"""No label, variable or annotator breaks a figure of the work itself, or leaves its sheet."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from pandas import concat

from tests.charts import test_agreeing, test_auditing, test_codes, test_drifting
from tests.charts.test_every import HOSTILE, assert_nothing_is_clipped
from workbench import charts
from workbench.charts.style import Width

Draw = Callable[[Sequence[str]], Axes]


def _audit(names: Sequence[str]) -> Axes:
    made = [test_auditing.suggestions({"accepted": 12, "left": 3}, annotator=name) for name in names]
    return charts.suggestion_audit(concat([table.assign(label=names[0]) for table in made]), by="annotator")


def _labels(names: Sequence[str]) -> Axes:
    made = test_auditing.suggestions({"accepted": 12, "left": 3})
    return charts.suggestion_audit(concat([made.assign(label=name) for name in names]), by="label")


def _influence(names: Sequence[str]) -> Axes:
    return charts.suggestion_influence(concat([test_auditing.influence(figure=f"label {name}") for name in names]))


def _agreement(names: Sequence[str]) -> Axes:
    rows = [test_agreeing.figure(name or "-", "alpha", why=f"only {name} used") for name in dict.fromkeys(names)]
    return charts.agreement_chart(test_agreeing.agreement(*rows, annotators=(*names,), left_out=(names[0],)))


def _drift(names: Sequence[str]) -> Axes:
    weeks = {"2026-W46": 0.3, "2026-W47": 0.4}
    return charts.drift_chart(
        concat([test_drifting.drift(weeks, name, annotator=name) for name in dict.fromkeys(names)])
    )


def _met(names: Sequence[str]) -> Axes:
    return charts.codes_progress(test_codes.codes(names, names[:1], kind="term"), kind="term")


def _used(names: Sequence[str]) -> Axes:
    return charts.codes_used(test_codes.codes(names, names[:1], kind="term"), kind="term")


every = pytest.mark.parametrize("draw", [_audit, _labels, _influence, _agreement, _drift, _met, _used])


@pytest.mark.parametrize("width", ["column", "screen"])
@every
def test_no_name_breaks_a_figure_of_the_work_or_leaves_it(draw: Draw, width: Width) -> None:
    with charts.style(width=width):
        assert_nothing_is_clipped(draw(HOSTILE))


@settings(max_examples=3, deadline=None)
@given(names=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), min_size=1, max_size=6))
@every
def test_no_text_at_all_breaks_a_figure_of_the_work_or_leaves_it(draw: Draw, names: list[str]) -> None:
    with charts.style(width="column"):
        assert_nothing_is_clipped(draw(names))
