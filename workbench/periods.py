"""When something was published, as far as its date says it: the day, week, month or year that it falls in."""

import re
from datetime import date, timedelta
from typing import Literal

Length = Literal["day", "week", "month", "year"]

_DATE = re.compile(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2})(?!\d))?)?(?![\d-])")


def period(published: str, length: Length) -> str:
    """The period that a date such as `2018-09-23`, `2018-09` or `2018` falls in, as ISO 8601 writes it.

    `2018-09-23`, `2018-W38`, `2018-09` or `2018`: they sort as they follow each other. Empty where there is no such
    date, or one that does not tell: `2018` lies in no month.
    """
    found = _DATE.match(published)
    if not found:
        return ""
    year, month, day = found.groups()
    if length == "year":
        return year
    if length == "month":
        return f"{year}-{month}" if month and 1 <= int(month) <= 12 else ""
    try:
        on = date(int(year), int(month or 0), int(day or 0))
    except ValueError:
        return ""
    return on.isoformat() if length == "day" else _week(on)


def periods(first: str, last: str, length: Length) -> list[str]:
    """All periods from the first to the last, also those in which nothing was published.

    Raises ValueError where either is no period of this length.
    """
    start, end = begins(first, length), begins(last, length)
    found = [period(start.isoformat(), length)]
    while start < end:
        start += timedelta(days=1)
        if (here := period(start.isoformat(), length)) != found[-1]:
            found.append(here)
    return found


def begins(of: str, length: Length) -> date:
    """The first day of a period. Raises ValueError where it is none of this length."""
    if length == "week":
        return date.fromisoformat(f"{of}-1")
    return date.fromisoformat(f"{of}-01-01"[:10] if length == "year" else f"{of}-01"[:10])


def _week(on: date) -> str:
    year, week, _ = on.isocalendar()
    return f"{year}-W{week:02}"
