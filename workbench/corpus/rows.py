"""One file → rows: the words under each column, exactly as the file has them.

A text file is one row, a table has many. Decoding happens here, once and strictly: no encoding is guessed, no line end
turned, no number rounded, and a row that cannot be read gives way to a sentence that says why.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import msgspec

from workbench.trouble import Trouble

FIELDS = ("id", "text", "title", "outlet", "published", "url")
"""The columns known by name; letters may be of either case."""
LARGEST_FILE = 512 * 2**20
"""Bytes; a larger file is named and left out."""
_LARGEST_CELL = 2**31 - 1


class Row(NamedTuple):
    """What a file says of one article; `place` is `file` or `file:line`, for messages."""

    place: str
    fields: dict[str, str]


def rows_of(path: Path, encoding: str | None = None) -> Iterator[Row | Trouble]:
    """The rows of one file, with a Trouble in the place of each that cannot be read.

    Text is UTF-8, or UTF-16 with a byte order mark, unless `encoding` names another. A row without id gets
    `<stem>-<line>`; Parquet has no lines, there it is the row, counted from 1.
    """
    try:
        yield from _reader(path)(path, _bytes(path), encoding)
    except Trouble as trouble:
        yield trouble


def _reader(path: Path) -> "_Reader":
    if path.is_dir():
        raise Trouble(f"{shown(path)}: a folder, expected a file; move its files up")
    if not path.exists():
        raise Trouble(f"{shown(path)}: not found, expected a file or folder with articles; mend the path")
    if reader := _READERS.get(path.suffix.lower()):
        return reader
    kinds = ", ".join(_READERS)
    raise Trouble(f"{shown(path)}: ends in {path.suffix!r}, expected one of {kinds}; convert it or move it away")


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Trouble(f"{shown(path)}: a device or pipe, expected a file; move it away")
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise Trouble(f"{shown(path)}: {size:,} bytes, expected at most {LARGEST_FILE:,}; split the file")
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"{shown(path)}: cannot be opened ({error.strerror}); check who may read it") from None


def check_encoding(encoding: str | None) -> None:
    """Raises Trouble when `encoding` is not one that Python decodes text by."""
    try:
        b"..".decode(encoding or "utf-8", "replace")
    except LookupError:
        raise Trouble(f"{encoding!r} is not a text encoding; name one such as 'utf-8' or 'windows-1256'") from None


def _decoded(path: Path, raw: bytes, encoding: str | None) -> str:
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    tried = codecs.lookup(encoding or ("utf-16" if marked else "utf-8")).name
    try:
        text = raw.decode(tried)
    except UnicodeDecodeError as error:
        raise Trouble(
            f"{shown(path)}: not {tried} at byte {error.start} ({error.reason}); "
            "save it as UTF-8 or name its encoding when opening"
        ) from None
    # the other two take the byte order mark off themselves
    return text if tried in ("utf-16", "utf-8-sig") else text.removeprefix("\ufeff")


def _text_rows(path: Path, raw: bytes, encoding: str | None) -> Iterator[Row | Trouble]:
    yield Row(shown(path), {"id": path.stem, "text": _decoded(path, raw, encoding)})


def _json_rows(path: Path, raw: bytes, encoding: str | None) -> Iterator[Row | Trouble]:
    for number, line in enumerate(_decoded(path, raw, encoding).split("\n"), 1):
        if line.strip():
            try:
                yield _json_row(path, number, line)
            except Trouble as trouble:
                yield trouble


def _json_row(path: Path, number: int, line: str) -> Row:
    place = f"{shown(path)}:{number}"
    try:
        values = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
        cells = [_as_written(bytes(value).strip()) for value in values.values()]
    except (msgspec.DecodeError, RecursionError) as error:
        expected = '{"id": …, "text": …}'
        raise Trouble(f"{place}: not a JSON object ({error}); expected {expected} on each line, mend it") from None
    header = _header(place, list(values))
    if not bytes(values[list(values)[header.index("text")]]).strip().startswith(b'"'):
        raise Trouble(f"{place}: the text is not a JSON string; expected one, write it in quotation marks")
    return _row(path, number, dict(zip(header, cells, strict=True)))


def _as_written(value: bytes) -> str:
    """A JSON string's text; of anything else the letters in the file, so that no number is rounded."""
    if value.startswith(b'"'):
        return msgspec.json.decode(value, type=str)
    return "" if value == b"null" else value.decode()


def _csv_rows(path: Path, raw: bytes, encoding: str | None) -> Iterator[Row | Trouble]:
    csv.field_size_limit(_LARGEST_CELL)
    table = csv.reader(io.StringIO(_decoded(path, raw, encoding), newline=""), strict=True)
    header: list[str] | None = None
    line = 0
    try:
        for cells in table:
            number, line = line + 1, table.line_num
            if not cells:
                continue
            if header is None:
                header = _header(shown(path), cells)
            elif len(cells) == len(header):
                yield _row(path, number, dict(zip(header, cells, strict=True)))
            else:
                yield Trouble(
                    f"{shown(path)}:{number}: {len(cells)} cells, expected {len(header)} as in the first line; "
                    "quote cells that hold commas"
                )
    except csv.Error as error:
        yield Trouble(f"{shown(path)}:{line + 1}: not CSV ({error}); mend the quotation marks, no row after was read")
        return
    if header is None:
        yield Trouble(f"{shown(path)}: empty, expected a first line with column names; fill or remove the file")


def _parquet_rows(path: Path, raw: bytes, encoding: str | None) -> Iterator[Row | Trouble]:
    try:
        table = import_module("pyarrow.parquet").read_table(io.BytesIO(raw))
    except ImportError:
        raise Trouble(
            f'{shown(path)}: reading Parquet needs pyarrow; run: pip install "stance-workbench[parquet]"'
        ) from None
    except (ValueError, OSError) as error:
        raise Trouble(f"{shown(path)}: not a Parquet file ({error}); export it again") from None
    header = _header(shown(path), table.column_names)
    for number, row in enumerate(table.to_pylist(), 1):
        cells = ("" if value is None else str(value) for value in row.values())
        yield _row(path, number, dict(zip(header, cells, strict=True)))


def _header(place: str, names: Sequence[str]) -> list[str]:
    """Column names with ours in lower case. Raises Trouble when `text` is missing or a name comes twice."""
    header = [name.strip().lower() if name.strip().lower() in FIELDS else name for name in names]
    found = ", ".join(map(repr, header))
    if "text" not in header:
        raise Trouble(f"{place}: no column 'text', found {found}; rename the column that holds the articles")
    if len(set(header)) < len(header):
        raise Trouble(f"{place}: a column name comes twice in {found}; rename one of them")
    return header


def _row(path: Path, number: int, fields: dict[str, str]) -> Row:
    return Row(f"{shown(path)}:{number}", {**fields, "id": fields.get("id") or f"{path.stem}-{number}"})


def shown(path: Path) -> str:
    """The name of a file for a message, whatever bytes it is made of."""
    return path.name.encode(errors="backslashreplace").decode()


_Reader = Callable[[Path, bytes, str | None], Iterator[Row | Trouble]]
_READERS: dict[str, _Reader] = {
    ".txt": _text_rows,
    ".jsonl": _json_rows,
    ".csv": _csv_rows,
    ".parquet": _parquet_rows,
}
