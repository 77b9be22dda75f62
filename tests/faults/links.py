"""What can lie in a project in the place of a file: a link that leads out, a pipe, a folder, a socket, a device.

Each is planted by a function of the project and of a folder outside, in which there is something to lead to.
"""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import chdir
from functools import partial
from pathlib import Path

Plant = Callable[[Path, Path], object]

_LINKED = {
    "seeds/secret.txt": "victim",
    "seeds/secret.jsonl": "ana.jsonl",
    "seeds/folder": "seeds",
    "annotations/ana.jsonl": "ana.jsonl",
    "annotations/ben.jsonl": "victim",
    "annotations/cat.jsonl": "nothing-there",
    "annotations/codebook.toml": "annotations/codebook.toml",
    "annotations/entities.csv": "annotations/entities.csv",
    "annotations/.ana.lock": "victim",
    "annotations/.codebook.toml.lock": "victim",
    "annotations/.ana.jsonl.seen": "victim",
    f"annotations/.codebook.toml.{os.getpid()}.draft": "victim",
    "build": "seeds",
    "build/labelled.jsonl": "victim",
    f"build/.labelled.jsonl.{os.getpid()}.draft": "victim",
    "build/tables": "seeds",
    "seeds": "seeds",
    "annotations": "annotations",
}
"""A link in the project, and what it leads to outside."""


_IN_THE_WAY = (
    "seeds/b.txt",
    "annotations/ana.jsonl",
    "annotations/codebook.toml",
    "annotations/entities.csv",
    "annotations/.ana.lock",
    "annotations/.ana.jsonl.seen",
    "build/labelled.jsonl",
)
"""Where a pipe, a folder, a socket, a device or a link to itself lies in the place of a file."""


def plants() -> Iterator[tuple[str, Plant]]:
    yield from ((f"link {here}", partial(_link, here, there)) for here, there in _LINKED.items())
    for here in ("annotations/ana.jsonl", "seeds/b.txt", "annotations/codebook.toml", "build/labelled.jsonl"):
        yield f"hard link {here}", partial(_hard_link, here)
    for here in _IN_THE_WAY:
        yield f"pipe {here}", partial(_make, here, os.mkfifo)
        yield f"folder {here}", partial(_make, here, os.mkdir)
        yield f"socket {here}", partial(_make, here, _socket)
        yield f"circle {here}", partial(_make, here, lambda path: path.symlink_to(path))
        yield f"device {here}", partial(_make, here, lambda path: path.symlink_to("/dev/zero"))


def _make(here: str, make: Callable[[Path], object], root: Path, _outside: Path) -> None:
    make(_free(root / here))


def _link(here: str, there: str, root: Path, outside: Path) -> None:
    _free(root / here).symlink_to(outside / there)


def _hard_link(here: str, root: Path, outside: Path) -> None:
    (outside / "b.txt").write_text("Nobody said no.")
    there = {"codebook.toml": "annotations/codebook.toml", "b.txt": "b.txt"}
    _free(root / here).hardlink_to(outside / there.get(Path(here).name, "ana.jsonl"))


def _free(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    if path.is_dir():
        path.rename(path.with_name(f".{path.name}-before"))
    path.unlink(missing_ok=True)
    return path


def _socket(path: Path) -> None:
    with chdir(path.parent), socket.socket(socket.AF_UNIX) as end:
        end.bind(path.name)
