"""How many articles are advised, by published figures."""

import pytest

from workbench.sampling.advice import advised, lacy_riffe, told

TABLE = {
    10_000: (141, 100, 54),
    5_000: (139, 99, 54),
    1_000: (125, 92, 52),
    500: (111, 84, 49),
    250: (91, 72, 45),
    100: (59, 51, 36),
}
"""Units needed for expected agreement of .85, .90 and .95 (Riffe, Lacy & Fico, Analyzing Media Messages, 2005)."""


@pytest.mark.parametrize("units", TABLE)
def test_the_formula_gives_the_published_sizes(units: int) -> None:
    # the table is rounded in both directions; an article more is on the safe side
    for expected, published in zip((0.85, 0.9, 0.95), TABLE[units], strict=True):
        assert published <= lacy_riffe(units, expected) <= published + 1


@pytest.mark.parametrize(
    ("articles", "least"), [(5, 5), (20, 20), (99, 20), (100, 50), (500, 50), (501, 51), (3000, 300)]
)
def test_the_rules_of_thumb(articles: int, least: int) -> None:
    assert advised(articles) == least


def test_a_small_sample_is_called_small() -> None:
    assert "are few: at least 50 are advised (Lombard" in told(400, 12)
    assert "are few: at least 20 are advised of so small" in told(40, 12)
    assert "few" not in told(400, 50)
