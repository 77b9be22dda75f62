"""The rules of coding: labels, polarities, voices, valences, topics, naming terms and the entity registry.

The codebook is written for people first; what a machine needs of it (search terms, letters) stands beside the
definitions, so that both read the same text.
"""

import csv
import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from workbench.records import Entity, Topic
from workbench.trouble import Trouble

ENTITY_COLUMNS = ("id", "label", "name", "aliases", "wikidata", "note")


class Entry(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One value of a coding dimension: what it means, what to take in, what to leave out, examples."""

    definition: str
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    letter: str = ""


class NamingTerms(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Terms that characterise an actor in the same way."""

    valence: str
    frame_class: str
    terms: tuple[str, ...]


class Codebook(Struct, frozen=True, forbid_unknown_fields=True):
    """All the rules of one project. `entities` and `topics` are by id, the rest by name."""

    version: str
    name: str
    labels: dict[str, Entry]
    polarities: dict[str, Entry]
    voices: dict[str, Entry]
    valences: dict[str, Entry]
    topics: dict[str, Topic] = {}
    naming: tuple[NamingTerms, ...] = ()
    entities: dict[str, Entity] = {}
    retired: dict[str, tuple[str, ...]] = {}
    """Labels, topics and entities no longer used, by id → what took their place."""

    def knows(self, id_: str) -> bool:
        """Whether `id_` is an entity, a topic, or a collective that the text leaves unnamed (`unnamed:…`)."""
        return id_.startswith("unnamed:") or id_ in self.entities or id_ in self.topics

    def name_of(self, id_: str | None) -> str:
        """The name to show for an entity or topic id; the id itself when it is not in the codebook."""
        if not id_:
            return "?"
        if id_ in self.entities:
            return self.entities[id_].name
        if id_.startswith("unnamed:"):
            return f"{id_.removeprefix('unnamed:').replace('-', ' ')} (unnamed)"
        return self.topics[id_].name if id_ in self.topics else id_


def read_codebook(folder: Path) -> Codebook:
    """The codebook of `folder`: `codebook.toml` and, beside it, `entities.csv`.

    Raises Trouble, naming file and line, when either cannot be read as what it should be.
    """
    rules = _read_rules(folder / "codebook.toml")
    entities = {entity.id: entity for entity in _read_entities(folder / "entities.csv", rules)}
    return msgspec.structs.replace(rules, entities=entities)


def _read_rules(path: Path) -> Codebook:
    text = _text_of(path)
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Trouble(f"{path.name}: {error}; every name may stand once and every value needs quotes") from error
    try:
        entries = msgspec.convert(tables.get("topics", {}), dict[str, dict[str, object]])
        topics = {f"topic:{name}": {"id": f"topic:{name}", **entry} for name, entry in entries.items()}
        rules = msgspec.convert(tables | {"topics": topics}, Codebook)
    except msgspec.ValidationError as error:
        raise Trouble(f"{path.name}:{_line_of(str(error), text)}: {error}; see the entries beside it") from error
    for terms in rules.naming:
        if terms.valence not in rules.valences:
            expected = ", ".join(rules.valences)
            raise Trouble(f"{path.name}: naming {terms.frame_class!r} has valence {terms.valence!r}, not in {expected}")
    letters = Counter(entry.letter for entry in rules.labels.values())
    for letter, times in letters.items():
        if times > 1 or len(letter) != 1:
            raise Trouble(f"{path.name}: {times} labels have the letter {letter!r}; give each its own single letter")
    return rules


def _line_of(message: str, text: str) -> int:
    # msgspec names the key but not the line; the first line that writes the key is where an analyst looks
    key = re.search(r"field `([^`]+)`", message) or re.search(r"\.([\w-]+)`?$", message)
    lines = text.splitlines()
    pattern = re.compile(rf"^\s*\[?\[?(?:[\w-]+\.)?{re.escape(key[1])}\b") if key else re.compile(r"$.")
    return next((number for number, line in enumerate(lines, 1) if pattern.search(line)), 1)


def _read_entities(path: Path, rules: Codebook) -> Iterator[Entity]:
    if not path.exists():
        return
    rows = csv.DictReader(io.StringIO(_text_of(path), newline=""), strict=True)
    seen: dict[str, int] = {}
    try:
        if tuple(rows.fieldnames or ()) != ENTITY_COLUMNS:
            raise Trouble(f"{path.name}:1: found columns {rows.fieldnames}, expected {', '.join(ENTITY_COLUMNS)}")
        for row in rows:
            yield _entity(row, f"{path.name}:{rows.line_num}", rules, seen)
            seen[row["id"]] = rows.line_num
    except csv.Error as error:
        raise Trouble(f"{path.name}:{rows.line_num}: {error}; check the quotation marks of this row") from error


def _entity(row: dict[str, str], where: str, rules: Codebook, seen: dict[str, int]) -> Entity:
    if None in row or None in row.values():
        raise Trouble(f"{where}: this row does not have {len(ENTITY_COLUMNS)} columns; put quotes around commas")
    if not row["id"] or not row["name"] or row["id"] != row["id"].strip():
        raise Trouble(f"{where}: an entity needs an id, without blanks around it, and a name; fill both in")
    if row["id"] in seen:
        raise Trouble(f"{where}: entity {row['id']!r} stands already in line {seen[row['id']]}; merge the two rows")
    if row["label"] not in rules.labels:
        raise Trouble(f"{where}: label {row['label']!r} is not in codebook.toml ({', '.join(rules.labels)})")
    aliases = tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip())
    return Entity(row["id"], row["label"], row["name"], aliases, row["wikidata"], row["note"])


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Trouble(f"{path}: no such file; `workbench new FOLDER` makes a project with one") from None
    except OSError as error:
        raise Trouble(f"{path}: cannot be read ({error.strerror}); it should be a file that you may read") from error
    except UnicodeDecodeError as error:
        raise Trouble(f"{path.name}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
