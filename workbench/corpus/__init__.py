"""Files → articles: a folder of texts and tables, read strictly and once.

Whatever cannot be read is left out and named in a sentence; everything else stays usable. Nothing is guessed and
nothing is changed: after decoding, the text keeps every line end, space and sign it came with.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from workbench.corpus.regions import outlet, regions
from workbench.corpus.rows import FIELDS, Row, check_encoding, rows_of, shown
from workbench.records import Article
from workbench.trouble import Trouble

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_SKIPPED = re.compile(r"^[.~]|\.lock$|~$")
"""Names of hidden files, of locks and of editors' leavings."""


class Corpus(msgspec.Struct, frozen=True):
    """The articles that could be read, in file and row order, and one sentence for each that could not."""

    articles: tuple[Article, ...]
    problems: tuple[str, ...]


def read_articles(place: str | Path, encoding: str | None = None) -> Corpus:
    """Every article in a folder, or in one file: `.txt`, `.jsonl`, `.csv` and `.parquet`, in order of file name.

    Text is UTF-8, or UTF-16 with a byte order mark, unless `encoding` names another. A `.txt` file is one article and
    its stem the id. A row needs `text`; `id`, `title`, `outlet`, `published` and `url` are known by name and every
    other column is kept in `metadata`, all as written. A row without id gets `<stem>-<line>` (in Parquet the row,
    counted from 1). A missing title or outlet is taken from the regions where they show one.

    Raises Trouble only when `encoding` is unknown; bad input is in `problems`.
    """
    check_encoding(encoding)
    articles: dict[str, Article] = {}
    places: dict[str, str] = {}
    problems: list[str] = []
    for row in _all_rows(Path(place), encoding):
        try:
            if isinstance(row, Trouble):
                raise row
            article = _article(row)
            if first := places.get(article.id):
                raise Trouble(
                    f"{row.place}: the id {article.id!r} is already that of {first}; give one of them another"
                )
        except Trouble as trouble:
            problems.append(str(trouble))
        else:
            articles[article.id] = article
            places[article.id] = row.place
    return Corpus(tuple(articles.values()), tuple(problems))


def _article(row: Row) -> Article:
    for name, value in row.fields.items():
        if found := _UNSTORABLE.search(value) or _UNSTORABLE.search(name):
            sign = f"U+{ord(found[0]):04X}"
            raise Trouble(f"{row.place}: {name!a} holds {sign}, which is no character; name the encoding or mend it")
    known = {name: row.fields.get(name, "") for name in FIELDS}
    if any(unicodedata.category(sign) == "Cc" for sign in known["id"]):
        raise Trouble(f"{row.place}: the id {known['id']!r} has a control character; use visible signs only")
    if not known["text"].strip():
        raise Trouble(f"{row.place}: the text is empty, expected an article; fill it in or remove it")
    found_regions = regions(known["text"], known["title"])
    titles = (region.quote for region in found_regions if region.type == "title")
    known["title"] = known["title"] or next(titles, "")
    known["outlet"] = known["outlet"] or outlet(found_regions)
    metadata = {name: value for name, value in row.fields.items() if name not in FIELDS}
    return Article(**known, metadata=metadata, regions=found_regions)


def _all_rows(place: Path, encoding: str | None) -> Iterator[Row | Trouble]:
    if not place.is_dir():
        yield from rows_of(place, encoding)
        return
    for path in sorted(place.iterdir()):
        if _SKIPPED.search(path.name):
            continue
        if _leads_out(path, place):
            yield Trouble(f"{shown(path)}: a link out of the folder, expected a file; copy the file itself in here")
        else:
            yield from rows_of(path, encoding)


def _leads_out(path: Path, folder: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle lead nowhere
        return True
