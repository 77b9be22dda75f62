"""Whether outlets that are compared wrote at the same time: what differs may be the month they wrote in."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from workbench.charts.lettering import short
from workbench.counting import many
from workbench.counting.repeats import dated

if TYPE_CHECKING:
    from pandas import DataFrame

_NAMED = 4
"""Outlets whose period is named."""


def same_period(
    rows: "DataFrame", table: "DataFrame", outlets: Collection[str], common: bool
) -> tuple["DataFrame", str]:
    """The rows of the months that all outlets cover, and the sentence that says so; all rows where there are none.

    An outlet covers the months from its first dated row of `table` to its last, and one more at either end: that
    somebody who publishes now and then had nothing in the first month does not mean that they began in the second.
    """
    covered = _covered(table, {outlet for outlet in outlets if outlet})
    if len(covered) < 2:
        return rows, "Dates do not tell whether these outlets wrote in the same months." if len({*outlets}) > 1 else ""
    begins, ends = min(low for low, _ in covered.values()), max(high for _, high in covered.values())
    first = max(begins, _moved(max(low for low, _ in covered.values()), -1))
    last = min(ends, _moved(min(high for _, high in covered.values()), 1))
    if first > last:
        return rows, f"These outlets have no month in common, so time may explain what differs: {_each(covered)}."
    if (first, last) != (begins, ends) and not common:
        return rows, f"These outlets cover different periods, which may explain what differs: {_each(covered)}."
    return _within(rows, first, last) if common else (rows, f"All these outlets cover {first} to {last}.")


def _covered(table: "DataFrame", outlets: set[str]) -> dict[str, tuple[str, str]]:
    """The first and the last month of each outlet that has dates."""
    months = table[["outlet"]].assign(month=dated(table, "month"))
    months = months[(months["month"] != "") & months["outlet"].isin(outlets)]
    ends = months.groupby("outlet")["month"].agg(["min", "max"])
    return {str(outlet): (low, high) for outlet, low, high in zip(ends.index, ends["min"], ends["max"], strict=True)}


def _moved(month: str, by: int) -> str:
    """The month so many months later."""
    year, place = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + by, 12)
    return f"{year:04}-{place + 1:02}"


def _within(rows: "DataFrame", first: str, last: str) -> tuple["DataFrame", str]:
    """The rows of these months, and what the others are."""
    month = dated(rows, "month")
    held = (month >= first) & (month <= last)
    undated = int((month == "").sum())
    other = len(rows) - int(held.sum()) - undated
    out = [f"{many(other, 'naming')} outside it"] * (other > 0) + [f"{many(undated, 'naming')} without a month"] * (
        undated > 0
    )
    left = f"; left out: {', '.join(out)}" if out else ""
    return rows[held], f"Only {first} to {last}, which all these outlets cover, give or take a month{left}."


def _each(covered: dict[str, tuple[str, str]]) -> str:
    named = [f"{short(outlet, 24)} {first} to {last}" for outlet, (first, last) in [*covered.items()][:_NAMED]]
    return "; ".join(named) + (f"; {len(covered) - _NAMED} more" if len(covered) > _NAMED else "")
