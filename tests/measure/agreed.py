"""Simulated double readings of which alpha is known: in each article the second reader guesses at a rate of its own."""

import numpy as np
from numpy.random import Generator

from tests.measure.coverage import Coverage
from workbench.agreement.coefficients import alpha

Readings = list[list[tuple[str, str]]]
KINDS = {f"alpha about {1 - guessed:.1f}, {n} articles": (n, guessed) for n in (10, 30, 100) for guessed in (0.1, 0.3)}
_CHANCES = (0.5, 0.3, 0.2)
"""Of three labels."""


def readings(chance: Generator, articles: int, guessed: float) -> Readings:
    """Of so many articles with one to fifteen units each, what two readers said; `guessed` of one's are by chance."""
    size = np.minimum(chance.geometric(0.25, articles), 15)
    rate = chance.beta(3 * guessed, 3 * (1 - guessed), articles)
    return [_article(chance, int(n), float(own)) for n, own in zip(size, rate, strict=True)]


def coverage(articles: int, guessed: float, corpora: int = 300) -> Coverage:
    """How often the interval of alpha holds it."""
    chance = np.random.default_rng(1)
    truth = alpha(readings(chance, 20_000, guessed)).value or 0.0
    found = [alpha(readings(chance, articles, guessed), draws=500, seed=n).interval for n in range(corpora)]
    given = [ends for ends in found if ends]
    held, widths = [low <= truth <= high for low, high in given], [high - low for low, high in given]
    return Coverage(float(np.mean(held)), float(np.mean(widths)), len(given) / corpora)


def _article(chance: Generator, units: int, guessed: float) -> list[tuple[str, str]]:
    first = chance.choice([*"abc"], units, p=_CHANCES)
    second = np.where(chance.random(units) < guessed, chance.choice([*"abc"], units, p=_CHANCES), first)
    return [*zip(first.tolist(), second.tolist(), strict=True)]
