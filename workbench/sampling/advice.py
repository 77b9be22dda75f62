"""How many articles to have read twice, by the sources that reviewers know."""

from fractions import Fraction
from math import ceil

from workbench.wording import counted

_ERROR = Fraction(3, 100)
"""Standard error at which agreement lies within .05 of what was found, one-sided at 95 % (.05 / 1.64)."""


def advised(articles: int) -> int:
    """The least number of articles to draw.

    At least 50 or 10 %, whichever is larger (Lombard, Snyder-Duch & Bracken 2002); of fewer than 100 at least 20, or
    all there are.
    """
    least = max(50, ceil(Fraction(articles, 10))) if articles >= 100 else 20
    return min(articles, least)


def lacy_riffe(units: int, expected: float = 0.9) -> int:
    """Units of `units` whose agreement tells, within .05 and with 95 % confidence, the agreement on all of them.

    `expected` is the agreement that one thinks there is. Lacy & Riffe 1996, Sampling error and selecting intercoder
    reliability samples for nominal content categories, Journalism & Mass Communication Quarterly 73(4), 963-973.
    """
    agree = Fraction(str(expected))
    either, error = agree * (1 - agree), (units - 1) * _ERROR**2
    return min(units, ceil((error + either * units) / (error + either)))


def told(articles: int, size: int) -> str:
    """A sentence on a sample of `size`: whether it is as large as it should be."""
    least = advised(articles)
    if size >= least:
        return f"{counted(size, 'article')} of {articles}, of which at least {least} are advised."
    few = f"{counted(size, 'article')} of {articles} are few: at least {least} are advised"
    if articles < 100:
        return f"{few} of so small a corpus."
    return (
        f"{few} (Lombard et al. 2002), and {lacy_riffe(articles)} tell percent agreement within .05 if it is .90 "
        "(Lacy & Riffe 1996)."
    )
