"""Ids, labels and words that tables take for something else: nothing, a number, a date, a truth value.

They are given to the project by every file that it reads, and looked for in every table and file that it makes.
"""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]

import workbench
from tests.builders import a_mention, an_action
from tests.faults.acting import scratch
from tests.faults.doors import REGISTRY, RULES, a_small_project
from workbench.desk.session import Session
from workbench.exchange import read_back
from workbench.project import Project

VALUES = (
    "NA",
    "N/A",
    "None",
    "null",
    "NULL",
    "nan",
    "NaN",
    "#N/A",
    "0012",
    "12.0",
    "1e5",
    "1E400",
    "-0",
    "0x1F",
    "1_000",
    "inf",
    "TRUE",
    "false",
    "yes",
    "2019-01-02",
    "12:30",
    "3/4",
    "٠١٢",
)
_COLUMNS = ("id", "text", "outlet", "note")


def _jsonl(rows: list[list[str]], path: Path) -> None:
    lines = (json.dumps(dict(zip(_COLUMNS, row, strict=True))) for row in rows)
    path.with_suffix(".jsonl").write_text("\n".join(lines))


def _csv(rows: list[list[str]], path: Path) -> None:
    with path.with_suffix(".csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([_COLUMNS, *rows])


def _parquet(rows: list[list[str]], path: Path) -> None:
    columns = dict(zip(_COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
    pyarrow.parquet.write_table(pyarrow.table(columns), path.with_suffix(".parquet"))


WAYS_IN: dict[str, Callable[[list[list[str]], Path], None]] = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}


def changed(way_in: str) -> list[str]:
    """Where a value came out as another, when the articles were read from such a file."""
    with scratch() as around:
        root = Path(around) / "project"
        a_small_project(root, {})
        WAYS_IN[way_in]([[value, f"They met {value} there.", value, value] for value in VALUES], root / "seeds" / "b")
        labels = "".join(f'[labels."{value}"]\nletter = "{chr(0x4E00 + n)}"\n' for n, value in enumerate(VALUES))
        rules = labels.replace("\n[", '\ndefinition = "x"\n[') + 'definition = "x"\n'
        (root / "annotations" / "codebook.toml").write_text(RULES + rules)
        (root / "annotations" / "entities.csv").write_text(REGISTRY + "".join(f"{v},{v},{v},,,\n" for v in VALUES))
        project = workbench.open(root)
        project.__dict__["suggester"] = lambda _article: {}
        for value in VALUES:
            _mark(project, value)
        return [told for where, found in _ways_out(workbench.open(root)) for told in _other(where, found)]


def _mark(project: Project, value: str) -> None:
    article = project.article(value)
    mention = a_mention(article.text, value, value, value)
    Session(project, "NA").act(an_action(article, "add", {"m-1": mention}))


def _ways_out(project: Project) -> Iterator[tuple[str, list[str]]]:
    articles = [project.article(id_) for id_ in project.articles]
    yield "article ids", [article.id for article in articles]
    yield "outlets", [article.outlet for article in articles]
    yield "other columns", [article.metadata["note"] for article in articles]
    yield "labels", [id_ for id_ in project.codebook.labels if id_ not in ("ORG", "STATE")]
    entities = [entity for entity in project.codebook.entities.values() if entity.id != "turkey"]
    yield "entity ids", [entity.id for entity in entities]
    yield "entity labels", [entity.label for entity in entities]
    yield "names", [entity.name for entity in entities]
    mentions = [mention for reading in project.annotations for mention in reading.mentions.values()]
    yield "labels in the log", [mention.label for mention in mentions]
    yield "entities in the log", [mention.entity or "" for mention in mentions]
    table = project.tables.mentions
    for column in ("article", "label", "entity", "quote"):
        yield f"column {column}", list(table[column])
    lines = [json.loads(line) for line in project.export().path.read_text(encoding="utf-8").splitlines()]
    yield "exported ids", [line["id"] for line in lines]
    yield "exported labels", [line["mentions"][0]["label"] for line in lines]
    for kind in ("csv", "xlsx"):
        made = project.export_tables(project.folder / "build" / kind, kind)
        again = read_back(made.files[0] if kind == "xlsx" else made.files[0].parent)["mentions"]
        for column in ("article", "label", "entity", "quote"):
            yield f"{kind} column {column}", list(again[column])
    yield "annotators", sorted({reading.annotator for reading in project.annotations})


def _other(where: str, found: list[str]) -> Iterator[str]:
    expected = ["NA"] if where == "annotators" else sorted(VALUES)
    if sorted(map(repr, found)) != sorted(map(repr, expected)):
        yield f"{where}: {sorted(set(map(repr, found)) ^ set(map(repr, expected)))}"
