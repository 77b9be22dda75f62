"""An axis of time: a place for every period, also those in which nothing was published, and names for some of them."""

from datetime import date, timedelta
from typing import Literal

from matplotlib.axes import Axes

from workbench.charts import style
from workbench.charts.lettering import inches
from workbench.periods import begins, period, periods

By = Literal["week", "month", "year"]
_LONGEST = 200
"""Years; a set that reaches further has a wrong date in it."""
_STEPS = {"week": (1, 2, 4, 13, 26, 52), "month": (1, 2, 3, 6, 12, 24, 60, 120), "year": (1, 2, 5, 10, 20, 50)}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABEL = 8.0


def spanned(found: set[str], by: By) -> list[str]:
    """All periods from the first of those found to the last; none where that is too long to be meant."""
    first, last = min(found), max(found)
    return periods(first, last, by) if int(last[:4]) - int(first[:4]) <= _LONGEST else []


def dated(ax: Axes, shown: list[str], by: By, width: float) -> None:
    """Name as many of the periods under the axis as have room on `width` inches; a year where it begins."""
    size = style.size(_LABEL)
    room = inches("2017 ", size) if by == "year" else inches("W00 " if by == "week" else "Mar ", size)
    apart = width / len(shown)
    step = next((step for step in _STEPS[by] if step * apart >= room), len(shown))
    named = [i for i, each in enumerate(shown) if _falls(each, by, step)] or [0]
    names, year = [], ""
    for i in named:
        names.append(_name(shown[i], by, shown[i][:4] != year))
        year = shown[i][:4]
    ax.set_xticks(named, names, parse_math=False, fontsize=size)
    ax.set_xlim(-0.6, len(shown) - 0.4)


def place(when: str, shown: list[str], by: By) -> float | None:
    """Where on the axis a day lies, or the middle of a month or year; None where it does not lie there."""
    here = period(when, by)
    if here not in shown:
        return None
    day = period(when, "day")
    if not day:
        return float(shown.index(here))
    start = begins(here, by)
    after = start + timedelta(days={"week": 7, "month": 31, "year": 366}[by])
    return shown.index(here) - 0.5 + (date.fromisoformat(day) - start).days / (after - start).days


def _falls(each: str, by: By, step: int) -> bool:
    """Whether a period is one of those with names: steps begin with the year."""
    year, _, rest = each.partition("-")
    number = int(rest.lstrip("W") or 1) - 1
    whole = {"week": 52, "month": 12, "year": 1}[by]
    if step >= whole:
        return number == 0 and int(year) % (step // whole) == 0
    # the last weeks of a year are too near to the next
    return number % step == 0 and number + step <= whole + (by == "week" and step == 1)


def _name(each: str, by: By, new: bool) -> str:
    year, _, rest = each.partition("-")
    if by == "year":
        return year
    name = _MONTHS[int(rest) - 1] if by == "month" else rest
    # the second line, empty or not, keeps all names on one height
    return f"{name}\n{year if new else ' '}"
