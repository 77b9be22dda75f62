"""What a kernel would tell the page if every string of a project were hostile: a record, a name and a row each.

An id is the words themselves. In every other field they are followed by the field's name, so that what is shown can be
told apart by where it came from.
"""

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from tests.browser.opened import codebook, opened

Message = dict[str, Any]
MARK = " ⁂"
"""Stands between the words and the name of their field."""
_PLACE = {"start": 0, "end": 1}


def of(words: str, field: str) -> str:
    """What stands in a field."""
    return f"{words}{MARK}{field}"


def an_article(words: Sequence[str], *, suggested: bool = False) -> Message:
    """The `open` message of an article with a line for each of `words`, and these in every field that is a string.

    Every line has a mention (its id is the words), a stance and a naming, all of them confirmed or all suggested.
    """
    text = "\n".join(words)
    starts = [sum(len(each) + 1 for each in words[:at]) for at in range(len(words))]
    records = [
        made
        for start, each in zip(starts, words, strict=True)
        for made in _records(each, {"start": start, "end": start + len(each), "quote": each})
    ]
    made = dict(records)
    fields = opened(text, **{"suggestions" if suggested else "records": made}, codebook=_codebook(words))
    return titled(fields, words[0]) | {
        "status": "done",
        "problems": {id_: [of(each, "problem")] for each in words for id_ in (each, f"{each} s", f"{each} n")},
        "merged": {each: [each] for each in words},
        "detached": len(words),
        "disputes": [
            {"id": each, "sentence": of(each, "problem"), "place": None, "choices": [of(each, "one"), of(each, "two")]}
            for each in words
        ],
        "notices": [of(each, "notice") for each in words],
        "answers": _answers(words),
    }


def a_comparison(words: Sequence[str]) -> Message:
    """The `open` message of the same article at the compare desk: two readers called by `words` differ in all of it.

    Every other difference is decided, with a reason.
    """
    fields = an_article(words)
    differences = [
        _difference(f"{kind}{at}", fields["records"][f"{each}{suffix}"], field)
        for at, each in enumerate(words)
        for suffix, kind, field in (("", "m", "entity"), (" s", "s", "polarity"), (" n", "n", "valence"))
    ]
    verdict = {"kind": "verdict", "how": "one", "of": "entity", "taken": ["A"]}
    decided = {
        f"verdict:{kind}{at}": {**verdict, "reason": of(each, "reason")}
        for at, each in enumerate(words)
        for kind in ("m" if at % 2 else "s")
    }
    named = {"A": of(words[0], "reader"), "B": of(words[-1], "reader")}
    told = {"by": of(words[0], "by"), "readers": ["A", "B"], "named": named, "agreed": {}}
    comparison = {**told, "differences": differences, "left": 1, "agreeing": 0, "waiting": 0}
    return fields | {"records": decided, "suggestions": {}, "comparison": comparison}


def _difference(id_: str, record: Message, field: str) -> Message:
    place = record.get("evidence", record)
    other = {**record, field: of(record[field], "other")}
    return {
        "id": id_,
        "record": record["kind"],
        "kind": field,
        "fields": [field],
        "place": {name: place[name] for name in ("start", "end", "quote")},
        "sides": [
            {"reader": "A", "records": {f"said-a{id_}": record}, "words": ""},
            {"reader": "B", "records": {f"said-b{id_}": other}, "words": ""},
        ],
        "verdict": None,
    }


def titled(fields: Message, words: str) -> Message:
    """The message once more, with `words` where there is room for one."""
    one = {name: of(words, name) for name in ("title", "outlet", "published")}
    saved = {"at": "", "count": 0, "file": of(words, "file")}
    steps = {name: of(words, name) for name in ("undo", "redo", "annotator")}
    return fields | steps | {"article": fields["article"] | one | {"id": words}, "saved": saved}


def _records(words: str, span: Message) -> list[tuple[str, Message]]:
    by = {name: of(words, name) for name in ("by", "note", "voice")}
    sides = {"holder": words, "target": f"topic:{words}", "polarity": words, "evidence": span}
    more = {name: of(words, name) for name in ("condition", "certainty", "on_behalf_of")}
    named = {"refers_to": words, "valence": words, "frame_class": of(words, "frame")}
    return [
        (words, {"kind": "mention", **span, "label": words, "entity": words, "by": by["by"], "note": by["note"]}),
        (f"{words} s", {"kind": "stance", **sides, **more, **by, "attribution": [of(words, "attribution")]}),
        (f"{words} n", {"kind": "naming", **span, **named, **by}),
    ]


def _codebook(words: Sequence[str]) -> Message:
    fields = ("name", "definition", "include", "exclude")
    entry = {
        each: {"letter": each[0], "examples": [of(each, "example")], **{name: of(each, name) for name in fields}}
        for each in words
    }
    dimensions = dict.fromkeys(("labels", "polarities", "voices", "valences"), entry)
    topics = [{"id": f"topic:{each}", "name": of(each, "topic"), "definition": of(each, "policy")} for each in words]
    entities = [{"id": each, "label": each, "name": of(each, "name"), "aliases": [of(each, "alias")]} for each in words]
    change = {"kind": "rename", "what": "label", "at": "", "version": "1"}
    changes = [
        {"id": each, "of": [each], "name": of(each, "new"), "was": of(each, "was"), "by": of(each, "by"), **change}
        for each in words
    ]
    own = {"name": of(words[0], "rules"), "version": of(words[0], "version"), "keys": {each: each for each in words}}
    return codebook() | dimensions | {"topics": topics, "entities": entities, "changes": changes} | own


def _answers(words: Sequence[str]) -> Message:
    def row(each: str, *fields: str, **more: Any) -> Message:
        return {"id": each, "article": each, **{name: of(each, name) for name in fields}, **more}

    listed = {"status": "done", "flagged": 1, "mentions": 1, "stances": 1}
    around = ("title", "before", "quote", "after")
    return {
        "queue": {
            "rows": [row(each, "title", "outlet", "published", "note", **listed) for each in words],
            "total": len(words),
            "outlets": [of(each, "outlet") for each in words],
        },
        "history": {
            "rows": [row(each, "title", "words", at="", undone=False) for each in words],
            "text": "\n".join(words),
        },
        "problems": {"rows": [row(each, "title", "quote", "sentence", merged=[each]) for each in words]},
        "search": {"hits": [row(each, *around, start=0, end=1, sha256="", label=each) for each in words]},
        "propagation": {"hits": [row(each, *around, "does", key=each) for each in words], "words": list(words)},
        "entities": {
            "options": [row(each, "name", "hint", aliases=[of(each, "alias")], score=90.0) for each in words[:12]]
        },
        "amendment": {
            "records": 1,
            "articles": 1,
            "sentence": of(words[0], "sentence"),
            "rows": [row(each, *around) for each in words],
        },
        "repairs": {
            "sentence": of(words[0], "sentence"),
            "rows": [
                row(each, "quote", "what", "now", "before", "after", "sentence", does=does, sure=True, start=0, end=1)
                for each, does in zip(words, cycle(["moved", "changed", "gone"]))
            ],
        },
        "adjudicated": {
            "decided": len(words),
            "upheld": 0,
            "rows": [
                row(each, "kind", "about", "own", "decided", "reason", record=each, place=_PLACE | {"quote": each})
                for each in words
            ],
        },
        "export": {"file": of(words[0], "file"), "count": 1},
    }
