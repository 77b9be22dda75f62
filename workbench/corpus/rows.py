"""One file → rows: the words under each column, exactly as the file has them.

A text file is one row, a table has many. No number is rounded, and a row that cannot be read gives way to a sentence
that says why.
"""

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from workbench.corpus import parquet
from workbench.corpus.decoding import LARGEST_ARTICLE, lines, text
from workbench.inside import opened, shown
from workbench.trouble import Trouble

FIELDS = ("id", "text", "title", "outlet", "published", "url")
"""The columns known by name; letters may be of either case."""
LARGEST_FILE = 512 * 2**20
"""Bytes; a larger file is named and left out."""
_MOST_COLUMNS = 100_000
"""Signs between columns that a line may have, those in its words included."""
_TOO_LONG = f"expected an article of at most {LARGEST_ARTICLE:,} characters; split it"


class Row(NamedTuple):
    """What a file says of one article; `place` is `file` or `file:line`, for messages."""

    place: str
    fields: dict[str, str]


class _Name:
    """A name in a JSON object, equal to no other, so that one that comes twice is seen twice."""

    def __init__(self, words: str) -> None:
        self.words = words


_OBJECT = msgspec.json.Decoder(dict[_Name, msgspec.Raw], dec_hook=lambda _type, words: _Name(words))
_STRING = msgspec.json.Decoder(str)


def rows_of(path: Path, encoding: str | None = None) -> Iterator[Row | Trouble]:
    """The rows of one file, with a Trouble in the place of each that cannot be read.

    Text is UTF-8, or UTF-16 with a byte order mark, unless `encoding` names another. A row without id gets
    `<stem>-<line>`; Parquet has no lines, there it is the row, counted from 1.
    """
    try:
        reader = _reader(path)
        with opened(path, LARGEST_ARTICLE if reader is _text_rows else LARGEST_FILE) as file:
            yield from reader(path, file, encoding)
    except Trouble as trouble:
        yield trouble


def _reader(path: Path) -> "_Reader":
    there = path.is_file()  # asked first: so it is with a hundred thousand
    if not there and path.is_dir():
        raise Trouble(f"{shown(path)}: a folder, expected a file; move its files up")
    if not there and not path.exists():
        raise Trouble(f"{shown(path)}: not found, expected a file or folder with articles; mend the path")
    if reader := _READERS.get(path.suffix.lower()):
        return reader
    kinds = ", ".join(_READERS)
    raise Trouble(f"{shown(path)}: ends in {path.suffix!r}, expected one of {kinds}; convert it or move it away")


def _text_rows(path: Path, file: BinaryIO, encoding: str | None) -> Iterator[Row | Trouble]:
    yield Row(shown(path), {"id": path.stem, "text": text(file, shown(path), encoding)})


def _json_rows(path: Path, file: BinaryIO, encoding: str | None) -> Iterator[Row | Trouble]:
    name = shown(path)
    for number, line in enumerate(lines(file, name, encoding, "\n"), 1):
        if line is None or line.strip():
            try:
                yield _json_row(f"{name}:{number}", f"{path.stem}-{number}", line)
            except Trouble as trouble:
                yield trouble


def _json_row(place: str, id_: str, line: str | None) -> Row:
    if line is None:
        raise Trouble(f"{place}: the line is too long, {_TOO_LONG}")
    try:
        if line.count('":') > _MOST_COLUMNS:
            raise ValueError(f"more than {_MOST_COLUMNS:,} names")
        pairs = _OBJECT.decode(line)
        raw = [bytes(value).strip() for value in pairs.values()]
        cells = [_as_written(value) for value in raw]
    except (ValueError, RecursionError) as error:
        expected = '{"id": …, "text": …}'
        raise Trouble(f"{place}: not a JSON object ({error}); expected {expected} on each line, mend it") from None
    header = _header(place, [name.words for name in pairs])
    if not raw[header.index("text")].startswith(b'"'):
        raise Trouble(f"{place}: the text is not a JSON string; expected one, write it in quotation marks")
    return _row(place, id_, dict(zip(header, cells, strict=True)))


def _as_written(value: bytes) -> str:
    """A JSON string's text; of anything else the letters in the file, so that no number is rounded."""
    if value.startswith(b'"'):
        return _STRING.decode(value)
    return "" if value == b"null" else value.decode()


def _csv_rows(path: Path, file: BinaryIO, encoding: str | None) -> Iterator[Row | Trouble]:
    csv.field_size_limit(LARGEST_ARTICLE)
    table = csv.reader(_csv_lines(path, file, encoding), strict=True)
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
                yield _row(f"{shown(path)}:{number}", f"{path.stem}-{number}", dict(zip(header, cells, strict=True)))
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


def _csv_lines(path: Path, file: BinaryIO, encoding: str | None) -> Iterator[str]:
    for number, line in enumerate(lines(file, shown(path), encoding, ""), 1):
        if line is None or line.count(",") > _MOST_COLUMNS:
            raise Trouble(f"{shown(path)}:{number}: the line is too long, {_TOO_LONG}, no row after was read")
        yield line


def _parquet_rows(path: Path, file: BinaryIO, _encoding: str | None) -> Iterator[Row | Trouble]:
    names, rows = parquet.columns_and_rows(file, shown(path), os.fstat(file.fileno()).st_size)
    header = _header(shown(path), names)
    for number, cells in enumerate(rows, 1):
        yield _row(f"{shown(path)}:{number}", f"{path.stem}-{number}", dict(zip(header, cells, strict=True)))


@lru_cache(16)  # the rows of a file have the same names, nearly always
def _named(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip().lower() if name.strip().lower() in FIELDS else name for name in names)


def _header(place: str, names: Sequence[str]) -> list[str]:
    """Column names with ours in lower case. Raises Trouble when `text` is missing or a name comes twice."""
    header = [*_named(tuple(names))]
    if "text" in header and len(set(header)) == len(header):
        return header
    found = ", ".join(repr(name[:40]) for name in header[:20])
    if "text" not in header:
        raise Trouble(f"{place}: no column 'text', found {found}; rename the column that holds the articles")
    raise Trouble(f"{place}: a column name comes twice in {found}; rename one of them")


def _row(place: str, id_: str, fields: dict[str, str]) -> Row:
    """The row, with `id_` where it has no id of its own."""
    return Row(place, {**fields, "id": fields.get("id") or id_})


_Reader = Callable[[Path, BinaryIO, str | None], Iterator[Row | Trouble]]
_READERS: dict[str, _Reader] = {
    ".txt": _text_rows,
    ".jsonl": _json_rows,
    ".csv": _csv_rows,
    ".parquet": _parquet_rows,
}
