"""Whether outlets that are compared wrote at the same time: what differs may be the month they wrote in."""

from collections.abc import Collection
from typing import TYPE_CHECKING

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

    An outlet covers the months from its first dated row of `table` to its last.
    """
    covered = _covered(table, {outlet for outlet in outlets if outlet})
    if not outlets or len(covered) < 2:
        told = "" if len({*outlets}) < 2 else "Dates do not tell whether these outlets wrote in the same months."
        return rows, told
    first, last = max(begins for begins, _ in covered.values()), min(ends for _, ends in covered.values())
    if len({*covered.values()}) == 1:
        return _within(rows, first, last) if common else (rows, f"All these outlets cover {first} to {last}.")
    if first > last:
        return rows, f"These outlets have no month in common, so time may explain what differs: {_each(covered)}."
    if not common:
        return rows, f"These outlets cover different periods, which may explain what differs: {_each(covered)}."
    return _within(rows, first, last)


def _covered(table: "DataFrame", outlets: set[str]) -> dict[str, tuple[str, str]]:
    """The first and the last month of each outlet that has dates."""
    months = table.assign(month=dated(table, "month"))
    months = months[(months["month"] != "") & months["outlet"].isin(outlets)]
    ends = months.groupby("outlet")["month"].agg(["min", "max"])
    return {str(outlet): (low, high) for outlet, low, high in zip(ends.index, ends["min"], ends["max"], strict=True)}


def _within(rows: "DataFrame", first: str, last: str) -> tuple["DataFrame", str]:
    month = dated(rows, "month")
    held = (month >= first) & (month <= last)
    undated = int((month == "").sum())
    out = [many(n, noun) for n, noun in ((int((~held).sum()) - undated, "naming"),) if n]
    out += [f"{many(undated, 'naming')} without a date"] * (undated > 0)
    left = f"; left out: {' outside it, '.join(out)}" if out else ""
    if out and not undated:
        left += " outside it"
    return rows[held], f"Only {first} to {last}, which all these outlets cover{left}."


def _each(covered: dict[str, tuple[str, str]]) -> str:
    named = [f"{outlet} {first} to {last}" for outlet, (first, last) in [*covered.items()][:_NAMED]]
    return "; ".join(named) + (f"; {len(covered) - _NAMED} more" if len(covered) > _NAMED else "")
