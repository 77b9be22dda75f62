"""Parquet files → rows, a few at a time, and never more than such a file can honestly hold.

A value that is repeated costs a Parquet file almost nothing, so a few kilobytes can claim gigabytes. What a file says
of itself is looked at before anything is read, and what comes out is counted.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO

from workbench.trouble import Trouble

_GROWTH = 20
"""How many times its size a file may become; news texts become three to ten times as large."""
_ALLOWANCE = 16 * 2**20
"""Bytes that any file may become."""
_ROW = 500
"""Bytes that a row takes besides its letters."""
_BATCH = 64


def columns_and_rows(file: BinaryIO, name: str, size: int) -> tuple[list[str], Iterator[list[str]]]:
    """The column names and the rows of a file of `size` bytes, every value as text.

    Raises Trouble when it is no Parquet file or larger inside than it may be; the rows do so too.
    """
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError:
        raise Trouble(f'{name}: reading Parquet needs pyarrow; run: pip install "stance-workbench[parquet]"') from None
    most = _ALLOWANCE + _GROWTH * size
    try:
        held = parquet.ParquetFile(file)
        said = sum(held.metadata.row_group(number).total_byte_size for number in range(held.num_row_groups))
        _check(said, most, name)
        # a text that is repeated is kept once, and not once a row
        texts = [field.name for field in held.schema_arrow if str(field.type) in ("string", "large_string")]
        table = parquet.ParquetFile(file, read_dictionary=texts)
        return table.schema_arrow.names, _rows(table, name, most)
    except (ValueError, OSError) as error:
        raise error if isinstance(error, Trouble) else _broken(name, error) from None


def _rows(table: Any, name: str, most: int) -> Iterator[list[str]]:
    became = 0
    try:
        for batch in table.iter_batches(_BATCH, use_threads=False):
            for number in range(batch.num_rows):
                row = ["" if (value := column[number].as_py()) is None else str(value) for column in batch.columns]
                became += _ROW + sum(map(len, row))
                _check(became, most, name)
                yield row
    except (ValueError, OSError) as error:
        raise error if isinstance(error, Trouble) else _broken(name, error) from None


def _check(bytes_: int, most: int, name: str) -> None:
    if bytes_ > most:
        raise Trouble(
            f"{name}: becomes more than {most:,} bytes when it is read, which no such file of articles does; "
            "look at who made it, no row after this one was read"
        )


def _broken(name: str, error: Exception) -> Trouble:
    return Trouble(f"{name}: not a Parquet file ({error}); export it again")
