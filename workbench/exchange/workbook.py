"""Tables as an Excel workbook, a sheet a table, in which words can only ever be words.

Words are stored as text in cells of the format Text, so they stay words also when somebody edits the cell. A sign that
XML cannot hold is written as the format itself has it, `_x0001_` for U+0001 (ECMA-376, ST_Xstring); Excel shows the
sign.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import DataFrame

LONGEST = 32_767
"""UTF-16 units that a cell of Excel holds."""
MOST = 1_048_576
"""Rows that a sheet of Excel holds, its header among them."""
_NO_XML = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_TOLD_BY_NUMBER = re.compile(f"[{_NO_XML}]|_(?=x[0-9A-Fa-f]{{4}}[_{_NO_XML}])")
_NUMBER = re.compile("_x([0-9A-Fa-f]{4})_")


def workbook_of(tables: Mapping[str, "DataFrame"]) -> tuple[bytes, int]:
    """The file, and in how many cells a sign is written by its number.

    Raises Trouble when a table or its words are larger than Excel can hold, or when openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise Trouble("a workbook needs openpyxl; pip install 'stance-workbench[excel]', or export csv") from error
    # what cannot be held is known before anything is begun: openpyxl would leave half a file behind
    rows = {name: _rows(name, table) for name, table in tables.items()}
    book = Workbook(write_only=True)
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(list(table.columns))
        for row in rows[name]:
            sheet.append([_cell(sheet, value) for value in row])
    data = BytesIO()
    book.save(data)
    pairs = (pair for name, table in tables.items() for pair in zip(rows[name], _plain(table), strict=True))
    return data.getvalue(), sum(new != old for pair in pairs for new, old in zip(*pair, strict=True))


def read_workbook(path: Path) -> dict[str, "DataFrame"]:
    """Sheet name → table, every cell as text."""
    from pandas import read_excel

    sheets = read_excel(path, sheet_name=None, dtype=str, na_filter=False, engine="openpyxl")
    return {name: sheet.map(_as_it_was) for name, sheet in sheets.items()}


def _rows(name: str, table: "DataFrame") -> list[list[object]]:
    if len(table) >= MOST:
        raise Trouble(f"{name} has {len(table):,} rows, a sheet of Excel holds {MOST - 1:,}; export csv instead")
    return [
        [_written(value, f"{name}, row {number}") if isinstance(value, str) else value for value in row]
        for number, row in enumerate(_plain(table), 2)
    ]


def _plain(table: "DataFrame") -> Iterator[tuple[object, ...]]:
    return iter(table.itertuples(index=False, name=None))


def _written(words: str, where: str) -> str:
    written = _TOLD_BY_NUMBER.sub(lambda sign: f"_x{ord(sign[0]):04X}_", words)
    # openpyxl would cut longer words without a word
    if (units := len(written.encode("utf-16-le")) // 2) > LONGEST:
        raise Trouble(f"{where}: {units:,} characters, a cell of Excel holds {LONGEST:,}; export csv instead")
    return written


def _cell(sheet: Any, value: object) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type, cell.number_format = "s", "@"
    return cell


def _as_it_was(words: str) -> str:
    return _NUMBER.sub(lambda number: chr(int(number[1], 16)), words)
