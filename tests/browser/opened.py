"""What a kernel tells the page when it opens an article, made from words: offsets are found, never typed."""

import hashlib
from typing import Any

Records = dict[str, dict[str, Any]]
LABELS = {"ARMED_GROUP": "A", "PERSON": "P", "STATE": "S", "ORG": "O", "PLACE": "L", "EVENT": "E"}
ENTITIES = [
    ("turkey", "STATE", "Turkey", ["Republic of Turkey", "Ankara"]),
    ("turkish-armed-forces", "ARMED_GROUP", "Turkish Armed Forces", ["Turkish army", "TAF"]),
    ("hayat-tahrir-al-sham", "ARMED_GROUP", "Hayat Tahrir al-Sham", ["HTS"]),
    ("ibrahim-kalin", "PERSON", "İbrahim Kalın", ["Kalın"]),
    ("idlib", "PLACE", "Idlib", []),
]


def span(text: str, words: str, nth: int = 0) -> dict[str, Any]:
    """Where `words` stand in `text`, in code points; the `nth` time they occur."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "quote": words}


def mention(text: str, words: str, label: str, entity: str | None = None, nth: int = 0) -> dict[str, Any]:
    return {"kind": "mention", **span(text, words, nth), "label": label, "entity": entity}


def naming(text: str, words: str, refers_to: str | None = None) -> dict[str, Any]:
    rest = {"refers_to": refers_to, "valence": "negative", "frame_class": "militancy", "voice": "outlet"}
    return {"kind": "naming", **span(text, words), **rest}


def stance(
    text: str, evidence: str, holder: str | None, polarity: str, target: str | None, voice: str = "reported"
) -> dict[str, Any]:
    sides = {"holder": holder, "target": target, "polarity": polarity, "voice": voice}
    return {"kind": "stance", **sides, "evidence": span(text, evidence)}


def region(text: str, words: str, type_: str) -> dict[str, Any]:
    return {"kind": "region", **span(text, words), "type": type_}


def opened(text: str, **given: Any) -> dict[str, Any]:
    """The fields of an `open` message for `text`.

    `records` and `suggestions` may be lists, whose ids are then `r0`, `r1` … and `s0`, `s1` …; the rest of
    `given` are fields as they are.
    """
    return {
        "outbox": "outbox:test",
        "annotator": "ada",
        "codebook": codebook(),
        "place": {"at": 1, "total": 2, "counts": {"untouched": 2}},
        "assist": "all",
        "article": {
            "id": "one",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "title": "An article",
            "outlet": "The Courier",
            "published": "2019-03-04",
            "text": text,
            "regions": given.pop("regions", []),
        },
        "records": numbered("r", given.pop("records", [])),
        "suggestions": numbered("s", given.pop("suggestions", [])),
        "problems": {},
        "merged": {},
        "undo": "",
        "redo": "",
        "status": "untouched",
        "saved": {"at": "", "count": 0, "file": "ada.jsonl"},
        "notices": [],
        **given,
    }


def numbered(letter: str, records: Records | list[dict[str, Any]]) -> Records:
    return records if isinstance(records, dict) else {f"{letter}{n}": record for n, record in enumerate(records)}


def codebook() -> dict[str, Any]:
    def entries(letters: dict[str, str]) -> dict[str, Any]:
        return {name: {"letter": letter, "definition": f"What {name} means."} for name, letter in letters.items()}

    return {
        "version": "1.0",
        "name": "Test",
        "labels": entries(LABELS),
        "polarities": entries({"support": "s", "oppose": "o", "conditional": "c", "neutral": "n", "mixed": "m"}),
        "voices": entries({"quoted": "q", "reported": "r", "outlet": "u"}),
        "valences": entries({"delegitimising": "d", "negative": "-", "neutral": "0", "legitimising": "+"}),
        "topics": [{"id": "topic:safe-zone", "name": "Safe zone", "definition": "An area kept free of fighting."}],
        "entities": [dict(zip(("id", "label", "name", "aliases"), entity, strict=True)) for entity in ENTITIES],
        "naming": [{"valence": "negative", "frame_class": "militancy", "terms": ["militant"]}],
    }
