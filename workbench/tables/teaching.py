"""What a course of teaching came to, as tables: before and after, and the learning curve."""

from collections.abc import Iterable, Mapping

from pandas import DataFrame

_SHARES = ("precision", "recall", "f1")


def before_after(rows: Iterable[Mapping[str, object]], articles: int, codebook: str) -> DataFrame:
    """A row a label, the last for all: how many were marked; precision, recall and F1 before and after, 0 to 1.

    What cannot be told, such as the precision of no suggestion, is NaN. `attrs` as of every table.
    """
    columns = ["label", "marked", *(f"{what}_{when}" for what in _SHARES for when in ("before", "after"))]
    table = DataFrame([*rows], columns=columns).astype(dict.fromkeys(columns[2:], "float64"))
    return _with(table, articles, codebook)


def curve(rows: Iterable[Mapping[str, object]], articles: int, codebook: str) -> DataFrame:
    """A row for each number of articles that taught, on average over those held out: `articles` and `f1`."""
    return _with(DataFrame([*rows], columns=["articles", "f1"]).astype("float64"), articles, codebook)


def _with(table: DataFrame, articles: int, codebook: str) -> DataFrame:
    table.attrs = {"n_articles": articles, "codebook": codebook}
    return table
