"""What is read again is not read twice, and says the same."""

import numpy as np

from tests.suggest.teach.world import Judging
from workbench.suggest.encoder import Seen
from workbench.suggest.pieces import Window
from workbench.suggest.teach.remembered import Remembered

TEXT = "Omar met İbrahim 🙂"


class Counting(Judging):
    """The same, and counts how often it reads."""

    times = 0

    def read(self, window: Window) -> Seen:
        """As above."""
        self.times += 1
        return super().read(window)


def test_nothing_is_read_twice() -> None:
    encoder = Counting()
    remembered = Remembered(encoder)
    (window,) = remembered.windows(TEXT, 0, len(TEXT))
    one, two = remembered.read(window), remembered.read(window)
    assert np.array_equal(one.logits, encoder.read(window).logits)
    assert one is two
    assert encoder.times == 2  # once for it, and once for this test


def test_nothing_is_judged_twice_and_other_pairs_are_judged_anew() -> None:
    encoder = Judging()
    remembered = Remembered(encoder)
    for target in ((9, 16), (9, 16), (5, 8)):
        remembered.stance(TEXT, (0, 4), target)
    remembered.stance(TEXT, None, (9, 16))
    assert encoder.asked == [(TEXT, "Omar", "İbrahim"), (TEXT, "Omar", "met"), (TEXT, None, "İbrahim")]


def test_it_goes_by_the_name_of_the_encoder() -> None:
    assert (Remembered(Judging()).name, Remembered(Judging()).tags) == (Judging().name, Judging().tags)
