"""Files that are nearly right, or not at all: each is told with its name and, where it has lines, the line.

Whatever else is in the project stays as it was and is read as before.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.faults.acting import scratch
from tests.faults.doors import REGISTRY, RULES, Doors, a_small_project, fingerprint, warm
from tests.faults.metric import Metric
from tests.faults.paths import TEXT

_GOOD = json.dumps({"id": "good", "text": TEXT}).encode()
_DEEP = 100_000
_DIGITS = b"9" * 5_000


class Bad(NamedTuple):
    """What is wrong, the file, its bytes, and how the sentence about it begins: file and line."""

    what: str
    file: str
    data: bytes
    told: str


def badfiles(number: int) -> Metric:
    """C4: the first so many files, each opened by every door."""
    wrong = [f"{bad.what} in {bad.file}: {fault}" for bad in FILES[:number] for fault in tried(bad)]
    wrong += suggested(FILES[:number])
    count = f"{len(FILES[:number])} files x 9 doors, {len(wrong)} faults"
    target = "30 files, each told with file and line, nothing else changes"
    return Metric("C4", "bad JSON, JSONL, TOML and CSV", count, target, not wrong, tuple(wrong))


def tried(bad: Bad) -> list[str]:
    """What went wrong with one file, in sentences."""
    warm()
    with scratch() as around:
        root = Path(around) / "project"
        a_small_project(root, {"a": TEXT})
        (root / bad.file).write_bytes(bad.data)
        before = fingerprint(root / "seeds"), _kept(root)
        doors = Doors()
        doors.try_all(root)
        wrong = list(doors.faults)
        if not any(_tells(sentence, bad) for sentence in doors.said):
            wrong.append(f"not told as {bad.told!r}, but {[said[:160] for said in doors.said][:3]}")
        if any(len(sentence) > 2_000 or not sentence.isprintable() for sentence in doors.said):
            wrong.append("a sentence about it is no sentence")
        if not bad.file.startswith("annotations/codebook") and TEXT not in doors.read and "entities" not in bad.file:
            wrong.append("the article beside it was not read")
        if before != (fingerprint(root / "seeds"), _kept(root)):
            wrong.append("something else was changed")
    return wrong


def suggested(files: Sequence[Bad]) -> list[str]:
    """What went wrong when suggestions were asked for all these articles at once, and by each of these codebooks."""
    with scratch() as around:
        root = Path(around) / "project"
        a_small_project(root, {"a": TEXT})
        articles = [bad for bad in files if bad.file.startswith("seeds")]
        rules = [bad for bad in files if bad.file.endswith(("codebook.toml", "entities.csv"))]
        for number, bad in enumerate(articles):
            (root / "seeds" / f"{number}-{Path(bad.file).name}").write_bytes(bad.data)
        doors = Doors()
        doors.command("suggest", str(root / "seeds"), str(root / "suggested.jsonl"))
        files_told = {sentence.partition("-")[0] for sentence in doors.said}
        wrong = [bad.what for number, bad in enumerate(articles) if str(number) not in files_told]
        for bad in rules:
            another = root / f"{Path(bad.file).stem} {bad.what}"
            a_small_project(another, {"a": TEXT})
            (another / bad.file).write_bytes(bad.data)
            doors.said.clear()
            doors.command("suggest", str(another / "seeds"), str(root / "suggested.jsonl"))
            wrong += [] if any(_tells(sentence, bad) for sentence in doors.said) else [bad.what]
        return [*doors.faults, *(f"{what}: not told by suggest" for what in wrong)]


def _tells(sentence: str, bad: Bad) -> bool:
    return sentence.startswith(bad.told) and len(sentence) > len(bad.told) + 10


def _kept(root: Path) -> dict[str, bytes]:
    """The files that nobody here writes on purpose: all but the log of ana, and the codebook where it can be read."""
    written = {"codebook.toml"} if b"version" in (root / "annotations" / "codebook.toml").read_bytes() else set()
    paths = [path for path in (root / "annotations").iterdir() if path.name not in written and path.is_file()]
    return {path.name: path.read_bytes() for path in paths if "ana" not in path.name and "lock" not in path.name}


def _line(body: bytes) -> bytes:
    return body[:-1] + b',"crc":"%08x"}\n' % zlib.crc32(body[:-1])


_HEADER = _line(
    b'{"log":"stance-workbench","schema":2,"project":"p","annotator":"ben","writer":"w","codebook":"1.0","tool":"0"}'
)


def _action(**fields: object) -> bytes:
    known = {"seq": 1, "writer": "w", "clock": 1, "id": "x", "article": "a", "sha256": "", "do": "status", "put": {}}
    return _line(json.dumps(known | fields, separators=(",", ":")).encode())


def _articles() -> Iterator[tuple[str, bytes, str]]:
    lines = {
        "NaN for a text": b'{"text": NaN}',
        "Infinity beside the text": b'{"text": "x", "n": Infinity}',
        "a name twice": b'{"text": "x", "text": "y"}',
        "a name twice, one of them escaped": b'{"text": "x", "t\\u0065xt": "y"}',
        "no end of brackets": b'{"text": "x", "n": ' + b"[" * _DEEP,
        "no end of objects": b'{"a":' * _DEEP,
        "five thousand digits": b'{"text": ' + _DIGITS + b"}",
        "half a character": b'{"text": "\\ud800"}',
        "half a character in an id": b'{"id": "\\udfff", "text": "x"}',
        "a null sign": b'{"text": "x\\u0000"}',
        "a comma at the end": b'{"text": "x",}',
        "two objects in a line": b'{"text": "x"}{"text": "y"}',
        "a list": b'["x"]',
        "a number": b"12",
        "nothing but a word": b"null",
        "single marks": b"{'text': 'x'}",
        "a comment": b'{"text": "x"} // said he',
        "a text that is a number": b'{"text": 12}',
        "a text that is a list": b'{"text": ["x"]}',
        "a text that is null": b'{"text": null}',
        "no text": b'{"id": "x"}',
        "an empty text": b'{"text": "  "}',
        "an id taken already": b'{"id": "good", "text": "x"}',
        "an id with a line end": b'{"id": "x\\ny", "text": "x"}',
        "an id without end": b'{"id": "' + b"x" * 10_000 + b'", "text": "x"}',
        "a sign that JSON has not": b'{"text": "\\x41"}',
        "a tab in the text": b'{"text": "a\tb"}',
        "a torn line": b'{"text": "x',
    }
    for what, line in lines.items():
        yield what, _GOOD + b"\n" + line + b'\n{"id": "last", "text": "x"}\n', "b.jsonl:2: "
    yield "bytes that are no UTF-8", _GOOD + b'\n{"text": "\xff"}\n', f"b.jsonl: not utf-8 at byte {len(_GOOD) + 11}"
    yield "half of UTF-16", b"\xff\xfe{\x00\x00\xd8", "b.jsonl: not utf-16 at byte"


_TABLES = {
    "no column for the text": (b"id,body\n1,x\n", "b.csv: no column 'text'"),
    "a column twice": (b"id,text,text\n1,x,y\n", "b.csv: a column name comes twice"),
    "too few cells": (b"id,text\n1\n", "b.csv:2: 1 cells"),
    "too many cells": (b"id,text\n1,x,y\n", "b.csv:2: 3 cells"),
    "a mark that is not closed": (b'id,text\n1,"x\n', "b.csv:2: not CSV"),
    "a mark in a word": (b'id,text\n1,"x"y\n', "b.csv:2: not CSV"),
    "a null sign": (b"id,text\n1,x\0y\n", "b.csv:2: 'text' holds U+0000"),
    "nothing": (b"", "b.csv: empty"),
    "other bytes": (b"id,text\n1,\xe9\n", "b.csv: not utf-8 at byte 10"),
    "no text": (b'id,text\n1,"\n"\n', "b.csv:2: the text is empty"),
}


def _logs() -> Iterator[tuple[str, bytes, str]]:
    clock = _action(clock=1).replace(b'"clock":1', b'"clock":' + _DIGITS)
    lines = {
        "a changed sign": _action().replace(b"status", b"stotus"),
        "no checksum": b'{"seq":1,"id":"x"}\n',
        "a checksum in other digits": _action()[:-4].upper() + b'"}\n',
        "an action that is none": _line(b'{"seq":1,"do":"status"}'),
        "an id that is a number": _action(id=12),
        "a record of no kind": _action(put={"m": {"kind": "nothing"}}),
        "a span that ends in words": _action(put={"m": {"kind": "region", "start": 0, "end": "x", "quote": "x"}}),
        "a clock of five thousand digits": _line(clock.partition(b',"crc"')[0] + b"}"),
        "a clock that is no number": _line(b'{"id":"x","article":"a","sha256":"","do":"x","clock":NaN}'),
        "no end of brackets": _line(b'{"id":"x","article":"a","sha256":"","do":"x","n":' + b"[" * _DEEP + b"}"),
        "half a character": _line(b'{"id":"\\ud800","article":"a","sha256":"","do":"status"}'),
        "bytes that are no UTF-8": _line(b'{"id":"\xff","article":"a","sha256":"","do":"status"}'),
        "a list": _line(b'["x"]'),
        "a line without end": _action(at="x" * (5 * 2**20)),
    }
    for what, line in lines.items():
        yield what, _HEADER + line + _action(id="y", seq=2), "ben.jsonl:2 (byte "
    yield "no header", _action(), "ben.jsonl:1 (byte 0): no header"
    yield "a header of another kind", _line(b'{"log":"other","schema":1}') + _action(), "ben.jsonl:1 "
    yield "a header that is a list", b"[]\n", "ben.jsonl:1 "
    yield "a later schema", _HEADER.replace(b'"schema":2', b'"schema":9'), "ben.jsonl:1 "
    newer = _line(_HEADER.partition(b',"crc"')[0].replace(b'"schema":2', b'"schema":9') + b"}")
    yield "a whole file of a later schema", newer + _action(), "ben.jsonl:1: written in schema 9"
    yield "nothing but blanks", b" \n \n", "ben.jsonl:1 "
    yield "an article that nobody has", _HEADER + _action(article="../other"), "article '../other' was annotated"


_CODEBOOKS = {
    "half a table": b"[labels",
    "a key twice": RULES.encode() + b'[labels.ORG]\nletter = "x"\n',
    "no end of brackets": b"a = " + b"[" * _DEEP,
    "no end of tables": b"a = " + b"{a=" * _DEEP,
    "a key without end": b".".join([b"a"] * _DEEP) + b" = 1",
    "keys of many parts": b"".join(b"k%d" % n + b".a" * 100 + b" = 1\n" for n in range(9_000)),
    "five thousand digits": b"version = " + _DIGITS,
    "five thousand digits of another kind": RULES.encode() + b"[desk]\nblind = 0x" + _DIGITS + b"\n",
    "no number": RULES.encode() + b"[desk]\nblind = nan\n",
    "a share that is a list": RULES.encode() + b"[desk]\nblind = [1]\n",
    "an order that nobody knows": RULES.encode() + b'[desk]\norder = "odd"\n',
    "a version that is a number": RULES.replace('"1.0"', "1.0").encode(),
    "labels that are a word": b'version = "1"\nname = "x"\nlabels = "ORG"\n',
    "a label that is a number": RULES.replace("[labels.ORG]", "[labels]\nPLACE = 1\n[labels.ORG]").encode(),
    "a table that nobody knows": RULES.encode() + b"[plugins]\nload = 1\n",
    "topics that are a list": b'topics = ["x"]\n' + RULES.replace("[topics.truce]", "[labels.X]").encode(),
    "a letter twice": RULES.replace('letter = "s"', 'letter = "o"').encode(),
    "a valence that nobody knows": RULES.replace('valence = "negative"', 'valence = "odd"').encode(),
    "a key of the page that is a number": RULES.encode() + b"[keys]\naccept = 1\n",
    "a circle": RULES.encode() + b'[retired]\nturkey = ["turkey"]\n',
    "a null sign": RULES.encode() + b"\0",
    "bytes that are no UTF-8": RULES.encode() + b"# \xff\n",
    "UTF-16": RULES.encode("utf-16"),
    "JSON": b'{"version": "1.0"}',
    "nothing": b"",
    "too much of it": RULES.encode() + b"# more\n" * 400_000,
    "a date": RULES.replace('"small"', "1979-05-27").encode(),
}
_REGISTRIES = {
    "other columns": (b"id,name\nturkey,Turkey\n", "entities.csv:1: found columns"),
    "nothing": (b"", "entities.csv:1: found columns"),
    "too few cells": (REGISTRY.encode() + b"x,ORG\n", "entities.csv:3: "),
    "too many cells": (REGISTRY.encode() + b"x,ORG,X,,,,,\n", "entities.csv:3: "),
    "an id twice": (REGISTRY.encode() + b"turkey,ORG,X,,,\n", "entities.csv:3: "),
    "no name": (REGISTRY.encode() + b"x,ORG,,,,\n", "entities.csv:3: "),
    "a label that nobody knows": (REGISTRY.encode() + b"x,ODD,X,,,\n", "entities.csv:3: "),
    "an id with a null sign": (REGISTRY.encode() + b"x\0,ORG,X,,,\n", "entities.csv:3: "),
    "a name without end": (REGISTRY.encode() + b"x,ORG," + b"x" * 100_000 + b",,,\n", "entities.csv:3: "),
    "an alias without end": (REGISTRY.encode() + b"x,ORG,X,a;" + b"x" * 1_000 + b",,\n", "entities.csv:3: "),
    "a mark that is not closed": (REGISTRY.encode() + b'x,ORG,"X,,,\n', "entities.csv:"),
    "bytes that are no UTF-8": (REGISTRY.encode() + b"x,ORG,\xff,,,\n", "entities.csv: byte"),
}


FILES = (
    *(Bad(what, "seeds/b.jsonl", data, told) for what, data, told in _articles()),
    *(Bad(what, "seeds/b.csv", data, told) for what, (data, told) in _TABLES.items()),
    Bad("a text with a null sign", "seeds/b.txt", b"x\0y", "b.txt: 'text' holds U+0000"),
    Bad("a text of nothing", "seeds/b.txt", b" \n", "b.txt: the text is empty"),
    Bad("a text in another encoding", "seeds/b.txt", b"Caf\xe9", "b.txt: not utf-8 at byte 3"),
    Bad("a table that is none", "seeds/b.parquet", b"PAR1", "b.parquet: not a Parquet file"),
    *(Bad(what, "annotations/ben.jsonl", data, told) for what, data, told in _logs()),
    *(Bad(what, "annotations/codebook.toml", data, "codebook.toml:") for what, data in _CODEBOOKS.items()),
    *(Bad(what, "annotations/entities.csv", data, told) for what, (data, told) in _REGISTRIES.items()),
)
