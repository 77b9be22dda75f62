"""Articles about conflicts that the suggester was not developed on (`articles.toml`), with their names and stances.

`python -m tests.measure.unseen` prints what of them is suggested; `--told` says what is missing and what is wrong, and
`--out FOLDER` writes the names and the marked pairs as labelled sets, for `make eval DATA=FOLDER`.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tests.measure.eval.sets import Name
from tests.suggest.unseen import Text, expected, slug

ARTICLES = Path(__file__).with_name("articles.toml")
LETTERS = {"A": "ARMED_GROUP", "P": "PERSON", "O": "ORG", "S": "STATE", "L": "PLACE", "E": "EVENT"}
MARKED = re.compile(r"\[([APOSLE]):([^\]]+)\]")


class Unseen(NamedTuple):
    """One article: its id, its text with the names and stances as they are tried elsewhere, and where its names are."""

    id: str
    text: Text
    names: tuple[Name, ...]


@cache
def articles() -> tuple[Unseen, ...]:
    """All articles, in the order of the file."""
    return tuple(map(_article, tomllib.loads(ARTICLES.read_text(encoding="utf-8"))["article"]))


def sets() -> dict[str, list[dict[str, Any]]]:
    """The articles as labelled sets: file → its lines. A pair has a holder and a target named in its sentence."""
    return {
        "ent_unseen.jsonl": [
            {"id": each.id, "text": each.text.text, "source": "unseen", "split": "test", "spans": _spans(each)}
            for each in articles()
        ],
        "stance_unseen.jsonl": [line for each in articles() for line in _pairs(each)],
    }


def write(folder: Path) -> None:
    """Write the sets into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in sets().items():
        (folder / name).write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))


def _article(row: dict[str, Any]) -> Unseen:
    pieces, names, at, length = [], [], 0, 0
    for found in MARKED.finditer(row["text"]):
        before = row["text"][at : found.start()]
        length += len(before)
        names.append((length, length + len(found[2]), LETTERS[found[1]]))
        pieces += [before, found[2]]
        length += len(found[2])
        at = found.end()
    text = "".join([*pieces, row["text"][at:]])
    forms = _forms(row["alike"], {text[start:end]: label for start, end, label in reversed(names)})
    return Unseen(row["id"], Text(text, forms, tuple(row["stances"])), tuple(names))


def _forms(alike: list[str], labels: dict[str, str]) -> tuple[str, ...]:
    """Rows `LABEL name; other form; …`, one for each that is named."""
    grouped = {form: row for row in alike for form in row.split("; ")}
    rows: dict[str, str] = defaultdict(str)
    for form, label in labels.items():
        rows[grouped.get(form, form)] = rows[grouped.get(form, form)] or label
    return tuple(f"{label} {row}" for row, label in rows.items())


def _spans(each: Unseen) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "label": label} for start, end, label in each.names]


def _pairs(each: Unseen) -> Iterator[dict[str, Any]]:
    ids = {slug(form): slug(row.partition(" ")[2].split("; ")[0]) for row in each.text.names for form in _each(row)}
    for number, wanted in enumerate(expected(each.text)):
        start, end = _sentence(each.text.text, wanted.start, wanted.end)
        inside = [(at, to) for at, to, _ in each.names if start <= at and to <= end]
        named = {ids.get(slug(each.text.text[at:to])): (at - start, to - start) for at, to in reversed(inside)}
        holder, target = named.get(wanted.holder), named.get(wanted.target)
        if holder and target and wanted.required and wanted.polarity != "conditional":
            yield {
                "id": f"{each.id}-{number}",
                "text": each.text.text[start:end],
                "holder": dict(zip(("start", "end"), holder, strict=True)),
                "target": dict(zip(("start", "end"), target, strict=True)),
                "label": wanted.polarity,
                "source": "unseen",
                "split": "test",
            }


def _each(row: str) -> list[str]:
    return row.partition(" ")[2].split("; ")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between full stops or line breaks around `[start, end)`."""
    ends = [found.end() for found in re.finditer(r"[.?!][”\"’)]*\s+(?=[“\"‘A-Z])|\n+", text)]
    before = max((at for at in ends if at <= start), default=0)
    return before, min((at for at in ends if at >= end), default=len(text))
