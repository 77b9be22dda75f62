"""Reading the codebook's two files, `codebook.toml` and `entities.csv`: what cannot be is told with file and line."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec

from workbench import disk
from workbench.codebook import registry
from workbench.codebook.rules import Assist, Codebook, Order
from workbench.codebook.spelling import misspelled
from workbench.inside import contents
from workbench.trouble import Trouble

FILE = "codebook.toml"
_LARGEST = {FILE: 2 * 2**20, registry.FILE: 16 * 2**20}
"""Bytes; a hundred times what a project of some years needs."""
Texts = tuple[str, str | None]
"""What stands in `codebook.toml`, and in `entities.csv` where there is one."""
_MOST_DOTS, _MOST_SQUARED = 100, 10**7
"""In one line, and the squares of all lines together, which is what keys of many parts cost the parser."""


def read_codebook(folder: Path) -> Codebook:
    """The codebook of `folder`: `codebook.toml` and, beside it, `entities.csv`.

    Raises Trouble, naming file and line, when either cannot be read as what it should be.
    """
    return codebook_of(*texts_of(folder))


def stamps(folder: Path) -> list[disk.Stamp]:
    """What is another when one of the two files was changed."""
    return [disk.stamp(path) for name in (FILE, registry.FILE) if (path := folder / name).exists()]


def texts_of(folder: Path) -> Texts:
    """What stands in the two files of `folder`. Raises Trouble when one cannot be read."""
    entities = folder / registry.FILE
    return text_of(folder / FILE), text_of(entities) if entities.exists() else None


def codebook_of(rules: str, entities: str | None) -> Codebook:
    """The codebook that the two files, as texts, amount to; a registry is not needed. Raises Trouble."""
    codebook = _read_rules(rules)
    if entities is not None:
        registered = registry.read_entities(entities, codebook.labels)
        codebook = msgspec.structs.replace(codebook, entities=registered)
    for sentence in _retired_troubles(codebook):
        raise Trouble(f"{FILE}:{_line_of('[retired]', rules)}: {sentence}")
    return codebook


def text_of(path: Path) -> str:
    """What stands in a file of the codebook, without a byte-order mark. Raises Trouble when it cannot be read."""
    if not path.exists() and not path.is_symlink():
        raise Trouble(f"{path}: no such file; `workbench new FOLDER` makes a project with one")
    try:
        return contents(path, _LARGEST[path.name]).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble(f"{path.name}: byte {error.start} is not UTF-8; save the file as UTF-8") from error


def _read_rules(text: str) -> Codebook:
    tables = _tables(text)
    for key, sentence in [*_desk_troubles(tables.get("desk")), *_key_troubles(tables.get("keys"))]:
        raise Trouble(f"{FILE}:{_line_of(f'field `{key}`', text)}: {sentence}")
    try:
        entries = msgspec.convert(tables.get("topics", {}), dict[str, dict[str, object]])
        topics = {f"topic:{name}": {"id": f"topic:{name}", **entry} for name, entry in entries.items()}
        rules = msgspec.convert(tables | {"topics": topics}, Codebook)
    except msgspec.ValidationError as error:
        raise Trouble(f"{FILE}:{_line_of(str(error), text)}: {error}; see the entries beside it") from error
    for terms in rules.naming:
        if terms.valence not in rules.valences:
            expected = ", ".join(rules.valences)
            raise Trouble(f"{FILE}: naming {terms.frame_class!r} has valence {terms.valence!r}, not in {expected}")
    for key, sentence in misspelled(rules):
        raise Trouble(f"{FILE}:{_line_of(f'field `{key}`', text)}: {sentence}")
    letters = Counter(entry.letter for entry in rules.labels.values())
    for letter, times in letters.items():
        if times > 1 or len(letter) != 1:
            raise Trouble(f"{FILE}: {times} labels have the letter {letter!r}; give each its own single letter")
    return rules


def _tables(text: str) -> dict[str, Any]:
    squared = 0
    for number, line in enumerate(text.splitlines(), 1):
        dots = line.count(".")
        squared += dots * dots
        if dots > _MOST_DOTS or squared > _MOST_SQUARED:
            raise Trouble(f"{FILE}:{number}: too many dots in a line, or in all until here; write keys of few parts")
    try:
        tables = tomllib.loads(text)
        repr(tables)  # a number that is read and cannot be shown would break the sentence that tells of it
        return tables
    except (ValueError, RecursionError) as error:  # of numbers too long for it Python says only that
        raise Trouble(f"{FILE}: {error}; every name may stand once and every value needs quotes") from error


def _desk_troubles(desk: object) -> Iterator[tuple[str, str]]:
    """The key in [desk] that holds what it may not, and the sentence about it."""
    table = desk if isinstance(desk, dict) else {}
    for key, allowed in ("assist", get_args(Assist)), ("order", get_args(Order)):
        if table.get(key, allowed[0]) not in allowed:
            yield key, f"{key} of [desk] is {table[key]!r}; expected one of {', '.join(allowed)}"
    blind = table.get("blind", 0)
    if isinstance(blind, bool) or not isinstance(blind, int | float) or not 0 <= blind <= 1:
        yield "blind", f"blind of [desk] is {blind!r}; expected the share of articles, a number from 0 to 1"


def _key_troubles(keys: object) -> Iterator[tuple[str, str]]:
    for name, value in keys.items() if isinstance(keys, dict) else ():
        pressed = value if isinstance(value, list) else [value]
        if not pressed or not all(isinstance(key, str) and key for key in pressed):
            yield name, f'{name} of [keys] is {value!r}; expected a key such as "a", or several: ["a", "Enter"]'


def _retired_troubles(codebook: Codebook) -> Iterator[str]:
    for id_, heirs in codebook.retired.items():
        kin = next((ids for ids in (codebook.labels, codebook.topics, codebook.entities) if id_ in ids), {})
        for heir in heirs:
            if heir not in (kin or (codebook.labels | codebook.topics | codebook.entities)):
                yield f"{id_!r} was replaced by {heir!r}, which is not in the codebook as one of its kind; add it"
        later, reached = [*heirs], set[str]()
        while later:
            if (heir := later.pop()) not in reached:
                reached.add(heir)
                later += codebook.retired.get(heir, ())
        if id_ in reached:
            yield f"{id_!r} is replaced by what it replaces itself; take one of the two out"


def _line_of(message: str, text: str) -> int:
    # msgspec names the key but not the line; the first line that writes the key is where an analyst looks
    key = re.search(r"field `([^`]+)`|\.([\w-]+)`?$|\$\.(\w+)\[|^\[(\w+)\]$", message)
    name = key and next(filter(None, key.groups()))
    pattern = re.compile(rf"^\s*\[?\[?(?:[\w-]+\.)?[\"']?{re.escape(name)}\b") if name else re.compile(r"$.")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)), 1)
