"""Half a character (a lone surrogate) is refused at every door with a sentence, and nothing of it is written or sent.

No file and no message can hold one: tools that let one in hang at the next save (jupyter/notebook 2680).
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.builders import a_project, an_action
from tests.faults.unicode import SIGNS
from tests.widget.session import Line
from workbench.corpus import read_articles
from workbench.desk.session import Session
from workbench.records import Status
from workbench.trouble import Trouble
from workbench.widget import Editor

TEXT = "Turkey said nothing."
HALF = re.compile("[\ud800-\udfff]")
halves = st.text(st.sampled_from(SIGNS) | st.characters(categories=["Cs"]), min_size=1, max_size=6)
broken = st.builds("{}{}{}".format, halves, st.characters(categories=["Cs"]), halves)


class Doors:
    """A desk with one article, and the messages that it gets."""

    def __init__(self, folder: Path) -> None:
        self.project = a_project(folder, {"one": TEXT})
        self.session = Session(self.project, "ada")
        self.line = Line(Editor(self.session))
        self.article = self.line.say(type="hello", article="one")["article"]
        self._number = 0

    def act(self, put: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Send an action; what is answered."""
        self._number += 1
        where = {"article": "one", "sha256": self.article["sha256"], "id": f"a{self._number}"}
        return self.line.say(**{"type": "action", **where, "do": "note", "put": put, "drop": []} | more)

    def amend(self, **asked: Any) -> dict[str, Any]:
        """Ask for a change of the codebook; what is answered."""
        self._number += 1
        return self.line.say(type="amend", id=f"a{self._number}", article="one", **asked)

    def ask(self, what: str, **given: Any) -> dict[str, Any]:
        """Ask a question; what is answered."""
        return self.line.say(type="ask", number=1, what=what, given=given)

    def bytes(self) -> dict[str, bytes]:
        """All that is in the folder."""
        files = [path for path in self.project.folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
        return {str(path): path.read_bytes() for path in files}

    def knock(self, words: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Bring `words` to every door; the door and the answer."""
        mention = {"kind": "mention", "start": 0, "end": 6, "quote": "Turkey", "label": "STATE", "entity": None}
        yield "note", self.act({"status": {"kind": "status", "state": "started", "note": words}})
        yield "label", self.act({"m1": mention | {"label": words}})
        yield "entity", self.act({"m1": mention | {"entity": words}})
        yield "suggester", self.act({"m1": mention | {"by": words}})
        yield "record id", self.act({words: mention})
        yield "quote", self.act({"m1": mention | {"quote": words}})
        yield "dropped id", self.act({}, drop=[words])
        yield "action id", self.act({"m1": mention}, id=words)
        yield "article", self.act({"m1": mention}, article=words)
        entity = {"id": "new", "label": "STATE", "name": words, "aliases": []}
        yield "entity name", self.amend(kind="entity", entity=entity)
        yield "entity id", self.amend(kind="entity", entity=entity | {"id": words, "name": "New"})
        yield "alias", self.amend(kind="entity", entity=entity | {"name": "New", "aliases": [words]})
        yield "topic", self.amend(kind="topic", topic={"id": "topic:new", "name": words, "definition": "."})
        yield "definition", self.amend(kind="topic", topic={"id": "topic:new", "name": "New", "definition": words})
        yield "new name", self.amend(kind="rename", what="label", of=["STATE"], name=words)
        yield "merge", self.amend(kind="merge", what="label", of=["STATE"], to=[words])
        yield "greeting", self.line.say(type="hello", article=words)
        yield "way", self.line.say(type="go", to=words)
        for what in ("search", "entities", "queue", "history", "next", "propagation", "amendment"):
            yield f"question {what}", self.ask(what, words=words, article=words, of=words, name=words, label=words)


def faults_of(words: str, doors: Doors) -> list[str]:
    """What is wrong with how `words`, which hold half a character, are received."""
    before = doors.bytes()
    faults = []
    for door, answer in doors.knock(words):
        said = answer.get("why") or answer.get("trouble") or ""
        asks = door.startswith(("question", "greeting"))
        if not asks and answer["type"] != "refused":
            faults.append(f"{door}: {words!a} was answered with {answer['type']}")
        if not asks and ("Error" in said or len(said) < 30):
            faults.append(f"{door}: {words!a} is refused with {said!a}, which is no sentence")
        try:  # as Jupyter packs a message
            json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()
        except (UnicodeEncodeError, ValueError):
            faults.append(f"{door}: the answer to {words!a} cannot be sent, so the page would wait for ever")
    try:
        doors.session.act(an_action(doors.project.article("one"), "note", {"status": Status("started", words)}))
        faults.append(f"session: {words!a} was saved")
    except Trouble:
        pass
    if doors.bytes() != before:
        faults.append(f"{words!a} left something in the project")
    return faults


def file_faults(words: str, folder: Path) -> list[str]:
    """The same of files: as bytes of a text, in a row, and in a file's name."""
    raw = words.encode("utf-8", "surrogatepass")
    files = {b"text.txt": b"Words. " + raw, b"row.jsonl": json.dumps({"text": f"Words. {words}"}).encode() + b"\n"}
    named = re.sub(rb"[/\0]", b"", raw)[:80] + b".txt"
    faults = []
    for name, data in (files | {named: b"Words."}).items():
        path = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))
        path.write_bytes(data)
        corpus = read_articles(folder)
        path.unlink()
        if corpus.articles or not corpus.problems:
            faults.append(f"{name!r}: {words!a} became an article")
        faults += [f"{name!r}: said with half a character" for said in corpus.problems if HALF.search(said)]
    return faults
