"""What a course of teaching came to, as tables: before and after, and the learning curve."""

from collections.abc import Iterable, Mapping

from pandas import DataFrame

from workbench.records import Article
from workbench.tables.decided import origin

_SHARES = ("precision", "recall", "f1")


def before_after(
    rows: Iterable[Mapping[str, object]], articles: Iterable[Article], annotators: int, codebook: str
) -> DataFrame:
    """A row a label, the last for all: how many were marked; precision, recall and F1 before and after, 0 to 1.

    What cannot be told, such as the precision of no suggestion, is NaN. `attrs`: n_articles, n_annotators, codebook,
    outlets and days of the `articles` that the course was made of.
    """
    columns = ["label", "marked", *(f"{what}_{when}" for what in _SHARES for when in ("before", "after"))]
    table = DataFrame([*rows], columns=columns).astype(dict.fromkeys(columns[2:], "float64"))
    table.attrs |= origin(articles, annotators, codebook)
    return table


def curve(
    rows: Iterable[Mapping[str, object]], articles: Iterable[Article], annotators: int, codebook: str
) -> DataFrame:
    """A row for each number of articles that taught, on average over those held out: `articles` and `f1`.

    The first row is with nothing taught. `attrs` as of `before_after`.
    """
    table = DataFrame([*rows], columns=["articles", "f1"]).astype("float64")
    table.attrs |= origin(articles, annotators, codebook)
    return table
