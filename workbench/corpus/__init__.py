"""Files → articles: a folder of texts and tables, read strictly and once.

Whatever cannot be read is left out and named in a sentence; everything else stays usable. Nothing is guessed and
nothing is changed: after decoding, the text keeps every line end, space and sign it came with.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from workbench.bulk import in_bulk
from workbench.corpus.articles import Articles
from workbench.corpus.decoding import check_encoding
from workbench.corpus.rows import FIELDS, Row, rows_of
from workbench.inside import leads_out, shown
from workbench.records import Article
from workbench.trouble import Trouble

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
MOST_WRONG = 1000
"""Rows of one file that may be wrong; a file with more is something else than it says."""
_LONGEST_ID = 1000
_SKIPPED = re.compile(r"^[.~]|\.lock$|~$")
"""Names of hidden files, of locks and of editors' leavings."""


class Corpus(msgspec.Struct, frozen=True):
    """The articles that could be read, in file and row order, and one sentence for each that could not."""

    by_id: Articles
    problems: tuple[str, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles with their regions; the first time takes a while where there are many."""
        return tuple(self.by_id.values())


@in_bulk()
def read_articles(place: str | Path, encoding: str | None = None) -> Corpus:
    """Every article in a folder, or in one file: `.txt`, `.jsonl`, `.csv` and `.parquet`, in order of file name.

    Text is UTF-8, or UTF-16 with a byte order mark, unless `encoding` names another. A `.txt` file is one article and
    its stem the id. A row needs `text`; `id`, `title`, `outlet`, `published` and `url` are known by name and every
    other column is kept in `metadata`, all as written. A row without id gets `<stem>-<line>` (in Parquet the row,
    counted from 1). A missing title or outlet is taken from the regions where they show one.

    Raises Trouble only when `encoding` is unknown; bad input is in `problems`.
    """
    articles: list[Article] = []
    problems: list[str] = []
    for each in articles_in(place, encoding):
        if isinstance(each, Trouble):
            problems.append(str(each))
        else:
            articles.append(each)
    return Corpus(Articles(articles), tuple(problems))


def articles_in(place: str | Path, encoding: str | None = None) -> Iterator[Article | Trouble]:
    """The same one after the other, without regions, and a Trouble in the place of each that could not be read.

    However many there are, nothing is kept of an article but its id and where it stood. Raises Trouble as
    `read_articles` does.
    """
    check_encoding(encoding)
    places: dict[str, str] = {}
    for path in _files(Path(place)):
        wrong = 0
        for row in _rows(path, Path(place), encoding):
            try:
                if isinstance(row, Trouble):
                    raise row
                article = _article(row)
                if first := places.get(article.id):
                    raise Trouble(f"{row.place}: the id {article.id!r} is already that of {first}; give one another")
            except Trouble as trouble:
                yield trouble
                wrong += 1
            else:
                places[article.id] = row.place
                yield article
            if wrong == MOST_WRONG:
                yield Trouble(f"{shown(path)}: {wrong:,} rows cannot be read, so no row after was; mend the file")
                break


def _article(row: Row) -> Article:
    whole = not _unstorable("".join([*row.fields, *row.fields.values()]))  # at once, as it is nearly always
    for name, value in () if whole else row.fields.items():
        if found := _unstorable(value) or _unstorable(name):
            sign = f"U+{ord(found):04X}"
            raise Trouble(f"{row.place}: {name[:40]!a} holds {sign}, no character; name the encoding or mend it")
    known = {name: row.fields.get(name, "") for name in FIELDS}
    if len(known["id"]) > _LONGEST_ID:
        raise Trouble(f"{row.place}: the id has {len(known['id']):,} characters, at most {_LONGEST_ID:,} are expected")
    if not known["id"].isprintable() and any(unicodedata.category(sign) == "Cc" for sign in known["id"]):
        raise Trouble(f"{row.place}: the id {known['id']!r} has a control character; use visible signs only")
    if not known["text"].strip():
        raise Trouble(f"{row.place}: the text is empty, expected an article; fill it in or remove it")
    metadata = {name: value for name, value in row.fields.items() if name not in FIELDS}
    return Article(**known, metadata=metadata, regions=())


def _unstorable(words: str) -> str:
    """The first sign that no file can hold as text; empty where there is none, as nearly always."""
    if "\x00" not in words:
        try:
            words.encode()  # ten times as quick as to look for half characters
        except UnicodeEncodeError:
            pass
        else:
            return ""
    found = _UNSTORABLE.search(words)
    return found[0] if found else ""


def _files(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    return [place / name for name in sorted(os.listdir(place)) if not _SKIPPED.search(name)]


def _rows(path: Path, place: Path, encoding: str | None) -> Iterable[Row | Trouble]:
    if path != place and path.is_symlink() and leads_out(path, place):
        return [Trouble(f"{shown(path)}: a link out of the folder, expected a file; copy the file itself in here")]
    return rows_of(path, encoding)
