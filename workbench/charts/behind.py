"""What stands behind a figure: what is drawn where, as plain rows, and the records that each of it is made of.

Each cell, bar, point, node and edge is a `Mark`. From the marks come the CSV file beside a figure, the words for those
who cannot see it, and the answer to "which statements are these?".
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from matplotlib.axes import Axes

from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

Value = str | int | float | bool | None
_TOLD = 12
"""Marks that the description tells of."""


class Mark(NamedTuple):
    """One thing drawn: where, in coordinates of the axes' data; in words; and by which values its records are found.

    `box` is left, bottom, right, top. `where` is column → value of the records. `shown` is what is drawn of it, by the
    name of its column in the CSV file.
    """

    box: tuple[float, float, float, float]
    words: str
    where: Mapping[str, str]
    shown: Mapping[str, Value]


class _Behind:
    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.records: DataFrame | None = None
        self.title, self.caption = "", ""


_BEHIND: WeakKeyDictionary[Axes, _Behind] = WeakKeyDictionary()


def made_of(ax: Axes, records: "DataFrame | None") -> None:
    """Say once, when a figure is begun, which records are behind it; marks of what was there before are forgotten."""
    _BEHIND[ax] = _Behind()
    _BEHIND[ax].records = records


def said(ax: Axes, title: str, caption: str) -> None:
    """What stands over and under the figure, as it was before it was broken into lines for a sheet."""
    behind = _BEHIND.setdefault(ax, _Behind())
    behind.title, behind.caption = " ".join(title.split()), caption


def title(ax: Axes) -> str:
    """What the figure is called; empty where nothing was drawn."""
    return _BEHIND[ax].title if ax in _BEHIND else ""


def mark(
    ax: Axes, box: tuple[float, float, float, float], words: str, where: Mapping[str, str], **shown: Value
) -> None:
    """Say of one thing that was drawn where it is, what it shows, and which records it is made of."""
    _BEHIND.setdefault(ax, _Behind()).marks.append(Mark(box, " ".join(words.split()), dict(where), shown))


def marks(ax: Axes) -> tuple[Mark, ...]:
    """All that is drawn on these axes, in the order in which it was drawn."""
    return tuple(_BEHIND[ax].marks) if ax in _BEHIND else ()


def values(ax: Axes) -> list[dict[str, Value]]:
    """A row for each thing drawn: what it is of, then what it shows; all rows have all columns."""
    rows: list[dict[str, Value]] = [{**each.where, **each.shown} for each in marks(ax)]
    columns = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name, "") for name in columns} for row in rows]


def where(ax: Axes, **wanted: str) -> "DataFrame":
    """The records behind a part of the figure, those that say the same again too: `where(ax, actor="turkey")`.

    Raises Trouble when the figure is made of no records, or these have no such column.
    """
    records = _BEHIND[ax].records if ax in _BEHIND else None
    if records is None:
        raise Trouble(
            "this figure is made of figures, and there are no records behind it; draw one of a table of records"
        )
    if unknown := [name for name in wanted if name not in records]:
        raise Trouble(f"the records have no {', '.join(unknown)}; write one of {', '.join(map(str, records.columns))}")
    for name, value in wanted.items():
        records = records[records[name] == value]
    return records


def told(ax: Axes) -> str:
    """The figure in words, for those who cannot see it: its title, what it counts, and the first things it shows."""
    drawn = [each.words for each in marks(ax) if each.words]
    more = f"; and {len(drawn) - _TOLD} more" if len(drawn) > _TOLD else ""
    shows = f"Shown: {'; '.join(drawn[:_TOLD])}{more}." if drawn else ""
    parts = [title(ax), *(_BEHIND[ax].caption.splitlines() if ax in _BEHIND else ()), shows]
    return " ".join(part if part[-1] in ".!?" else f"{part}." for part in parts if part)
