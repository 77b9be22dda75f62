"""What counts once: one rule, by name, for a position that is stated again and again.

Speakers repeat themselves and articles repeat speakers, so a count of records measures how chatty somebody was.
Discourse Network Analyzer leaves duplicates out per document, calendar week, month, year or across the whole range
(Leifeld, Gruber and Bossner 2018, its manual); once a day is added here. The default is once an article.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, get_args

from workbench.periods import Length, period
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame, Series

Once = Literal["record", "article", "day", "week", "month", "year", "corpus"]
"""`record`: each passage counts, however many annotators marked it. What has no date counts once an article."""


def first_of_each(rows: "DataFrame", unit: Sequence[str], once: Once = "article") -> "DataFrame":
    """The first row of each `unit` in each article, period or passage. Raises Trouble when there is no such rule."""
    if once not in get_args(Once):
        raise Trouble(f"nothing counts once a {once!r}; write one of {', '.join(get_args(Once))}")
    keys = rows[[*unit]].assign(**_places(rows, once))
    return rows[~keys.duplicated().to_numpy()]


def rule(noun: str, once: Once) -> str:
    """The sentence that says so on a figure."""
    article = "An" if noun[0] in "aeiou" else "A"
    match once:
        case "record":
            return f"Every {noun} counts, a passage once."
        case "article":
            return f"{article} {noun} counts once an article."
        case "corpus":
            return f"{article} {noun} counts once in all."
    return f"{article} {noun} counts once a {once}; where there is no date, once an article."


def _places(rows: "DataFrame", once: Once) -> "dict[str, Series[str] | Series[int] | str]":
    """The columns by which what is said twice in one place is known."""
    match once:
        case "record":
            return {"article": rows["article"], "start": rows["start"], "end": rows["end"]}
        case "article":
            return {"article": rows["article"]}
        case "corpus":
            return {}
        case length:
            when = dated(rows, length)
            return {"article": rows["article"].where(when == "", ""), "when": when}


def dated(rows: "DataFrame", length: Length) -> "Series[str]":
    """The period of each row's article; empty where it has no date that tells."""
    known = {each: period(each, length) for each in rows["published"].unique()}
    return rows["published"].map(known).astype("str")
