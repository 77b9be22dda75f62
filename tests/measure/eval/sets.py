"""Folders of labelled sets, as other people publish and convert them.

A set is a file of JSON lines. `ent_*.jsonl`: id, text, spans with start, end (code points, half-open) and label.
`stance_*.jsonl`: id, text, holder (or null) and target with start and end, label support, oppose or neutral. Labels go
by many names; which of them mean the same stands in `GROUPS`. A line that does not hold together is told with file and
line and left out, never guessed at.
"""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SPELLED = {
    "PERSON": "PERSON PER POLITICIAN",
    "ORG": "ORG ORGANIZATION ORGANISATION CORPORATION COMPANY GROUP POLITICALPARTY ARMED_GROUP",
    "PLACE": "PLACE LOC LOCATION GEO-LOC GPE FAC FACILITY COUNTRY STATE",
    "EVENT": "EVENT ELECTION",
}
GROUPS = {label: group for group, labels in _SPELLED.items() for label in labels.split()}
"""Label, in capitals → group that is scored. ORG holds armed groups and PLACE states: sets tell them apart or not."""
NO_NAMES = {"MISC", "NORP", "OTH", "OTHER", "O"}
"""Labels of what the codebook has no name for; who marks such a stretch is wrong. So for labels that nobody knows."""
THREE = ("PERSON", "ORG", "PLACE")
POLARITIES = ("support", "oppose", "neutral")
SPLITS = ("train", "dev", "test")

Bounds = tuple[int, int]
Name = tuple[int, int, str]
"""start, end, group"""


@dataclass(frozen=True)
class Passage:
    """A text and the names in it; `labels` has the set's own label of each, where a finer one is wanted."""

    id: str
    text: str
    names: tuple[Name, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Whether the holder (None: whoever speaks) supports or opposes the target, by the words of the text."""

    id: str
    text: str
    holder: Bounds | None
    target: Bounds
    polarity: str
    origin: str
    """Where the text is from, by the set's own account; folds are made of it."""


@dataclass(frozen=True)
class Names:
    """A set of passages, the groups that it annotates, and sentences about what was left out of it."""

    name: str
    passages: tuple[Passage, ...]
    groups: frozenset[str]
    troubles: tuple[str, ...] = ()
    split: str = ""
    """`train`, `dev`, `test`, or nothing where neither the file's name nor its lines say."""


@dataclass(frozen=True)
class Pairs:
    """A set of pairs, and sentences about what was left out of it."""

    name: str
    pairs: tuple[Pair, ...]
    troubles: tuple[str, ...] = ()


def name_sets(folder: Path) -> list[Names]:
    """The entity sets of a folder. Of a set that comes with a `_named` twin (names without pronouns) only the twin."""
    paths = sorted(folder.glob("ent_*.jsonl"))
    twins = {path.with_name(f"{path.stem}_named.jsonl"): path for path in paths}
    plain = {twins[path] for path in paths if path in twins}
    return [_names(path) for path in paths if path not in plain]


def pair_sets(folder: Path) -> list[Pairs]:
    """The stance sets of a folder."""
    return [_pairs(path) for path in sorted(folder.glob("stance_*.jsonl"))]


def origin(name: str) -> str:
    """Whose set it is: `uner_ewt` for `uner_ewt_dev`. Leaving one out leaves all its splits out."""
    words = name.split("_")
    ends = [i for i, word in enumerate(words) if word in SPLITS]
    return "_".join(words[: ends[0]] if ends else words)


def a_few(passages: Sequence[Passage], most: int) -> list[Passage]:
    """At most so many, the same ones each time, in their order."""
    chosen = random.Random(0).sample(range(len(passages)), min(most, len(passages)))
    return [passages[i] for i in sorted(chosen)]


def _names(path: Path) -> Names:
    passages: list[Passage] = []
    troubles: list[str] = []
    said: set[str] = set()
    strange: dict[str, list[str]] = {}
    for where, row in _rows(path, troubles):
        said.add(str(row.get("split", "")))
        try:
            passages.append(_passage(row))
            for label in {str(span["label"]) for span in row["spans"]} - {*passages[-1].labels}:
                if label.upper() not in NO_NAMES:
                    strange.setdefault(label, []).append(where)
        except (LookupError, TypeError, ValueError) as error:
            troubles.append(f"{where}: {_said(error)}; the line is left out")
    for label, places in strange.items():
        troubles.append(
            f"{places[0]}: label {label!r} is not one that is scored, here and in {len(places) - 1} lines more"
        )
    groups = frozenset(group for passage in passages for *_, group in passage.names)
    name = path.stem.removeprefix("ent_")
    split = next((word for word in (*name.split("_"), *(said if len(said) == 1 else ())) if word in SPLITS), "")
    return Names(name, tuple(passages), groups, tuple(troubles), split)


def _pairs(path: Path) -> Pairs:
    pairs: list[Pair] = []
    troubles: list[str] = []
    for where, row in _rows(path, troubles):
        try:
            pairs.append(_pair(row))
        except (LookupError, TypeError, ValueError) as error:
            troubles.append(f"{where}: {_said(error)}; the line is left out")
    return Pairs(path.stem.removeprefix("stance_"), tuple(pairs), tuple(troubles))


def _rows(path: Path, troubles: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    # split at \n alone: texts may hold the other line ends that str.splitlines knows
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        where = f"{path.name}:{number}"
        try:
            row = json.loads(line) if line.strip() else {}
            if not isinstance(row, dict):
                raise ValueError(f"{type(row).__name__}, expected an object")
            if row:
                yield where, row
        except ValueError as error:
            troubles.append(f"{where}: no line of JSON ({error}); the line is left out")


def _passage(row: dict[str, Any]) -> Passage:
    text = _text(row)
    found = [(*_bounds(text, each), str(each["label"])) for each in row["spans"]]
    kept = [each for each in found if each[2].upper() in GROUPS]
    names = tuple((start, end, GROUPS[label.upper()]) for start, end, label in kept)
    return Passage(str(row.get("id", "")), text, names, tuple(label for *_, label in kept))


def _pair(row: dict[str, Any]) -> Pair:
    text = _text(row)
    if row["label"] not in POLARITIES:
        raise ValueError(f"label {row['label']!r}, expected one of {', '.join(POLARITIES)}")
    holder = None if row.get("holder") is None else _bounds(text, row["holder"])
    return Pair(
        str(row.get("id", "")), text, holder, _bounds(text, row["target"]), row["label"], str(row.get("source", ""))
    )


def _text(row: dict[str, Any]) -> str:
    if not isinstance(row["text"], str):
        raise TypeError(f"text is {type(row['text']).__name__}, expected a string")
    return row["text"]


def _bounds(text: str, span: dict[str, Any]) -> Bounds:
    start, end = span["start"], span["end"]
    if not (type(start) is type(end) is int and 0 <= start < end <= len(text)):
        raise ValueError(f"span {start}-{end} is not inside the text of {len(text)} code points")
    words = text[start:end]
    if words != span.get("quote", words.strip()):
        wanted = span.get("quote", words.strip())
        raise ValueError(f"span {start}-{end} has {words!r}, expected {wanted!r}; were bytes or UTF-16 counted?")
    return start, end


def _said(error: Exception) -> str:
    return f"no {error.args[0]!r}" if isinstance(error, KeyError) else str(error)


def words(passages: Iterable[Passage]) -> int:
    """How many words between blanks, as speed is counted."""
    return sum(len(each.text.split()) for each in passages)
