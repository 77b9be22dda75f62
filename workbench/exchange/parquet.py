"""Suggestions as Parquet: a row an article, with the same columns as the JSON lines, and nested in the same way.

The columns are read off the records themselves, so that a file of no article at all has them too.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, BinaryIO

import msgspec
from msgspec import inspect

from workbench.bulk import in_batches
from workbench.records import Mention, Naming, Region, Stance
from workbench.trouble import Trouble

_ROWS = {"mentions": Mention, "stances": Stance, "namings": Naming, "regions": Region}
_GROUP = 256
"""Articles of one row group, as many as are held at once; always as many, so that the same rows are the same bytes."""


def ready() -> None:
    """Raises Trouble when pyarrow is not installed."""
    _arrow()


def write_suggestions(file: BinaryIO, lines: Iterable[bytes]) -> None:
    """Write the JSON lines of `workbench.labelled.suggestion_line`, in their order. Raises Trouble without pyarrow."""
    arrow = _arrow()
    schema = _schema(arrow)
    with import_module("pyarrow.parquet").ParquetWriter(file, schema, compression="zstd") as writer:
        for group in in_batches(lines, _GROUP):
            rows = [msgspec.json.decode(line) for line in group]
            writer.write_table(arrow.Table.from_pylist(rows, schema))


def _arrow() -> Any:
    try:
        return import_module("pyarrow")
    except ImportError:
        raise Trouble('writing Parquet needs pyarrow; run: pip install "stance-workbench[parquet]"') from None


def _schema(arrow: Any) -> Any:
    fields = [("article", arrow.string()), ("sha256", arrow.string())]
    for name, kind in _ROWS.items():
        told = _type(arrow, inspect.type_info(kind))
        fields.append((name, arrow.list_(told if kind is Region else arrow.struct([("id", arrow.string()), *told]))))
    return arrow.schema([*fields, ("suggester", arrow.map_(arrow.string(), arrow.string()))])


def _type(arrow: Any, kind: inspect.Type) -> Any:
    """What Arrow calls the type of a record's field."""
    match kind:
        case inspect.StructType(fields=fields):
            return arrow.struct([(field.name, _type(arrow, field.type)) for field in fields])
        case inspect.VarTupleType(item_type=item):
            return arrow.list_(_type(arrow, item))
        case inspect.UnionType(types=types):  # with None, which every column may hold
            return _type(arrow, next(each for each in types if not isinstance(each, inspect.NoneType)))
        case inspect.IntType():
            return arrow.int64()
        case inspect.FloatType():
            return arrow.float64()
        case inspect.BoolType():
            return arrow.bool_()
    return arrow.string()
