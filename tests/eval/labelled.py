"""Labelled sets as files, made of sentences in which names are marked: `[Ana/PER] left [Mali/LOC]`."""

import json
import re
from pathlib import Path
from typing import Any

MARK = re.compile(r"\[(?P<words>[^\[\]/]+)/(?P<label>\w+)\]")


def a_line(marked: str, **more: Any) -> dict[str, Any]:
    """The line of an entity set; offsets are computed here."""
    text, spans, last = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[last : found.start()]
        spans.append({"start": len(text), "end": len(text) + len(found["words"]), "label": found["label"]})
        text += found["words"]
        last = found.end()
    return {"id": marked[:12], "text": text + marked[last:], "spans": spans, **more}


def a_pair(marked: str, label: str, **more: Any) -> dict[str, Any]:
    """The line of a stance set: `[Ana/H] backs [Mali/T]`."""
    line = a_line(marked)
    places = {span["label"]: {"start": span["start"], "end": span["end"]} for span in line["spans"]}
    return {
        "id": marked,
        "text": line["text"],
        "holder": places.get("H"),
        "target": places["T"],
        "label": label,
        **more,
    }


def a_set(folder: Path, name: str, *lines: dict[str, Any] | str) -> Path:
    """Write a set of these lines; a string is written as it stands."""
    said = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.jsonl").write_bytes("\n".join(said).encode() + b"\n")
    return folder
