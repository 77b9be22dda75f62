"""Articles of another copy that were annotated there and are not here: named, and copied where that is asked for."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from workbench import disk
from workbench.corpus.rows import FIELDS
from workbench.inside import contents
from workbench.records import Article

_LARGEST = 2**28
"""Bytes of a text file with one article."""


def bring(wanted: Iterable[Article], theirs: Path, ours: Path) -> list[Path]:
    """Put articles of the folder `theirs` into the folder `ours`, and return the new files.

    A text file stays the file that it is; what stood in a table comes in a file of JSON lines, whose name follows from
    what is in it. Raises Trouble, OSError.
    """
    files = {file.stem: file for file in theirs.glob("*.txt")}  # and never a path made of an id
    texts, rows = [], []
    for article in wanted:
        file = files.get(article.id)
        if file and not (ours / file.name).exists():
            disk.replace(ours / file.name, contents(file, _LARGEST))
            texts.append(ours / file.name)
        else:
            rows.append(msgspec.json.encode(_row(article)) + b"\n")
    if not rows:
        return texts
    data = b"".join(sorted(rows))
    table = ours / f"merged-{hashlib.sha256(data).hexdigest()[:8]}.jsonl"
    disk.replace(table, data)
    return [*texts, table]


def _row(article: Article) -> Mapping[str, str]:
    """The row that is read as this article again."""
    named = {name: getattr(article, name) for name in FIELDS}
    return {name: said for name, said in named.items() if said} | article.metadata
