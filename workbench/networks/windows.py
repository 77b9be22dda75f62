"""A network for each stretch of time, so that one sees camps form and dissolve."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, overload

from networkx import Graph

from workbench.counting import lines, many, standing
from workbench.networks.one_mode import one_mode
from workbench.networks.positions import positions
from workbench.periods import Length, begins, period, periods
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame, Series

    Part = Callable[[], DataFrame]
Unit = Literal["day", "week", "month", "year", "position"]
"""What a window is measured in: stretches of the calendar, or positions in the order in which they were published."""
_DAYS: Mapping[Length, int] = {"day": 1, "week": 7, "month": 31, "year": 366}
"""At most in one of them."""


def windows(
    stances: "DataFrame",
    length: Unit | int = "month",
    *,
    size: int = 1,
    step: int | None = None,
    make: Callable[..., Graph] = one_mode,
    **choices: Any,
) -> Sequence[Graph]:
    """A network of each window of time, in order, also of those in which nothing was published.

    Each is made when it is asked for and kept by nobody but you: all of many windows would take much memory.

    A window is `size` units of `length` wide, or so many days where `length` is a number; the next begins `step` units
    later, at the end of the one before unless you say otherwise (DNA moves by one: `step=1`; Leifeld, Gruber and
    Bossner 2018, on time windows). The first begins with the first date, the last holds the last one. With
    `length="position"` each window has `size` positions and no fixed duration; the last may have fewer. `make` makes
    the networks, `one_mode` or `two_mode`, and `choices` are its choices: the rule for repeats and weights hold within
    each window. With `isolates="all"` every network has the nodes of all.

    `graph.graph["period"]` says which window it is. Statements without a date are in none, and each caption tells how
    many. Raises Trouble for a window that is none.
    """
    unit: Unit = "day" if isinstance(length, int) else length
    size = length * size if isinstance(length, int) else size
    step = size if step is None else step
    if min(size, step) < 1:
        raise Trouble(f"a window of {size} that moves by {step} is none; write numbers from 1 on")
    stances = standing(stances)
    known = _dated(stances, unit)
    dated = stances[known != ""]
    without = f"Left out: {many(lost, 'stance')} without a date." if (lost := len(stances) - len(dated)) else ""
    if unit == "position":
        parts = _of_positions(dated, known, size, step, choices)
    else:
        parts = _of_calendar(dated, known[known != ""], unit, size, step)
    whole = {"everyone": stances} if choices.get("isolates") == "all" else {}
    return Windows([*parts], lambda named, part: _said(make(part(), **choices, **whole), named, without))


class Windows(Sequence[Graph]):
    """Networks in order, each made anew when it is asked for."""

    def __init__(self, parts: "Sequence[tuple[str, Part]]", make: "Callable[[str, Part], Graph]") -> None:
        """`parts` are periods, and how to get what was said in each."""
        self._parts, self._make = parts, make

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, place: int) -> Graph: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Graph]: ...
    def __getitem__(self, place: int | slice) -> Graph | Sequence[Graph]:
        if isinstance(place, slice):
            return Windows(self._parts[place], self._make)
        return self._make(*self._parts[place])

    def __repr__(self) -> str:
        """The periods."""
        return f"{many(len(self), 'network')}: {', '.join(named for named, _ in self._parts)}"


def _dated(stances: "DataFrame", unit: Unit) -> "Series[str]":
    if unit not in ("day", "week", "month", "year", "position"):
        raise Trouble(f"time is not told in {unit!r}; write day, week, month, year, position, or a number of days")
    length: Length = "day" if unit == "position" else unit
    known = {each: period(each, length) for each in stances["published"].unique()}
    return stances["published"].map(known).astype("str")


def _of_calendar(
    dated: "DataFrame", known: "Series[str]", unit: Length, size: int, step: int
) -> Iterator[tuple[str, "Part"]]:
    if dated.empty:
        return
    last = begins(known.max(), unit) + timedelta(days=_DAYS[unit] * size)
    every = periods(known.min(), period(last.isoformat(), unit), unit)
    place = known.map({each: n for n, each in enumerate(every)})
    for start in range(0, place.max() + 1, step):
        ends = f" to {every[start + size - 1]}" if size > 1 else ""
        yield every[start] + ends, partial(dated.__getitem__, (place >= start) & (place < start + size))
        if start + size > place.max():
            return


def _of_positions(
    dated: "DataFrame", known: "Series[str]", size: int, step: int, choices: Mapping[str, Any]
) -> Iterator[tuple[str, "Part"]]:
    rule = {name: choices[name] for name in ("once", "copies", "targets") if name in choices}
    rows = positions(dated, **rule).rows
    # pandas would make rows of the days where there are none
    rows = rows.assign(day=known.loc[rows.index]).sort_values(["day", "article", "start", "end"], kind="stable")
    for start in range(0, len(rows), step):
        part = rows.iloc[start : start + size]
        first, last = part["day"].iloc[0], part["day"].iloc[-1]
        # the counting is done again for each network, so it gets the stances as they were
        yield first + (f" to {last}" if last != first else ""), partial(dated.loc.__getitem__, part.index)
        if start + size >= len(rows):
            return


def _said(graph: Graph, named: str, without: str) -> Graph:
    graph.graph["period"] = named
    graph.graph["title"] += f", {named}"
    graph.graph["caption"] = lines(graph.graph["caption"], f"Window: {named}.", without)
    return graph
