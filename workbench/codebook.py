"""The rules of coding: labels, polarities, voices, valences, topics, naming terms and the entity registry.

The codebook is written for people first; what a machine needs of it (search terms, letters) stands beside the
definitions, so that both read the same text. What is no longer used stays in it, so that old records can be read.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from workbench import registry
from workbench.records import Entity, Topic
from workbench.trouble import Trouble

FILE = "codebook.toml"
Assist = Literal["all", "entities", "none"]
Order = Literal["given", "random", "outlet", "date", "uncertain"]
What = Literal["label", "topic", "entity"]


class Entry(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One value of a coding dimension: what it means, what to take in, what to leave out, examples.

    Its key in the codebook is its id and never changes; `name` is what is shown in its place.
    """

    definition: str
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    letter: str = ""
    name: str = ""


class NamingTerms(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Terms that characterise an actor in the same way."""

    valence: str
    frame_class: str
    terms: tuple[str, ...]


class Desk(Struct, frozen=True, forbid_unknown_fields=True):
    """How much is suggested, which share of the articles (0 to 1) is read blind, and the order of the queue."""

    assist: Assist = "all"
    blind: float = 0.0
    order: Order = "given"
    seed: int = 0


class Amendment(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """One logged change of the codebook. `version` is the codebook's from then on; `at` is wall time, UTC.

    `of` are the ids it is about, and `to` what took their place; an undo is `of` the change that it takes back. A
    rename gives the `name` and the one before, `was`.
    """

    id: str
    version: str
    kind: Literal["topic", "rename", "merge", "split", "undo"]
    what: What
    of: tuple[str, ...]
    to: tuple[str, ...] = ()
    name: str = ""
    was: str = ""
    at: str
    by: str


class Codebook(Struct, frozen=True, forbid_unknown_fields=True):
    """All the rules of one project. `entities` and `topics` are by id, the rest by name.

    `keys` remaps commands of the page: name of the command → its key or keys. `retired` holds labels, topics and
    entities no longer used, by id → what took their place: one id after a merge, several after a split.
    """

    version: str
    name: str
    labels: dict[str, Entry]
    polarities: dict[str, Entry]
    voices: dict[str, Entry]
    valences: dict[str, Entry]
    topics: dict[str, Topic] = {}
    naming: tuple[NamingTerms, ...] = ()
    entities: dict[str, Entity] = {}
    desk: Desk = Desk()
    keys: dict[str, str | tuple[str, ...]] = {}
    retired: dict[str, tuple[str, ...]] = {}
    changes: tuple[Amendment, ...] = ()

    def knows(self, id_: str) -> bool:
        """Whether `id_` is or was an entity or a topic, or a collective that the text leaves unnamed (`unnamed:…`)."""
        return any(id_ in known for known in (self.entities, self.topics, self.retired)) or id_.startswith("unnamed:")

    def name_of(self, id_: str | None) -> str:
        """The name to show for the id of an entity, topic or label; the id itself when it is not in the codebook."""
        if not id_:
            return "?"
        if id_.startswith("unnamed:"):
            return f"{id_.removeprefix('unnamed:').replace('-', ' ')} (unnamed)"
        named = self.entities.get(id_) or self.topics.get(id_) or self.labels.get(id_)
        return (named and named.name) or id_

    def heir(self, id_: str) -> str:
        """What took the place of `id_` by merging; the id itself when it is in use, or was split."""
        while len(heirs := self.retired.get(id_, ())) == 1:
            id_ = heirs[0]
        return id_

    def heirs(self, id_: str) -> tuple[str, ...]:
        """What can be chosen in the place of `id_`: one thing after a merge, several after a split; itself in use."""
        heir = self.heir(id_)
        if heir not in self.retired:
            return (heir,)
        return tuple(dict.fromkeys(one for each in self.retired[heir] for one in self.heirs(each)))


def read_codebook(folder: Path) -> Codebook:
    """The codebook of `folder`: `codebook.toml` and, beside it, `entities.csv`.

    Raises Trouble, naming file and line, when either cannot be read as what it should be.
    """
    entities = folder / registry.FILE
    return codebook_of(text_of(folder / FILE), text_of(entities) if entities.exists() else None)


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
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Trouble(f"{path}: no such file; `workbench new FOLDER` makes a project with one") from None
    except OSError as error:
        raise Trouble(f"{path}: cannot be read ({error.strerror}); it should be a file that you may read") from error
    except UnicodeDecodeError as error:
        raise Trouble(f"{path.name}: byte {error.start} is not UTF-8; save the file as UTF-8") from error


def _read_rules(text: str) -> Codebook:
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Trouble(f"{FILE}: {error}; every name may stand once and every value needs quotes") from error
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
    letters = Counter(entry.letter for entry in rules.labels.values())
    for letter, times in letters.items():
        if times > 1 or len(letter) != 1:
            raise Trouble(f"{FILE}: {times} labels have the letter {letter!r}; give each its own single letter")
    return rules


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
