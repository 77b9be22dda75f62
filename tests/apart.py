"""One person at two machines, neither of which has the other's log while they work."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.builders import a_project
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Action, Record


def apart(
    folder: Path,
    texts: Mapping[str, str],
    before: Iterable[Action],
    laptop: Iterable[Action],
    office: Iterable[Action],
    suggestions: Mapping[str, Record] | None = None,
) -> Project:
    """The laptop's project of `ana` once it has the office's log too; they went on from what was done `before`."""
    project = a_project(folder / "laptop", texts, suggestions)
    first = Session(project, "ana")
    for action in before:
        first.act(action)
    away = folder / "office"
    shutil.copytree(project.folder, away)
    for where, actions in ((project.folder, laptop), (away, office)):
        session = Session(Project(where), "ana")
        for action in actions:
            session.act(action)
    copy = project.store.folder / "ana (conflicted copy 2026-11-22).jsonl"
    shutil.copyfile(away / "annotations" / "ana.jsonl", copy)
    return project
