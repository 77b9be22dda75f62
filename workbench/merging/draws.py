"""What was drawn by lot in another copy is drawn here too: the id of a draw follows from what was drawn."""

from pathlib import Path

from workbench.drawn import FILE, Drawn, drawn_of
from workbench.inside import contents
from workbench.sampling.noting import save
from workbench.sampling.noting import united as both
from workbench.trouble import Trouble
from workbench.wording import counted

_LARGEST = 2**26
"""Bytes of the file."""


def united(ours: Path, theirs: Path) -> tuple[str, Drawn]:
    """The file of the folder `ours` with what that of `theirs` adds, and what is drawn then.

    Raises Trouble when either cannot be read, or one id stands for two things.
    """
    text = both(_text(ours), _text(theirs))
    return text, drawn_of(text)


def bring(ours: Path, theirs: Path, *, dry: bool) -> tuple[list[str], list[str]]:
    """Add what was drawn there and not here; what came, and what was left and why. Only looks where it is `dry`."""
    try:
        before, (text, after) = drawn_of(_text(ours)), united(ours, theirs)
        more = len(after.entries) - len(before.entries)
        if more and not dry:
            save(ours, text)
    except Trouble as trouble:
        return [], [str(trouble)]
    return [f"{FILE}: {counted(more, 'draw')}"] * bool(more), []


def _text(folder: Path) -> str:
    path = folder / FILE
    return contents(path, _LARGEST).decode("utf-8-sig") if path.exists() or path.is_symlink() else ""
