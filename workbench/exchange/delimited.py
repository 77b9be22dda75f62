"""A table as CSV: UTF-8 with a byte order mark, without which Excel takes it for another encoding.

Cells are separated by commas, rows by CR LF (RFC 4180). Words stand in quotation marks and numbers do not; the line
ends of an article stay as they are inside its words.
"""

import csv
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.formulas import guarded, restored

if TYPE_CHECKING:
    from pandas import DataFrame


def csv_of(table: "DataFrame") -> tuple[bytes, int]:
    """The file, and how many cells have a `'` more than before; see `guarded`."""
    lines, changed = StringIO(newline=""), 0
    writer = csv.writer(lines, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False, name=None):
        cells = [guarded(value) if isinstance(value, str) else value for value in row]
        changed += sum(cell != value for cell, value in zip(cells, row, strict=True))
        writer.writerow(cells)
    return lines.getvalue().encode("utf-8-sig"), changed


def read_csv(path: Path) -> "DataFrame":
    """The table, every cell as text, without what `csv_of` added."""
    import pandas

    table = pandas.read_csv(path, dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8-sig")
    return table.map(restored)
