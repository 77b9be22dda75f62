"""A sixth of the hostile labels, through every chart; the scoreboard draws all of them."""

from tests.faults.labels import LABELS, label_faults


def test_no_label_breaks_a_chart() -> None:
    assert label_faults(LABELS[::6]) == ()
