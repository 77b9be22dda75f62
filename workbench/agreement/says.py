"""What each kind of record says, field by field, in the order in which one field builds on the one before.

Two records that differ in a field differ in what builds on it too, so a difference is called by the first of them.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from workbench.placing import places
from workbench.records import Mention, Naming, Region, Stance
from workbench.spans import overlaps

Compared = Mention | Naming | Stance | Region
"""The kinds of records that readings are compared by."""

_SPAN: Callable[[Any], object] = lambda record: (record.start, record.end)  # noqa: E731

ASSUMED = "explicit"
"""The certainty of a position of which nobody has said how certain it is; to say so is to say no more."""

FIELDS: Mapping[type[Compared], Mapping[str, Callable[[Any], object]]] = {
    Mention: {
        "span": _SPAN,
        "label": lambda mention: mention.label,
        "type": lambda mention: mention.type,
        "entity": lambda mention: mention.entity,
    },
    Stance: {
        "holder": lambda stance: stance.holder,
        "target": lambda stance: stance.target,
        "polarity": lambda stance: stance.polarity,
        # a condition is told in free words, so all that can be compared is whether there is one
        "condition": lambda stance: bool(stance.condition),
        "voice": lambda stance: stance.voice,
        "on_behalf_of": lambda stance: stance.on_behalf_of,
        "certainty": lambda stance: stance.certainty or ASSUMED,
    },
    Naming: {
        "span": _SPAN,
        "refers_to": lambda naming: naming.refers_to,
        "valence": lambda naming: naming.valence,
        "frame_class": lambda naming: naming.frame_class,
        "voice": lambda naming: naming.voice,
    },
    Region: {"span": _SPAN, "type": lambda region: region.type},
}
"""Kind of record → name of a field → what the record says there."""

_first = attrgetter("evidence.start", "evidence.end", "holder", "target", "polarity")
_last = attrgetter("voice", "on_behalf_of")
_CONTENT: Mapping[type[Compared], Callable[[Any], tuple[Any, ...]]] = {
    Mention: attrgetter("start", "end", "label", "type", "entity"),
    Stance: lambda stance: (
        *_first(stance),
        bool(stance.condition),
        *_last(stance),
        stance.certainty or ASSUMED,
    ),
    Naming: attrgetter("start", "end", "refers_to", "valence", "frame_class", "voice"),
    Region: attrgetter("start", "end", "type"),
}
_NAMES = {kind: tuple(name for name in fields if name != "span") for kind, fields in FIELDS.items()}


def content(record: Compared) -> tuple[Any, ...]:
    """The bounds of a record's words and then all that it says of them: equal where readers say the same."""
    return _CONTENT[type(record)](record)


def differing(one: Compared, other: Compared) -> tuple[str, ...]:
    """The names of the fields in which two records of one kind differ, in the order of `FIELDS`.

    Stances that say the same of passages that do not touch differ in `evidence`; how much of one passage shows a
    position is nothing to differ about.
    """
    here, there = content(one), content(other)
    found = [name for name, a, b in zip(_NAMES[type(one)], here[2:], there[2:], strict=True) if a != b]
    if isinstance(one, Stance):
        return (*found, "evidence") if not touch(one, other) else tuple(found)
    return tuple(found) if here[:2] == there[:2] else ("span", *found)


def touch(one: Compared, other: Compared) -> bool:
    """Whether the records share a code point of the text."""
    return any(overlaps(here, there) for here in places(one) for there in places(other))
