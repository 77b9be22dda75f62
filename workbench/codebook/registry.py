"""The entity registry, `entities.csv`: who may be named, one row an entity.

Analysts keep this file in a spreadsheet or an editor, so a change touches the one row that it is about; every other
row stays byte for byte as it was.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from workbench.codebook.spelling import unseen
from workbench.records import Entity
from workbench.trouble import Trouble

FILE = "entities.csv"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONGEST = 500
"""Code points of an id or a name; whole paragraphs are no names, and the suggester looks for every one."""
COLUMNS = ("id", "label", "name", "aliases", "wikidata", "note")


def read_entities(text: str, labels: Collection[str]) -> dict[str, Entity]:
    """The entities of the registry by id, in its order. Raises Trouble with the line of what cannot be read."""
    seen: dict[str, int] = {}
    entities: dict[str, Entity] = {}
    for line, row in _rows(io.StringIO(text, newline="")):
        entity = _entity(row, f"{FILE}:{line}", labels, seen)
        entities[entity.id], seen[entity.id] = entity, line
    return entities


def with_entity(text: str, entity: Entity) -> str:
    """The registry with a row for `entity` at its end."""
    end = _line_end(text)
    text = text or ",".join(COLUMNS) + end
    return text + ("" if text.endswith(("\n", "\r")) else end) + _row_of(entity, end)


def renamed(text: str, id_: str, name: str, *, keep: bool) -> str:
    """The registry with another name for the entity `id_`; with `keep`, the name it had is an alias from now on.

    Without, the new name is no longer an alias either: what a rename added is taken back.
    Raises KeyError when there is no such entity.
    """
    lines = io.StringIO(text, newline="").readlines()
    first = 1
    for last, row in _rows(lines):
        if row["id"] == id_:
            entity = _entity(row, FILE, {row["label"]}, {})
            aliases = [alias for alias in entity.aliases if keep or alias != name]
            if keep and entity.name not in aliases:
                aliases.append(entity.name)
            entity = msgspec.structs.replace(entity, name=name, aliases=tuple(aliases))
            return "".join([*lines[:first], _row_of(entity, _line_end(text)), *lines[last:]])
        first = last
    raise KeyError(id_)


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The last line of every row, from 1, and the row."""
    rows = csv.DictReader(lines, strict=True)
    try:
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise Trouble(f"{FILE}:1: found columns {rows.fieldnames}, expected {', '.join(COLUMNS)}")
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise Trouble(f"{FILE}:{rows.line_num}: {error}; check the quotation marks of this row") from error


def _entity(row: dict[str, str], where: str, labels: Collection[str], seen: dict[str, int]) -> Entity:
    if None in row or None in row.values():
        raise Trouble(f"{where}: this row does not have {len(COLUMNS)} columns; put quotes around commas")
    if not row["id"] or not row["name"] or row["id"] != row["id"].strip():
        raise Trouble(f"{where}: an entity needs an id, without blanks around it, and a name; fill both in")
    aliases = tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip())
    for name in (row["id"], row["name"], *aliases):
        if len(name) > _LONGEST:
            raise Trouble(f"{where}: {name[:40]!r} goes on for {len(name):,} signs; at most {_LONGEST} are a name")
    if found := _CONTROL.search(row["id"]):
        raise Trouble(f"{where}: the id {row['id']!r} holds {found[0]!a}, a sign that nobody sees; take it out")
    if sign := unseen(row["id"]):
        raise Trouble(f"{where}: the id {row['id']!a} has {sign} in it, which nobody sees; write it without")
    if row["id"] in seen:
        raise Trouble(f"{where}: entity {row['id']!r} stands already in line {seen[row['id']]}; merge the two rows")
    if row["label"] not in labels:
        raise Trouble(f"{where}: label {row['label']!r} is not in codebook.toml ({', '.join(labels)})")
    return Entity(row["id"], row["label"], row["name"], aliases, row["wikidata"], row["note"])


def _row_of(entity: Entity, end: str) -> str:
    row = io.StringIO(newline="")
    fields = (entity.id, entity.label, entity.name, ";".join(entity.aliases), entity.wikidata, entity.note)
    csv.writer(row, lineterminator="\r\n").writerow(fields)  # so that it puts quotes around either sign in a name
    return row.getvalue().removesuffix("\r\n") + end


def _line_end(text: str) -> str:
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
