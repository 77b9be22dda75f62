"""The labelled sets of a data folder, as passages with names and as marked pairs.

A set is a file of JSON lines, `ent_*.jsonl` or `stance_*.jsonl`; `workbench/training/README.md` says where each public
set is found. Sets do not agree on what they label, so a passage carries what its set does not say.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

LABELS = ("PERSON", "ARMED_GROUP", "ORG", "STATE", "PLACE", "EVENT", "MISC")
TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
STANCES = ("support", "oppose", "neutral")
_OURS = {"GPE": "STATE", "LOC": "PLACE", "PER": "PERSON", "NORP": "MISC"}
_UNSAID = {
    "uner_ewt": frozenset(),
    "crossner": frozenset({"NORP"}),
    "wikigold": frozenset(),
    "gum": frozenset({"MISC"}),
    "made": frozenset(),
}
"""Labels that a set leaves unmarked; the others leave out EVENT and MISC."""
_EVENTS_IN_MISC = frozenset({"uner_ewt", "wikigold"})
_DEV = ("uner_ewt_dev", "re3d_dev_wikipedia")


class Span(msgspec.Struct, frozen=True):
    """`[start, end)` in code points, with a label where it is a name."""

    start: int
    end: int
    label: str = ""


class Line(msgspec.Struct, frozen=True):
    """One line of a set; which fields it has depends on the kind."""

    id: str
    text: str
    spans: tuple[Span, ...] = ()
    holder: Span | None = None
    target: Span | None = None
    label: str = ""
    corpus: str = msgspec.field(name="source", default="")


class Passage(NamedTuple):
    """A text with its names, and the set that it is from."""

    text: str
    spans: tuple[Span, ...]
    origin: str


class Pair(NamedTuple):
    """A text with a marked holder (or none) and target, the stance between them, and where it is from."""

    id: str
    text: str
    holder: Span | None
    target: Span
    label: str
    origin: str
    corpus: str


def origin_of(file: str) -> str:
    """The set that a file belongs to: `ent_uner_ewt_train` and `ent_uner_ewt_dev` are parts of one."""
    words = [word for word in file.removesuffix(".jsonl").split("_")[1:] if word not in {"train", "dev", "named"}]
    return "_".join(words[:2] if words[0] == "uner" else words[:1])


def passages(folder: Path, *, dev: bool) -> Iterator[Passage]:
    """The passages to train on, or those kept apart for choosing between models.

    Of a set that comes twice, with every mention and with names only, the names are taken.
    """
    for file in sorted(folder.glob("ent_*.jsonl")):
        if file.with_name(f"{file.stem}_named.jsonl").exists() or kept_apart(file.stem) != dev:
            continue
        for line in _lines(file):
            spans = tuple(Span(each.start, each.end, _OURS.get(each.label, each.label)) for each in line.spans)
            yield Passage(line.text, spans, origin_of(file.name))


def pairs(folder: Path) -> Iterator[Pair]:
    """All marked pairs of the folder."""
    for file in sorted(folder.glob("stance_*.jsonl")):
        for line in _lines(file):
            if line.target and line.target.start < line.target.end:
                yield Pair(line.id, line.text, line.holder, line.target, line.label, origin_of(file.name), line.corpus)


def allowed(tag: str, origin: str) -> dict[str, float]:
    """Tags that a word tagged so in a set of that origin may have, with weights: what the set does not say is open."""
    unsaid = _UNSAID.get(origin, frozenset({"EVENT", "MISC"}))
    if tag == "O":
        return {"O": 1.0, **{f"{part}-{label}": 1.0 for label in unsaid & set(LABELS) for part in "BI"}}
    part, label = tag.split("-")
    if label == "MISC" and origin in _EVENTS_IN_MISC:
        return {tag: 1.0, f"{part}-EVENT": 0.5}
    if label == "ORG" and origin != "made":
        return {tag: 1.0, f"{part}-ARMED_GROUP": 0.3}  # told apart by a list of names only
    return {tag: 1.0}


def kept_apart(stem: str) -> bool:
    """Whether the file of that name is one that models are chosen by, and none is trained on."""
    return stem.removeprefix("ent_").removesuffix("_named") in _DEV


def _lines(file: Path) -> Iterator[Line]:
    for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
        if line:
            try:
                yield msgspec.json.decode(line, type=Line)
            except msgspec.MsgspecError as error:
                raise SystemExit(f"{file}, line {number}: {error}; a line of a set is expected") from error
