"""Names that were refused in another copy are refused here too."""

from pathlib import Path

from workbench import disk
from workbench.desk.newcomers import FILE, refused
from workbench.inside import leads_out
from workbench.wording import counted


def bring(ours: Path, theirs: Path, *, dry: bool) -> tuple[list[str], list[str]]:
    """Add the names of `theirs` to the list in the folder `ours`; what came, and what was left and why.

    Raises OSError; then nothing was changed.
    """
    if leads_out(theirs / FILE, theirs):
        return [], [f"{FILE}: a link out of the folder there, which is not followed"]
    before = refused(ours)
    if not before and (ours / FILE).exists() and (ours / FILE).stat().st_size:
        return [], [f"{FILE}: cannot be read here; mend it, then merge again"]
    if not (new := refused(theirs) - before):
        return [], []
    if not dry:
        disk.replace(ours / FILE, "".join(f"{name}\n" for name in sorted(before | new)).encode())
    return [f"{FILE}: {counted(len(new), 'name')}"], []
