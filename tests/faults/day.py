"""A day with a project, in a process of its own: `python -m tests.faults.day FOLDER UMASK …`, and all is watched.

Everything that writes is done once for each umask: a new project, the desk, the codebook, suggestions, charts, tables,
exports, the check. The last line that is said is what went out to the network, as JSON.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from tests.faults.outward import seen, watch

CANARY = "Nobody but the analyst may read that the brigade of Abu Zurayq met the envoys in Qastal on the ninth."


def begin(folder: Path) -> None:
    """Make a project in `folder`, which is not there yet, with a text that is to stay there."""
    from workbench import starter

    starter.make(folder)
    (folder / "seeds" / "example.txt").unlink()
    (folder / "seeds" / "letter.txt").write_text(f"Turkey and Russia\n\n{CANARY}\n", encoding="utf-8")


def spend(folder: Path) -> None:
    """Do all that one does with the project."""
    from workbench.__main__ import main

    _annotate(folder)
    _evaluate(folder)
    main(["suggest", str(folder / "seeds"), str(folder / "build" / "suggested.jsonl")])
    main(["export", str(folder)])
    main(["export", str(folder), "--tables", "csv"])
    main(["log", "letter", "--folder", str(folder)])
    main(["check", str(folder)])


def _annotate(folder: Path) -> None:
    import workbench

    editor = workbench.open(folder).annotate("ada")
    said: list[dict[str, Any]] = []
    editor.send = said.append

    def say(**message: Any) -> dict[str, Any]:
        editor._handle_custom_msg(message, [])
        return said[-1]

    article = say(type="hello", article="letter")["article"]
    where = {"article": "letter", "sha256": article["sha256"], "drop": []}
    mention = {"kind": "mention", "start": 0, "end": 6, "quote": "Turkey", "label": "STATE", "entity": "turkey"}
    say(type="action", id="a1", do="add", put={"m1": mention}, **where)
    say(type="amend", id="a2", kind="topic", topic={"id": "topic:x", "name": "X", "definition": "."}, article="letter")
    entity = {"id": "new", "label": "PERSON", "name": "Somebody New", "aliases": []}
    say(type="amend", id="a3", kind="entity", entity=entity, article="letter")
    say(type="undo", id="a4", article="letter")
    say(type="redo", id="a5", article="letter")
    say(type="ask", number=1, what="search", given={"words": "Qastal"})
    say(type="ask", number=2, what="export", given={})
    assert all(each["type"] in {"open", "ack", "answer"} for each in said), said


def _evaluate(folder: Path) -> None:
    import workbench
    from workbench import charts

    project = workbench.open(folder)
    repr(project)
    project.tables.all()
    charts.save(charts.entities_by_label(project.tables.mentions), folder / "build" / "labels")


if __name__ == "__main__":
    watch(also_here=True)
    for umask in sys.argv[2:]:
        os.umask(int(umask, base=8))
        begin(Path(sys.argv[1]) / umask)
        spend(Path(sys.argv[1]) / umask)
    print(json.dumps(seen))
