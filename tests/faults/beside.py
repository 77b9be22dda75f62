"""B12, F19: everything beside articles, logs and codebook deleted, stale or wrong changes nothing that is read."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.builders import a_mention, a_project, an_action
from tests.faults.clocks import end
from workbench.desk.session import Session
from workbench.project import Project

TEXT = "Turkey and Russia meet in Astana 👩‍🚒"
GARBAGE = b'\xff\x00{"not": what it was'


def worked_on(folder: Path) -> Project:
    """A project in which two annotators worked, something was exported, and a kernel has ended."""
    project = a_project(folder, {"one": TEXT, "two": "Idlib is quiet."})
    for who, words in (("ana", "Turkey"), ("ben", "Russia")):
        session = Session(project, who)
        session.act(an_action(project.article("one"), "add", {"m-1": a_mention(TEXT, words)}, id=f"{who}-1"))
        session.open("two")
        session.answer("search", {"words": "Idlib"})
    end()
    project.export()
    return project


def result(folder: Path) -> tuple[bytes, bytes, tuple[str, ...]]:
    """What a kernel that is started anew makes of the project."""
    project = a_project(folder, {})
    page = msgspec.json.encode(Session(project, "ana").open("one"))
    return page, project.export()[0].read_bytes(), project.problems


def beside(project: Project) -> list[Path]:
    """Files that are neither articles nor logs nor the codebook: what may be deleted."""
    kept = {*project.seeds.rglob("*"), *project.store.folder.glob("[!.]*")}
    return sorted(path for path in project.folder.rglob("*") if path.is_file() and path not in kept)


def _after(folder: Path, change: Callable[[Project], object]) -> str:
    project = worked_on(folder)
    before = result(folder)
    change(project)
    after = result(folder)
    return "" if after == before else f"expected {before}, got {after}"


def nothing_is_left_but_articles_logs_and_codebook(folder: Path) -> str:
    return _after(folder, lambda project: [*map(Path.unlink, beside(project))])


def all_that_is_beside_is_garbage(folder: Path) -> str:
    return _after(folder, lambda project: [path.write_bytes(GARBAGE) for path in beside(project)])


def all_that_is_beside_is_empty(folder: Path) -> str:
    return _after(folder, lambda project: [path.write_bytes(b"") for path in beside(project)])


def all_that_is_beside_is_of_another_day(folder: Path) -> str:
    """What is beside the logs is put back from before the last actions; times are rolled back as well."""
    project = worked_on(folder)
    old = {path: path.read_bytes() for path in beside(project)}
    session = Session(project, "ana")
    session.act(an_action(project.article("one"), "add", {"m-2": a_mention(TEXT, "Astana")}, id="ana-2"))
    end()
    project.export()
    before = result(folder)
    for path, data in old.items():
        path.write_bytes(data)
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    after = result(folder)
    return "" if after == before else f"expected {before}, got {after}"


def a_build_folder_that_is_gone(folder: Path) -> str:
    return _after(folder, lambda project: shutil.rmtree(project.folder / "build"))


def files_of_other_programs_among_the_logs(folder: Path) -> str:
    names = (".DS_Store", "Thumbs.db", "desktop.ini", "notes.txt", ".ipynb_checkpoints/ana-checkpoint.jsonl")

    def plant(project: Project) -> None:
        for name in names:
            path = project.store.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(GARBAGE)

    return _after(folder, plant)


SCENARIOS = (
    nothing_is_left_but_articles_logs_and_codebook,
    all_that_is_beside_is_garbage,
    all_that_is_beside_is_empty,
    all_that_is_beside_is_of_another_day,
    a_build_folder_that_is_gone,
    files_of_other_programs_among_the_logs,
)
