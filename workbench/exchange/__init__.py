"""The tables for programmes that know neither Python nor JSON: one CSV file a table, or one Excel workbook.

The labelled set stays the export that loses and changes nothing. A spreadsheet is a choice of its own, because
spreadsheets run what looks like a formula: here nothing does, and what had to be changed for that is counted, told,
and taken back by `read_back`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench import disk
from workbench.exchange.delimited import csv_of, read_csv
from workbench.exchange.workbook import read_workbook, workbook_of

if TYPE_CHECKING:
    from pandas import DataFrame

Format = Literal["csv", "xlsx"]

__all__ = ["Exported", "Format", "export", "read_back"]


class Exported(NamedTuple):
    """What was written: the files, how many rows in all, and in how many cells words had to be changed."""

    files: tuple[Path, ...]
    rows: int
    changed: int


def export(tables: Mapping[str, "DataFrame"], folder: Path, format: Format) -> Exported:
    """Write the tables, by name, into `folder`: as `<name>.csv` each, or as `tables.xlsx`. Older files are replaced.

    Raises Trouble when Excel cannot hold a table, and then writes nothing.
    """
    if format == "csv":
        made = {f"{name}.csv": csv_of(table) for name, table in tables.items()}
    else:
        made = {"tables.xlsx": workbook_of(tables)}
    for name, (data, _) in made.items():
        disk.replace(folder / name, data)
    changed = sum(changed for _, changed in made.values())
    return Exported(tuple(folder / name for name in made), sum(map(len, tables.values())), changed)


def read_back(place: str | Path) -> dict[str, "DataFrame"]:
    """Name → table, from a workbook or a folder of CSV files; every cell as text, word for word as in the table."""
    place = Path(place)
    if place.is_dir():
        return {path.stem: read_csv(path) for path in sorted(place.glob("*.csv"))}
    return read_workbook(place)
