"""What each counted row weighs: 1, times what its article stands for, shared with the near-copies that say the same.

Twenty outlets that print one agency report are one voice. A chart that is given the table of near-copies (`copies`)
counts what n of them say with 1/n in each, and so once; what an outlet added to its copy counts in full. Only articles
that are counted share a weight: a copy that nobody has read takes nothing away. The column `weight` of a table is what
a row stands for where articles were drawn by lot with unequal chances: the inverse of its article's chance (Horvitz and
Thompson 1952).
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

_PLACE = frozenset({"article", "start", "end"})


def weighed(rows: "DataFrame", unit: Sequence[str], copies: "DataFrame | None") -> "DataFrame":
    """The rows with their `weight`, in `share` what near-copies leave of it, and in `drawn` of what they are a draw.

    Rows say the same when they have the same `unit`, wherever they say it. What is drawn is the article, and of
    near-copies the group, by the id of its first article: twenty copies of one text are no twenty draws.
    """
    own = rows["weight"].astype("float64") if "weight" in rows else 1.0
    if copies is None or rows.empty:
        return rows.assign(weight=own, share=1.0, drawn=rows["article"])
    group = rows["article"].map(dict(zip(copies["article"], copies["group"], strict=True)))
    said = [name for name in unit if name not in _PLACE]
    # an article without copies is a group of its own
    keyed = rows.assign(drawn=group.where(group.notna(), rows["article"]).astype("str"))
    sayers = keyed.groupby(["drawn", *said], sort=False)["article"].transform("nunique")
    return keyed.assign(weight=own / sayers, share=1 / sayers)


def tally(rows: "DataFrame", *columns: str) -> "Counter[Any]":
    """How much the rows weigh that have the same values in `columns`: by value, or by tuple of several."""
    by = [*columns] if len(columns) > 1 else columns[0]
    return Counter(rows.groupby(by, sort=False)["weight"].sum().to_dict())


def ranked(counts: "Counter[Any]") -> list[Any]:
    """The values, those that weigh most first, equals in alphabetical order."""
    return sorted(counts, key=lambda value: (-round(counts[value], 9), value))


def figure(weight: float) -> str:
    """A weight as it is written: whole, or with one decimal."""
    if abs(weight - round(weight)) < 1e-6:  # three thirds
        return f"{round(weight)}"
    return f"{weight:.1f}" if weight >= 0.05 else "<0.1"
