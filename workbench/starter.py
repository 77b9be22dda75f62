"""What a fresh project folder holds: the default codebook, the registry, an example article and the notebooks.

In a checkout these are the repository's own files; an installed package carries copies of them.
"""

import shutil
from pathlib import Path

from workbench.trouble import Trouble

_PACKED = Path(__file__).parent / "starter"
_ROOT = _PACKED if _PACKED.exists() else Path(__file__).parent.parent

_EXAMPLE = """Harbour Council Rejects Naval Base Plan

The council of the port city of Varna Bay on Monday rejected a plan by the federal government to build a naval \
base in its harbour.

“We will not accept warships where our children swim,” council leader Ana Petrova said. She added that the \
council would agree to a coast guard station only if the fishermen keep their berths.

The government welcomed the second proposal. Local militants had threatened to block the road.
"""


def annotations() -> Path:
    """The folder with the default codebook and entity registry."""
    return _ROOT / "annotations"


def make(folder: Path) -> None:
    """Make a project in `folder`. Raises Trouble when something is there already."""
    if folder.exists() and any(folder.iterdir()):
        raise Trouble(f"{folder} is not empty; name a folder that does not exist yet, nothing was changed")
    for name in ("seeds", "annotations", "notebooks"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for path in ["annotations/codebook.toml", "annotations/entities.csv"]:
        shutil.copyfile(_ROOT / path, folder / path)
    for notebook in sorted((_ROOT / "notebooks").glob("*.ipynb")):
        shutil.copyfile(notebook, folder / "notebooks" / notebook.name)
    (folder / "seeds" / "example.txt").write_text(_EXAMPLE, encoding="utf-8", newline="")
