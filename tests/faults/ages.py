"""B12, F18: logs that an earlier or a later version wrote."""

import re
import shutil
import zlib
from pathlib import Path

import msgspec

from tests.builders import a_mention, a_project, an_action
from tests.faults.clocks import end
from tests.golden.__main__ import ARTICLE, FOLDER
from workbench.desk.session import Session
from workbench.log.lines import SCHEMA
from workbench.project import Project
from workbench.records import Record

SCHEMAS = sorted(path.name for path in FOLDER.iterdir())


def golden(folder: Path, schema: str) -> Project:
    """A project whose log an earlier version wrote."""
    project = a_project(folder, {ARTICLE.id: (FOLDER / schema / "article.txt").read_bytes().decode()})
    shutil.copyfile(FOLDER / schema / "ana.jsonl", project.store.folder / "ana.jsonl")
    return project


def expected(schema: str) -> dict[str, Record]:
    """What the golden log of a schema amounts to."""
    return msgspec.json.decode((FOLDER / schema / "reading.json").read_bytes(), type=dict[str, Record])


def old_logs_are_read_as_they_were_meant(folder: Path) -> str:
    for schema in SCHEMAS:
        project = golden(folder / schema, schema)
        [reading] = project.annotations
        if reading.records != expected(schema) or project.problems:
            return f"schema {schema}: read was {reading.records}, told was {project.problems}"
    return "" if str(SCHEMA) in SCHEMAS else f"there is no golden log of schema {SCHEMA}; python -m tests.golden"


def work_goes_on_after_an_old_log(folder: Path) -> str:
    for schema in SCHEMAS:
        project = golden(folder / schema, schema)
        before = (project.store.folder / "ana.jsonl").read_bytes()
        session = Session(project, "ana")
        session.undo(ARTICLE.id, "u-1")
        session.act(an_action(project.article(ARTICLE.id), "add", {"m-9": a_mention(ARTICLE.text, "Photo")}))
        end()
        again = {"m-9": a_mention(ARTICLE.text, "Photo"), **expected(schema)}
        del again["status"]  # what the old log says last, and what was taken back
        [reading] = Project(project.folder).annotations
        if reading.records != again or project.problems:
            return f"schema {schema}: read was {reading.records}, told was {project.problems}"
        if not (project.store.folder / "ana.jsonl").read_bytes().startswith(before):
            return f"schema {schema}: the old log was rewritten"
    return ""


def sides_of_two_schemas_in_one_file(folder: Path) -> str:
    project = golden(folder, SCHEMAS[0])
    log = project.store.folder / "ana.jsonl"
    old = log.read_bytes()
    log.unlink()
    Session(project, "ana").act(
        an_action(project.article(ARTICLE.id), "add", {"m-9": a_mention(ARTICLE.text, "Photo")})
    )
    end()
    new = log.read_bytes()
    (project.store.folder / ".ana.jsonl.seen").unlink()
    for data in (old + new, new + old):
        log.write_bytes(data)
        [reading] = project.annotations
        if set(reading.records) != {*expected(SCHEMAS[0]), "m-9"} or project.problems:
            return f"read was {sorted(reading.records)}, told was {project.problems}"
    return ""


def a_log_of_the_future(folder: Path) -> str:
    project = golden(folder, SCHEMAS[-1])
    log = project.store.folder / "ana.jsonl"
    future = _edited(log.read_bytes(), f'"schema":{SCHEMAS[-1]},', f'"schema":{SCHEMA + 7},"colour":"red",')
    future = _edited(future, '"kind":"region"', '"kind":"hologram"')
    log.write_bytes(future)
    read = set(project.annotations[0].records)
    Session(project, "ana").act(
        an_action(project.article(ARTICLE.id), "add", {"m-9": a_mention(ARTICLE.text, "Photo")})
    )
    end()
    told = " ".join(project.problems)
    if log.read_bytes() != future:
        return "a log of a newer schema was written to"
    if read != set(expected(SCHEMAS[-1])) - {"r-1"} or f"schema {SCHEMA + 7}" not in told or "hologram" not in told:
        return f"read was {sorted(read)}, told was {told}"
    return "" if "m-9" in project.annotations[0].records else "what was done since does not count"


def fields_that_nobody_knows(folder: Path) -> str:
    project = golden(folder, SCHEMAS[-1])
    log = project.store.folder / "ana.jsonl"
    more = _edited(log.read_bytes(), '"ms":1200', '"ms":1200,"mood":{"grim":[1,null]}')
    more = _edited(more, '"quote":"envoy"', '"quote":"envoy","weight":0.5')
    log.write_bytes(more)
    if project.annotations[0].records != expected(SCHEMAS[-1]) or project.problems:
        return f"told was {project.problems}"
    Session(project, "ana").undo(ARTICLE.id, "u-1")
    end()
    project.export()
    return "" if log.read_bytes().startswith(more) else "fields that nobody knows did not survive"


def _edited(data: bytes, old: str, new: str) -> bytes:
    """A log in which every sound line says `new` for `old`, with checksums as if it had been written so."""
    lines = []
    renamed: dict[bytes, bytes] = {}
    for line in data.split(b"\n")[:-1]:
        body, crc = line[:-18], line[-10:-2]
        if b"%08x" % zlib.crc32(body) == crc:
            body = body.replace(old.encode(), new.encode())
            prev = re.search(rb'"prev":"(\w+)"', body)
            if prev:
                body = body.replace(prev[1], renamed[prev[1]])
            renamed[crc] = b"%08x" % zlib.crc32(body)
        lines.append(body + b',"crc":"%s"}\n' % renamed.setdefault(crc, crc))
    return b"".join(lines)


SCENARIOS = (
    old_logs_are_read_as_they_were_meant,
    work_goes_on_after_an_old_log,
    sides_of_two_schemas_in_one_file,
    a_log_of_the_future,
    fields_that_nobody_knows,
)
