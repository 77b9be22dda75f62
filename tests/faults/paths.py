"""Names and links that would lead out of the project, at every place where a name is taken or a file is looked for."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import chdir, suppress
from functools import cache
from pathlib import Path

from tests.builders import a_mention, a_project, an_action
from tests.faults.acting import scratch
from tests.faults.doors import Doors, a_small_project, fingerprint, warm
from tests.faults.links import plants
from tests.faults.metric import Metric
from workbench.desk.session import Session

SECRET = "Nobody may read this letter"
TEXT = "Turkey rejected the plan of Russia."

NAMES = (
    "../taken",
    "../../taken",
    "..",
    ".",
    "",
    " ",
    "{outside}/taken",
    "../project-sibling/taken",
    "a/../../../taken",
    "a/b/taken",
    "..\\taken",
    "C:\\taken",
    "C:taken",
    "\\\\server\\share\\taken",
    "//server/share/taken",
    "file:///etc/taken",
    "%2e%2e%2ftaken",
    "..%c0%aftaken",
    "~",
    "~/taken",
    "$HOME/taken",
    "`touch taken`",
    "-rf",
    "--help",
    "CON",
    "nul.txt",
    "a:stream",
    "taken.",
    "taken ",
    ".taken",
    "a\nb",
    "a\0b",
    "x" * 300,
    "\u202eneṭak",
    "Cafe\u0301",
)
"""What a hostile name looks like; `{outside}` is a folder beside the project."""


def names(number: int) -> tuple[int, list[str]]:
    """How many tries were made with the first so many names, and what went wrong."""
    tried, wrong = 0, list[str]()
    for name in NAMES[:number]:
        for place, enter in _PLACES.items():
            with scratch() as around:
                root, outside = _two_folders(Path(around))
                named = name.format(outside=outside) if "{" in name else name
                tried += 1
                wrong += [f"{place} {name[:30]!r}: {fault}" for fault in _tried(root, outside, named, enter)]
    return tried, wrong


def links(number: int) -> tuple[int, list[str]]:
    """How many of the first so many planted files were tried, and what went wrong."""
    tried, wrong = 0, list[str]()
    for what, plant in list(plants())[:number]:
        with scratch() as around:
            root, outside = _two_folders(Path(around))
            plant(root, outside)
            tried += 1
            wrong += [f"{what}: {fault}" for fault in _tried(root, outside, "ana", lambda *_: None)]
    return tried, wrong


def paths(number: int) -> Metric:
    """C2: the first so many names at each place, and the first so many links, pipes, devices and sockets."""
    at_names, wrong = names(number)
    at_links, more = links(number)
    wrong += more
    count = f"{min(number, len(NAMES))} names x {len(_PLACES)} places ({at_names} tries), {at_links} planted files"
    target = "25 names x 4 places, nothing outside written or read"
    return Metric("C2", "names and links that lead out", f"{count}, {len(wrong)} faults", target, not wrong, (*wrong,))


def _two_folders(around: Path) -> tuple[Path, Path]:
    root, outside = around / "project", around / "outside"
    a_small_project(root, {"a": TEXT})
    (around / "project-sibling").mkdir()
    a_small_project(outside, {"letter": SECRET})
    (outside / "victim").write_text(SECRET)
    (outside / "ana.jsonl").write_bytes(_a_log())
    return root, outside


@cache
def _a_log() -> bytes:
    """A log that ana could go on in, were it in the project."""
    with scratch() as around:
        project = a_project(Path(around), {"letter": SECRET})
        article = project.article("letter")
        span = a_mention(SECRET, "letter")
        Session(project, "ana").act(an_action(article, "add", {"m-1": span}))
        return (project.store.folder / "ana.jsonl").read_bytes()


def _tried(root: Path, outside: Path, name: str, enter: "_Place") -> Iterator[str]:
    warm()
    before = fingerprint(outside), sorted(os.listdir(root.parent)), fingerprint(root / "seeds")
    doors = Doors()
    allowed = None
    with chdir(root):
        doors.try_one("entering", lambda: enter(root, name, doors))
        annotator = name if enter is _as_annotator else "ana"
        doors.try_all(root, annotator)
        if enter in (_as_export, _as_new):  # where a person says so, and nowhere else
            allowed = os.path.abspath(name) if "\0" not in name else None
    yield from doors.faults
    if SECRET in "".join([*doors.read, *doors.said, *_written(root)]):
        yield "what is outside was read"
    changed = {place for place in {*before[0], *fingerprint(outside)} if before[0].get(place) != _now(outside, place)}
    for place in sorted(changed):
        if not allowed or not (f"{outside / place}/".startswith(f"{allowed}/")):
            yield f"{place} outside was written"
    for place in set(os.listdir(root.parent)) - set(before[1]):
        if not allowed or not allowed.startswith(str(root.parent / place)):
            yield f"{place} was made beside the project"


def _now(folder: Path, place: str) -> str | None:
    return fingerprint(folder).get(place)


def _written(root: Path) -> Iterator[str]:
    for folder in ("annotations", "build"):
        for path in () if (root / folder).is_symlink() else (root / folder).rglob("*"):
            if path.is_file() and not path.is_symlink() and path.stat().st_nlink == 1:
                yield path.read_text(errors="replace")


_Place = Callable[[Path, str, Doors], object]


def _as_article_id(root: Path, name: str, _doors: Doors) -> None:
    (root / "seeds" / "b.jsonl").write_text(json.dumps({"id": name, "text": TEXT}))


def _as_file_name(root: Path, name: str, _doors: Doors) -> None:
    with suppress(OSError, ValueError):  # a name that no disk takes cannot be planted
        (root / "seeds" / name.replace("/", "∕")).with_suffix(".txt").write_text(TEXT)


def _as_annotator(_root: Path, _name: str, _doors: Doors) -> None:
    """Only the name of whoever annotates."""


def _as_export(_root: Path, name: str, doors: Doors) -> None:
    doors.command("export", ".", *([name] if not name.startswith("-") else ["--", name]))


def _as_new(_root: Path, name: str, doors: Doors) -> None:
    doors.command("new", *([name] if not name.startswith("-") else ["--", name]))


def _as_entity(root: Path, name: str, _doors: Doors) -> None:
    with (root / "annotations" / "entities.csv").open("a", newline="") as rows:
        rows.write(f'"{name}",ORG,"{name or "x"}",,,\n')


_PLACES: dict[str, _Place] = {
    "article id": _as_article_id,
    "file name": _as_file_name,
    "annotator": _as_annotator,
    "export": _as_export,
    "new": _as_new,
    "entity id": _as_entity,
}
