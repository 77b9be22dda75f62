"""Writing the codebook's two files, while several people may have them open.

Under a lock, on what the disk says at that moment, and only when the codebook can be read afterwards; comments, line
ends and the order of the file are the analyst's and stay.
"""

import codecs
import os
import re
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import tomlkit
from filelock import FileLock, Timeout

from workbench import codebook, disk
from workbench.codebook import Amendment, Codebook, codebook_of, examples, registry
from workbench.codebook.amendments import Request, amendment, new_entity, undone
from workbench.codebook.reading import Texts, texts_of
from workbench.log.writer import Unsaved, unwritable
from workbench.trouble import Trouble

_PATIENCE = 10
"""Seconds to wait for somebody else who is changing the codebook; a change takes a fraction of one."""


def amend(folder: Path, request: Request, by: str) -> Codebook:
    """Make the change in the codebook of `folder`, and return the codebook as it is then. A repeat changes nothing.

    Raises Trouble when the change is not allowed, Unsaved when the disk does not take it; then nothing was changed.
    """
    with _locked(folder):
        rules, entities = texts_of(folder)
        before = codebook_of(rules, entities)
        if any(change.id == request.id for change in before.changes):
            return before
        if request.kind == "entity":
            entity = new_entity(request, before)
            new_rules, new_entities = rules, registry.with_entity(entities or "", entity) if entity else entities
        else:
            change = amendment(request, before, by)
            new_rules, new_entities = _rules(rules, change, request, before), _entities(entities, change, before)
        after = _readable(new_rules, new_entities)
        _save(folder, {registry.FILE: (entities, new_entities), codebook.FILE: (rules, new_rules)})
        return after


def rewrite(folder: Path, made: Callable[[Texts], Texts]) -> Codebook:
    """Replace the two files of `folder` by what is `made` of them, and return the codebook as it is then.

    Raises Trouble when what was made cannot be read as a codebook, Unsaved when the disk does not take it; then nothing
    was changed.
    """
    with _locked(folder):
        before = texts_of(folder)
        rules, entities = made(before)
        after = _readable(rules, entities)
        _save(folder, {registry.FILE: (before[1], entities), codebook.FILE: (before[0], rules)})
        return after


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    path = folder / codebook.FILE
    lock = FileLock(folder / f".{codebook.FILE}.lock", timeout=_PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise Unsaved(f"{path.name} is being changed by somebody else; try again, nothing was changed") from None
    except OSError as error:
        raise Unsaved(unwritable(path, error)) from error
    try:
        yield
    finally:
        lock.release()


def _readable(rules: str, entities: str | None) -> Codebook:
    try:
        return codebook_of(rules, entities)
    except Trouble as error:
        raise Trouble(f"with this change the codebook could no longer be read, so it was not made: {error}") from error


def _rules(text: str, change: Amendment, request: Request, before: Codebook) -> str:
    """codebook.toml with the change in it, and in its log."""
    tables: MutableMapping[str, Any] = tomlkit.parse(text)
    try:
        if change.kind == "undo":
            _take_back(tables, undone(change, before))
        else:
            _make(tables, change, request.definition)
    except ValueError as error:
        where = f"{codebook.FILE}: a {change.what} there is no table of its own ({error})"
        raise Trouble(
            f"{where}; write each under a heading such as [{change.what}s.name], nothing was changed"
        ) from error
    tables["version"] = change.version
    log = tables.setdefault("changes", tomlkit.aot())
    log.append(_table(msgspec.to_builtins(change)))
    edited = tomlkit.dumps(tables)
    only_crlf = "\r\n" in text and not re.search(r"(?<!\r)\n", text)
    return re.sub(r"(?<!\r)\n", "\r\n", edited) if only_crlf else edited


def _make(tables: MutableMapping[str, Any], change: Amendment, definition: str) -> None:
    match change.kind:
        case "topic":
            topics = tables.setdefault("topics", tomlkit.table(is_super_table=True))
            topics[_key(change.of[0])] = _table({"name": change.name, "definition": definition.strip()})
        case "rename" if change.what != "entity":
            tables[f"{change.what}s"][_key(change.of[0])]["name"] = change.name
        case "example":
            examples.add(tables, change)
        case "merge" | "split":
            retired = tables.setdefault("retired", tomlkit.table())
            for id_ in change.of:
                retired[id_] = list(change.to)


def _take_back(tables: MutableMapping[str, Any], change: Amendment) -> None:
    match change.kind:
        case "topic":
            del tables["topics"][_key(change.of[0])]
        case "rename" if change.what != "entity":
            entry = tables[f"{change.what}s"][_key(change.of[0])]
            if change.was:
                entry["name"] = change.was
            else:
                entry.pop("name", None)
        case "example":
            examples.take_out(tables, change)
        case "merge" | "split":
            for id_ in change.of:
                tables.get("retired", {}).pop(id_, None)


def _key(id_: str) -> str:
    return id_.removeprefix("topic:")


def _table(fields: dict[str, Any]) -> tomlkit.items.Table:
    table = tomlkit.table()
    table.update(fields)
    table.add(tomlkit.nl())
    return table


def _entities(text: str | None, change: Amendment, before: Codebook) -> str | None:
    """entities.csv with the change in it."""
    made = undone(change, before) if change.kind == "undo" else change
    if text is None or (made.kind, made.what) != ("rename", "entity"):
        return text
    if made is change:
        return registry.renamed(text, made.of[0], made.name, keep=True)
    return registry.renamed(text, made.of[0], made.was, keep=False)


def _save(folder: Path, texts: dict[str, tuple[str | None, str | None]]) -> None:
    """Write the files whose text is new; when one cannot be written, all of them are as they were."""
    changed = {(folder / name).resolve(): new for name, (old, new) in texts.items() if new is not None and new != old}
    kept = {path: path.read_bytes() if path.exists() else None for path in changed}
    for path, text in changed.items():
        mark = codecs.BOM_UTF8 if (kept[path] or b"").startswith(codecs.BOM_UTF8) else b""
        try:
            if path.exists() and not os.access(path, os.W_OK):
                raise PermissionError(13, "Permission denied")
            disk.replace(path, mark + text.encode())
        except OSError as error:
            with suppress(OSError):
                _restore(kept)
            raise Unsaved(unwritable(path, error)) from error


def _restore(kept: dict[Path, bytes | None]) -> None:
    for path, data in kept.items():
        if data is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != data:
            disk.replace(path, data)
