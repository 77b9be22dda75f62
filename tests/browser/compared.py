"""What a kernel tells the page of readings that differ, made from words."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from tests.browser.opened import mention, naming, stance

Record = dict[str, Any]
LETTERS = "ABCDEFGHI"


def difference(fields: str, *sides: Record | None) -> dict[str, Any]:
    """Readers in the order of their letters differ in `fields`; None is a reader who has nothing there."""
    found = [record for record in sides if record]
    id_ = hashlib.sha256(repr((fields, sides)).encode()).hexdigest()[:16]
    place = min((record.get("evidence", record) for record in found), key=lambda each: (each["start"], each["end"]))
    return {
        "id": id_,
        "record": found[0]["kind"],
        "kind": fields.split()[0],
        "fields": fields.split(),
        "place": {name: place[name] for name in ("start", "end", "quote")},
        "sides": [
            {"reader": letter, "records": {f"said-{letter}-{id_}": record} if record else {}, "words": ""}
            for letter, record in zip(LETTERS, sides, strict=False)
        ],
        "verdict": None,
    }


def comparison(
    differences: Sequence[dict[str, Any]],
    named: Mapping[str, str] = {},
    left: int = 1,
    readers: str = "",
    waiting: int = 0,
) -> dict[str, Any]:
    """The `comparison` of an `open` message."""
    letters = readers or "".join(side["reader"] for side in differences[0]["sides"])
    return {
        "by": "lea",
        "readers": list(letters),
        "named": dict(named),
        "agreed": {},
        "differences": list(differences),
        "left": left,
        "agreeing": 0,
        "waiting": waiting,
    }


def differing(text: str) -> list[dict[str, Any]]:
    """Two readers of the desk's usual text who differ in a boundary, a label, a find, a polarity and a valence."""
    army = "ARMED_GROUP"
    plan = stance(text, "rejected the plan", "turkey", "oppose", "topic:safe-zone")
    term = naming(text, "the plan", "turkey")
    return [
        difference("label", mention(text, "Russia", "STATE"), mention(text, "Russia", "PLACE")),
        difference("span", mention(text, "Army of Valour", army), mention(text, "Valour", army)),
        difference("polarity", plan, {**plan, "polarity": "support"}),
        difference("valence", term, {**term, "valence": "neutral"}),
        difference("found", None, mention(text, "Astana", "PLACE")),
    ]
