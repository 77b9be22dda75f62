"""Whatever is measured has a value or a reason, without a warning; tests/agreement holds the rest of group D."""

from tests.faults.agreeing import edges, printed


def test_every_edge_case_has_a_value_or_a_reason() -> None:
    assert edges().faults == ()
    assert edges().ok


def test_published_figures_are_counted() -> None:
    assert printed().ok
