"""Whoever only looks changes nothing, and what they see does not hang on when a file was touched."""

import os
import random
from pathlib import Path

from tests.builders import a_mention, a_project, an_action
from tests.faults.acting import scratch
from tests.faults.child import Child, Say, become_nobody, owned_by_nobody
from tests.faults.machine import SYNCS, Machine
from tests.faults.metric import Metric
from workbench import checking
from workbench.desk.session import Session
from workbench.project import Project
from workbench.store import Store

_TEXT = "Turkey said no to Russia; İran 👩‍🚒 said yes."
_WORDS = ("Turkey", "Russia", "İran", "said no", "👩‍🚒")


def reading(times: int) -> Metric:
    """R13: a project with a damaged log is looked at, over and over, with other times on its files, and read-only."""
    with scratch() as folder:
        root = Path(folder).resolve() / "project"
        _write(root)
        before, seen, dice = _prints(root), _look(root), random.Random(13)
        faults = [] if "checksum does not match" in seen[0] else ["what is damaged is not told"]
        for _ in range(times):
            for path in root.rglob("*.jsonl"):
                os.utime(path, (dice.randrange(2**31), dice.randrange(2**31)))
            if _look(root) != seen:
                faults.append("with other times on the files another thing is read")
        faults += [f"{path} was changed by reading" for path in sorted({*_prints(root) ^ before})]
        faults += _read_only(root, seen)
    number = f"looked at {times + 2} times, {len(faults)} faults"
    return Metric("R13", "reading never writes", number, "nothing is changed", not faults, tuple(faults))


def _write(root: Path) -> None:
    project = a_project(root, {"0012": _TEXT})
    for annotator in ("ana", "ben"):
        article = project.article("0012")
        for words in _WORDS:
            put = an_action(article, "add", {"m-1": a_mention(_TEXT, words)})
            # ana's work goes on in a second file
            with Machine(root, "EIO", 1 if (annotator, words) == ("ana", "İran") else 0, only=SYNCS):
                project.store.writer(annotator, "p", "1.0", "0.1.0").append(put, article)
        project.store.writer(annotator, "p", "1.0", "0.1.0").close()
    log = root / "annotations" / "ben.jsonl"
    log.write_bytes(log.read_bytes().replace(b"Russia", b"Prussia"))


def _look(root: Path) -> tuple[str, str]:
    """All that is seen of a project, and what its desk shows, as words."""
    project = Project(root)
    project.__dict__["suggester"] = lambda _article: {}
    opened = Session(project, "ana").open("0012")
    logs = Store(root / "annotations").read()
    stamps = sorted(Store(root / "annotations").stamps())
    found = checking.check(root)
    read = [logs.histories, logs.annotations, logs.problems, logs.missing, project.problems, found, stamps]
    return repr(read), repr(opened)


def _prints(root: Path) -> set[tuple[str, int, bytes]]:
    """Every file and folder with its mode and bytes."""
    return {
        (str(path.relative_to(root)), path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in root.rglob("*")
    }


def _read_only(root: Path, seen: tuple[str, str]) -> list[str]:
    owned_by_nobody(root.parent)
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    def look(say: Say) -> None:
        become_nobody()
        # the desk says besides that nothing can be saved
        say("as ever" if _look(root)[0] == seen[0] else "in a read-only folder another thing is read")

    told = [line for line in Child(look).wait() if line != "as ever"]
    for path in (root, *(path for path in root.rglob("*") if path.is_dir())):
        path.chmod(0o755)  # so that it can be cleared away
    return told
