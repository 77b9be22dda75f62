"""What a project writes for other programs: the labelled set, and its tables. Never among what people made."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from workbench import disk
from workbench.inside import target
from workbench.labelled import labelled_line
from workbench.trouble import Trouble
from workbench.wording import uncounted

if TYPE_CHECKING:
    from workbench.exchange import Exported, Format
    from workbench.project import Project


class Export(NamedTuple):
    """The labelled set that was written: where, how many readings, and a sentence if part of the logs is not in it."""

    path: Path
    readings: int
    uncounted: str


def labelled_set(project: "Project", path: Path | None) -> Export:
    """Write the labelled set into `path`, or build/labelled.jsonl; as `Project.export`."""
    path = outside(project, path or project.folder / "build" / "labelled.jsonl")
    logs = project.store.read()
    lines = [
        msgspec.json.encode(labelled_line(reading, article, project.codebook)) + b"\n"
        for reading in logs.annotations
        if (article := project.read_by(reading))
    ]
    disk.replace(path, b"".join(lines))
    return Export(path, len(lines), uncounted(len(logs.damages), len(logs.missing)))


def tables(project: "Project", folder: Path | None, format: "Format") -> "Exported":
    """Write the tables into `folder`, or build/tables; as `Project.export_tables`."""
    from workbench import exchange

    return exchange.export(
        project.tables.all(), outside(project, folder or project.folder / "build" / "tables"), format
    )


def outside(project: "Project", path: Path) -> Path:
    """The path, where something may be written to it.

    Raises Trouble when it is among the articles or annotations, or leads out of the project by a link.
    """
    path = target(path, project.folder)
    if any(path.is_relative_to(kept) for kept in (project.seeds, project.store.folder)):
        raise Trouble(f"{path} is among your articles or annotations; name a file elsewhere, nothing was changed")
    return path
