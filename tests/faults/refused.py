"""The right to write, or to read, is taken away in the middle of the work, and given back."""

from collections.abc import Iterator
from pathlib import Path

from tests.faults.acting import Page, scratch
from tests.faults.child import Child, Say, become_nobody, owned_by_nobody
from tests.faults.metric import Metric
from tests.faults.oracle import judge_folder
from workbench.store import Store
from workbench.trouble import Trouble


def refused() -> Metric:
    """F10: one sentence, nothing lost, and the work goes on when the permission is back."""
    with scratch() as folder:
        root = Path(folder) / "project"
        root.mkdir()
        owned_by_nobody(Path(folder))
        faults = tuple(Child(lambda say: _work(root, say)).wait())
    return Metric("F10", "permission lost", f"6 moments, {len(faults)} faults", "told, none lost", not faults, faults)


def _work(root: Path, say: Say) -> None:
    become_nobody()
    for sentence in (*_from_the_start(root), *_in_the_middle(root / "annotations"), *_unreadable(root / "annotations")):
        say(sentence)


def _from_the_start(root: Path) -> Iterator[str]:
    root.chmod(0o555)
    page = Page(root / "annotations")
    page.act("1")
    yield from _expected(page, "a read-only folder", saved=False)
    root.chmod(0o755)
    page.send()
    yield from _expected(page, "a folder that can be written again", saved=True)
    page.close()
    yield from judge_folder(root / "annotations", page.acknowledged, page.tried)


def _in_the_middle(folder: Path) -> Iterator[str]:
    page = Page(folder)
    page.remember("saved", ["1"])
    page.act("2")
    _allow(folder, 0o555, 0o444)
    page.act("3", "4")
    yield from _expected(page, "a read-only file", saved=False)
    yield from judge_folder(folder, page.acknowledged, page.tried)
    _allow(folder, 0o555, 0o644)
    page.act("5")
    yield from _expected(page, "a file in a read-only folder", saved=True)
    _allow(folder, 0o755, 0o644)
    page.act("6")
    yield from _expected(page, "a file that can be written again", saved=True)
    page.close()
    yield from judge_folder(folder, page.acknowledged, page.tried)


def _unreadable(folder: Path) -> Iterator[str]:
    for path, mode in ((folder, 0o000), (folder / "ana.jsonl", 0o000)):
        kept = path.stat().st_mode
        path.chmod(mode)
        try:
            logs = Store(folder).read()
            if not logs.problems and not logs.missing:
                yield f"what is in {path.name} may not be read, and nothing says so"
        except Trouble:
            pass
        path.chmod(kept)


def _allow(folder: Path, mode: int, of_files: int) -> None:
    for path in folder.iterdir():
        path.chmod(of_files)
    folder.chmod(mode)


def _expected(page: Page, where: str, *, saved: bool) -> Iterator[str]:
    if saved and page.waiting:
        yield f"{where}: nothing is saved ({page.told[-1]})"
    if not saved and (not page.waiting or not page.told or "ermission" not in page.told[-1]):
        yield f"{where}: it is not told that it cannot be written"
