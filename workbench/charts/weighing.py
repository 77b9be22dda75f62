"""What each counted row weighs: 1, or its share of 1 where near-copies say the same.

Twenty outlets that print one agency report are one voice. A chart that is given the table of near-copies (`copies`)
counts what n of them say with 1/n in each, and so once; what an outlet added to its copy counts in full. Only articles
that are counted share a weight: a copy that nobody has read takes nothing away. Weights are fractions, so that thirds
add up to one.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

Weight = int | Fraction

_PLACE = frozenset({"article", "start", "end"})


def weighed(rows: "DataFrame", unit: Sequence[str], copies: "DataFrame | None") -> "DataFrame":
    """The rows with their `weight`. Rows say the same when they have the same `unit`, wherever they say it."""
    if copies is None:
        return rows.assign(weight=1)
    groups = dict(zip(copies["article"], copies["group"], strict=True))
    said = [rows[name] for name in unit if name not in _PLACE]
    keys = list(zip((groups.get(each, "") for each in rows["article"]), *said, strict=True))
    sayers: dict[tuple[str, ...], set[str]] = {}
    for key, article in zip(keys, rows["article"], strict=True):
        sayers.setdefault(key, set()).add(article)
    weights: Any = [Fraction(1, len(sayers[key])) if key[0] else 1 for key in keys]
    return rows.assign(weight=weights)


def tally(rows: "DataFrame", *columns: str) -> "Counter[Any]":
    """How much the rows weigh that have the same values in `columns`: by value, or by tuple of several."""
    found: Counter[Any] = Counter()
    values = zip(*(rows[name] for name in columns), strict=True) if len(columns) > 1 else rows[columns[0]]
    for value, weight in zip(values, rows["weight"], strict=True):
        found[value] += weight
    return found


def ranked(counts: "Counter[Any]") -> list[Any]:
    """The values, those that weigh most first, equals in alphabetical order."""
    return sorted(counts, key=lambda value: (-counts[value], value))


def figure(weight: Weight) -> str:
    """A weight as it is written: whole, or with one decimal."""
    if weight == int(weight):
        return f"{int(weight)}"
    return f"{float(weight):.1f}" if weight >= Fraction(1, 20) else "<0.1"
