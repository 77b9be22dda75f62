"""What a fresh project folder holds: the default codebook, the registry, an example article and the notebooks.

In a checkout these are the repository's own files; an installed package carries copies of them. Two more are for
whoever puts the project under git, which would otherwise change line ends and stop at two machines' lines.
"""

import shutil
from pathlib import Path

from workbench.inside import real
from workbench.trouble import Trouble

_PACKED = Path(__file__).parent / "starter"
_ROOT = _PACKED if _PACKED.exists() else Path(__file__).parent.parent

_EXAMPLE = """Turkey Welcomes Truce Offer, Rebels Want Prisoners First

This article is invented, to try the workbench with.

Turkey on Monday welcomed a ceasefire in the countryside of Aleppo and called on Russia to support it.

“We will not accept any foreign troops on our land,” the National Liberation Front (NLF) said in a statement. The \
NLF said that it would agree to the truce only if all prisoners are released.

Russian Foreign Minister Sergei Lavrov said that Moscow supports the ceasefire. The Syrian government has not declared \
its stance on the truce. Local militants had threatened to attack the Syrian army.
"""

GIT = {
    ".gitattributes": """\
# Logs: never another line end, and what two machines have added becomes one file that holds both.
annotations/*.jsonl -text merge=union
# Articles: the places in the logs count the characters exactly as they stand.
seeds/** -text
""",
    ".gitignore": """\
# Who is writing right now, what this machine saw saved, and drafts: of this machine only.
annotations/.*
# What can be made again.
build/
.ipynb_checkpoints/
""",
}
"""File name → what stands in it, for a project under git."""


def annotations() -> Path:
    """The folder with the default codebook and entity registry."""
    return _ROOT / "annotations"


def make(folder: Path) -> None:
    """Make a project in `folder`. Raises Trouble when something is there already, or the path is none."""
    folder = real(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble(f"{folder} is not an empty folder; name a folder that does not exist yet, nothing was changed")
    for name in ("seeds", "annotations", "notebooks"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for path in ["annotations/codebook.toml", "annotations/entities.csv"]:
        shutil.copyfile(_ROOT / path, folder / path)
    for notebook in sorted((_ROOT / "notebooks").glob("*.ipynb")):
        shutil.copyfile(notebook, folder / "notebooks" / notebook.name)
    (folder / "seeds" / "example.txt").write_text(_EXAMPLE, encoding="utf-8", newline="")
    for name, text in GIT.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
